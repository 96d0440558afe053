//! Reading names never panics, and every range lies on the letters it names.

use kamerlint::draft::people::{
    Named, answer_line, letter_opening, members, offices, signature_block,
};
use kamerlint::register::{OfficeKey, Register};
use kamerlint::text::date;
use proptest::prelude::*;

/// Texts of the words that steer the readers, with anything in between.
fn texts() -> impl Strategy<Value = String> {
    let pieces = [
        "minister",
        "Minister",
        "ministers ",
        "staatsecretaris ",
        "minister-president ",
        "van ",
        "voor ",
        "de ",
        "en ",
        ", ",
        " – ",
        "-",
        "(",
        ")",
        "beiden ",
        "VVD",
        "het lid ",
        "de leden ",
        "c.s.",
        "mede namens ",
        "Antwoord van ",
        "Mededeling van ",
        "(ontvangen ",
        "3 mei 2024",
        "Zie ook Aanhangsel nr. 3",
        "Hierbij ",
        "ik ",
        "vragen ",
        "kenmerk ",
        "2024Z01234",
        "uw brief van ",
        "nr. ",
        "Faber",
        "D.M. ",
        "van Weel ",
        "Financiën ",
        "é",
        "\u{301}",
        "¸",
        "’t ",
        "\n",
        "\t",
        "   ",
        "\u{a0}",
        "Economische Zaken ",
        "Klimaat ",
        "VWS ",
        ".",
        "Justitie en Veiligheid ",
    ];
    let piece = prop_oneof![8 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn right(text: &str, named: &Named) -> bool {
    text.get(named.range.clone()) == Some(named.text.as_str())
}

proptest! {
    #[test]
    fn ranges_name_what_stands_there(text in texts()) {
        let mut end = 0;
        for office in offices(&text, Register::builtin()) {
            prop_assert!(office.range.start >= end && text.get(office.range.clone()).is_some());
            prop_assert!(office.portfolio.iter().chain(&office.person).all(|named| right(&text, named)));
            prop_assert!(text.get(office.role_range.clone()).is_some());
            end = office.range.end;
        }
        for member in members(&text, Register::builtin()) {
            prop_assert!(right(&text, &member.name) && member.party.iter().all(|party| right(&text, party)));
            prop_assert!(text.get(member.list.clone()).is_some() && text.get(member.trigger.clone()).is_some());
        }
        if let Some(line) = answer_line(&text, Register::builtin()) {
            prop_assert!(text.get(line.range.clone()).is_some());
            let named = line.signatories.iter().filter_map(|signatory| signatory.office.portfolio.as_ref());
            prop_assert!(named.chain(&line.received).chain(&line.see_also).all(|named| right(&text, named)));
        }
        if let Some(opening) = letter_opening(&text, Register::builtin()) {
            let all = [opening.case_number, opening.reference, opening.sent_in, opening.letter_date];
            prop_assert!(all.iter().flatten().all(|named| right(&text, named)));
        }
    }

    #[test]
    fn signature_blocks_keep_their_places(text in texts()) {
        let mut at = 0;
        let lines: Vec<_> = text.split_inclusive('\n').map(|line| {
            let start = at;
            at += line.len();
            (start..start + line.trim_end_matches('\n').len(), line.trim_end_matches('\n'))
        }).collect();
        for signature in signature_block(&lines, Register::builtin()) {
            let office = &signature.office;
            prop_assert!(text.get(office.range.clone()).is_some() && text.get(office.role_range.clone()).is_some());
            prop_assert!(signature.person.iter().all(|person| text.get(person.range.clone()).is_some()));
        }
    }

    #[test]
    fn the_register_takes_any_text(text in texts()) {
        let register = Register::builtin();
        let _ = (register.find_person(&text), register.party(&text), register.ministry(&text, None), date::parse(&text));
        if let Some(office) = OfficeKey::parse(&text) {
            let _ = register.posts_of(&office);
        }
    }
}
