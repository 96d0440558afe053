//! What is said of questions, papers, posts and rules, in Markdown.

use std::fmt::Write as _;

use super::Snapshot;
use crate::cite::dossier_url;
use crate::draft::fit::{Evidence, evidence};
use crate::draft::{Cited, Due, Question};
use crate::lint::Diagnostic;
use crate::register::Post;
use crate::report::severity_word;
use crate::rule::{Language, Rule};
use crate::text::Date;
use crate::text::date::{LATEST, in_words};

/// A reference: what it is, its id and link, and what its dossier is called.
pub fn paper(snapshot: &Snapshot, cited: &Cited) -> String {
    let citation = &cited.citation;
    let words = snapshot.draft().words_in(cited.part, citation.range.clone());
    let mut text = format!("**{}** ({})", plain(words), citation.kind.name());
    let code = citation.dossier.as_ref().map(|dossier| dossier.code());
    match (&citation.id, &code) {
        (Some(id), _) => {
            let _ = write!(text, "\n\n`{id}`");
        }
        (None, Some(code)) if citation.number.is_none() && citation.faults.is_empty() => {
            let _ = write!(text, "\n\n<{}>", dossier_url(code));
        }
        (None, _) => {
            let nothing = "Deze verwijzing wijst geen stuk aan.";
            let nothing = snapshot.word(nothing, "This reference names no paper.");
            let _ = write!(text, "\n\n*{nothing}*");
        }
    }
    if let Some(url) = citation.url() {
        let _ = write!(text, "\n\n<{url}>");
    }
    for named in snapshot.settings.named(citation) {
        let _ = write!(text, "\n\n{}", plain(&named));
    }
    text
}

/// A question in full, with a list of what it asks where that is more than one thing, each with the sentence of the answer that fits it
/// best.
pub fn asked(snapshot: &Snapshot, question: &Question) -> String {
    let draft = snapshot.draft();
    let word = |nl, en| snapshot.word(nl, en);
    let mut text = format!("**Vraag {}**\n\n{}", question.number, plain(question.flow.text()));
    if question.subquestions.len() < 2 {
        return text;
    }
    let seen = evidence(draft, question);
    for (sub, seen) in question.subquestions.iter().zip(&seen) {
        let due = match sub.due {
            Due::Always => "",
            Due::IfYes => word(" *(bij ja)*", " *(if yes)*"),
            Due::IfNo => word(" *(bij nee)*", " *(if no)*"),
        };
        let _ = write!(text, "\n- [ ] {}{due}", plain(question.flow.slice(sub.range.clone())));
        if let Some((said, other)) = seen.said(draft, question) {
            let question = word("vraag", "question");
            let place = other.map_or_else(String::new, |number| format!("{question} {number}: "));
            let _ = write!(text, "  \n  → {place}*{}*", plain(said));
        } else if *seen == Evidence::NotFound {
            let _ = write!(text, "  \n  → **{}**", word("niet gevonden", "not found"));
        }
    }
    text
}

/// "2 juli 2024 – heden (kabinet-Schoof)".
pub fn days(post: &Post, language: Language) -> String {
    let day = |day: Date| match language {
        Language::Nl => in_words(day),
        Language::En => day.to_string(),
    };
    let until = match (post.until == LATEST, language) {
        (true, Language::Nl) => "heden".to_owned(),
        (true, Language::En) => "now".to_owned(),
        (false, _) => day(post.until),
    };
    let cabinet = if language == Language::Nl { "kabinet-" } else { "cabinet " };
    format!("{} – {until} ({cabinet}{})", day(post.from), post.cabinet)
}

/// What a hover says of a finding: why it is one, and what to do. What it was found by, the explanation of the rule tells.
pub fn brief(found: &Diagnostic, language: Language) -> String {
    let texts = found.rule.texts(language);
    let why = texts.why.trim();
    let mut text = format!("**{}** {}\n\n{why}", found.rule.code, plain(&texts.summary));
    if let Some(help) = &found.help {
        let lead = if language == Language::Nl { "Wat te doen" } else { "What to do" };
        let _ = write!(text, "\n\n**{lead}**: {}", plain(help));
    }
    text
}

/// A rule in Markdown, with what it rests on.
pub fn explained(rule: &Rule, language: Language) -> String {
    let texts = rule.texts(language);
    let source = if language == Language::Nl { "Bron" } else { "Source" };
    format!(
        "**{} {}** ({}): {}\n\n{}\n\n*{source}: {}*",
        rule.code,
        rule.name,
        severity_word(rule.severity, language),
        texts.summary,
        texts.why.trim(),
        rule.source.trim()
    )
}

/// Words of the draft, which are not Markdown.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '<' | '[' | ']' | '\\' | '#') {
            plain.push('\\');
        }
        plain.push(c);
        if c == '\n' {
            plain.push('\n');
        }
    }
    plain
}
