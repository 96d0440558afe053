//! Conversations with the language server: what the person set, the log, work over many drafts, the editor's end.

use std::fs;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::server_client::{Client, codes, folder, pulled, pushed, uri};
use kamerlint::draft::Draft;
use kamerlint::lint::{self, Report};
use kamerlint::read::Document;
use kamerlint::server::Options;
use kamerlint::settings::Settings;
use serde_json::{Value, json};

/// How often something is asked before it is held never to come; a test that passes never gets there.
const PATIENCE: usize = 60_000;
const NAME: &str = "file:///a/b.txt";
const LETTER: &str = "Vraag 1\nKlopt dat?\n\nVraag 2\nHoe?\n\nAntwoord 1 en 2\nJa. Zie Kamerstuk 312 852, nr. 291.\n";

async fn initialize(client: &mut Client, extra: Value) {
    let mut params = json!({ "processId": null, "capabilities": pushed() });
    params.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    client.request("initialize", params).await;
    client.notify("initialized", json!({})).await;
}

fn message(said: &Value) -> &str {
    said["diagnostics"][0]["message"].as_str().unwrap()
}

#[tokio::test]
async fn what_cannot_be_done_is_said_in_the_language_of_the_editor() {
    let folder = folder("server_refusals");
    let sheet = folder.join("2025Z02998.txt");
    fs::write(&sheet, "Bel Anna.\n").unwrap();
    for (language, expected) in [
        (
            "nl",
            [
                "noem het vragenblad",
                "kies een andere naam",
                "geen vragen",
                "noem een regel",
                "is geen term",
            ],
        ),
        (
            "en",
            [
                "name the question sheet",
                "choose another name",
                "no questions",
                "name a rule",
                "is not a term",
            ],
        ),
    ] {
        let mut client = Client::silent(Options::default());
        let options = json!({ "language": language });
        initialize(&mut client, json!({ "initializationOptions": options })).await;
        client.open(NAME, LETTER).await;
        let asked = [
            ("newDraft", json!({})),
            ("newDraft", json!({ "sheet": uri(&sheet), "target": uri(&sheet) })),
            ("newDraft", json!({ "sheet": uri(&sheet) })),
            ("explain", json!({ "uri": NAME })),
            ("addTerm", json!({ "uri": NAME, "term": "x".repeat(1_000) })),
        ];
        for ((command, argument), expected) in asked.into_iter().zip(expected) {
            let command = format!("kamerlint.{command}");
            let params = json!({ "command": command, "arguments": [argument] });
            let id = client.send("workspace/executeCommand", params).await;
            let error = client.reply(id).await["error"]["message"].clone();
            assert!(error.as_str().unwrap().contains(expected), "{language} {command}: {error}");
        }
    }
}

