//! Conversations with the language server: life cycle, documents, diagnostics.

use std::fs;
use std::path::Path;

use crate::server_client::{Client, codes, folder, pulled, pushed, uri};
use kamerlint::server::Options;
use serde_json::{Value, json};

const LETTER: &str = "Vraag 1\nKlopt dat 😀?\n\nAntwoord 1\nJa. Zie é😀 Kamerstuk 312 852, nr. 291.\n\nVraag 2\nHoe?\n";

#[tokio::test]
async fn a_life_from_initialize_to_exit() {
    let client = Client::start(json!({}), &[]).await;
    assert_eq!(client.capabilities["positionEncoding"], "utf-16");
    assert!(client.capabilities.get("diagnosticProvider").is_none());
    client.done().await;
}

#[tokio::test]
async fn an_exit_without_shutdown_is_status_1() {
    let client = Client::start(json!({}), &[]).await;
    assert_eq!(client.leave().await, 1);
}

#[tokio::test]
async fn columns_are_counted_as_the_client_does() {
    for (offered, chosen, column) in [
        (json!(["utf-16"]), "utf-16", 22),
        (json!(["utf-32", "utf-16"]), "utf-16", 22),
        (json!(["utf-32"]), "utf-32", 21),
        (json!(["utf-8", "utf-16"]), "utf-8", 25),
    ] {
        let general = json!({ "general": { "positionEncodings": offered } });
        let mut client = Client::start(general, &[]).await;
        assert_eq!(client.capabilities["positionEncoding"], chosen);
        client.open("file:///a/b.txt", LETTER).await;
        let said = client.diagnostics().await;
        assert_eq!(codes(&said["diagnostics"]), ["KL301", "KL101"]);
        assert_eq!(
            said["diagnostics"][0]["range"]["start"],
            json!({ "line": 4, "character": column })
        );
        client.done().await;
    }
}

#[tokio::test]
async fn a_diagnostic_says_all_there_is_to_say() {
    let mut client = Client::start(pushed(), &[]).await;
    client
        .open(
            "file:///a/b.txt",
            &format!("{LETTER}\nAntwoord 2\nDat doet een een aannemer. Zie vraag 7.\n\nAntwoord 2\nNogmaals.\n"),
        )
        .await;
    let said = client.diagnostics().await;
    assert_eq!(said["version"], 1);
    let found = said["diagnostics"].as_array().unwrap();
    let kamerstuk = found.iter().find(|one| one["code"] == "KL301").unwrap();
    assert_eq!(kamerstuk["source"], "kamerlint");
    assert_eq!(kamerstuk["data"]["rule"], "KL301");
    assert_eq!(kamerstuk["data"]["fingerprint"].as_str().unwrap().len(), 32);
    assert!(kamerstuk.get("codeDescription").is_none());
    let doubled = found.iter().find(|one| one["tags"] == json!([1]));
    assert!(doubled.is_some(), "{found:?}");
    assert!(found.iter().any(|one| one["relatedInformation"].is_array()), "{found:?}");
    client.done().await;
}

#[tokio::test]
async fn edits_are_checked_and_the_last_version_is_published() {
    let mut client = Client::start(pushed(), &[]).await;
    let name = "file:///a/b.txt";
    client.open(name, LETTER).await;
    assert_eq!(client.diagnostics().await["version"], 1);
    client.change(name, 2, [7, 4], [7, 4], "\n\nAntwoord 2\nZo.").await;
    let said = client.diagnostics().await;
    assert_eq!(
        (said["version"].as_i64(), codes(&said["diagnostics"])),
        (Some(2), vec!["KL301".to_owned()])
    );
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": name } })).await;
    let said = client.diagnostics().await;
    assert_eq!(said["diagnostics"], json!([]));
    client.done().await;
}

#[tokio::test]
async fn findings_wait_only_while_their_word_is_typed() {
    let mut client = Client::start(pushed(), &[]).await;
    let name = "file:///a/b.txt";
    client.open(name, "Vraag 1\nWat?\n\nAntwoord 1\nDat doet een ee aannemer.\n").await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), [""; 0]);
    client.change(name, 2, [4, 15], [4, 15], "n").await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), [""; 0]);
    let said = client.diagnostics().await;
    assert_eq!(codes(&said["diagnostics"]).len(), 1, "{said}");
    // What was shown stays while its word is edited further; a finding elsewhere comes at once.
    client.change(name, 3, [4, 25], [4, 25], " Zo i").await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]).len(), 1);
    client.done().await;
}

