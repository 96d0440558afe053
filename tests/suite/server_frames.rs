//! Conversations with the language server: what no transport can decode, URIs as clients write them, halves of characters.

use crate::server_client::{Client, codes, pushed};
use kamerlint::server::Options;
use serde_json::{Value, json};

const NAME: &str = "file:///a/b.txt";
const LETTER: &str = "Vraag 1\nKlopt dat?\n\nAntwoord 1\nJa. Zie Kamerstuk 312 852, nr. 291.\n";

/// The server still answers.
async fn lives(client: &mut Client) {
    client.open(NAME, LETTER).await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL301"]);
    client.close(NAME).await;
    client.diagnostics().await;
}

#[tokio::test]
async fn a_request_that_cannot_be_decoded_is_answered_under_its_id() {
    let mut client = Client::start(pushed(), &[]).await;
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    for (body, code, id) in [
        ("{}".to_owned(), -32600, Value::Null),
        ("[]".to_owned(), -32600, Value::Null),
        ("3".to_owned(), -32600, Value::Null),
        ("{\"id\":7,\"method\":\"x\"}".to_owned(), -32600, json!(7)),
        ("{\"jsonrpc\":\"1.0\",\"id\":\"a\",\"method\":\"x\"}".to_owned(), -32600, json!("a")),
        ("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"x\"}".to_owned(), -32600, Value::Null),
        ("{\"jsonrpc\":\"2.0\",\"id\":[],\"method\":\"x\"}".to_owned(), -32600, Value::Null),
        ("{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":5}".to_owned(), -32600, json!(8)),
        ("{\"jsonrpc\":\"2.0\",\"id\":9,\"result\":".to_owned(), -32700, Value::Null),
        (
            format!("{{\"jsonrpc\":\"2.0\",\"id\":10,\"method\":\"x\",\"params\":{deep}}}"),
            -32700,
            json!(10),
        ),
        (
            "{\"jsonrpc\":\"2.0\",\"id\":11,\"method\":\"x\",\"params\":[1e999]}".to_owned(),
            -32700,
            json!(11),
        ),
        (
            "{\"jsonrpc\":\"2.0\",\"id\":12,\"method\":\"x\",\"method\":\"y\"}".to_owned(),
            -32600,
            Value::Null,
        ),
        ("".to_owned(), -32700, Value::Null),
    ] {
        client.raw(&body).await;
        let said = client.any().await;
        assert_eq!((&said["error"]["code"], &said["id"]), (&json!(code), &id), "{body}");
    }
    lives(&mut client).await;
    client.done().await;
}

#[tokio::test]
async fn a_notification_that_cannot_be_decoded_is_passed_over() {
    let mut client = Client::start(pushed(), &[]).await;
    let deep = format!("{}{}", "{\"a\":".repeat(300), "1".to_owned() + &"}".repeat(300));
    for body in [
        format!("{{\"jsonrpc\":\"2.0\",\"method\":\"$/x\",\"params\":{deep}}}"),
        "{\"jsonrpc\":\"2.0\",\"method\":\"$/x\",\"params\":{\"a\":1e999}}".to_owned(),
        "{\"method\":\"textDocument/didSave\"}".to_owned(),
        "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":3}".to_owned(),
        "{\"jsonrpc\":\"2.0\",\"id\":77,\"result\":null}".to_owned(),
    ] {
        client.raw(&body).await;
    }
    lives(&mut client).await;
    client.done().await;
}

#[tokio::test]
async fn half_a_character_is_one_unit_and_the_text_stays_in_step() {
    let mut client = Client::start(pushed(), &[]).await;
    let open = |text: &str| {
        format!(
            r#"{{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{{"textDocument":{{"uri":"{NAME}","languageId":"plaintext","version":1,"text":"{text}"}}}}}}"#
        )
    };
    // The client counts "a", a half, "b", and then replaces "b" by a line and a draft.
    client.raw(&open(r"a\ud83db")).await;
    client.diagnostics().await;
    client.change(NAME, 2, [0, 2], [0, 3], &format!("\n{LETTER}")).await;
    let found = client.diagnostics().await["diagnostics"].clone();
    assert_eq!(codes(&found), ["KL301"]);
    assert_eq!(found[0]["range"]["start"]["line"], 5);
    client.close(NAME).await;
    client.diagnostics().await;
    // It takes away the second half of "😀", and still counts the first.
    client.open(NAME, "😀b").await;
    client.diagnostics().await;
    client.change(NAME, 2, [0, 1], [0, 2], "").await;
    client.diagnostics().await;
    client.change(NAME, 3, [0, 1], [0, 2], &format!("\n{LETTER}")).await;
    let found = client.diagnostics().await["diagnostics"].clone();
    assert_eq!(found[0]["range"]["start"]["line"], 5);
    client.done().await;
}

