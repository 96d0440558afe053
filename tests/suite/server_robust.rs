//! What a language server must survive.

use std::sync::Arc;

use crate::server_client::{Client, codes, folder, pushed, uri};
use kamerlint::draft::Draft;
use kamerlint::lint::{self, Report};
use kamerlint::read::Document;
use kamerlint::server::Options;
use kamerlint::settings::Settings;
use serde_json::{Value, json};

const NAME: &str = "file:///a/b.txt";
const LETTER: &str = "Vraag 1\nKlopt dat?\n\nAntwoord 1\nJa. Zie Kamerstuk 312 852, nr. 291.\n";

#[tokio::test]
async fn a_burst_of_changes_with_a_client_that_answers_nothing() {
    let root = folder("burst");
    let mut silent = pushed();
    silent["workspace"]["didChangeWatchedFiles"] = json!({ "dynamicRegistration": true });
    let mut client = Client::start(silent, &[&root]).await;
    client.expect("client/registerCapability").await; // and no answer to it
    client.open(NAME, LETTER).await;
    for version in 2..402 {
        client.change(NAME, version, [4, 3], [4, 3], "!").await;
    }
    // The last version is published, and versions never go back.
    let mut last = 0;
    while last < 401 {
        let version = client.diagnostics().await["version"].as_i64().unwrap();
        assert!(version > last, "{version} after {last}");
        last = version;
    }
    let position =
        json!({ "textDocument": { "uri": NAME }, "position": { "line": 4, "character": 425 } });
    let said = client.request("textDocument/hover", position).await;
    assert!(
        said["contents"]["value"].as_str().unwrap().contains("KL301"),
        "no edit was lost: {said}"
    );
    client.done().await;
}

#[tokio::test]
async fn a_client_that_does_not_count_versions() {
    let mut client = Client::start(json!({}), &[]).await;
    client.open(NAME, LETTER).await;
    client.diagnostics().await;
    client.change(NAME, 1, [4, 18], [4, 21], "32").await;
    client.change(NAME, 1, [4, 0], [4, 0], "é").await;
    let ask = json!({ "textDocument": { "uri": NAME } });
    let lens = client.request("textDocument/documentLink", ask).await;
    assert_eq!(lens[0]["range"]["start"]["character"], 9, "the last text is what counts");
    client.end().await;
}

