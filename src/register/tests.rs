use super::*;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn key(text: &str) -> OfficeKey {
    OfficeKey::parse(text).expect("an office")
}

fn holders(office: &str, date: &str) -> Vec<String> {
    let held = Register::builtin().posts_held(&key(office), day(date));
    held.iter().map(|held| held.post.name()).collect()
}

#[test]
fn the_builtin_files_are_whole() {
    assert!(data::dossiers(embedded::DOSSIERS).is_some());
    let register = Register::builtin();
    assert_eq!(register.posts().len(), 190);
    assert_eq!(register.ministries().len(), 22);
    assert_eq!(register.parties().len(), 32);
    for post in register.posts() {
        assert!(!post.source.is_empty() && !post.ministry.is_empty(), "{}", post.name());
    }
}

/// What the build script makes of the files is what reading them gives.
#[test]
fn the_tables_are_what_the_files_say() {
    let register = Register::builtin();
    let read = |file: &str| data::read(file).expect("a register");
    assert_eq!(*register.posts, read(include_str!("../../rules/register/posts.toml")).posts);
    let ministries = include_str!("../../rules/register/ministries.toml");
    assert_eq!(*register.ministries, read(ministries).ministries);
    assert_eq!(*register.parties, read(include_str!("../../rules/register/parties.toml")).parties);
    let members = read(include_str!("../../rules/register/members.toml"));
    let namesakes = members.namesakes.iter().map(|pair| pair.each_ref().map(|name| fold(name)));
    assert_eq!(register.namesakes.len(), members.namesakes.len());
    assert!(register.namesakes.iter().zip(namesakes).all(|(one, other)| *one == other));
}

#[test]
fn who_held_an_office() {
    assert_eq!(holders("minister van Financiën", "2025-02-18"), ["Eelco Heinen"]);
    assert_eq!(holders("MINISTER VAN FINANCIEN", "2025-02-18"), ["Eelco Heinen"]);
    assert_eq!(holders("minister van JenV", "2024-11-18"), ["David van Weel"]);
    assert_eq!(
        holders("staatssecretaris Openbaar Vervoer en Milieu", "2025-03-01"),
        ["Chris Jansen"]
    );
    let long = "staatssecretaris van Infrastructuur en Waterstaat – Openbaar Vervoer en Milieu";
    assert_eq!(holders(long, "2025-03-01"), ["Chris Jansen"]);
    assert_eq!(
        holders("staatssecretaris van Infrastructuur en Waterstaat", "2025-03-01"),
        ["Chris Jansen"]
    );
    assert_eq!(holders("minister-president", "2026-05-01"), ["Rob Jetten"]);
    assert_eq!(holders("minister van Algemene Zaken", "2026-05-01"), ["Rob Jetten"]);
    // On the day of the handover both.
    assert_eq!(
        holders("minister van Defensie", "2024-07-02"),
        ["Kajsa Ollongren", "Ruben Brekelmans"]
    );
    // The head of the ministry comes before the minister without one.
    assert_eq!(
        holders("minister van Volksgezondheid, Welzijn en Sport", "2023-05-01"),
        ["Ernst Kuipers", "Conny Helder"]
    );
    assert!(holders("minister van Economische Zaken en Klimaat", "2025-02-18").is_empty());
}

#[test]
fn an_office_and_a_ministry_are_two_things() {
    let register = Register::builtin();
    let date = day("2026-05-01");
    assert_eq!(
        holders("minister van Klimaat en Groene Groei", "2026-05-01"),
        ["Stientje van Veldhoven-van der Meer"]
    );
    assert!(matches!(
        register.ministry("Klimaat en Groene Groei", Some(date)),
        MinistryMatch::OtherTime(_)
    ));
    assert!(matches!(
        register.ministry("Economische Zaken en Klimaat", Some(date)),
        MinistryMatch::Known(_)
    ));
    let before = Some(day("2025-02-18"));
    assert!(matches!(
        register.ministry("Economische Zaken en Klimaat", before),
        MinistryMatch::OtherTime(_)
    ));
    assert!(matches!(register.ministry("LVVN", before), MinistryMatch::Known(_)));
}

