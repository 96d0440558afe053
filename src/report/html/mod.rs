//! The report as one page for a browser: nothing is loaded from elsewhere, everything in it is escaped, and the policy in
//! its head lets no other style or script run than its own.

mod draft;
mod questions;
mod words;
mod wrapped;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use self::words::Words;
use super::markup::escaped;
use super::terminal::severity_word;
use super::{Checked, CommitmentOut, Count, plural, summary};
use crate::rule::{Language, Rule, Severity};
use crate::text::Date;
use crate::text::date::in_words;

/// Severities, the gravest first, each with the sign that stands beside its word: colour alone says nothing.
const SEVERITIES: [(Severity, &str); 4] = [
    (Severity::Error, "✖"),
    (Severity::Warning, "▲"),
    (Severity::Info, "●"),
    (Severity::Hint, "◆"),
];

/// Writes the page of a run on a day.
#[must_use]
pub fn html(files: &[Checked], language: Language, day: Date) -> String {
    // A browser reads `\r\n` as `\n` before it takes the digest.
    let style = include_str!("style.css").replace('\r', "");
    let script = include_str!("script.js").replace('\r', "");
    let words = words::of(language);
    let count = Count::of(files);
    let said = escaped(&summary(count, language));
    let title = match files {
        [file] => escaped(&file.listed),
        _ => words.title.to_owned(),
    };
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; \
         script-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"kamerlint {}\">\n\
         <title>{title}: {said}</title>\n<style>{style}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">{}</a>\n\
         <header class=\"top\"><p class=\"brand\">kamerlint</p><h1>{}</h1><p class=\"said\">{said}</p></header>\n",
        words.lang,
        digest(&style),
        digest(&script),
        env!("CARGO_PKG_VERSION"),
        words.skip,
        words.title,
    );
    if files.len() > 1 {
        contents(&mut page, files, language, words);
    }
    if count.error + count.warning + count.info + count.hint > 0 {
        filters(&mut page, files, language, words);
    }
    page.push_str("<main id=\"main\" tabindex=\"-1\">\n");
    let day = match language {
        Language::Nl => in_words(day),
        Language::En => day.to_string(),
    };
    let mut first = 1;
    for (number, file) in files.iter().enumerate() {
        article(&mut page, file, number + 1, first, words);
        first += file.report.diagnostics.len();
    }
    let _ = write!(
        page,
        "</main>\n<footer class=\"bottom\"><p>{}</p></footer>\n<script>{script}</script>\n</body>\n</html>\n",
        words.closing.replace("{version}", env!("CARGO_PKG_VERSION")).replace("{day}", &day)
    );
    page
}

/// The files, each with what was found in it.
fn contents(page: &mut String, files: &[Checked], language: Language, words: &Words) {
    let _ = writeln!(
        page,
        "<nav class=\"files\" aria-labelledby=\"files\"><h2 id=\"files\">{}</h2><ul>",
        words.files
    );
    for (number, file) in files.iter().enumerate() {
        let found = Count::of(std::slice::from_ref(file));
        let _ = write!(
            page,
            "<li><a href=\"#d{}\">{}</a> <span class=\"tally\">",
            number + 1,
            escaped(&file.listed)
        );
        let mut any = false;
        for (severity, sign) in SEVERITIES {
            let n = of_severity(found, severity);
            if n > 0 {
                any = true;
                let word = severity_word(severity, language);
                let name = severity.name();
                let _ = write!(
                    page,
                    "<span class=\"{name}\"><span aria-hidden=\"true\">{sign}</span> {n}<span class=\"vh\"> {word}</span></span> "
                );
            }
        }
        if !any {
            let _ = write!(
                page,
                "<span aria-hidden=\"true\">✔</span><span class=\"vh\">{}</span>",
                words.nothing
            );
        }
        page.push_str("</span></li>\n");
    }
    page.push_str("</ul></nav>\n");
}

const fn of_severity(count: Count, severity: Severity) -> usize {
    match severity {
        Severity::Error => count.error,
        Severity::Warning => count.warning,
        Severity::Info => count.info,
        Severity::Hint => count.hint,
    }
}

