//! Conversations with the language server: finding one's way in a draft.

use std::fs;

use crate::server_client::{Client, folder, pushed, uri};
use serde_json::{Value, json};

const NAME: &str = "file:///a/b.txt";

/// Line 5 is the answer to question 1, line 8 question 2, line 11 its answer, line 14 question 3, which is open.
const LETTER: &str = "Antwoord van minister Van Weyenberg (Financiën) (ontvangen 12 maart 2024).\n\
    \n\
    Vraag 1\nWaarom é😀? Zo nee, waarom niet?\n\n\
    Antwoord 1\nZie het antwoord op vraag 2 en é😀 Kamerstuk 32 852, nr. 224. De minister van Defensie weet dit.[1] Zie ook Kamerstuk 32 852, nr. 224.\n\n\
    Vraag 2\nHoe?\n\n\
    Antwoord 2\nZo is het. En zo blijft het.\n\n\
    Vraag 3\nEn dan?\n\n\
    [1] De brief é van gisteren.\n";

/// The position of the `nth` occurrence of words in a text, in UTF-16.
fn position(text: &str, words: &str, nth: usize) -> Value {
    let (at, _) = text.match_indices(words).nth(nth).expect("the words are there");
    let line = text[..at].matches('\n').count();
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    json!({ "line": line, "character": text[start..at].encode_utf16().count() })
}

fn place(words: &str, nth: usize) -> Value {
    position(LETTER, words, nth)
}

fn at(words: &str, nth: usize) -> Value {
    json!({ "textDocument": { "uri": NAME }, "position": place(words, nth) })
}