#[test]
fn ministries_misspelt() {
    let register = Register::builtin();
    for (written, meant) in [
        (
            "Landbouw, visserij, Voedselzekerheid en Natuur",
            "Landbouw, Visserij, Voedselzekerheid en Natuur",
        ),
        ("Binnenlandse Zaken en Koninkrijkrelaties", "Binnenlandse Zaken en Koninkrijksrelaties"),
        ("Volksgezondheid Welzijn en Sport", "Volksgezondheid, Welzijn en Sport"),
        ("Volksgezondheid, Welzijn enSport", "Volksgezondheid, Welzijn en Sport"),
        ("Financien", "Financiën"),
    ] {
        match register.ministry(written, None) {
            MinistryMatch::NearMiss(ministry) => assert_eq!(ministry.name, meant),
            other => panic!("{written}: {other:?}"),
        }
    }
    assert_eq!(register.ministry("Toverij", None), MinistryMatch::Unknown);
}

#[test]
fn people() {
    let register = Register::builtin();
    let best = |name: &str| register.find_person(name).into_iter().next();
    let found = |name: &str| {
        let found = best(name)?;
        Some((found.post.surname.to_string(), found.spelling, found.given, found.half))
    };
    use {Given::*, Spelling::*};
    let of =
        |surname: &str, spelling, given, half| Some((surname.to_owned(), spelling, given, half));
    assert_eq!(found("Van Weel"), of("van Weel", Same, Absent, false));
    assert_eq!(found("D.M. van Weel"), of("van Weel", Same, Fits, false));
    assert_eq!(found("mr. D.M. van Weel"), of("van Weel", Same, Fits, false));
    assert_eq!(found("David van Weel"), of("van Weel", Same, Fits, false));
    assert_eq!(found("K. van Weel"), of("van Weel", Same, Differs, false));
    assert_eq!(found("VAN WEEL"), of("van Weel", Folded, Absent, false));
    assert_eq!(found("Bruins Slot"), of("Bruins Slot", Same, Absent, false));
    assert_eq!(found("Jan Anthonie Bruijn"), of("Bruijn", Same, Fits, false));
    assert_eq!(found("Yeşilgöz-Zegerius"), of("Yeşilgöz-Zegerius", Same, Absent, false));
    assert_eq!(found("Yesilgöz-Zegerius"), of("Yeşilgöz-Zegerius", Folded, Absent, false));
    assert_eq!(found("Yes¸ilgöz-Zegerius"), of("Yeşilgöz-Zegerius", Folded, Absent, false));
    assert_eq!(found("Yesilgöz"), of("Yeşilgöz-Zegerius", Folded, Absent, true));
    assert_eq!(found("Faber – van de Klashorst"), of("Faber", Same, Absent, true));
    assert_eq!(found("M.H.M. Faber-Van de Klashorst"), of("Faber", Same, Fits, true));
    assert_eq!(found("Beljaats"), of("Beljaarts", Near, Absent, false));
    assert_eq!(found("Dirk Beljaarts"), of("Beljaarts", Same, Fits, false));
    // Two people of one letter's difference are two people.
    assert_eq!(found("Heinen"), of("Heinen", Same, Absent, false));
    assert!(register.find_person("Heinen").iter().all(|found| found.post.surname == "Heinen"));
    assert!(!register.same_but_misspelt("Heinen", "Heijnen"));
    assert!(register.same_but_misspelt("Beljaarts", "Beljaats"));
    assert!(register.same_but_misspelt("Yesilgöz", "Yeşilgöz"));
    for nobody in ["", "Jansma", "de", "van", "Zaken", "…"] {
        assert_eq!(found(nobody), None, "{nobody}");
    }
}

#[test]
fn who_fits_an_office() {
    let register = Register::builtin();
    let holds =
        |name: &str, office: &str, date: &str| register.holds(name, &key(office), day(date));
    assert_eq!(
        holds("Helder", "minister Volksgezondheid, Welzijn en Sport", "2023-05-01"),
        Some(true)
    );
    assert_eq!(holds("Van Weel", "minister van Justitie en Veiligheid", "2025-02-18"), Some(true));
    assert_eq!(
        holds("Yeşilgöz-Zegerius", "minister van Justitie en Veiligheid", "2025-02-18"),
        Some(false)
    );
    assert_eq!(
        holds("Faber – Van de Klashorst", "minister van Asiel en Migratie", "2024-11-18"),
        Some(true)
    );
    assert_eq!(holds("Karremans", "minister van Toverij", "2024-11-18"), None);
    assert_eq!(holds("Heijnen", "minister van Financiën", "2025-10-01"), Some(false));
}