#[tokio::test]
async fn a_client_that_pulls_is_not_pushed() {
    let root = folder("pull");
    fs::write(root.join("een.txt"), LETTER).unwrap();
    fs::write(root.join("twee.txt"), LETTER).unwrap();
    let mut client = Client::start(pulled(), &[&root]).await;
    let provider = &client.capabilities["diagnosticProvider"];
    assert_eq!(provider["workspaceDiagnostics"], true);
    let one = uri(&root.join("een.txt"));
    client.open(&one, "Vraag 1\nWat?\n\nAntwoord 1\nNiets.\n").await;
    let ask =
        |previous: Value| json!({ "textDocument": { "uri": one }, "previousResultId": previous });
    let first = client.request("textDocument/diagnostic", ask(Value::Null)).await;
    assert_eq!((first["kind"].as_str(), &first["items"]), (Some("full"), &json!([])));
    let again = client.request("textDocument/diagnostic", ask(first["resultId"].clone())).await;
    assert_eq!(again["kind"], "unchanged");

    let all = client.request("workspace/diagnostic", json!({ "previousResultIds": [] })).await;
    let items = all["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    let open = items.iter().find(|item| item["uri"] == json!(one)).unwrap();
    assert_eq!((&open["version"], &open["items"]), (&json!(1), &json!([])), "the buffer counts");
    let known: Vec<Value> =
        items.iter().map(|item| json!({ "uri": item["uri"], "value": item["resultId"] })).collect();
    fs::remove_file(root.join("twee.txt")).unwrap();
    let all = client.request("workspace/diagnostic", json!({ "previousResultIds": known })).await;
    let kinds: Vec<&str> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["unchanged", "full"], "a file that is gone has none");
    client.done().await;
}

#[tokio::test]
async fn a_client_that_cannot_be_asked_to_pull_again_is_pushed() {
    let mut once = pulled();
    once["workspace"] = json!({});
    for (capabilities, name) in [(once, "x"), (pulled(), "Neovim")] {
        let mut client = Client::silent(Options::default());
        let info = json!({ "name": name, "version": "0.12" });
        let params = json!({ "processId": null, "capabilities": capabilities, "clientInfo": info });
        let said = client.request("initialize", params).await;
        assert!(said["capabilities"].get("diagnosticProvider").is_none(), "{name}");
        client.open("file:///a/b.txt", LETTER).await;
        assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL301", "KL101"]);
        client.done().await;
    }
}

#[tokio::test]
async fn settings_and_exceptions_apply_at_once() {
    let root = folder("settings");
    let draft = root.join("brief.txt");
    let watching = |mut client: Value| {
        client["workspace"]["didChangeWatchedFiles"] = json!({ "dynamicRegistration": true });
        client
    };
    let mut client = Client::start(watching(pushed()), &[&root]).await;
    let registered = client.answer("client/registerCapability", Value::Null).await;
    assert_eq!(registered["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    client.open(&uri(&draft), LETTER).await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL301", "KL101"]);
    let changed = json!({ "changes": [{ "uri": uri(&root.join("kamerlint.toml")), "type": 1 }] });

    fs::write(root.join("kamerlint.toml"), "ignore = [\"KL101\"]\nlanguage = \"en\"\n").unwrap();
    client.notify("workspace/didChangeWatchedFiles", changed.clone()).await;
    let said = client.diagnostics().await;
    assert_eq!(codes(&said["diagnostics"]), ["KL301"]);
    assert!(said["diagnostics"][0]["message"].as_str().unwrap().contains("dossier number"));

    fs::write(root.join("kamerlint.toml"), "ignor = [\"KL101\"]\n").unwrap();
    client.notify("workspace/didChangeWatchedFiles", changed.clone()).await;
    let said = client.expect("window/showMessage").await;
    assert!(said["params"]["message"].as_str().unwrap().contains("bedoelde u `ignore`"), "{said}");
    fs::write(root.join("kamerlint.toml"), "").unwrap();
    client.notify("workspace/didChangeWatchedFiles", changed.clone()).await;
    // The file of settings has its own: the mistake, and that it is gone.
    let said = client.diagnostics_of(&uri(&draft)).await;
    assert_eq!(codes(&said["diagnostics"]), ["KL301", "KL101"]);

    // An exceptions file counts as it stands in the editor, before it is saved.
    let exceptions = uri(&root.join("kamerlint-exceptions.toml"));
    let entry = "[[exception]]\nrule = \"KL301\"\nfile = \"brief.txt\"\nwords = \"312 852\"\nbefore = \"é😀 Kamerstuk\"\nafter = \", nr. 291.\"\nreason = \"zo gepubliceerd\"\n";
    client.open(&exceptions, entry).await;
    let said = client.diagnostics_of(&uri(&draft)).await;
    assert_eq!(codes(&said["diagnostics"]), ["KL101"], "{said}");
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": exceptions } })).await;
    let said = client.diagnostics_of(&uri(&draft)).await;
    assert_eq!(codes(&said["diagnostics"]), ["KL301", "KL101"]);
    client.end().await;
}