/// The words at a range of a text.
fn words_of(text: &str, range: &Value) -> String {
    let offset = |at: &Value| {
        let line = at["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let units: Vec<u16> =
            text[start..].encode_utf16().take(at["character"].as_u64().unwrap() as usize).collect();
        start + String::from_utf16(&units).unwrap().len()
    };
    text[offset(&range["start"])..offset(&range["end"])].to_owned()
}

/// The words at a range of the letter.
fn words(range: &Value) -> String {
    words_of(LETTER, range)
}

fn all_words(places: &Value) -> Vec<String> {
    places.as_array().unwrap().iter().map(|place| words(&place["range"])).collect()
}

async fn open() -> Client {
    let mut client = Client::start(pushed(), &[]).await;
    client.open(NAME, LETTER).await;
    client.diagnostics().await;
    client
}

#[tokio::test]
async fn hover_says_what_stands_there() {
    let mut client = open().await;
    for (place, wanted) in [
        (at("Kamerstuk", 0), "`kst-32852-224`"),
        (at("[1]", 0), "De brief é van gisteren."),
        (at("Vraag 1", 0), "Zie het antwoord op vraag 2"),
        (at("Vraag 1", 0), "- [ ] Zo nee, waarom niet? *(bij nee)*"),
        (at("Vraag 3", 0), "nog niet beantwoord"),
        (at("Antwoord 2", 0), "Hoe?"),
        (at("vraag 2", 0), "En zo blijft het."),
        (at("minister van Defensie", 0), "**Kajsa Ollongren**"),
        (at("minister Van", 0), "**Steven van Weyenberg**"),
    ] {
        let said = client.request("textDocument/hover", place).await;
        let text = said["contents"]["value"].as_str().unwrap_or_default();
        assert!(text.contains(wanted), "{wanted}: {said}");
    }
    assert_eq!(client.request("textDocument/hover", at("blijft", 0)).await, Value::Null);
    client.done().await;
}

#[tokio::test]
async fn a_finding_shows_its_rule() {
    let mut client = Client::start(pushed(), &[]).await;
    client.open(NAME, &LETTER.replace("32 852", "312 852")).await;
    client.diagnostics().await;
    let mut place = at("32 852", 0);
    place["position"]["character"] = json!(place["position"]["character"].as_u64().unwrap() + 2);
    let said = client.request("textDocument/hover", place).await;
    assert!(said["contents"]["value"].as_str().unwrap().contains("**KL301** "), "{said}");
    client.done().await;
}

#[tokio::test]
async fn from_one_place_to_the_other() {
    let mut client = open().await;
    for (place, wanted) in [
        (at("[1]", 0), vec!["1"]),
        (at("1] De brief", 0), vec!["[1]"]),
        (at("vraag 2", 0), vec!["Vraag 2", "Antwoord 2"]),
        (at("Vraag 2", 0), vec!["Antwoord 2"]),
        (at("Antwoord 2", 0), vec!["Vraag 2"]),
        (at("Kamerstuk", 1), vec!["Kamerstuk 32 852, nr. 224"]),
    ] {
        let found = client.request("textDocument/definition", place.clone()).await;
        let found: Vec<String> = all_words(&found)
            .iter()
            .map(|words| words.trim_matches(['[', ']']).to_owned())
            .collect();
        let wanted: Vec<&str> = wanted.iter().map(|words| words.trim_matches(['[', ']'])).collect();
        assert_eq!(found, wanted, "{place}");
    }
    let mut place = at("Kamerstuk", 0);
    place["context"] = json!({ "includeDeclaration": true });
    let found = client.request("textDocument/references", place).await;
    assert_eq!(all_words(&found), ["Kamerstuk 32 852, nr. 224"; 2]);
    let mut place = at("Vraag 2", 0);
    place["context"] = json!({ "includeDeclaration": false });
    let found = client.request("textDocument/references", place).await;
    assert_eq!(found.as_array().unwrap().len(), 1);
    assert!(all_words(&found)[0].ends_with("vraag 2"));
    let lit = client.request("textDocument/documentHighlight", at("Antwoord 2", 0)).await;
    assert_eq!(lit.as_array().unwrap().len(), 3, "{lit}");
    client.done().await;
}

#[tokio::test]
async fn the_structure_of_a_draft() {
    let mut client = open().await;
    let document = json!({ "textDocument": { "uri": NAME } });
    let symbols = client.request("textDocument/documentSymbol", document.clone()).await;
    let names: Vec<&str> =
        symbols.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Vraag 1", "Antwoord 1", "Vraag 2", "Antwoord 2", "Vraag 3", "Noot 1"]);
    assert_eq!(symbols[4]["detail"], "OPEN: En dan?");
    let folds = client.request("textDocument/foldingRange", document.clone()).await;
    assert_eq!((&folds[0]["startLine"], &folds[0]["endLine"]), (&json!(2), &json!(3)), "{folds}");
    let links = client.request("textDocument/documentLink", document.clone()).await;
    assert_eq!(all_words(&links), ["Kamerstuk 32 852, nr. 224"; 2]);
    assert_eq!(links[0]["target"], "https://zoek.officielebekendmakingen.nl/kst-32852-224.html");
    let lenses = client.request("textDocument/codeLens", document.clone()).await;
    assert_eq!(lenses[0]["command"]["title"], "beantwoord · 26 woorden");
    assert_eq!(lenses[2]["command"]["title"], "open · schrijf antwoord");

    let mut positions = document;
    positions["positions"] = json!([place("En zo blijft", 0)]);
    let ranges = client.request("textDocument/selectionRange", positions).await;
    let mut range = &ranges[0];
    let mut selected = Vec::new();
    while range.is_object() {
        selected.push(words(&range["range"]));
        range = &range["parent"];
    }
    assert_eq!(selected[..2], ["En zo blijft het.", "Zo is het. En zo blijft het."]);
    assert!(selected[2].starts_with("Antwoord 2"), "{selected:?}");
    assert!(
        selected[3].starts_with("Vraag 2") && selected[3].ends_with("blijft het."),
        "{selected:?}"
    );
    assert_eq!(selected.last().unwrap(), LETTER);
    client.done().await;
}

#[tokio::test]
async fn questions_and_dossiers_of_all_drafts_are_found() {
    let root = folder("symbols");
    fs::write(root.join("een.txt"), LETTER).unwrap();
    fs::write(root.join("twee.txt"), "Vraag 1\nWat kost de brug?\n\nAntwoord 1\nNiets.\n").unwrap();
    let mut client = Client::start(pushed(), &[&root]).await;
    let found = client.request("workspace/symbol", json!({ "query": "brug" })).await;
    assert_eq!(found.as_array().unwrap().len(), 1);
    assert_eq!(found[0]["location"]["uri"], json!(uri(&root.join("twee.txt"))));
    let found = client.request("workspace/symbol", json!({ "query": "dossier 32852" })).await;
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    let found = client.request("workspace/symbol", json!({ "query": "grondstoffen" })).await;
    assert_eq!(found[0]["name"], "Dossier 32852: Grondstoffenvoorzieningszekerheid");
    client.done().await;
}

/// A whole letter with CRLF: the signatory, a member, an abbreviation and a dossier are each named more than once.
const SIGNED: &str = "Geachte voorzitter,\r\n\r\n\
    Hierbij bied ik u de antwoorden aan op de schriftelijke vragen van het lid Boswijk (CDA) over é😀 banken.\r\n\r\n\
    De minister van Financiën,\r\n\r\nEelco Heinen\r\n\r\n\
    Antwoord van minister Heinen (Financiën) op vragen van het lid Boswijk (CDA) over é😀 banken (ontvangen 18 februari 2025).\r\n\r\n\
    Vraag 1\r\nHeeft de minister van Financiën é😀 gesproken met De Nederlandsche Bank (DNB)? Wat zei minister Heinen?\r\n\r\n\
    Antwoord 1\r\n😀 Ja, de heer Heinen en de heer E. Heinen spraken é DNB, zoals OCW weet. Het kabinet-Heinen bestaat niet en de motie \
    Heinen evenmin. Het lid Boswijk vroeg ernaar, zie Kamerstuk 32 852, nr. 224 en Kamerstuk 32 852, nr. 225. De toenmalige minister van \
    Financiën wist dit niet.\r\n";

async fn asked(client: &mut Client, method: &str, words: &str, nth: usize) -> Value {
    let position = position(SIGNED, words, nth);
    let params = json!({
        "textDocument": { "uri": NAME }, "position": position, "context": { "includeDeclaration": true }
    });
    client.request(method, params).await
}

async fn signed() -> Client {
    let mut client = Client::start(pushed(), &[]).await;
    client.open(NAME, SIGNED).await;
    client.diagnostics().await;
    client
}

fn named(places: &Value) -> Vec<String> {
    places.as_array().unwrap().iter().map(|place| words_of(SIGNED, &place["range"])).collect()
}

#[tokio::test]
async fn a_name_leads_to_the_signature_and_back() {
    let mut client = signed().await;
    let all = ["Eelco Heinen", "Heinen", "Heinen", "Heinen", "E. Heinen"];
    for (words, nth) in [("Heinen (", 0), ("Heinen", 3), ("E. Heinen", 0), ("Eelco", 0)] {
        let found = asked(&mut client, "textDocument/references", words, nth).await;
        assert_eq!(named(&found), all, "{words}");
        let lit = asked(&mut client, "textDocument/documentHighlight", words, nth).await;
        assert_eq!(named(&lit), all, "{words}");
    }
    let made = asked(&mut client, "textDocument/definition", "E. Heinen", 0).await;
    assert_eq!(named(&made), ["Eelco Heinen"]);
    let uses = asked(&mut client, "textDocument/definition", "Eelco Heinen", 0).await;
    assert_eq!(named(&uses), all[1..]);
    for nothing in ["kabinet-Heinen", "evenmin"] {
        let found = asked(&mut client, "textDocument/references", nothing, 0).await;
        assert_eq!(found, Value::Null, "{nothing}");
    }
    let member = asked(&mut client, "textDocument/references", "Boswijk", 2).await;
    assert_eq!(named(&member), ["Boswijk"; 3]);
    client.done().await;
}

#[tokio::test]
async fn offices_abbreviations_and_dossiers_are_followed() {
    let mut client = signed().await;
    // The office of another time is not that of the signature.
    let office = asked(&mut client, "textDocument/references", "minister van Fin", 1).await;
    let all = [
        "minister van Financiën",
        "minister Heinen (Financiën)",
        "minister van Financiën",
        "minister Heinen",
    ];
    assert_eq!(named(&office), all);
    let made = asked(&mut client, "textDocument/definition", "minister van Fin", 1).await;
    assert_eq!(named(&made), ["minister van Financiën"]);
    assert_eq!(made[0]["range"]["start"]["line"], 4);

    let made = asked(&mut client, "textDocument/definition", "DNB", 1).await;
    assert_eq!(
        (named(&made), &made[0]["range"]["start"]["line"]),
        (vec!["DNB".to_owned()], &json!(11))
    );
    let uses = asked(&mut client, "textDocument/definition", "DNB", 0).await;
    assert_eq!(
        (named(&uses), &uses[0]["range"]["start"]["line"]),
        (vec!["DNB".to_owned()], &json!(14))
    );

    let paper = asked(&mut client, "textDocument/references", "Kamerstuk", 0).await;
    assert_eq!(named(&paper), ["Kamerstuk 32 852, nr. 224"]);
    let dossier = asked(&mut client, "textDocument/references", "852", 0).await;
    assert_eq!(named(&dossier), ["32 852"; 2]);
    client.done().await;
}

#[tokio::test]
async fn hover_knows_people_abbreviations_and_dossiers() {
    let mut client = signed().await;
    for (words, nth, wanted) in [
        (
            "Heinen (",
            0,
            "**Eelco Heinen** (VVD)\n\n- minister van Financiën, 23 februari 2026 – heden (kabinet-Jetten)",
        ),
        ("Boswijk", 2, "**Boswijk** (CDA: Christen-Democratisch Appèl), lid van de Tweede Kamer"),
        ("DNB", 1, "**DNB**: De Nederlandsche Bank"),
        ("OCW", 0, "**OCW**: ministerie van Onderwijs, Cultuur en Wetenschap"),
        ("CDA", 0, "**CDA**: Christen-Democratisch Appèl"),
        ("852", 1, "Dossier 32852: Grondstoffenvoorzieningszekerheid"),
        ("Kamerstuk", 0, "Dossier 32852: Grondstoffenvoorzieningszekerheid"),
        ("Vraag 1", 0, "*Wie antwoordt: minister van Financiën (Eelco Heinen)*"),
        ("minister van Fin", 0, "- **Eelco Heinen**, minister van Financiën, 2 juli 2024"),
    ] {
        let said = asked(&mut client, "textDocument/hover", words, nth).await;
        let text = said["contents"]["value"].as_str().unwrap_or_default();
        assert!(text.contains(wanted), "{wanted}: {said}");
    }
    client.done().await;
}

#[tokio::test]
async fn a_name_is_the_same_in_all_its_forms_and_no_other() {
    let mut client = Client::start(pushed(), &[]).await;
    let text = "Antwoord van minister Faber – Van de Klashorst (Asiel en Migratie) op vragen van de leden Vos (PVV) en Piri (GroenLinks-PvdA) \
        (ontvangen 18 november 2024).\n\nVraag 1\nWat doet minister Faber é😀?\n\n\
        Antwoord 1\nVos beten schapen. De heer Vos vroeg dit aan Faber, niet aan mevrouw De Vos of aan Vos Logistics. Vossen en de \
        motie-Vos niet, J. Vos wel. De wet Faber is geen naam.\n";
    client.open(NAME, text).await;
    client.diagnostics().await;
    for (words, nth, wanted) in [
        ("Faber –", 0, vec!["Faber – Van de Klashorst", "Faber", "Faber"]),
        ("Vos (", 0, vec!["Vos", "Vos", "J. Vos"]),
        ("Piri", 0, vec!["Piri"]),
    ] {
        let params = json!({
            "textDocument": { "uri": NAME }, "position": position(text, words, nth), "context": { "includeDeclaration": true }
        });
        let found = client.request("textDocument/references", params).await;
        let found: Vec<String> =
            found.as_array().unwrap().iter().map(|one| words_of(text, &one["range"])).collect();
        assert_eq!(found, wanted, "{words}");
    }
    client.done().await;
}
