//! Headings of answers: the word, who answers or what is answered, the numbers, and what may stand behind them.

use super::form::{
    Heading, HeadingKind, JOINTLY, OFFICES, Sure, as_sure_as, counted, numbered, whole,
};
use super::letters::{leading_digits, strip_word};
use super::numbers::in_order;
use super::{Says, cues};
use crate::text::is_unseen;

/// Words before the numbers, longest first.
const LINKS: [&str; 10] =
    ["op de ", "op uw ", "op het ", "bij de ", "van de ", "to ", "op ", "bij ", "van ", "aan "];

/// Words that say that numbers of questions follow.
const NUMBER_WORDS: [&str; 10] = [
    "vraagnummers ",
    "vraagnummer ",
    "deelvragen ",
    "vragen ",
    "vraag ",
    "vr. ",
    "nummers ",
    "nummer ",
    "nrs. ",
    "question ",
];

/// Who answers, in lists: an office goes on on the next line too often (`Antwoord van de staatssecretaris` / `van Financiën`), and is a
/// head.
const WHO: [&str; 8] = [
    "algemene rekenkamer",
    "rekenkamer",
    "ar",
    "kabinet",
    "het kabinet",
    "regering",
    "de regering",
    "de algemene rekenkamer",
];

/// What else may stand behind the word and be all there is, where a question is open.
const WHOLE: [&str; 9] = [
    ".",
    "op de vraag",
    "op deze vraag",
    "op uw vraag",
    "op bovenstaande vraag",
    "en toelichting",
    "en reactie",
    "met toelichting",
    "/ reactie",
];

/// Reads the heading of an answer: `Antwoord op de vragen 3 en 4:`, `Antwoord`, `Nader antwoord 2`, `Ad 1.`
pub(super) fn answer(text: &str) -> Option<Heading> {
    let (cue, rest) = cues::heading(text, Says::Answer)?;
    // `Antw: Ja.`, `Ad 1.`: what closes the word says what follows too.
    let closed = cue.words.ends_with([':', ' ']);
    let rest = if closed { text.get(cue.words.len() - 1..)? } else { rest };
    let (heading, named) = answer_of(text, rest)?;
    let joint = heading.numbers.len() > 1 && heading.rest == text.len();
    if (named || joint) && !cue.is_sure() {
        // `Reactie op vraag 3` and `Ad 2 t/m 4` say what `Reactie 3` leaves open.
        return Some(Heading { sure: heading.sure.min(Sure::Expected), ..heading });
    }
    as_sure_as(cue, text, heading)
}

/// Whether a heading says that it stands above the answer to several questions and does not say to which: `Gezamenlijk antwoord`.
pub(super) fn is_joint(heading: &Heading, text: &str) -> bool {
    let words = text.get(heading.range.clone()).unwrap_or_default().to_lowercase();
    heading.kind == HeadingKind::Answer
        && heading.numbers.is_empty()
        && JOINTLY.iter().any(|word| words.contains(word))
}

/// `Antwoorden`, `Beantwoording:`: a heading alone on its line that is about all answers.
pub(super) fn is_plural(text: &str, heading: &Heading) -> bool {
    const WORDS: [&str; 3] = ["antwoorden", "beantwoording", "reacties"];
    let words = text.get(heading.range.clone()).unwrap_or_default();
    let words = words.trim_end_matches(|c: char| c == ':' || is_unseen(c)).to_lowercase();
    heading.numbers.is_empty() && heading.rest == text.len() && WORDS.contains(&&*words)
}

