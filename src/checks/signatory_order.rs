//! KL411: letter, head and signature name the same offices in another order.

use super::{Context, Finding};
use crate::draft::people::SigningRole;
use crate::draft::{NamedOffice, Place};
use crate::register::Register;

/// Reports the first office that stands before another in the signature or the head, and behind it where both were named before.
/// Those who sign and those signed for are compared apart: "Mede namens …" stands above a signature and behind it in a head.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.heads.len() > 1 {
        return;
    }
    let register: &Register = &context.options.register;
    for role in [SigningRole::Signs, SigningRole::OnBehalf] {
        let at = |wanted: fn(&Place) -> bool| -> Vec<&NamedOffice> {
            let offices = draft.people.offices.iter();
            offices.filter(|office| office.role == Some(role) && wanted(&office.place)).collect()
        };
        let places = [
            at(|place| *place == Place::Letter),
            at(|place| *place == Place::Signature),
            at(|place| matches!(place, Place::Head(_))),
        ];
        for (i, here) in places.iter().enumerate() {
            let earlier = places.get(..i).unwrap_or_default();
            if let Some((office, other)) =
                earlier.iter().find_map(|there| swapped(there, here, register))
            {
                found.push(
                    Finding::at(office.span)
                        .with("office", office.mention.title())
                        .with("before", other.mention.title())
                        .related(other.span, "there"),
                );
                break;
            }
        }
    }
}

/// The first office of `here` that stands before one it comes behind in `there`; and that other one, as it stands there.
fn swapped<'d>(
    there: &[&'d NamedOffice],
    here: &[&'d NamedOffice],
    register: &Register,
) -> Option<(&'d NamedOffice, &'d NamedOffice)> {
    let place = |office: &NamedOffice| {
        let mut same = there.iter().enumerate().filter(|(_, other)| office.may_be(other, register));
        let first = same.next();
        // An office that may be two of them says nothing of the order.
        first.filter(|_| same.next().is_none()).map(|(at, _)| at)
    };
    here.windows(2).find_map(|pair| {
        let [one, two] = pair else { return None };
        let (first, second) = (place(one)?, place(two)?);
        (second < first).then_some((*one, *there.get(second)?))
    })
}
