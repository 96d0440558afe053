//! Conversations with the language server: names, notes, notation and hints, and recordings.

use std::fs;
use std::process::{Command, Stdio};

use crate::server_client::{Client, applied, behind, folder};
use serde_json::{Value, json};

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
    let mut all = actions.as_array().unwrap().iter();
    let action = all.find(|one| one["kind"] == "source.renumberNotes.kamerlint");
    action.cloned().unwrap_or_default()
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
        json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": asking() }),
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

fn asking() -> Value {
    // Findings that are sent could come before or after the goodbye.
    let workspace = json!({ "diagnostics": { "refreshSupport": true } });
    json!({ "capabilities": { "textDocument": { "diagnostic": {} }, "workspace": workspace } })
}

#[tokio::test]
async fn an_abbreviation_is_renamed_in_notes_and_not_in_addresses() {
    let name = "file:///a/b.md";
    let text = "## Vraag 1\nWat zegt de AR é😀?[^2]\n\n## Antwoord 1\nDe Algemene Rekenkamer (AR) zegt het.[^1] De AR heeft https://x.nl/AR/rapport.\n\n\
        [^1]: De AR meldt dit.\n\n[^2]: AR 2024.\n";
    let mut client = Client::start(json!({}), &[]).await;
    client.open(name, text).await;
    client.diagnostics().await;
    let params = json!({
        "textDocument": { "uri": name }, "position": behind(text, "Rekenkamer (A"), "newName": "ARK"
    });
    let edit = client.request("textDocument/rename", params).await;
    let wanted = text
        .replace("(AR)", "(ARK)")
        .replace("De AR heeft", "De ARK heeft")
        .replace("De AR meldt", "De ARK meldt");
    assert_eq!(applied(text, &edit), wanted, "a note of a question is quoted");
    client.done().await;
}
