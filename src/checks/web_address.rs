//! KL315: a web address that is broken, lacks its scheme, or tells more than where the page is.

use super::{Context, Finding};
use crate::cite::{Address, addresses};
use crate::draft::{Draft, Part};
use crate::text::Span;

/// Parameters that only follow a reader, by their beginning: of campaigns, advertisements and newsletters.
const TRACKING: [&str; 20] = [
    "utm_",
    "fbclid=",
    "gclid=",
    "gclsrc=",
    "dclid=",
    "gbraid=",
    "wbraid=",
    "msclkid=",
    "yclid=",
    "twclid=",
    "ttclid=",
    "li_fat_id=",
    "igshid=",
    "igsh=",
    "mc_cid=",
    "mc_eid=",
    "_hsenc=",
    "_hsmi=",
    "at_medium=",
    "at_campaign=",
];

/// The host through which Outlook sends the links in mail.
const MAIL_SCAN: &str = ".safelinks.protection.outlook.com";

/// A text with a line of this many bytes is not wrapped: there a line end within an address was typed.
const UNWRAPPED: usize = 160;

/// Reports addresses of the answerer, each once. A site alone (`www.rijksoverheid.nl`) is a name and needs no scheme.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let text = context.source.text();
    let all = addresses(text);
    if all.is_empty() {
        return;
    }
    let quoted = quoted(context.draft);
    let wrapped = context.draft.published || !text.lines().any(|line| line.len() >= UNWRAPPED);
    for address in all {
        let span = Span::of(address.range.clone());
        let before = quoted.partition_point(|quoted| quoted.start <= span.start);
        if before
            .checked_sub(1)
            .and_then(|i| quoted.get(i))
            .is_some_and(|quoted| quoted.covers(span))
        {
            continue;
        }
        let finding = broken(text, &address, wrapped)
            .or_else(|| mail_scan(text, &address))
            .or_else(|| tracking(text, &address))
            .or_else(|| without_scheme(text, &address).filter(|_| in_answer(context.draft, span)));
        found.extend(finding);
    }
}

/// Whether a place is in an answer or a note. A letterhead gives its site as it likes.
fn in_answer(draft: &Draft, span: Span) -> bool {
    let before = draft.answers.partition_point(|answer| answer.heading.start <= span.start);
    before > 0 || draft.notes.iter().any(|note| note.span.covers(span))
}

/// Questions and the notes to them, in the order of the text.
fn quoted(draft: &Draft) -> Vec<Span> {
    let questions = draft.questions.iter().map(|question| question.span);
    let notes = draft.notes.iter().enumerate();
    let notes = notes.filter(|(i, _)| draft.is_quoted(Part::Note(*i))).map(|(_, note)| note.span);
    let mut spans: Vec<Span> = questions.chain(notes).collect();
    spans.sort_unstable();
    spans
}

/// `https://www.rijksoverheid.nl/documenten/ kamerstukken/2024/…`: what follows the gap can only be the rest.
fn broken(text: &str, address: &Address, wrapped: bool) -> Option<Finding> {
    let written = text.get(address.range.clone())?;
    let rest = text.get(address.range.end..)?;
    let tail = rest.trim_start_matches([' ', '\r', '\n']);
    let gap = rest.get(..rest.len() - tail.len())?;
    let next = tail.split(char::is_whitespace).next()?;
    let open =
        written.ends_with(['/', '-', '_', '=', '&', '%']) && written.matches('/').count() > 2;
    let goes_on = next.len() >= 8
        && next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        && next.contains(['/', '-', '_', '=', '%'])
        && next.contains(|c: char| c.is_ascii_digit() || c == '/')
        && !next.contains("://");
    let fits = match gap {
        " " => open,
        "\n" | "\r\n" => !wrapped && (open || next.contains('/')),
        _ => false,
    };
    let end = address.range.end + gap.len() + next.trim_end_matches(['.', ',', ')', ';']).len();
    (fits && goes_on).then(|| Finding::at(Span::of(address.range.start..end)).worded("broken"))
}

/// An address that Outlook put in place of the real one.
fn mail_scan(text: &str, address: &Address) -> Option<Finding> {
    text.get(address.host.clone())?.to_ascii_lowercase().ends_with(MAIL_SCAN).then_some(())?;
    let query = text.get(address.query.clone())?;
    let real = query.split('&').find_map(|part| part.strip_prefix("url="))?;
    let real = decoded(real).filter(|real| real.starts_with("http"))?;
    let span = Span::of(address.range.clone());
    Some(Finding::at(span).worded("mail").with("right", &real).edit(span, real))
}

/// `%3A` as `:`; `None` where that gives no text.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let value = digit(rest.next()?)? * 16 + digit(rest.next()?)?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    (!text.contains(|c: char| c.is_whitespace() || c.is_control())).then_some(text)
}

fn tracking(text: &str, address: &Address) -> Option<Finding> {
    let query = text.get(address.query.clone()).filter(|query| !query.is_empty())?;
    let tracks = |part: &str| TRACKING.iter().any(|start| part.starts_with(start));
    let mut at = address.query.start;
    let (mut kept, mut traced): (Vec<&str>, Option<Span>) = (Vec::new(), None);
    for part in query.split('&') {
        let span = Span::of(at..at + part.len());
        at += part.len() + 1;
        // In the source of a page and in Markdown an ampersand may be written as an entity.
        if tracks(part.strip_prefix("amp;").unwrap_or(part)) {
            traced = Some(traced.map_or(span, |first| first.to(span)));
        } else {
            kept.push(part);
        }
    }
    let traced = traced?;
    let (start, right) = match kept.as_slice() {
        [] => (address.query.start - 1, String::new()),
        kept => (address.query.start, kept.join("&").trim_start_matches("amp;").to_owned()),
    };
    let words = text.get(traced.range())?;
    Some(Finding::at(traced).with("text", words).edit(Span::of(start..address.query.end), right))
}

/// `www.trouw.nl/nieuws/…`: a page, not a site.
fn without_scheme(text: &str, address: &Address) -> Option<Finding> {
    let path = text.get(address.host.end..address.range.end)?;
    let before = text.get(..address.range.start)?.trim_end();
    // `https://` may end the line before.
    let page = path.len() > 1 && path.starts_with('/') && !before.ends_with("://");
    let span = Span::of(address.range.clone());
    (page && !address.scheme).then(|| Finding::at(span).worded("scheme"))
}