#[tokio::test]
async fn bytes_that_are_no_text_are_read_around() {
    let mut client = Client::start(pushed(), &[]).await;
    let body = json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": {
        "uri": NAME, "languageId": "plaintext", "version": 1, "text": format!("x@x\n{LETTER}") } } });
    let mut body = body.to_string().into_bytes();
    let at = body.windows(3).position(|three| three == b"x@x").unwrap();
    body[at + 1] = 0xff;
    client.bytes(&body).await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL301"]);
    client.done().await;
}

#[tokio::test]
async fn a_length_that_is_wrong_costs_no_more_than_its_message() {
    let mut client = Client::start(pushed(), &[]).await;
    let body =
        json!({ "jsonrpc": "2.0", "method": "$/x", "params": { "a": "Content" } }).to_string();
    client.unframed(format!("Content-Length: {}\r\n\r\n{body}", body.len() - 5).as_bytes()).await;
    client.unframed(b"Content-Length: 99999999999999999999\r\n\r\n").await;
    client.unframed(b"Content-Length: -1\r\n\r\nX-Iets: 3\r\n\r\n").await;
    assert_eq!(client.any().await["error"]["code"], -32700);
    lives(&mut client).await;
    client.done().await;
}

#[tokio::test]
async fn every_spelling_of_a_uri_is_answered_in_that_spelling() {
    for uri in [
        "file:///concepten/a%5B1%5D.txt",
        "file:///concepten/a[1].txt",
        "file:///concepten/{a}.txt",
        "file:///concepten/a|b.txt",
        "file:///concepten/a b.txt",
        "file:///concepten/é.txt",
        "file:///c%3A/concepten/a.txt",
        "file:///c:/concepten/a.txt",
        "file:///concepten/100%.txt",
        "/concepten/kaal.txt",
        "untitled:Naamloos 1",
    ] {
        let mut client = Client::start(pushed(), &[]).await;
        client.open(uri, LETTER).await;
        let said = client.diagnostics().await;
        assert_eq!(said["uri"], uri);
        assert_eq!(codes(&said["diagnostics"]), ["KL301"]);
        let at =
            json!({ "textDocument": { "uri": uri }, "position": { "line": 4, "character": 12 } });
        let places = client.request("textDocument/documentHighlight", at.clone()).await;
        assert!(places.is_array(), "{uri}");
        let actions = json!({ "textDocument": { "uri": uri }, "range": { "start": { "line": 4, "character": 0 }, "end": { "line": 4, "character": 30 } }, "context": { "diagnostics": [] } });
        let actions = client.request("textDocument/codeAction", actions).await.to_string();
        assert!(actions.contains(&json!(uri).to_string()), "{uri}: {actions}");
        client.close(uri).await;
        assert_eq!(client.diagnostics().await["uri"], uri);
        client.done().await;
    }
}

#[tokio::test]
async fn no_slip_in_initialize_keeps_the_server_from_starting() {
    for params in [
        json!({ "processId": null, "rootUri": "file:///concepten/[2025Z1]", "capabilities": {} }),
        json!({ "processId": "x", "rootUri": "geen uri", "capabilities": { "textDocument": 3 } }),
        json!({ "capabilities": { "general": { "positionEncodings": [8] } }, "trace": "alles" }),
        json!({ "workspaceFolders": [{ "uri": "", "name": "" }, { "uri": "file:///{x}", "name": "x" }] }),
        json!([]),
    ] {
        let mut client = Client::silent(Options::default());
        let result = client.request("initialize", params.clone()).await;
        assert!(result["capabilities"].is_object(), "{params}");
        client.notify("initialized", json!({})).await;
        lives(&mut client).await;
    }
}

#[tokio::test]
async fn a_change_without_a_version_is_applied() {
    let mut client = Client::start(pushed(), &[]).await;
    client.open(NAME, "niets\n").await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL100"]);
    for document in [json!({ "uri": NAME }), json!({ "uri": NAME, "version": null })] {
        for (text, found) in [(LETTER, &["KL301"][..]), ("niets\n", &["KL100"][..])] {
            let params = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
            client.notify("textDocument/didChange", params).await;
            assert_eq!(codes(&client.diagnostics().await["diagnostics"]), found);
        }
    }
    client.done().await;
}