#[test]
fn an_office_that_did_not_exist_then() {
    let register = Register::builtin();
    let date = day("2025-02-18");
    let counterpart =
        |office: &str| register.counterpart(&key(office), date).map(|post| post.office.title());
    assert_eq!(
        counterpart("minister van Economische Zaken en Klimaat").as_deref(),
        Some("minister van Economische Zaken")
    );
    assert_eq!(
        counterpart("minister voor Buitenlandse Handel en Ontwikkelingssamenwerking").as_deref(),
        Some("minister voor Buitenlandse Handel en Ontwikkelingshulp")
    );
    assert_eq!(counterpart("minister van Toverij"), None);
}

#[test]
fn parties() {
    let register = Register::builtin();
    for text in [
        "GroenLinks-PvdA",
        "PvdD",
        "FVD",
        "NSC",
        "Nieuw Sociaal Contract",
        "Groep Van Haga",
        "50PLUS",
    ] {
        assert!(matches!(register.party(text), PartyMatch::Official(_)), "{text}");
    }
    for (text, meant) in [
        ("Groenlinks-PvdA", "GroenLinks-PvdA"),
        ("GroenLinks – PvdA", "GroenLinks-PvdA"),
        ("GL-PvdA", "GroenLinks-PvdA"),
        ("PvDD", "PvdD"),
        ("PvDA", "PvdA"),
        ("FvD", "FVD"),
        ("Christenunie", "ChristenUnie"),
        ("Christen Unie", "ChristenUnie"),
        ("Groenlinks", "GroenLinks"),
        ("vvd", "VVD"),
    ] {
        match register.party(text) {
            PartyMatch::Variant(party) => assert_eq!(party.preferred(), meant),
            other => panic!("{text}: {other:?}"),
        }
    }
    assert!(matches!(register.party("GroenLniks-PvdA"), PartyMatch::NearMiss(_)));
    for text in ["", "PVDX", "Partij van de Toekomst"] {
        assert_eq!(register.party(text), PartyMatch::Unknown, "{text}");
    }
}

#[test]
fn a_file_of_ones_own_corrects_and_extends() {
    let extra = r#"
        source = "eigen bestand"
        [[cabinet]]
        name = "Jetten"
        posts = [
          { office = "minister van Defensie", first = "Dilan", surname = "Yeşilgöz-Zegerius", from = "2026-02-23", until = "2026-10-01" },
          { office = "minister van Defensie", first = "Anna", surname = "de Wit", initials = "A.", from = "2026-10-01" },
        ]
        [[ministry]]
        name = "Toverij"
        from = "2026-10-01"
        [[party]]
        use = ["TOV"]
    "#;
    let register = Register::with_extra(extra).expect("a register");
    let held = register.posts_held(&key("minister van Defensie"), day("2026-11-01"));
    assert_eq!(held.iter().map(|held| held.post.name()).collect::<Vec<_>>(), ["Anna de Wit"]);
    assert!(matches!(register.ministry("Toverij", None), MinistryMatch::Known(_)));
    assert!(matches!(register.party("TOV"), PartyMatch::Official(_)));
    assert_eq!(register.posts().len(), Register::builtin().posts().len() + 1);
}

#[test]
fn an_error_in_a_file_has_its_place() {
    for (file, place, says) in [
        (
            "[[cabinet]]\nname = \"X\"\nposts = [{ office = \"paus\", surname = \"Y\", from = \"2024-01-01\" }]",
            "\"paus\"",
            "geen ambt",
        ),
        ("[[ministry]]\nname = \"X\"\nfrom = \"2024-02-30\"", "\"2024-02-30\"", "geen dag"),
        ("[[ministry]]\nnaam = \"X\"", "naam", "onbekende sleutel"),
        ("[[party]]\nuse = []", "[]", "ten minste één"),
        (
            "[[cabinet]]\nname = \"X\"\nposts = [{ office = \"minister van Y\", surname = \"Z\", from = \"2024-02-01\", until = \"2024-01-01\" }]",
            "{ office",
            "ligt voor",
        ),
        ("nonsense", "", ""),
    ] {
        let error = Register::with_extra(file).expect_err(file);
        assert!(file[error.range.clone()].starts_with(place), "{file}: {error:?}");
        assert!(error.message.nl.contains(says), "{error}");
    }
}
