//! KL410: somebody who answers by the head and does not sign.

use super::{Context, Finding};
use crate::draft::people::SigningRole;
use crate::draft::{NamedOffice, Place};

/// Reports an office that the head names as answering, where a letter is signed and names it nowhere. An office on whose behalf is
/// answered is another finding (KL402).
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    // A draft that answers several sets has a head for each; then who answers may differ by right.
    if draft.heads.len() > 1 {
        return;
    }
    let offices = || draft.people.offices.iter().filter(|office| office.role.is_some());
    let letter: Vec<&NamedOffice> =
        offices().filter(|office| !matches!(office.place, Place::Head(_))).collect();
    let Some(signed) = letter.iter().find(|office| office.place == Place::Signature) else {
        return;
    };
    for office in offices().filter(|office| matches!(office.place, Place::Head(_))) {
        let signs = office.role == Some(SigningRole::Signs);
        let register = &context.options.register;
        if signs && !letter.iter().any(|other| office.may_be(other, register)) {
            let title = office.mention.title();
            found.push(
                Finding::at(office.span).with("office", title).related(signed.span, "signed"),
            );
        }
    }
}