/// A heading of an answer, of which `rest` stands behind the word, and whether it says `vraag`.
fn answer_of(text: &str, rest: &str) -> Option<(Heading, bool)> {
    // Plural or singular, `Antwoord` alone closes with nothing or a colon; in small letters where a question is open.
    let after = rest.trim_start_matches(is_unseen);
    let capital = text.starts_with(char::is_uppercase);
    let sure = if capital { Sure::Form } else { Sure::Expected };
    if after.is_empty() || after == ":" || says_who(after) {
        let heading = Heading { sure, ..whole(HeadingKind::Answer, text.len()) };
        return (capital || after.is_empty() || after == ":").then_some((heading, false));
    }
    if is_whole(after) || is_abbreviation(after) {
        let heading = Heading { sure: Sure::Expected, ..whole(HeadingKind::Answer, text.len()) };
        return capital.then_some((heading, false));
    }
    // `Antwoord: Ja.`, `**Antwoord:** Ja.`, `Antwoord - Ja.`, a tab where columns of a table were.
    let tabbed = rest.starts_with('\t').then_some(after);
    let inline = after
        .strip_prefix(':')
        .map(|inline| inline.trim_start_matches(['*', '_']))
        .or(tabbed)
        .or_else(|| {
            let dashed = after.strip_prefix(['-', '–', '—'])?;
            dashed.starts_with(is_unseen).then_some(dashed)
        });
    if let Some(inline) = inline {
        let words = inline.trim_start_matches(is_unseen);
        if leading_digits(words) == 0 {
            let range = 0..text.len() - after.len();
            let rest = text.len() - words.len();
            let heading = Heading { rest, sure, ..whole(HeadingKind::Answer, range.end) };
            return (capital || after.starts_with(':')).then_some((heading, false));
        }
    }
    if rest.len() == after.len() && !rest.starts_with(|c: char| c.is_ascii_digit() || c == '(') {
        return None;
    }
    // `Antwoord van het kabinet op vraag 3`
    let after = answerer(after).unwrap_or(after);
    let after = after.trim_start_matches(['(', '[']);
    let after = JOINTLY.iter().find_map(|word| strip_word(after, word)).unwrap_or(after);
    let after = after.trim_start_matches(is_unseen);
    let linked = LINKS.iter().find_map(|link| strip_word(after, link)).unwrap_or(after);
    let linked = linked.trim_start_matches(is_unseen).trim_start_matches('(');
    if let Some(heading) = by_order(text, linked) {
        return Some((heading, true));
    }
    let word = NUMBER_WORDS.iter().find_map(|word| strip_word(linked, word)).unwrap_or(linked);
    let named = word.len() != linked.len();
    let word = word.trim_start_matches(|c: char| matches!(c, ':' | '(') || is_unseen(c));
    let heading = numbered(text, counted(word), HeadingKind::Answer)?;
    if !named && linked.len() != after.len() {
        // `Antwoord op 18 februari` is no heading: a link needs its `vraag`, or several numbers and nothing else.
        let several = heading.numbers.len() > 1 && heading.rest == text.len();
        let sure = heading.sure.min(Sure::Expected);
        return several.then_some((Heading { sure, ..heading }, false));
    }
    Some((heading, named))
}

/// `op de tweede, derde en vierde vraag`
fn by_order(text: &str, linked: &str) -> Option<Heading> {
    let at = text.len() - linked.len();
    let (numbers, len) = in_order(linked, at)?;
    let after = linked.get(len..)?.trim_start_matches(is_unseen);
    let end = ["vragen", "vraag"].iter().find_map(|word| strip_word(after, word))?;
    let ended = end.trim_matches(|c: char| matches!(c, ':' | '.') || is_unseen(c)).is_empty();
    let end = text.len() - end.len();
    let heading = Heading { numbers, sure: Sure::Expected, ..whole(HeadingKind::Answer, end) };
    ended.then_some(Heading { rest: text.len(), ..heading })
}

/// `Antwoord Algemene Rekenkamer`, `Antwoord van het kabinet:`: who answers.
fn says_who(after: &str) -> bool {
    let who = after.trim_end_matches(|c: char| c == ':' || is_unseen(c));
    let who = strip_word(who, "van ").unwrap_or(who);
    WHO.iter().any(|known| strip_word(who, known).is_some_and(str::is_empty))
}

