//! KL102: an answer with nothing in it, or only a placeholder.

use super::{Context, Finding};

/// Words that stand for an answer that is still to come.
const PLACEHOLDERS: [&str; 22] = [
    "pm",
    "p.m",
    "ntb",
    "n.t.b",
    "nader te bepalen",
    "nog te bepalen",
    "volgt",
    "tekst volgt",
    "antwoord volgt",
    "volgt nog",
    "nog in te vullen",
    "in te vullen",
    "in afwachting",
    "todo",
    "to do",
    "tbd",
    "t.b.d",
    "nnb",
    "n.n.b",
    "antwoord",
    "tekst",
    "concept",
];

/// Longest text that can be a placeholder, in bytes: `[PM: cijfers volgen van DJZ]` and its like.
const LONGEST: usize = 80;

/// Reports answers that are empty or a placeholder.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    for answer in &context.draft.answers {
        let text = answer.flow.text();
        if text.is_empty() {
            found.push(Finding::at(answer.heading).worded("empty"));
        } else if is_placeholder(text) {
            found.push(Finding::at(answer.flow.whole()).with("text", text));
        }
    }
}

fn is_placeholder(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let bracketed =
        text.starts_with(['[', '<', '{', '«']) && text.ends_with([']', '>', '}', '»', '.']);
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if bare.is_empty() || bare.chars().all(|c| c == 'x') && bare.len() >= 2 {
        return true;
    }
    let starts = |word: &str| {
        bare.strip_prefix(word).is_some_and(|rest| {
            rest.is_empty()
                || bracketed && !rest.starts_with(char::is_alphanumeric)
                || rest.starts_with(':') && word == "pm"
        })
    };
    PLACEHOLDERS.iter().any(|word| starts(word)) || (bracketed && bare.ends_with("volgt"))
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn placeholders() {
        for text in [
            "PM",
            "P.M.",
            "n.t.b.",
            "[volgt]",
            "XXX",
            "xx",
            "TODO",
            "[PM DJZ]",
            "…",
            "-",
            "PM: cijfers DGBel",
            "<antwoord>",
            "[tekst volgt]",
        ] {
            assert!(is_placeholder(text), "{text:?}");
        }
        for text in [
            "Ja.",
            "Nee.",
            "Ja",
            "Dat volgt uit de wet.",
            "Volgt u de zaak?",
            "PMA-gelden zijn beschikbaar.",
            "Antwoord geven kan ik nu niet.",
        ] {
            assert!(!is_placeholder(text), "{text:?}");
        }
    }
}
