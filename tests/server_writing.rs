//! Conversations with the language server: help while writing, and recordings.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod server_client;

use std::fs;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use server_client::{Client, folder, pushed};

const NAME: &str = "file:///a/b.txt";
const LETTER: &str = "Antwoord van minister Van Weyenberg (Financiën) (ontvangen 12 maart 2024).\n\
    Vraag 1\nWat doet DNB é😀?\n\n\
    Antwoord 1 en 2\nDe Nederlandsche Bank (DNB) zegt ja, zie Kamerstuk 32 852, nr. 224 en Kamerstuk 32852, nr. 225.[1] DNB é doet dat.\n\n\
    Vraag 2\nHoe?\n\n\
    Vraag 3\nEn dan?\n\n\
    [1] De brief é van gisteren.\n";

async fn open(client: &mut Client, text: &str) {
    client.open(NAME, text).await;
    client.diagnostics().await;
}

/// The position just behind the last occurrence of words.
fn behind(text: &str, words: &str) -> Value {
    let at = text.rfind(words).expect("the words are there") + words.len();
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = text[..at].matches('\n').count();
    json!({ "line": line, "character": text[start..at].encode_utf16().count() })
}

/// The labels proposed behind words, and what the first makes of the line.
async fn proposed(text: &str, words: &str) -> Vec<String> {
    let mut client = Client::start(pushed(), &[]).await;
    open(&mut client, text).await;
    let params = json!({ "textDocument": { "uri": NAME }, "position": behind(text, words) });
    let items = client.request("textDocument/completion", params).await;
    client.done().await;
    items
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["label"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn what_is_likely_is_proposed() {
    let heading = format!("{LETTER}\nAnt");
    assert_eq!(proposed(&heading, "\nAnt").await, ["Antwoord 3"]);
    let answer = LETTER.replace("zegt ja", "zegt ja. Zie");
    assert_eq!(proposed(&answer, "ja. Zie").await, ["Zie het antwoord op vraag 3."]);
    let office = LETTER.replace("doet dat", "doet dat, zegt de minister van Fin");
    let offices = proposed(&office, "minister van Fin").await;
    assert!(offices.contains(&"minister van Financiën".to_owned()), "{offices:?}");
    assert!(
        !offices.contains(&"minister van Klimaat en Groene Groei".to_owned()),
        "not on that day"
    );
    let paper = LETTER.replace("doet dat", "doet dat, zie Kamerst");
    let papers = proposed(&paper, "zie Kamerst").await;
    assert_eq!(
        papers[..4],
        [
            "Kamerstuk 32 852, nr. 224",
            "Kamerstuk 32852, nr. 225",
            "Kamerstuk 32 852",
            "Kamerstuk 17 050"
        ]
    );
    let person = LETTER.replace("doet dat", "doet dat, zegt minister Weyen");
    assert_eq!(proposed(&person, "minister Weyen").await, ["Van Weyenberg"]);
    assert_eq!(
        proposed(&person.replace("zegt", "zegt😀"), "minister Weyen").await,
        ["Van Weyenberg"]
    );
    let first = LETTER.replace("doet dat", "doet dat, zegt minister Stev");
    assert_eq!(proposed(&first, "minister Stev").await, ["Steven van Weyenberg"]);
    let note = LETTER.replace("doet dat", "doet dat.[");
    assert_eq!(proposed(&note, "doet dat.[").await, ["[1]", "[2]"]);
    assert_eq!(proposed(LETTER, "De brief").await, [""; 0]);
}

#[tokio::test]
async fn names_are_changed_everywhere_but_in_questions() {
    let mut client = Client::start(json!({}), &[]).await;
    open(&mut client, LETTER).await;
    for (words, shown, new, count) in [("225.[1", "1", "4", 2), ("(DNB", "DNB", "DeNB", 2)] {
        let at = json!({ "textDocument": { "uri": NAME }, "position": behind(LETTER, words) });
        let prepared = client.request("textDocument/prepareRename", at.clone()).await;
        assert_eq!(prepared["placeholder"], shown);
        let mut params = at;
        params["newName"] = json!(new);
        let edit = client.request("textDocument/rename", params).await;
        let edits = edit["changes"][NAME].as_array().unwrap();
        assert_eq!(edits.len(), count, "{edits:?}");
        assert!(
            edits.iter().all(|edit| edit["newText"] == new && edit["range"]["start"]["line"] != 2)
        );
    }
    let at = json!({ "textDocument": { "uri": NAME }, "position": behind(LETTER, "gisteren") });
    assert_eq!(client.request("textDocument/prepareRename", at).await, Value::Null);
    client.done().await;
}

#[tokio::test]
async fn an_office_is_renamed() {
    let mut client = Client::start(json!({}), &[]).await;
    let text = "Vraag 1\nKlopt dat?\n\nAntwoord 1\nDat zegt de minister van Financiën. De minister van Financiën é doet het.\n";
    open(&mut client, text).await;
    let params = json!({ "textDocument": { "uri": NAME }, "position": behind(text, "van Fin"), "newName": "Defensie" });
    let edit = client.request("textDocument/rename", params).await;
    assert_eq!(edit["changes"][NAME].as_array().unwrap().len(), 2, "{edit}");
    client.done().await;
}

#[tokio::test]
async fn formatting_leaves_every_word() {
    let mut client = Client::start(json!({}), &[]).await;
    let text = LETTER.replace("zegt ja", "zegt een een woord");
    open(&mut client, &text).await;
    let params = json!({ "textDocument": { "uri": NAME }, "options": { "tabSize": 4, "insertSpaces": true } });
    let edits = client.request("textDocument/formatting", params).await;
    let edits = edits.as_array().unwrap();
    assert_eq!(edits.len(), 1, "the doubled word stays: {edits:?}");
    assert!(edits[0]["newText"].as_str().unwrap().contains("32 852"), "{edits:?}");
    client.done().await;
}

#[tokio::test]
async fn hints_and_tokens() {
    let mut client = Client::start(json!({}), &[]).await;
    open(&mut client, LETTER).await;
    let everything =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let params = json!({ "textDocument": { "uri": NAME }, "range": everything });
    let hints = client.request("textDocument/inlayHint", params).await;
    assert_eq!(hints.as_array().unwrap().len(), 2);
    assert_eq!(
        (&hints[0]["label"], &hints[0]["position"]["line"]),
        (&json!("beantwoord bij 1"), &json!(7))
    );
    assert_eq!(
        (&hints[1]["label"], &hints[1]["position"]),
        (&json!("Grondstoffenvoorzieningszekerheid"), &behind(LETTER, "852, nr. 224"))
    );
    let document = json!({ "textDocument": { "uri": NAME } });
    let tokens = client.request("textDocument/semanticTokens/full", document).await;
    let data: Vec<u64> =
        tokens["data"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect();
    let kinds: Vec<u64> = data.chunks(5).map(|token| token[3]).collect();
    assert_eq!(kinds.iter().filter(|&&kind| kind == 0).count(), 3, "{kinds:?}");
    assert_eq!(data[..5], [1, 0, 7, 0, 0], "Vraag 1 on the second line");
    client.done().await;
}

#[tokio::test]
async fn a_title_stands_behind_the_first_list_of_a_dossier_and_is_short() {
    let mut client = Client::start(json!({}), &[]).await;
    let text = "Vraag 1\r\nKlopt dat?\r\n\r\nAntwoord 1\r\n😀 Zie Kamerstukken 17 050, nrs. 595 en 596 é. Zie ook Kamerstuk 17 050, nr. 590 \
        en Kamerstuk 99 999, nr. 1.\r\n";
    open(&mut client, text).await;
    let all =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let params = json!({ "textDocument": { "uri": NAME }, "range": all });
    let hints = client.request("textDocument/inlayHint", params).await;
    assert_eq!(hints.as_array().unwrap().len(), 1, "{hints}");
    assert_eq!(hints[0]["position"], behind(text, "595 en 596"));
    let label = hints[0]["label"].as_str().unwrap();
    assert_eq!(label, "Misbruik en oneigenlijk gebruik op het…");
    assert!(label.chars().count() <= 40);
    assert!(hints[0]["tooltip"].as_str().unwrap().ends_with("sociale zekerheid en subsidies"));
    client.done().await;
}

/// A letter with a signature, with names in all the forms in which they are written.
const SIGNED: &str = "Geachte voorzitter,\r\n\r\n\
    Hierbij bied ik u de antwoorden aan op de schriftelijke vragen van het lid Boswijk (CDA) over é😀 banken.\r\n\r\n\
    De minister van Financiën,\r\n\r\nEelco Heinen\r\n\r\n\
    Antwoord van minister Heinen (Financiën) op vragen van het lid Boswijk (CDA) over é😀 banken (ontvangen 18 februari 2025).\r\n\r\n\
    Vraag 1\r\nWat zei minister Heinen é😀?\r\n\r\n\
    Antwoord 1\r\n😀 Dat zei E. Heinen, en minister Heinen é bleef erbij. Het kabinet-Heinen bestaat niet.\r\n";

/// What an edit makes of a text.
fn applied(text: &str, edit: &Value) -> String {
    let edits = edit["changes"][NAME].as_array().expect("edits of the draft");
    let offset = |at: &Value| {
        let line = at["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let column = at["character"].as_u64().unwrap() as usize;
        let units: Vec<u16> = text[start..].encode_utf16().take(column).collect();
        start + String::from_utf16(&units).expect("whole characters").len()
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            (offset(&range["start"]), offset(&range["end"]), edit["newText"].as_str().unwrap())
        })
        .collect();
    edits.sort_unstable();
    assert!(edits.windows(2).all(|pair| pair[0].1 <= pair[1].0), "edits overlap: {edits:?}");
    let mut made = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        made.replace_range(start..end, new);
    }
    made
}

async fn renamed(client: &mut Client, text: &str, words: &str, new: &str) -> String {
    let at =
        json!({ "textDocument": { "uri": NAME }, "position": behind(text, words), "newName": new });
    applied(text, &client.request("textDocument/rename", at).await)
}

#[tokio::test]
async fn somebody_gets_another_name_everywhere_but_in_questions() {
    let mut client = Client::start(json!({}), &[]).await;
    open(&mut client, SIGNED).await;
    let with = |signed: &str, head: &str, initials: &str, text: &str| {
        let made = SIGNED.replace("\r\nEelco Heinen\r\n", &format!("\r\n{signed}\r\n"));
        let made = made.replace("minister Heinen (", &format!("minister {head} ("));
        let made = made.replace("zei E. Heinen,", &format!("zei {initials},"));
        made.replace("en minister Heinen é", &format!("en minister {text} é"))
    };
    // A slip in a surname: what stands before it stays.
    let at = "en minister Heinen";
    let made = renamed(&mut client, SIGNED, at, "Heijnens").await;
    assert_eq!(made, with("Eelco Heijnens", "Heijnens", "E. Heijnens", "Heijnens"));
    // Somebody else, whom the register knows: first name and initials are theirs, a prefix is small behind them.
    let made = renamed(&mut client, SIGNED, at, "van Weel").await;
    assert_eq!(made, with("David van Weel", "Van Weel", "D.M. van Weel", "Van Weel"));
    // Somebody else whom it does not know, typed in full over the signature.
    let made = renamed(&mut client, SIGNED, "\r\nEelco Heinen", "Jan de Proef").await;
    assert_eq!(made, with("Jan de Proef", "De Proef", "Jan de Proef", "De Proef"));
    // In a question nothing is renamed.
    let asked = json!({ "textDocument": { "uri": NAME }, "position": behind(SIGNED, "Wat zei minister Heinen") });
    assert_eq!(client.request("textDocument/prepareRename", asked).await, Value::Null);
    // A member, in letter and head.
    let made = renamed(&mut client, SIGNED, "lid Boswijk", "Van Dijk").await;
    assert_eq!(made, SIGNED.replace("Boswijk", "Van Dijk"));
    // "(Financiën)" and "minister van Financiën" are one office.
    let made = renamed(&mut client, SIGNED, "Heinen (Fin", "Defensie").await;
    assert_eq!(made, SIGNED.replace("Financiën", "Defensie"));
    client.done().await;
}

#[tokio::test]
async fn a_name_that_is_taken_is_refused() {
    let mut client = Client::start(json!({}), &[]).await;
    let text = "Vraag 1\nKlopt dat?[1]\n\nAntwoord 1\nJa, zegt De Nederlandsche Bank (DNB).[2] Het Centraal Planbureau (CPB) ook.\n\n[1] Een.\n[2] Twee.\n";
    open(&mut client, text).await;
    for (words, new, why) in [
        ("(DNB).[2", "1", "er is al een noot 1"),
        ("(DNB).[2", "twee", "kan geen nummer van een noot zijn"),
        ("(DNB", "CPB", "is al een andere afkorting"),
        ("(DNB", "D N B", "is geen afkorting"),
        ("(DNB", "D)", "kan hier niet als naam"),
    ] {
        let at = json!({ "textDocument": { "uri": NAME }, "position": behind(text, words), "newName": new });
        let id = client.send("textDocument/rename", at).await;
        let reply = client.reply(id).await;
        assert!(
            reply["error"]["message"].as_str().unwrap_or_default().contains(why),
            "{new}: {reply}"
        );
    }
    client.done().await;
}

fn shows_why() -> Value {
    json!({ "textDocument": { "codeAction": { "disabledSupport": true } } })
}

/// The action that numbers the notes anew, if it is offered.
async fn renumbering(capabilities: Value, text: &str, asked: bool) -> Value {
    let mut client = Client::start(capabilities, &[]).await;
    open(&mut client, text).await;
    let only = if asked { json!(["source"]) } else { Value::Null };
    let at = json!({ "line": 0, "character": 0 });
    let params = json!({
        "textDocument": { "uri": NAME }, "range": { "start": at, "end": at },
        "context": { "diagnostics": [], "only": only }
    });
    let actions = client.request("textDocument/codeAction", params).await;
    client.done().await;
    let all = actions.as_array().unwrap().iter();
    all.filter(|one| one["kind"] == "source.renumberNotes.kamerlint")
        .cloned()
        .next()
        .unwrap_or_default()
}

#[tokio::test]
async fn notes_are_numbered_in_the_order_of_the_text() {
    let text = "Vraag 1\r\nKlopt é😀 dat?[3]\r\n\r\nAntwoord 1\r\nJa é.[1] En 😀 dit ook.[3] En dat.[7]\r\n\r\n\
        [1] De é brief,\r\nover twee regels.\r\n[3] Het 😀 boek.\r\n[7] De krant.\r\n";
    let wanted = "Vraag 1\r\nKlopt é😀 dat?[1]\r\n\r\nAntwoord 1\r\nJa é.[2] En 😀 dit ook.[1] En dat.[3]\r\n\r\n\
        [1] Het 😀 boek.\r\n[2] De é brief,\r\nover twee regels.\r\n[3] De krant.\r\n";
    let action = renumbering(json!({}), text, true).await;
    assert_eq!(applied(text, &action["edit"]), wanted);
    assert_eq!(renumbering(json!({}), wanted, true).await, Value::Null, "nothing to change");
    assert_eq!(
        renumbering(json!({}), text, false).await,
        Value::Null,
        "not asked, and no note here"
    );
    let text = "## Vraag 1\nWat?[^2]\n\n## Antwoord 1\nDit.[^1]\n\n[^1]: Een.\n\n[^2]: Twee é.\n";
    let wanted = "## Vraag 1\nWat?[^1]\n\n## Antwoord 1\nDit.[^2]\n\n[^1]: Twee é.\n\n[^2]: Een.\n";
    let action = renumbering(json!({}), text, true).await;
    assert_eq!(applied(text, &action["edit"]), wanted);
    // A note with a name has it on purpose.
    let named = text.replace("^2]", "^bron]");
    assert_eq!(renumbering(shows_why(), &named, true).await, Value::Null);
}

#[tokio::test]
async fn notes_that_cannot_be_told_apart_are_not_numbered() {
    let text = "Vraag 1\nWat?\n\nAntwoord 1\nDit.[2] Dat.[1]\n\n[1] Een.\n[2] Twee.\n";
    for (old, new, why) in [
        ("[2] Twee.\n", "[2] Twee.\n[2] Nog eens.\n", "twee noten hebben hetzelfde nummer"),
        ("[2] Twee.\n", "[2] Twee.\n[3] Los.\n", "er is een noot waar niets naar verwijst"),
        ("Dat.[1]", "Dat.[1] En zo.[9]", "er is een verwijzing naar een noot die er niet is"),
    ] {
        let text = text.replace(old, new);
        let action = renumbering(shows_why(), &text, true).await;
        assert_eq!(action["disabled"]["reason"], why, "{action}");
        assert_eq!(action.get("edit"), None);
        assert_eq!(
            renumbering(json!({}), &text, true).await,
            Value::Null,
            "a client that cannot show why"
        );
    }
}

#[tokio::test]
async fn an_item_says_more_when_it_is_looked_at() {
    let mut client = Client::start(json!({}), &[]).await;
    assert_eq!(client.capabilities["completionProvider"]["resolveProvider"], true);
    assert_eq!(client.capabilities["completionProvider"]["triggerCharacters"], json!(["[", "^"]));
    let long = "Hoe? En waarom é😀 dan wel, zo vraagt iedereen zich af die daar langer dan een week over nadenkt";
    let text = LETTER
        .replace("En dan", long)
        .replace("doet dat", "doet dat, zie Kamerst minister van Fin\nAnt\nZo.[");
    open(&mut client, &text).await;
    for (words, label, wanted) in [
        ("\nAnt", "Antwoord 3", long),
        (
            "minister van Fin",
            "minister van Financiën",
            "**Steven van Weyenberg** (D66)\n\nminister van Financiën, 2024-01-12",
        ),
        (
            "zie Kamerst",
            "Kamerstuk 32 852, nr. 224",
            "<https://zoek.officielebekendmakingen.nl/kst-32852-224.html>",
        ),
        (
            "zie Kamerst",
            "Kamerstuk 19 637",
            "Vreemdelingenbeleid\n\n<https://zoek.officielebekendmakingen.nl/dossier/19637>",
        ),
        ("\nZo.[", "[1]", "De brief é van gisteren."),
    ] {
        let params = json!({ "textDocument": { "uri": NAME }, "position": behind(&text, words) });
        let items = client.request("textDocument/completion", params).await;
        let item = items.as_array().unwrap().iter().find(|item| item["label"] == label);
        let item = item.unwrap_or_else(|| panic!("{label}: {items}")).clone();
        assert_eq!(item.get("documentation"), None);
        let told = client.request("completionItem/resolve", item.clone()).await;
        let said = told["documentation"]["value"].as_str().unwrap_or_default();
        assert!(said.contains(wanted), "{label}: {told}");
        let mut same = told;
        same.as_object_mut().unwrap().remove("documentation");
        assert_eq!(same, item, "nothing else changes");
    }
    let strange = json!({ "label": "van een ander" });
    assert_eq!(client.request("completionItem/resolve", strange.clone()).await, strange);
    client.done().await;
}

fn snippets() -> Value {
    json!({ "textDocument": { "completion": { "completionItem": { "snippetSupport": true } } } })
}

/// The texts proposed behind words, and whether they are snippets.
async fn inserted(capabilities: Value, text: &str, words: &str) -> Vec<(String, bool)> {
    let mut client = Client::start(capabilities, &[]).await;
    open(&mut client, text).await;
    let params = json!({ "textDocument": { "uri": NAME }, "position": behind(text, words) });
    let items = client.request("textDocument/completion", params).await;
    client.done().await;
    let text = |item: &Value| {
        let text = item["textEdit"]["newText"].as_str().unwrap().to_owned();
        (text, item["insertTextFormat"] == 2)
    };
    items.as_array().unwrap().iter().map(text).collect()
}

#[tokio::test]
async fn letter_and_signature_are_written() {
    let head = "Antwoord van minister Heinen (Financiën) op vragen van het lid Boswijk (CDA) over é😀 $banken (kenmerk 2025Z04312) (ontvangen 18 februari 2025).";
    let text = format!("Gea\n\nDe min\n\n{head}\n\nVraag 1\nHoe?\n\nAntwoord 1\nZo.\n");
    let letter = "Geachte voorzitter,\n\nHierbij bied ik u de antwoorden aan op de schriftelijke vragen van het lid Boswijk (CDA) over é😀 ";
    let signature = "De minister van Financiën,\n\nEelco Heinen\n".to_owned();
    assert_eq!(
        inserted(json!({}), &text, "Gea").await,
        [(format!("{letter}$banken met kenmerk 2025Z04312.\n"), false)]
    );
    assert_eq!(
        inserted(snippets(), &text, "Gea").await,
        [(format!("{letter}\\$banken met kenmerk 2025Z04312.\n"), true)]
    );
    assert_eq!(inserted(json!({}), &text, "De min").await, [(signature.clone(), false)]);
    assert_eq!(inserted(snippets(), &text, "De min").await, [(signature.clone(), true)]);
    // What is not known is a hole in a snippet and left out of plain text.
    let bare = text
        .replace(" op vragen van het lid Boswijk (CDA) over é😀 $banken (kenmerk 2025Z04312)", "");
    let plain =
        "Geachte voorzitter,\n\nHierbij bied ik u de antwoorden aan op de schriftelijke vragen.\n";
    assert_eq!(inserted(json!({}), &bare, "Gea").await, [(plain.to_owned(), false)]);
    let holes =
        plain.replace("vragen.", "vragen van ${1:het lid …} over ${2:…} met kenmerk ${3:…}.");
    assert_eq!(inserted(snippets(), &bare, "Gea").await, [(holes, true)]);
    // Not among the questions.
    let inside = text.replace("Hoe?", "De minis");
    let items = inserted(json!({}), &inside, "De minis").await;
    assert!(items.len() > 20 && !items.contains(&(signature, false)), "{items:?}");
}

/// The codes of the findings in a text.
fn codes(text: &str) -> Vec<String> {
    let source = kamerlint::text::Source::new(text).unwrap();
    let settings = kamerlint::settings::Settings::default();
    let report = kamerlint::lint::check(&source, kamerlint::read::Format::Plain, &settings);
    report.diagnostics.iter().map(|found| found.rule.code.clone()).collect()
}

#[tokio::test]
async fn no_proposal_makes_a_finding() {
    let text = "Geachte voorzitter,\n\nHierbij bied ik u de antwoorden aan op de vragen van het lid Boswijk (CDA) over banken met kenmerk 2025Z04312.\n\n\
        De minister van Financiën,\n\nEelco Heinen\n\n\
        Antwoord van minister Heinen (Financiën) op vragen van het lid Boswijk (CDA) over banken (kenmerk 2025Z04312) (ontvangen 18 februari 2025).\n\n\
        Vraag 1\nWat doet u?\n\nAntwoord 1\nIk lees Kamerstuk 32 852, nr. 224.[1] Dit é😀 ook.\n\n\
        Vraag 2\nHoe?\n\nAntwoord 2\nZie het antwoord op vraag 1.\n\n\
        Vraag 3\nMet wie?\n\nAntwoord 3\nMet velen.\n\n[1] De brief.\n";
    let before = codes(text);
    assert_eq!(before, [""; 0]);
    let letter = &text[text.find("Antwoord van").unwrap()..];
    let mut tried = 0;
    for (text, old, new, words) in [
        (text, "Dit é😀 ook.", "Dit é😀 ook, zegt minister van Fin", "van Fin"),
        (text, "Dit é😀 ook.", "Dit é😀 ook, zegt minister Brek", "minister Brek"),
        (text, "Dit é😀 ook.", "Dit é😀 ook, zegt Eel", "zegt Eel"),
        (text, "Dit é😀 ook.", "Dit é😀 ook, zie Kamerst", "zie Kamerst"),
        (text, "Met velen.", "Met velen. Zie het antw", "het antw"),
        (text, "Dit é😀 ook.", "Zie het antw", "het antw"),
        (text, "De minister van Financiën,\n\nEelco Heinen\n", "De min", "De min"),
        (letter, "Antwoord van", "Gea\n\nAntwoord van", "Gea"),
    ] {
        let typed = text.replacen(old, new, 1);
        let mut client = Client::start(json!({}), &[]).await;
        open(&mut client, &typed).await;
        let params = json!({ "textDocument": { "uri": NAME }, "position": behind(&typed, words) });
        let items = client.request("textDocument/completion", params).await;
        client.done().await;
        assert!(!items.as_array().unwrap().is_empty(), "{new}");
        for item in items.as_array().unwrap() {
            let edit = json!({ "changes": { NAME: [item["textEdit"]] } });
            let made = applied(&typed, &edit);
            assert_eq!(codes(&made), before, "{new}: {made}");
            tried += 1;
        }
    }
    assert!(tried > 80, "{tried}");
}

/// What a server that is run with these options says to a recorded conversation.
fn run(options: &[&str], input: &str) -> Vec<u8> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kamerlint"))
        .arg("server")
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // Standard input stays open until the server ends: an editor need not close it.
    let mut to = child.stdin.take().unwrap();
    std::io::Write::write_all(&mut to, input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    drop(to);
    assert_eq!(output.status.code(), Some(0));
    output.stdout
}

#[test]
fn a_conversation_is_recorded_and_played_back() {
    let file = folder("record").join("gesprek.lsp");
    let message = |value: Value| {
        let body = value.to_string();
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    };
    let document = json!({ "uri": NAME, "languageId": "plaintext", "version": 1, "text": LETTER });
    let said = [
        json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": pushed_and_pulling() }),
        json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }),
        json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document } }),
        json!({ "jsonrpc": "2.0", "id": 2, "method": "textDocument/diagnostic", "params": { "textDocument": { "uri": NAME } } }),
        json!({ "jsonrpc": "2.0", "id": 3, "method": "shutdown", "params": null }),
        json!({ "jsonrpc": "2.0", "method": "exit" }),
    ];
    let said: String = said.into_iter().map(message).collect();
    let file = file.to_str().unwrap();
    let first = run(&["--record", file], &said);
    assert_eq!(fs::read_to_string(file).unwrap(), said);
    let again = run(&["--replay", file], "");
    let text = String::from_utf8(first).unwrap();
    assert!(text.contains("KL303"), "{text}");
    let mut replies: Vec<&str> = text.split("Content-Length").collect();
    let again = String::from_utf8(again).unwrap();
    let mut replayed: Vec<&str> = again.split("Content-Length").collect();
    replies.sort_unstable();
    replayed.sort_unstable();
    assert_eq!(replies, replayed);
}

fn pushed_and_pulling() -> Value {
    json!({ "capabilities": { "textDocument": { "diagnostic": {} } } })
}