#[tokio::test]
async fn a_late_reply_harms_nothing() {
    let mut client = Client::start(json!({}), &[]).await;
    client.raw(r#"{"jsonrpc":"2.0","id":4711,"result":null}"#).await;
    client
        .raw(r#"{"jsonrpc":"2.0","id":"nooit gevraagd","error":{"code":-1,"message":"x"}}"#)
        .await;
    client.open(NAME, LETTER).await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL301"]);
    client.done().await;
}

fn panics_in_one_rule(document: &Document, draft: Arc<Draft>, settings: &Settings) -> Report {
    let broken = settings.rules.called("KL101").unwrap();
    assert!(!settings.selection.includes(broken), "a rule that panics");
    lint::check_read(document, draft, settings)
}

#[tokio::test]
async fn a_rule_that_panics_is_reported_and_skipped() {
    let mut client = Client::silent(Options { check: panics_in_one_rule, ..Options::default() });
    client.initialize(pushed(), &[]).await;
    client.open(NAME, LETTER).await;
    let said = client.expect("window/showMessage").await;
    assert!(said["params"]["message"].as_str().unwrap().contains("KL101"), "{said}");
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL301"], "the others run");
    client.change(NAME, 2, [4, 0], [4, 3], "Nee. Zeker").await;
    assert_eq!(client.diagnostics().await["version"], 2, "said once");
    client.done().await;
}

/// Also where nobody looks: in files that are not open, and when everything is mended at once.
#[tokio::test]
async fn a_rule_that_panics_spoils_nothing_elsewhere() {
    let root = folder("panics");
    std::fs::write(root.join("dicht.txt"), LETTER).unwrap();
    let mut client = Client::silent(Options { check: panics_in_one_rule, ..Options::default() });
    client.initialize(crate::server_client::pulled(), &[&root]).await;
    let ask = json!({ "previousResultIds": [] });
    let found = client.request("workspace/diagnostic", ask).await;
    assert_eq!(codes(&found["items"][0]["items"]), ["KL301"], "{found}");
    client.done().await;
}

fn panics(_: &Document, _: Arc<Draft>, _: &Settings) -> Report {
    panic!("nothing can be read");
}

#[tokio::test]
async fn a_draft_that_cannot_be_read_has_no_findings() {
    let mut client = Client::silent(Options { check: panics, ..Options::default() });
    client.initialize(pushed(), &[]).await;
    client.open("file:///a/b.txt", "Vraag 1\n").await;
    // Every rule seems to be at fault: each is named once.
    loop {
        let said =
            client.expect_any(&["window/showMessage", "textDocument/publishDiagnostics"]).await;
        if said["method"] == "textDocument/publishDiagnostics" {
            assert_eq!(said["params"]["diagnostics"], json!([]));
            break;
        }
    }
    client.done().await;
}

#[tokio::test]
async fn requests_before_initialize_and_unknown_methods() {
    let mut client = Client::silent(Options::default());
    let position =
        json!({ "textDocument": { "uri": NAME }, "position": { "line": 0, "character": 0 } });
    let early = client.send("textDocument/hover", position).await;
    assert_eq!(client.reply(early).await["error"]["code"], -32002);
    client.initialize(json!({}), &[]).await;
    let unknown = client.send("kamerlint/nietBestaand", json!({})).await;
    assert_eq!(client.reply(unknown).await["error"]["code"], -32601);
    let unknown = client.send("$/nietBestaand", json!({})).await;
    assert_eq!(client.reply(unknown).await["error"]["code"], -32601);
    client.notify("$/watDanOok", json!({})).await;
    client.notify("textDocument/didChange", json!({ "onzin": true })).await;
    client.done().await;
}

#[tokio::test]
async fn what_comes_with_initialize_is_not_lost() {
    let mut client = Client::silent(Options::default());
    let id = client.send("initialize", json!({ "capabilities": {} })).await;
    client.notify("initialized", json!({})).await;
    client.open(NAME, LETTER).await;
    assert!(client.reply(id).await["result"]["capabilities"].is_object());
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL301"]);
    client.done().await;
}

#[tokio::test]
async fn malformed_messages_are_answered_and_passed_over() {
    let mut client = Client::start(json!({}), &[]).await;
    for body in ["{", "[1,2", "\u{0}\u{1}", "{\"jsonrpc\":\"2.0\",\"id\":1"] {
        client.raw(body).await;
        let said = client.any().await;
        assert_eq!(said["error"]["code"], -32700, "{said}");
    }
    client.open(NAME, LETTER).await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL301"]);
    client.done().await;
}

#[tokio::test]
async fn null_parameters_are_none() {
    let mut client = Client::start(json!({}), &[]).await;
    assert_eq!(client.request("shutdown", Value::Null).await, Value::Null);
    assert_eq!(client.leave().await, 0);
}

#[tokio::test]
async fn fifty_open_drafts() {
    let root = folder("fifty");
    let mut client = Client::start(pushed(), &[&root]).await;
    for i in 0..50 {
        client.open(&uri(&root.join(format!("{i}.txt"))), LETTER).await;
    }
    for _ in 0..50 {
        assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL301"]);
    }
    std::fs::write(root.join("kamerlint.toml"), "ignore = [\"KL301\"]\n").unwrap();
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": NAME } })).await;
    for _ in 0..50 {
        assert_eq!(codes(&client.diagnostics().await["diagnostics"]), [""; 0]);
    }
    client.done().await;
}

#[tokio::test]
async fn ten_megabytes() {
    // Without optimisations a check takes twenty times as long.
    let size = if cfg!(debug_assertions) { 5 } else { 10 };
    let letter = include_str!("../drafts/good/brief-en-bijlage.txt");
    let text = letter.repeat(size * 1024 * 1024 / letter.len());
    let mut client = Client::start(pushed(), &[]).await;
    client.open(NAME, &text).await;
    // Said at once: the findings come later.
    let said = client.expect("window/showMessage").await;
    assert!(said["params"]["message"].as_str().unwrap().contains("is groot ("), "{said}");
    client.change(NAME, 2, [1, 0], [1, 0], "é😀").await;
    loop {
        if client.diagnostics().await["version"] == 2 {
            break;
        }
    }
    client.done().await;
}
