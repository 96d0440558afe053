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
    assert_eq!(
        proposed(&paper, "zie Kamerst").await,
        ["Kamerstuk 32 852, nr. 224", "Kamerstuk 32852, nr. 225"]
    );
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
    assert_eq!(hints.as_array().unwrap().len(), 1);
    assert_eq!(
        (&hints[0]["label"], &hints[0]["position"]["line"]),
        (&json!("beantwoord bij 1"), &json!(7))
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
