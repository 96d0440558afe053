//! Conversations with the language server: finding one's way in a draft.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod server_client;

use std::fs;

use serde_json::{Value, json};
use server_client::{Client, folder, pushed, uri};

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

/// The position of the `nth` occurrence of words, in UTF-16.
fn place(words: &str, nth: usize) -> Value {
    let (at, _) = LETTER.match_indices(words).nth(nth).expect("the words are there");
    let line = LETTER[..at].matches('\n').count();
    let start = LETTER[..at].rfind('\n').map_or(0, |at| at + 1);
    json!({ "line": line, "character": LETTER[start..at].encode_utf16().count() })
}

fn at(words: &str, nth: usize) -> Value {
    json!({ "textDocument": { "uri": NAME }, "position": place(words, nth) })
}

/// The words at a range of the letter.
fn words(range: &Value) -> String {
    let offset = |at: &Value| {
        let line = at["line"].as_u64().unwrap() as usize;
        let start: usize = LETTER.split_inclusive('\n').take(line).map(str::len).sum();
        let units: Vec<u16> = LETTER[start..]
            .encode_utf16()
            .take(at["character"].as_u64().unwrap() as usize)
            .collect();
        start + String::from_utf16(&units).unwrap().len()
    };
    LETTER[offset(&range["start"])..offset(&range["end"])].to_owned()
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
    assert!(said["contents"]["value"].as_str().unwrap().contains("**KL301 "), "{said}");
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
    assert_eq!(lenses[0]["command"]["title"], "nog 1 van 3 open");

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
    client.done().await;
}