/// The buttons that show and hide findings; without script they stay hidden.
fn filters(page: &mut String, files: &[Checked], language: Language, words: &Words) {
    let all = files.iter().flat_map(|file| &file.report.diagnostics);
    let mut rules: BTreeMap<&str, (&Rule, usize)> = BTreeMap::new();
    for found in all {
        rules.entry(&found.rule.code).or_insert((&*found.rule, 0)).1 += 1;
    }
    let _ = write!(
        page,
        "<section class=\"filters\" aria-label=\"{0}\" hidden>\n<details open><summary>{0}</summary>\n\
         <div role=\"group\" aria-labelledby=\"by-severity\"><h2 id=\"by-severity\">{1}</h2>",
        words.filters, words.severity
    );
    let count = Count::of(files);
    for (severity, sign) in SEVERITIES {
        let n = of_severity(count, severity);
        if n > 0 {
            let _ = write!(
                page,
                "<button type=\"button\" aria-pressed=\"true\" class=\"{0}\" data-filter=\"{0}\"><span aria-hidden=\"true\">{sign}</span> {1} <span class=\"n\">{n}</span></button>",
                severity.name(),
                severity_word(severity, language),
            );
        }
    }
    let _ = write!(
        page,
        "</div>\n<div role=\"group\" aria-labelledby=\"by-rule\"><h2 id=\"by-rule\">{}</h2>",
        words.rule
    );
    for (code, (rule, n)) in rules {
        let _ = write!(
            page,
            "<button type=\"button\" aria-pressed=\"true\" data-filter=\"{0}\"><b>{0}</b> {1} <span class=\"n\">{n}</span></button>",
            escaped(code),
            escaped(&rule.texts(language).summary),
        );
    }
    let _ = writeln!(
        page,
        "</div>\n<p class=\"state\"><span role=\"status\" data-text=\"{}\"></span> <button type=\"button\" class=\"plain\" data-set=\"true\">{}</button> <button type=\"button\" class=\"plain\" data-set=\"false\">{}</button></p></details></section>",
        words.shown, words.all, words.none
    );
}

/// One draft: its questions, then its text with the findings.
fn article(page: &mut String, file: &Checked, number: usize, first: usize, words: &Words) {
    let _ = writeln!(
        page,
        "<article aria-labelledby=\"d{number}\">\n<h2 class=\"file\" id=\"d{number}\">{}</h2>",
        escaped(&file.listed)
    );
    if file.report.is_unread() {
        let _ = writeln!(page, "<p class=\"remark\">{}</p>", words.other);
    }
    questions::checklist(page, file, number, words);
    draft::pages(page, file, number, first, words);
    commitments(page, file, number, words);
    cited(page, file, number, words);
    unseen(page, file, words);
    page.push_str("</article>\n");
}

/// What was not looked at, and what is not shown: silence about it would be taken for "all is well".
fn unseen(page: &mut String, file: &Checked, words: &Words) {
    if file.report.is_unread() || !file.report.draft.kind.answers_questions() {
        return;
    }
    let accepted = file.report.accepted;
    let lines: Vec<String> = [
        (!file.beside.sheet).then(|| words.no_sheet.to_owned()),
        (!file.beside.papers).then(|| words.no_papers.to_owned()),
        (accepted > 0).then(|| plural(accepted, words.accepted)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if lines.is_empty() {
        return;
    }
    let _ = write!(page, "<div class=\"unseen\"><h3>{}</h3><ul>", words.unseen);
    for line in lines {
        let _ = write!(page, "<li>{line}</li>");
    }
    page.push_str("</ul></div>\n");
}

/// What a draft promises, each with its term: whoever signs should know.
fn commitments(page: &mut String, file: &Checked, number: usize, words: &Words) {
    let draft = &file.report.draft;
    if draft.commitments.is_empty() {
        return;
    }
    let _ = writeln!(page, "<div class=\"cited\"><h3>{}</h3><dl>", words.commitments);
    for one in &draft.commitments {
        let one = CommitmentOut::of(&file.source, draft, one);
        let when = one.when.as_deref().unwrap_or(words.no_term);
        let due = one.due.map_or_else(String::new, |due| format!(" ({due})"));
        let _ = writeln!(
            page,
            "<div><dt><a href=\"#d{number}l{}\">{}{due}</a></dt><dd>{}</dd></div>",
            one.range.start.line,
            escaped(when),
            escaped(&one.text)
        );
    }
    page.push_str("</dl></div>\n");
}

/// What the papers are called that a draft cites, so that a wrong number is seen by whoever knows what was meant.
fn cited(page: &mut String, file: &Checked, number: usize, words: &Words) {
    if file.titles.is_empty() {
        return;
    }
    let _ = writeln!(page, "<div class=\"cited\"><h3>{}</h3><dl>", words.cited);
    for (span, title) in &file.titles {
        let line = file.source.lines().line_of(span.start) + 1;
        let written = file.source.slice(*span).split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(
            page,
            "<div><dt><a href=\"#d{number}l{line}\">{}</a></dt><dd>{}</dd></div>",
            escaped(&written),
            escaped(title)
        );
    }
    page.push_str("</dl></div>\n");
}

/// The SHA-256 of a text in base64, as a Content Security Policy wants it.
fn digest(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut base64 = String::with_capacity(44);
    for bytes in Sha256::digest(text).chunks(3) {
        let three =
            bytes.iter().chain([&0, &0]).take(3).fold(0, |sum, &byte| sum << 8 | usize::from(byte));
        for place in 0..4 {
            let digit = DIGITS.get(three >> (18 - 6 * place) & 63);
            base64.push(
                digit.filter(|_| place <= bytes.len()).map_or('=', |&digit| char::from(digit)),
            );
        }
    }
    base64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_base64() {
        // The digest of nothing, as FIPS 180 gives it, in base64.
        assert_eq!(digest(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
