//! Conversations with the language server: what can be done about findings.

use std::fs;

use crate::server_client::{Client, applied, codes, folder, pushed, uri};
use serde_json::{Value, json};

const LETTER: &str = "Vraag 1\nWaarom?\n\nAntwoord 1\nZie é😀 vraag 2. Zie vraag 2. Zie vraag 2. Dat doet een een aannemer, Kamerstuk 312 852, nr. 2.\n\n\
    Vraag 2\nHoe?\n\nAntwoord 2\nZo.\n";

async fn actions(
    client: &mut Client,
    uri: &str,
    line: u32,
    columns: [u32; 2],
    only: Value,
) -> Vec<Value> {
    let at = |character: u32| json!({ "line": line, "character": character });
    let params = json!({
        "textDocument": { "uri": uri },
        "range": { "start": at(columns[0]), "end": at(columns[1]) },
        "context": { "diagnostics": [], "only": only }
    });
    client.request("textDocument/codeAction", params).await.as_array().unwrap().clone()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn quick_fixes_are_preferred_only_when_safe() {
    let mut client = Client::start(pushed(), &[]).await;
    let name = "file:///a/b.txt";
    client.open(name, LETTER).await;
    let said = client.diagnostics().await;
    let found = said["diagnostics"].as_array().unwrap().clone();
    assert!(found.iter().any(|one| one["code"] == "KL108"), "{:?}", codes(&said["diagnostics"]));
    for one in &found {
        let (start, end) = (&one["range"]["start"], &one["range"]["end"]);
        let columns = [
            start["character"].as_u64().unwrap() as u32,
            end["character"].as_u64().unwrap() as u32,
        ];
        let line = start["line"].as_u64().unwrap() as u32;
        let offered = actions(&mut client, name, line, columns, Value::Null).await;
        let explain = format!("Leg uit: {}", one["code"].as_str().unwrap());
        assert!(titles(&offered).contains(&explain.as_str()), "{:?}", titles(&offered));
        for action in &offered {
            let preferred = action["isPreferred"] == true;
            let code = &action["diagnostics"][0]["code"];
            let safe = ["KL108", "KL607"].iter().any(|safe| code == safe);
            assert!(!preferred || safe, "{action}");
            if let Some(changes) = action["edit"].get("documentChanges") {
                assert_eq!(
                    changes[0]["textDocument"]["version"], 1,
                    "edits are bound to the version"
                );
            }
        }
        if one["code"] == "KL108" {
            assert!(
                titles(&offered).iter().any(|title| title.starts_with("Herstel alle (KL108, 2×)")),
                "{:?}",
                titles(&offered)
            );
        }
    }
    client.done().await;
}

#[tokio::test]
async fn fix_all_is_what_check_fix_does() {
    let root = folder("fix-all");
    let path = root.join("brief.txt");
    fs::write(&path, LETTER).unwrap();
    // A client that does not announce documentChanges gets plain changes.
    let mut client = Client::start(json!({}), &[&root]).await;
    let name = uri(&path);
    client.open(&name, LETTER).await;
    client.diagnostics().await;
    let all = actions(&mut client, &name, 0, [0, 0], json!(["source.fixAll"])).await;
    assert_eq!(titles(&all), ["Herstel alles wat veilig kan"]);
    assert_eq!(all[0]["kind"], "source.fixAll.kamerlint");
    let edits = all[0]["edit"]["changes"][&name].as_array().unwrap().clone();
    for edit in edits.iter().rev() {
        let place = |at: &Value| {
            [at["line"].as_u64().unwrap() as u32, at["character"].as_u64().unwrap() as u32]
        };
        let (from, to) = (place(&edit["range"]["start"]), place(&edit["range"]["end"]));
        client.change(&name, 2, from, to, edit["newText"].as_str().unwrap()).await;
    }
    std::process::Command::new(env!("CARGO_BIN_EXE_kamerlint"))
        .args(["check", "--fix", "--fail-on", "never"])
        .arg(&path)
        .output()
        .unwrap();
    let fixed = fs::read_to_string(&path).unwrap();
    assert_ne!(fixed, LETTER);
    // Typing the mended text over the edited one changes nothing that is found.
    let again = actions(&mut client, &name, 0, [0, 0], json!(["source.fixAll.kamerlint"])).await;
    assert_eq!(titles(&again), [""; 0]);
    client.drop_unread();
    client.open("file:///a/mended.txt", &fixed).await;
    let mended = loop {
        let said = client.diagnostics().await;
        if said["uri"] == "file:///a/mended.txt" {
            break said;
        }
    };
    assert!(!codes(&mended["diagnostics"]).contains(&"KL108".to_owned()));
    client.done().await;
}

#[tokio::test]
async fn an_exception_is_written_through_the_editor() {
    let root = folder("except");
    let name = uri(&root.join("brief.txt"));
    let mut client = Client::start(pushed(), &[&root]).await;
    client.open(&name, LETTER).await;
    let said = client.diagnostics().await;
    let one = said["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["code"] == "KL301")
        .unwrap()
        .clone();
    let argument = json!({ "uri": name, "fingerprint": one["data"]["fingerprint"] });
    let command = json!({ "command": "kamerlint.addException", "arguments": [argument] });
    client.request("workspace/executeCommand", command.clone()).await;
    let edit = client.answer("workspace/applyEdit", json!({ "applied": true })).await;
    let changes = &edit["edit"]["documentChanges"];
    let file = uri(&root.join("kamerlint-exceptions.toml"));
    assert_eq!((&changes[0]["kind"], &changes[0]["uri"]), (&json!("create"), &json!(file)));
    let text = changes[1]["edits"][0]["newText"].as_str().unwrap().to_owned();
    assert!(text.contains("rule = \"KL301\"") && text.contains("schrijf hier waarom\""), "{text}");

    // The new file as the editor now has it, unsaved, is what counts; another entry goes behind the first.
    client.open(&file, &text).await;
    // Draft and exceptions are checked at the same time; either may be ready first.
    let (mut of_draft, mut of_file) = (None, None);
    while of_draft.is_none() || of_file.is_none() {
        let said = client.diagnostics().await;
        let place = if said["uri"] == name { &mut of_draft } else { &mut of_file };
        *place = Some(said);
    }
    let left = of_draft.unwrap();
    client.drop_unread();
    assert!(!codes(&left["diagnostics"]).contains(&"KL301".to_owned()), "{left}");
    let other = &left["diagnostics"][0];
    let argument = json!({ "uri": name, "fingerprint": other["data"]["fingerprint"] });
    client
        .request(
            "workspace/executeCommand",
            json!({ "command": "kamerlint.addException", "arguments": [argument] }),
        )
        .await;
    let edit = client.answer("workspace/applyEdit", json!({ "applied": false })).await;
    let changes = edit["edit"]["documentChanges"].as_array().unwrap();
    assert_eq!(changes.len(), 1, "the file is there");
    let added = changes[0]["edits"][0]["newText"].as_str().unwrap();
    assert!(added.contains(other["code"].as_str().unwrap()) && !added.contains("KL301"), "{added}");

    // A finding that is not there any more cannot be accepted.
    let id = client.send("workspace/executeCommand", command).await;
    assert_eq!(client.reply(id).await["error"]["code"], -32801);
    client.done().await;
}

#[tokio::test]
async fn with_a_reason_an_exception_is_written_and_one_stays_in_the_draft() {
    let root = folder("except-reason");
    let name = uri(&root.join("brief.txt"));
    let mut capabilities = pushed();
    capabilities["window"] = json!({ "showDocument": { "support": true } });
    let mut client = Client::start(capabilities, &[&root]).await;
    client.open(&name, LETTER).await;
    let said = client.diagnostics().await;
    let fingerprint = |said: &Value, code: &str| {
        let mut all = said["diagnostics"].as_array().unwrap().iter();
        all.find(|one| one["code"] == code).unwrap()["data"]["fingerprint"].clone()
    };
    let accept = |name: &str, found: Value, comment: bool| {
        let argument = json!({ "uri": name, "fingerprint": found, "reason": "zo --\ngepubliceerd", "comment": comment });
        json!({ "command": "kamerlint.addException", "arguments": [argument] })
    };
    let file = root.join("kamerlint-exceptions.toml");
    let written = client
        .request("workspace/executeCommand", accept(&name, fingerprint(&said, "KL301"), false))
        .await;
    assert_eq!(written["uri"], uri(&file));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("rule = \"KL301\"") && text.contains("\"zo -- gepubliceerd\""), "{text}");
    // No edit, no file that is shown: the next that is said are the findings that are left.
    let left = client.diagnostics_of(&name).await;
    assert!(!codes(&left["diagnostics"]).contains(&"KL301".to_owned()), "{left}");

    let marked = uri(&root.join("brief.antwoord.md"));
    let text = LETTER.replace("Vraag ", "## Vraag ").replace("Antwoord ", "## Antwoord ");
    client.open(&marked, &text).await;
    let said = client.diagnostics_of(&marked).await;
    client
        .request("workspace/executeCommand", accept(&marked, fingerprint(&said, "KL301"), true))
        .await;
    let edit = client.answer("workspace/applyEdit", json!({ "applied": true })).await;
    let edits = &edit["edit"]["documentChanges"][0]["edits"];
    assert_eq!(edits[0]["newText"], "<!-- kamerlint: allow KL301 zo – gepubliceerd -->\n");
    let after = applied(&text, &json!({ "changes": { marked.as_str(): edits } }));
    client.notify(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": marked, "version": 2 }, "contentChanges": [{ "text": after }] }),
    )
    .await;
    let left = client.diagnostics_of(&marked).await;
    assert!(!codes(&left["diagnostics"]).contains(&"KL301".to_owned()), "{left}");
    client.done().await;
}

#[tokio::test]
async fn a_rule_is_explained() {
    let mut client = Client::start(pushed(), &[]).await;
    client.open("file:///a/b.txt", LETTER).await;
    client.diagnostics().await;
    let argument = json!({ "uri": "file:///a/b.txt", "rule": "KL301" });
    let said = client
        .request(
            "workspace/executeCommand",
            json!({ "command": "kamerlint.explain", "arguments": [argument] }),
        )
        .await;
    assert!(said.as_str().unwrap().starts_with("**KL301 "), "{said}");
    assert_eq!(client.expect("window/showMessage").await["params"]["message"], said);
    client.done().await;
}

#[tokio::test]
async fn an_exception_needs_a_file_and_a_sound_list() {
    let root = folder("except-refused");
    let mut client = Client::start(pushed(), &[&root]).await;
    let file = uri(&root.join("brief.txt"));
    fs::write(root.join("kamerlint-exceptions.toml"), "[[exception]]\nrule = \"KL301\"\n").unwrap();
    for (name, wanted) in
        [("untitled:Untitled-1", "sla het concept eerst op"), (&*file, "kamerlint-exceptions.toml")]
    {
        client.open(name, LETTER).await;
        let said = loop {
            let said =
                client.expect_any(&["textDocument/publishDiagnostics", "window/showMessage"]).await;
            if said["params"]["uri"] == name {
                break said["params"].clone();
            }
        };
        let fingerprint = &said["diagnostics"][0]["data"]["fingerprint"];
        let argument = json!({ "uri": name, "fingerprint": fingerprint, "reason": "zo" });
        let params = json!({ "command": "kamerlint.addException", "arguments": [argument] });
        let id = client.send("workspace/executeCommand", params).await;
        let error = client.reply(id).await["error"].clone();
        assert!(error["message"].as_str().unwrap().contains(wanted), "{error}");
        client.drop_unread();
    }
    client.end().await;
}
