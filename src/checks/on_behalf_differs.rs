//! KL402: those on whose behalf is answered differ between letter and head.

use super::{Context, Finding};
use crate::draft::people::SigningRole;
use crate::draft::{Draft, NamedOffice, Place};
use crate::register::fold;

/// Reports an office that one of letter and head answers on behalf of and that the other does not name. The letter is its
/// opening and its signatures together: either may hold the "mede namens".
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    // A draft that answers several sets has a head for each; then who answers may differ by right.
    if draft.heads.len() > 1 {
        return;
    }
    let signing = |office: &&NamedOffice| office.role.is_some();
    let (head, letter): (Vec<&NamedOffice>, Vec<&NamedOffice>) = draft
        .people
        .offices
        .iter()
        .filter(signing)
        .partition(|office| matches!(office.place, Place::Head(_)));
    if head.is_empty() || letter.is_empty() {
        return;
    }
    for (here, there, wording) in [(&head, &letter, "in-head"), (&letter, &head, "")] {
        for office in here.iter().filter(|office| office.role == Some(SigningRole::OnBehalf)) {
            if there.iter().any(|other| office.may_be(other, &context.options.register)) {
                continue;
            }
            if wording == "in-head" && called_colleague(draft, office) {
                continue;
            }
            let title = office.mention.title();
            let finding = Finding::at(office.span).worded(wording).with("office", title);
            found.push(match there.first() {
                Some(other) => finding.related(other.span, "there"),
                None => finding,
            });
        }
    }
}

/// Whether the letter names an office as a colleague: "mede namens mijn ambtgenoot van Financiën".
fn called_colleague(draft: &Draft, office: &NamedOffice) -> bool {
    let Some(portfolio) = office.portfolio.as_ref().map(|words| fold(&words.text)) else {
        return false;
    };
    let letter = draft.letter.flow.text();
    let colleagues =
        ["ambtgeno", "collega"].into_iter().flat_map(|word| letter.match_indices(word));
    let mut behind = colleagues.filter_map(|(at, _)| {
        let rest = letter.get(at..)?;
        rest.get(..rest.char_indices().nth(LIST).map_or(rest.len(), |(end, _)| end))
    });
    !portfolio.is_empty() && behind.any(|list| fold(list).contains(&portfolio))
}

/// How far behind "ambtgenoten" their offices stand, in characters.
const LIST: usize = 300;