/// `IenW:`, `BZK`: the ministry that answers, by its letters.
fn is_abbreviation(after: &str) -> bool {
    const LONGEST: usize = 6;
    let letters = after.trim_end_matches(|c: char| c == ':' || is_unseen(c));
    letters.len() <= LONGEST
        && letters.chars().all(char::is_alphabetic)
        && letters.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// What stands behind who answers, where that goes on to what is answered.
fn answerer(after: &str) -> Option<&str> {
    const TOGETHER: [&str; 2] = ["het kabinet ", "de regering "];
    const LONGEST: usize = 90;
    let who = strip_word(after, "van ")?;
    let rest = OFFICES.iter().chain(&TOGETHER).find_map(|office| strip_word(who, office))?;
    if ["op ", "bij "].iter().any(|link| strip_word(rest, link).is_some()) {
        return Some(rest);
    }
    // `van de minister van Financiën op vraag 2`
    let at = rest.find(" op ").filter(|&at| at < LONGEST)?;
    let name = rest.get(..at)?;
    (!name.contains(['.', ',', '?'])).then(|| rest.get(at + 1..)).flatten()
}

/// `op de vraag`, `en toelichting:`, `(concept)`, `(Defensie)`: the rest of a heading that names no number.
fn is_whole(after: &str) -> bool {
    const LONGEST: usize = 40;
    let words = after.trim_end_matches(|c: char| c == ':' || is_unseen(c));
    let inside = words.strip_prefix('(').and_then(|inside| inside.strip_suffix(')'));
    let bracket = inside.is_some_and(|inside| {
        inside.len() < LONGEST
            && !inside.contains(|c: char| c.is_ascii_digit() || "().?".contains(c))
    });
    bracket || WHOLE.iter().any(|known| strip_word(words, known).is_some_and(str::is_empty))
}

#[cfg(test)]
mod tests {
    use super::super::heading::parse;
    use super::*;

    fn seen(text: &str) -> Option<(Vec<u32>, &str, Sure)> {
        let heading = parse(text).filter(|one| one.kind == HeadingKind::Answer)?;
        let numbers = heading.numbers.iter().map(|(number, _)| number.value()).collect();
        Some((numbers, text.get(heading.rest..).unwrap(), heading.sure))
    }

    #[test]
    fn one_answer_to_several_questions() {
        use Sure::{Expected, Form};
        for (text, sure) in [
            ("Gezamenlijk antwoord op de vragen 2, 3 en 4", Form),
            ("Gezamenlijke beantwoording vragen 2 t/m 4", Form),
            ("Gecombineerd antwoord op vragen 2, 3 en 4:", Form),
            ("Gecombineerd antwoord vragen 2, 3 en 4", Form),
            ("Antwoord op vragen 2, 3 en 4 gezamenlijk", Form),
            ("Antwoord gezamenlijk op vragen 2, 3 en 4", Form),
            ("Antwoord op 2, 3 en 4", Expected),
            ("Antwoord op vragen (2 t/m 4)", Form),
            ("Antwoord op vragen 2 t/m. 4", Form),
            ("Antwoord op vragen nrs. 2 t/m 4", Form),
            ("Antwoord op nrs. 2 t/m 4", Form),
            ("Antwoord op vragen 2 tot en met 4", Form),
            ("Antwoord op vragen 2 t/m 4 van het lid Van Dijk", Expected),
            ("Antwoord 2 t/m 4 aan mevrouw De Vries", Expected),
            ("Antwoord 2, 3 en 4, in samenhang", Form),
            ("Gebundeld antwoord 2, 3 en 4:", Form),
            ("Antwoord van de minister op de vragen 2 t/m 4", Form),
            ("Antwoord op de tweede, derde en vierde vraag", Expected),
            ("Reactie op vragen 2 t/m 4", Expected),
            ("2, 3 en 4. Antwoord", Expected),
            ("A2-4:", Expected),
            ("Ad vragen 2 t/m 4", Expected),
            ("Ad 2, 3 en 4:", Expected),
        ] {
            assert_eq!(seen(text), Some((vec![2, 3, 4], "", sure)), "{text:?}");
        }
        for text in [
            "Antwoord op 2, 3 en 4 maart",
            "Antwoord op 3 maart",
            "Antwoord op de eerste vraag is dit toegelicht.",
            "Gezamenlijk antwoord geven wij niet",
            "Antwoord op vragen 2 en 3 van het lid Van Dijk is al gegeven",
            "Ad Melkert",
            "Ad hoc 2",
        ] {
            assert_eq!(seen(text), None, "{text:?}");
        }
    }

    #[test]
    fn other_words_and_endings() {
        use Sure::{Expected, Form, Layout};
        for (text, numbers, rest, sure) in [
            ("antwoord", vec![], "", Expected),
            ("antwoord: Ja.", vec![], "Ja.", Expected),
            ("Antwoord.", vec![], "", Expected),
            ("Antwoord op de vraag", vec![], "", Expected),
            ("Antwoord en toelichting:", vec![], "", Expected),
            ("Antwoord (concept)", vec![], "", Expected),
            ("Antwoord (Defensie)", vec![], "", Expected),
            ("Antw: Ja.", vec![], "Ja.", Form),
            ("Nader antwoord 2", vec![2], "", Form),
            ("Nader antwoord op vraag 2", vec![2], "", Form),
            ("Aanvullend antwoord 2", vec![2], "", Form),
            ("Kabinetsreactie:", vec![], "", Layout),
            ("Reactie op vraag 1", vec![1], "", Expected),
            ("Reactie 1", vec![1], "", Layout),
            ("Ad 1. Ja.", vec![1], "Ja.", Layout),
            ("Ad vraag 2", vec![2], "", Expected),
            ("[Antwoord 3]", vec![3], "", Expected),
        ] {
            assert_eq!(seen(text), Some((numbers, rest, sure)), "{text:?}");
        }
        for text in [
            "antwoord op de vraag",
            "Antwoord op de vraag of de brug opengaat",
            "Antwoord (ontvangen 3 mei 2026)",
            "Antwerpen: een stad",
            "Nader antwoord van minister Bakker (Financiën)",
            "Kabinetsreactie",
            "Addendum 2",
        ] {
            assert_eq!(seen(text), None, "{text:?}");
        }
    }
}
