//! Members of the Chamber in running text: invented lists in the forms of real ones.

use crate::growth::stays_linear;
use kamerlint::draft::people::{MemberMention, members};
use kamerlint::register::Register;

fn shown(text: &str, member: &MemberMention) -> String {
    let name = &member.name;
    assert_eq!(name.text, text[name.range.clone()]);
    let mut shown = name.text.clone();
    if let Some((_, range)) = &member.quantifier {
        shown += &format!(" [{}]", &text[range.clone()]);
    }
    if let Some(party) = &member.party {
        assert_eq!(party.text, text[party.range.clone()]);
        shown += &format!(" ({})", party.text);
    }
    shown
}

fn read(text: &str) -> String {
    let members = members(text, Register::builtin());
    members.iter().map(|member| shown(text, member)).collect::<Vec<_>>().join(" | ")
}

#[test]
fn members_and_their_parties() {
    for (text, expected) in [
        ("vragen van het lid Van der Lee (GroenLinks-PvdA) over", "Van der Lee (GroenLinks-PvdA)"),
        (
            "de leden Mutluer, Lahlah (GroenLinks-PvdA), Boswijk (CDA) en Helder (BBB) aan",
            "Mutluer (GroenLinks-PvdA) | Lahlah (GroenLinks-PvdA) | Boswijk (CDA) | Helder (BBB)",
        ),
        (
            "de leden Bushoff en Patijn(beiden GroenLinks-PvdA) aan",
            "Bushoff [beiden] (GroenLinks-PvdA) | Patijn [beiden] (GroenLinks-PvdA)",
        ),
        (
            "de leden Sneller , Bamenga , Rooderkerk (allen D66) en Gabriëls (GroenLinks-PvdA) aan",
            "Sneller [allen] (D66) | Bamenga [allen] (D66) | Rooderkerk [allen] (D66) | Gabriëls (GroenLinks-PvdA)",
        ),
        ("het lid Van Haga (Groep Van Haga) aan de Ministers", "Van Haga (Groep Van Haga)"),
        ("het lid Boomsma (Nieuw Sociaal Contract) aan", "Boomsma (Nieuw Sociaal Contract)"),
        (
            "het lid Olger van Dijk (Nieuw Sociaal Contract)",
            "Olger van Dijk (Nieuw Sociaal Contract)",
        ),
        (
            "de leden El Abassi (DENK), Six Dijkstra (NSC), Bruins Slot (CDA), De Jong (PVV) en Omtzigt (Omtzigt) over",
            "El Abassi (DENK) | Six Dijkstra (NSC) | Bruins Slot (CDA) | De Jong (PVV) | Omtzigt (Omtzigt)",
        ),
        ("de leden Hirsch en Thijssen over het artikel", "Hirsch | Thijssen"),
        ("de leden Alkaya en van Raan verzoekt", "Alkaya | van Raan"),
        (
            "de leden Kathmann (GroenLinks-PvdA)\u{a0}en Van\u{a0}Nispen (SP)",
            "Kathmann (GroenLinks-PvdA) | Van\u{a0}Nispen (SP)",
        ),
        ("de motie van het lid Van Zanten c.s. over inclusie", "Van Zanten"),
        ("het lid VanMeenen c.s. (D66, Eerste Kamer), die", "VanMeenen (D66)"),
        ("op Kamervragen lid Wassenberg (PvdD) over", "Wassenberg (PvdD)"),
        ("Kamerlid Eerdmans (JA21) vroeg", "Eerdmans (JA21)"),
        ("het lid Van Eijk en Aartsen (VVD) vroegen", "Van Eijk (VVD) | Aartsen (VVD)"),
        ("het lid van Haga (Groep Van Haga)", "van Haga (Groep Van Haga)"),
        ("het lid Teunissen (PvDD aan de minister", "Teunissen (PvDD)"),
        (
            "de leden Hirsch (GroenLinks-PvdA), en Kostić (PvdD).",
            "Hirsch (GroenLinks-PvdA) | Kostić (PvdD)",
        ),
        ("het lid Jansen (Partij van de Toekomst) over", "Jansen (Partij van de Toekomst)"),
        (
            "de leden Ceder (ChristenUnie) en Dobbe (SP) en de Minister van Defensie",
            "Ceder (ChristenUnie) | Dobbe (SP)",
        ),
        ("het lid Wilders (PVV), Kamerstuk 33 529", "Wilders (PVV)"),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn what_is_no_member() {
    for text in [
        "Vragen gesteld door de leden der Kamer, met de daarop",
        "artikel 68, eerste lid, van de Geneesmiddelenwet",
        "artikel 3, tweede lid van de Grondwet",
        "het lid van de Raad van State",
        "de leden van de Tweede Kamer",
        "duidelijk beleid, de ledenraad en de geleden schade",
        "het lid",
        "",
    ] {
        assert_eq!(read(text), "", "{text:?}");
    }
}

#[test]
fn a_list_is_one_stretch() {
    let text = "de leden Sneller , Bamenga (beiden D66) en Dobbe (SP) over";
    let members = members(text, Register::builtin());
    assert!(
        members
            .iter()
            .all(|member| &text[member.list.clone()]
                == "Sneller , Bamenga (beiden D66) en Dobbe (SP)")
    );
    assert!(
        members.iter().all(|member| !member.singular && &text[member.trigger.clone()] == "leden")
    );
}

#[test]
fn nothing_is_slow_or_panics() {
    for piece in
        ["het lid ", "de leden A, ", "lid", "het lid A (", "het lid A (B), ", "c.s.", "en "]
    {
        stays_linear(piece, 8_000, |size| {
            let _ = members(&piece.repeat(size / piece.len()), Register::builtin());
        });
    }
}