#[tokio::test]
async fn files_are_looked_at_for_a_client_that_does_not_watch() {
    let root = folder("looked-at");
    let mut client = Client::start(pushed(), &[&root]).await;
    client.open(&uri(&root.join("brief.txt")), LETTER).await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL301", "KL101"]);
    fs::write(root.join("kamerlint.toml"), "ignore = [\"KL101\"]\n").unwrap();
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL301"]);
    client.done().await;
}

#[tokio::test]
async fn unsaved_documents_have_the_settings_of_the_first_folder() {
    let (one, two) = (folder("multi/een"), folder("multi/twee"));
    fs::write(one.join("kamerlint.toml"), "ignore = [\"KL101\"]\n").unwrap();
    fs::write(two.join("kamerlint.toml"), "ignore = [\"KL301\"]\n").unwrap();
    let mut client = Client::start(pushed(), &[&one, &two]).await;
    for (name, found) in [
        ("untitled:Untitled-1".to_owned(), "KL301"),
        (uri(&one.join("a.txt")), "KL301"),
        (uri(&two.join("a.txt")), "KL101"),
    ] {
        client.open(&name, LETTER).await;
        let said = client.diagnostics().await;
        assert_eq!(
            (&said["uri"], codes(&said["diagnostics"])),
            (&json!(name), vec![found.to_owned()])
        );
    }
    client.done().await;
}

#[tokio::test]
async fn the_findings_are_those_of_check() {
    let drafts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts");
    let utf32 = json!({ "general": { "positionEncodings": ["utf-32"] } });
    let mut client = Client::start(utf32, &[&drafts]).await;
    let report = std::process::Command::new(env!("CARGO_BIN_EXE_kamerlint"))
        .args(["check", "--fail-on", "never", "--output-format", "json"])
        .arg(&drafts)
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    let files = report["files"].as_array().unwrap();
    assert!(files.len() > 5);
    let mut total = 0;
    for file in files {
        let path = Path::new(file["path"].as_str().unwrap());
        client.open(&uri(path), &fs::read_to_string(path).unwrap()).await;
        let said = client.diagnostics().await;
        let there = |place: &Value| {
            let from_1 = |key: &str| place[key].as_i64().unwrap() - 1;
            json!({ "line": from_1("line"), "character": from_1("column") })
        };
        let of_check: Vec<Value> = file["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                json!([
                    one["code"],
                    one["message"],
                    there(&one["range"]["start"]),
                    there(&one["range"]["end"])
                ])
            })
            .collect();
        let of_server: Vec<Value> = said["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                json!([one["code"], one["message"], one["range"]["start"], one["range"]["end"]])
            })
            .collect();
        assert_eq!(of_server, of_check, "{}", path.display());
        total += of_check.len();
    }
    assert!(total > 0);
    client.done().await;
}

#[tokio::test]
async fn what_is_still_to_come_has_a_colour() {
    let mut client = Client::start(json!({}), &[]).await;
    let text = "Vraag 1\nHoe?\n\nAntwoord 1\nDat kost é😀 [PM] euro.\n";
    client.open("file:///a/b.txt", text).await;
    client.diagnostics().await;
    let legend = &client.capabilities["semanticTokensProvider"]["legend"]["tokenTypes"];
    let keyword = legend.as_array().unwrap().iter().position(|name| name == "keyword").unwrap();
    let document = json!({ "textDocument": { "uri": "file:///a/b.txt" } });
    let tokens = client.request("textDocument/semanticTokens/full", document).await;
    let data = tokens["data"].as_array().unwrap();
    let last: Vec<u64> = data[data.len() - 5..].iter().map(|n| n.as_u64().unwrap()).collect();
    assert_eq!(last, [1, 13, 4, keyword as u64, 0], "one line on, behind the surrogate pair");
    client.done().await;
}