#[tokio::test]
async fn the_editor_decides_words_and_never_findings() {
    let mut client = Client::silent(Options::default());
    let options =
        json!({ "language": "en", "hints": false, "explanation": "x-editor://regel/{code}" });
    initialize(&mut client, json!({ "initializationOptions": options })).await;
    client.open(NAME, LETTER).await;
    let english = client.diagnostics().await;
    assert_eq!(english["diagnostics"][0]["codeDescription"]["href"], "x-editor://regel/KL301");
    let range =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    let hints = json!({ "textDocument": { "uri": NAME }, "range": range });
    let none = client.request("textDocument/inlayHint", hints.clone()).await;
    assert_eq!(none, Value::Null);

    // Anew, with our keys under our name; a key that is not said is what it is at first.
    let settings = json!({ "settings": { "kamerlint": { "language": "nl" } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    let dutch = client.diagnostics().await;
    assert_eq!(codes(&english["diagnostics"]), codes(&dutch["diagnostics"]));
    assert_ne!(message(&english), message(&dutch));
    assert!(dutch["diagnostics"][0].get("codeDescription").is_none());
    let some = client.request("textDocument/inlayHint", hints).await;
    assert_eq!(some[0]["label"], "beantwoord bij 1");

    // A client that has nothing to say of us changes nothing.
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
    client.notify("workspace/didChangeConfiguration", json!({ "settings": {} })).await;
    client.done().await;
}

#[tokio::test]
async fn the_log_says_what_the_client_wants_to_know() {
    let mut client = Client::silent(Options::default());
    initialize(&mut client, json!({ "trace": "verbose" })).await;
    let hello = client.expect("window/logMessage").await["params"]["message"].clone();
    assert!(hello.as_str().unwrap().starts_with("kamerlint "), "{hello}");
    client.open(NAME, LETTER).await;
    let line = client.expect("window/logMessage").await["params"]["message"].clone();
    assert!(line.as_str().unwrap().contains("/a/b.txt v1: antwoorden,"), "{line}");
    client.diagnostics().await;
    client.notify("$/setTrace", json!({ "value": "off" })).await;
    client.change(NAME, 2, [7, 0], [7, 0], "é").await;
    client.diagnostics().await;
    client.done().await;

    let mut silent = Client::start(pushed(), &[]).await;
    silent.open(NAME, LETTER).await;
    silent.diagnostics().await;
    silent.done().await;
}

#[tokio::test]
async fn an_exception_that_fits_nothing_shows_in_its_file() {
    for (capabilities, pulls) in [(pushed(), false), (pulled(), true)] {
        let root = folder(if pulls { "unused-pull" } else { "unused-push" });
        let (draft, file) =
            (uri(&root.join("b.txt")), uri(&root.join("kamerlint-exceptions.toml")));
        let entry = |words: &str| {
            format!(
                "[[exception]]\nrule = \"KL301\"\nfile = \"b.txt\"\nwords = \"{words}\"\nbefore = \"Ja. Zie Kamerstuk\"\nreason = \"zo gedrukt\"\n\n"
            )
        };
        let text = entry("312 852") + &entry("312 999");
        let mut client = Client::start(capabilities, &[&root]).await;
        // What is found in the file, when all is quiet.
        async fn found(client: &mut Client, uri: &str, pulls: bool, codes_then: &[&str]) -> Value {
            for _ in 0..PATIENCE {
                let items = if pulls {
                    let ask = json!({ "textDocument": { "uri": uri } });
                    client.request("textDocument/diagnostic", ask).await["items"].clone()
                } else {
                    let said = client.diagnostics().await;
                    if said["uri"] != uri {
                        continue;
                    }
                    said["diagnostics"].clone()
                };
                if codes(&items) == codes_then {
                    return items;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            panic!("{uri} never has {codes_then:?}");
        }
        client.open(&draft, LETTER).await;
        client.open(&file, &text).await;
        let items = found(&mut client, &file, pulls, &["KL001"]).await;
        assert_eq!(items[0]["range"]["start"]["line"], 7, "{items}");
        let ask = json!({ "textDocument": { "uri": file }, "range": items[0]["range"], "context": { "diagnostics": [] } });
        let actions = client.request("textDocument/codeAction", ask).await;
        let titles: Vec<&str> =
            actions.as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
        assert_eq!(titles.len(), 2, "taken out and explained, never excepted: {titles:?}");
        // Mended in the draft, the first fits nothing either; and back.
        client.change(&draft, 2, [7, 18], [7, 25], "32 852").await;
        found(&mut client, &file, pulls, &["KL001", "KL001"]).await;
        client.change(&draft, 3, [7, 18], [7, 24], "312 852").await;
        found(&mut client, &file, pulls, &["KL001"]).await;
        // A line above moves the entries and their findings.
        client.change(&file, 2, [0, 0], [0, 0], "# é😀\n").await;
        while found(&mut client, &file, pulls, &["KL001"]).await[0]["range"]["start"]["line"] != 8 {
        }
        client.drop_unread();
        client.request("shutdown", Value::Null).await;
        assert_eq!(client.leave().await, 0);
    }
}

#[tokio::test]
async fn mistakes_in_two_folders_are_said_once_each() {
    let root = folder("mistakes");
    let mut client = Client::start(pushed(), &[&root]).await;
    for name in ["a", "b"] {
        fs::create_dir_all(root.join(name)).unwrap();
        fs::write(root.join(name).join("kamerlint.toml"), format!("{name}x = 1\n")).unwrap();
        client.open(&uri(&root.join(name).join("brief.txt")), LETTER).await;
        for _ in 0..2 {
            client.expect_any(&["window/showMessage", "textDocument/publishDiagnostics"]).await;
        }
    }
    let a = uri(&root.join("a/brief.txt"));
    for version in 2..6 {
        client.change(&a, version, [0, 0], [0, 0], "é").await;
        client.diagnostics_of(&a).await;
    }
    // Mended and made again, it is said again.
    for (text, said) in [("", 0), ("ax = 1\n", 1)] {
        fs::write(root.join("a/kamerlint.toml"), text).unwrap();
        client.notify("textDocument/didSave", json!({ "textDocument": { "uri": a } })).await;
        if said == 1 {
            client.expect("window/showMessage").await;
        } else {
            client.diagnostics_of(&a).await;
        }
    }
    client.end().await;
}

#[tokio::test]
async fn an_unused_exception_is_found_whether_its_draft_is_open_or_not() {
    let root = folder("unused-workspace");
    fs::write(root.join("b.txt"), LETTER).unwrap();
    let entry =
        "[[exception]]\nrule = \"KL301\"\nfile = \"b.txt\"\nwords = \"1 2\"\nreason = \"x\"\n";
    fs::write(root.join("kamerlint-exceptions.toml"), entry).unwrap();
    let mut client = Client::start(pulled(), &[&root]).await;
    for open in [false, true] {
        if open {
            client.open(&uri(&root.join("b.txt")), LETTER).await;
        }
        let ask = json!({ "previousResultIds": [] });
        let said = client.request("workspace/diagnostic", ask).await;
        let file = uri(&root.join("kamerlint-exceptions.toml"));
        let items = said["items"].as_array().unwrap();
        let found = items.iter().find(|one| one["uri"] == file).unwrap_or_else(|| panic!("{said}"));
        assert_eq!(codes(&found["items"]), ["KL001"], "{open}");
    }
    client.done().await;
}

/// How many checks the slow one did.
static CHECKS: AtomicUsize = AtomicUsize::new(0);

fn slow(document: &Document, draft: Arc<Draft>, settings: &Settings) -> Report {
    CHECKS.fetch_add(1, Ordering::SeqCst);
    std::thread::sleep(Duration::from_millis(20));
    lint::check_read(document, draft, settings)
}

#[tokio::test(flavor = "multi_thread")]
async fn work_over_many_drafts_says_how_far_it_is_and_stops_when_told() {
    let root = folder("progress");
    for i in 0..60 {
        fs::write(root.join(format!("{i}.txt")), LETTER).unwrap();
    }
    let mut capabilities = pulled();
    capabilities["window"] = json!({ "workDoneProgress": true });
    let mut client = Client::silent(Options { check: slow, ..Options::default() });
    client.initialize(capabilities, &[&root]).await;
    let ask = json!({ "previousResultIds": [], "workDoneToken": "t" });
    let id = client.send("workspace/diagnostic", ask.clone()).await;
    let mut kinds = Vec::new();
    let mut last = 0;
    while kinds.last().map(String::as_str) != Some("end") {
        let said = client.any().await;
        if said.get("method").is_none() {
            assert_eq!(said["result"]["items"].as_array().unwrap().len(), 60);
            continue;
        }
        assert_eq!(
            (&said["method"], &said["params"]["token"]),
            (&json!("$/progress"), &json!("t"))
        );
        let percent = said["params"]["value"]["percentage"].as_u64().unwrap_or(100);
        assert!(percent >= last && percent <= 100, "{said}");
        last = percent;
        kinds.push(said["params"]["value"]["kind"].as_str().unwrap().to_owned());
    }
    assert!(kinds.len() > 4 && kinds[0] == "begin" && kinds[1] == "report", "{kinds:?}");
    let _ = id;
    client.drop_unread();

    // Asked again nothing is checked again.
    let done = CHECKS.load(Ordering::SeqCst);
    let again = client.request("workspace/diagnostic", ask).await;
    assert_eq!(again["items"].as_array().unwrap().len(), 60);
    assert_eq!((done, CHECKS.load(Ordering::SeqCst)), (60, 60));
    client.drop_unread();

    // Words of another language are other words, so all is checked again; cancelled, that ends early.
    let settings = json!({ "settings": { "language": "en" } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    let ask = json!({ "previousResultIds": [] });
    let id = client.send("workspace/diagnostic", ask).await;
    while CHECKS.load(Ordering::SeqCst) < 62 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    client.notify("$/cancelRequest", json!({ "id": id })).await;
    assert_eq!(client.reply(id).await["error"]["code"], -32800);
    assert!(CHECKS.load(Ordering::SeqCst) < 120, "it checks on although nobody waits");
    client.done().await;
}

#[cfg(unix)]
#[test]
fn the_server_ends_when_the_editor_is_gone() {
    let mut editor = Command::new("sleep").arg("60").spawn().unwrap();
    let mut server = Command::new(env!("CARGO_BIN_EXE_kamerlint"))
        .arg("server")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // The pipe stays open the whole time: it is not its end that ends the server.
    let mut input = server.stdin.take().unwrap();
    let body = format!(
        r#"{{"jsonrpc":"2.0","id":1,"method":"initialize","params":{{"processId":{},"capabilities":{{}}}}}}"#,
        editor.id()
    );
    use std::io::Write as _;
    write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    assert!(server.try_wait().unwrap().is_none(), "it lives as long as the editor does");
    editor.kill().unwrap();
    editor.wait().unwrap();
    let status = (0..PATIENCE).find_map(|_| {
        std::thread::sleep(Duration::from_millis(10));
        server.try_wait().unwrap()
    });
    let status = status.expect("it ends with the editor");
    assert_eq!(status.code(), Some(1), "nobody asked it to shut down");
    drop(input);
}
