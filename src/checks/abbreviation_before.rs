//! KL603: an abbreviation that is used before it is introduced.

use super::{Context, Finding};
use crate::draft::{Introduction, Part};
use crate::text::tables::QuickMap;

/// Reports the first use in an answer of an abbreviation that a later place in the answers introduces. Those that everybody knows (the
/// words of the rule) and those that a question or the letter has introduced do not count.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let introductions = &draft.introductions;
    let mut first: QuickMap<&str, &Introduction> = QuickMap::default();
    for introduction in introductions {
        first.entry(&introduction.short).or_insert(introduction);
    }
    first.retain(|short, introduction| {
        let known = context.words.iter().any(|word| word == short);
        !known && matches!(introduction.part, Part::Answer(_))
    });
    if first.is_empty() {
        return;
    }
    let begins: Vec<u8> = first.keys().filter_map(|short| short.bytes().next()).collect();
    for (part, flow) in draft.own_parts().filter(|(part, _)| matches!(part, Part::Answer(_))) {
        let mut at = 0;
        for word in flow.text().split(|c: char| !c.is_alphanumeric() && c != '&') {
            let range = at..at + word.len();
            at = range.end + next_char(flow.slice(range.end..flow.text().len()));
            if !word.bytes().next().is_some_and(|byte| begins.contains(&byte)) {
                continue;
            }
            let Some(&introduction) = first.get(word) else { continue };
            let before = (part, range.start) < (introduction.part, introduction.full.start);
            // A part of a longer name: "EU-RvO", "UWV/SVB", or of a web address.
            let around = flow.slice(0..range.start).chars().next_back().into_iter();
            let around = around.chain(flow.slice(range.end..flow.text().len()).chars().next());
            let joined = around.into_iter().any(|c| matches!(c, '-' | '/' | '.' | '_'))
                && !ends_here(flow.slice(range.end..flow.text().len()));
            if before && !joined {
                first.remove(word);
                // "De OVV (Onderzoeksraad voor Veiligheid)": introduced on the spot, the other way round.
                let full = draft.words_in(introduction.part, introduction.full.clone());
                let behind = flow.slice(range.end..flow.text().len()).trim_start();
                let inside = behind.strip_prefix('(').and_then(|inside| inside.get(..full.len()));
                if inside.is_some_and(|inside| inside.eq_ignore_ascii_case(full)) {
                    continue;
                }
                let place = draft.span_in(introduction.part, introduction.whole.clone());
                let finding = Finding::at(flow.span(range)).with("short", word);
                found.push(finding.related(place, "introduced"));
            }
        }
    }
}

fn next_char(rest: &str) -> usize {
    rest.chars().next().map_or(0, char::len_utf8)
}

/// Whether a sentence or clause ends here.
fn ends_here(rest: &str) -> bool {
    rest.starts_with(". ") || rest == "." || rest.starts_with(".\n")
}
