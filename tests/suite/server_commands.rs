//! Conversations with the language server: its commands.

use std::fs;
use std::path::Path;

use crate::server_client::{Client, codes, folder, pushed, uri};
use serde_json::{Value, json};

const SHEET: &str = "2025Z02999\n(ingezonden 3 maart 2025)\n\nVragen van het lid Jansen (VVD) aan de minister van Defensie over é😀 drones.\n\n\
    1\nKlopt het dat drones vliegen?\n\n2\nHoeveel zijn het er?\n\n3\nWat kosten zij?\n";
const DRAFT: &str = "Geachte voorzitter,\n\nHierbij bied ik u de antwoorden aan op de vragen van het lid Jansen (VVD) over é😀 drones \
    (2025Z02999).\n\nVraag 1\nKlopt het dat drones vliegen?\n\nAntwoord 1 en 2\nJa. Ik zal uw Kamer hierover vóór de zomer van 2026 informeren.\n\nVraag 2\nHoeveel \
    zijn het er?\n\nVraag 3\nWat kosten zij nu?\n";

async fn run(client: &mut Client, command: &str, argument: Value) -> Value {
    let params = json!({ "command": format!("kamerlint.{command}"), "arguments": [argument] });
    client.request("workspace/executeCommand", params).await
}

async fn refused(client: &mut Client, command: &str, argument: Value) -> String {
    let params = json!({ "command": format!("kamerlint.{command}"), "arguments": [argument] });
    let id = client.send("workspace/executeCommand", params).await;
    let error = client.reply(id).await["error"].clone();
    assert_eq!(error["code"], -32602, "{error}");
    error["message"].as_str().unwrap().to_owned()
}

/// Reads diagnostics until a draft has a finding of a rule, or has none.
async fn until(client: &mut Client, uri: &str, code: &str, there: bool) {
    let has = |said: &Value| codes(&said["diagnostics"]).iter().any(|one| one == code);
    while has(&client.diagnostics_of(uri).await) != there {}
}

/// The text that an edit gives a new file.
fn new_text(edit: &Value, file: &Path) -> String {
    let changes = edit["edit"]["documentChanges"].as_array().unwrap();
    let of_file = changes.iter().find(|change| change["textDocument"]["uri"] == uri(file));
    let edits = of_file.unwrap_or_else(|| panic!("{edit}"))["edits"].as_array().unwrap();
    edits.iter().map(|edit| edit["newText"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn every_command_is_announced() {
    let client = Client::start(pushed(), &[]).await;
    let said = &client.capabilities["executeCommandProvider"]["commands"];
    let names: Vec<&str> =
        said.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let all = [
        "addException",
        "addTerm",
        "commitments",
        "compare",
        "explain",
        "newDraft",
        "preview",
        "questions",
        "show",
        "writeAnswer",
    ];
    assert_eq!(names, all.map(|name| format!("kamerlint.{name}")));
    client.done().await;
}

#[tokio::test]
async fn questions_have_their_state() {
    let mut client = Client::start(pushed(), &[]).await;
    let name = "file:///a/b.txt";
    client.open(name, DRAFT).await;
    client.diagnostics().await;
    let said = run(&mut client, "questions", json!({ "uri": name })).await;
    assert_eq!((&said["open"], &said["total"]), (&json!(1), &json!(3)));
    assert!(said["findings"]["error"].as_u64().unwrap() >= 1, "{said}");
    let rows = said["questions"].as_array().unwrap();
    let states: Vec<(&Value, &Value)> =
        rows.iter().map(|row| (&row["state"], &row["answeredBy"])).collect();
    let (one, null) = (json!(1), json!(null));
    assert_eq!(
        states,
        [(&json!("answered"), &null), (&json!("elsewhere"), &one), (&json!("open"), &null)]
    );
    assert_eq!(rows[1]["text"], "Hoeveel zijn het er?");
    assert_eq!(rows[1]["range"]["start"]["line"], 10);
    assert_eq!(rows[1]["answer"]["start"]["line"], 7);
    assert_eq!(rows[2]["answer"], null);
    assert_eq!(rows[2]["findings"]["error"], 1, "the open question is an error there: {said}");
    assert_eq!(rows[1]["findings"]["error"], 0);

    let sheet = "file:///a/vragen.txt";
    client.open(sheet, SHEET).await;
    client.diagnostics().await;
    let said = run(&mut client, "questions", json!({ "uri": sheet })).await;
    assert_eq!((&said["open"], &said["questions"][0]["state"]), (&json!(0), &json!("asked")));

    let other = "file:///a/README.md";
    client.open(other, "# Hallo\n\nGewone tekst met een een dubbel woord.\n").await;
    // By its name it is no draft, so that goes without saying; its language is checked all the same.
    let said = client.diagnostics().await;
    assert_eq!(codes(&said["diagnostics"]), ["KL607"]);
    assert_eq!(run(&mut client, "questions", json!({ "uri": other })).await, Value::Null);
    let unknown = json!({ "uri": "file:///a/dicht.txt" });
    assert_eq!(run(&mut client, "questions", unknown).await, Value::Null);
    client.done().await;
}

#[tokio::test]
async fn commitments_have_their_term() {
    let mut client = Client::start(pushed(), &[]).await;
    let name = "file:///a/b.txt";
    client.open(name, DRAFT).await;
    client.diagnostics().await;
    let said = run(&mut client, "commitments", json!({ "uri": name })).await;
    assert_eq!(said.as_array().unwrap().len(), 1, "{said}");
    assert_eq!(said[0]["questions"], json!([1, 2]));
    assert_eq!(said[0]["strength"], "hard");
    assert!(said[0]["text"].as_str().unwrap().starts_with("Ik zal uw Kamer"), "{said}");
    assert_eq!(said[0]["range"]["start"], json!({ "line": 8, "character": 4 }));
    assert!(said[0]["term"].as_str().unwrap().contains("zomer"), "{said}");
    client.done().await;
}

#[tokio::test]
async fn a_draft_is_made_for_a_sheet() {
    let root = folder("new draft");
    let sheet = root.join("2025Z02999.kamervraag.txt");
    fs::write(&sheet, SHEET).unwrap();
    let mut capabilities = pushed();
    capabilities["window"] = json!({ "showDocument": { "support": true } });
    let mut client = Client::start(capabilities, &[&root]).await;
    let made = run(&mut client, "newDraft", json!({ "sheet": uri(&sheet) })).await;
    let draft = root.join("2025Z02999.antwoord.md");
    assert_eq!(made["uri"], uri(&draft));
    let edit = client.answer("workspace/applyEdit", json!({ "applied": true })).await;
    let text = new_text(&edit, &draft);
    assert!(text.contains("## Vraag 2\n\nHoeveel zijn het er?"), "{text}");
    assert!(text.contains("é😀 drones") && text.contains("## Antwoord 3"), "{text}");
    let shown = client.answer("window/showDocument", json!({ "success": true })).await;
    assert_eq!(shown["uri"], uri(&draft));
    assert!(!draft.exists(), "the editor writes, not the server");

    // As the command line makes it.
    let said = std::process::Command::new(env!("CARGO_BIN_EXE_kamerlint"))
        .args(["new", "-o"])
        .arg(&draft)
        .arg(&sheet)
        .output()
        .unwrap();
    assert!(said.status.success(), "{said:?}");
    assert_eq!(fs::read_to_string(&draft).unwrap(), text);

    let again = refused(&mut client, "newDraft", json!({ "uri": uri(&sheet) })).await;
    assert!(again.contains("bestaat al"), "{again}");
    let target = root.join("ander.txt");
    let argument = json!({ "sheet": uri(&sheet), "target": uri(&target) });
    run(&mut client, "newDraft", argument).await;
    let edit = client.answer("workspace/applyEdit", json!({ "applied": false })).await;
    assert!(new_text(&edit, &target).contains("\nVraag 2\nHoeveel zijn het er?"), "plain text");

    fs::write(root.join("leeg.txt"), "Geen vragen hier.\n").unwrap();
    let empty = refused(&mut client, "newDraft", json!({ "sheet": uri(&root.join("leeg.txt")) }));
    assert!(empty.await.contains("geen vragen"));
    let missing = json!({ "sheet": uri(&root.join("weg.txt")) });
    assert!(refused(&mut client, "newDraft", missing).await.contains("weg.txt"));
    assert!(refused(&mut client, "newDraft", json!({})).await.contains("vragenblad"));
    client.done().await;
}

#[tokio::test]
async fn a_draft_is_compared_with_its_sheet() {
    let root = folder("compare");
    let sheet = root.join("blad.txt");
    fs::write(&sheet, SHEET).unwrap();
    let name = uri(&root.join("concept.txt"));
    let mut client = Client::start(pushed(), &[&root]).await;
    client.open(&name, DRAFT).await;
    let before = codes(&client.diagnostics().await["diagnostics"]);
    assert!(!before.contains(&"KL111".to_owned()));
    let none = refused(&mut client, "compare", json!({ "uri": name })).await;
    assert!(none.contains("geen vragenblad"), "{none}");

    let argument = json!({ "uri": name, "sheet": uri(&sheet) });
    let said = run(&mut client, "compare", argument).await;
    assert_eq!(said["sheet"], uri(&sheet));
    let differences = said["differences"].as_array().unwrap();
    assert_eq!(differences.len(), 1, "{said}");
    assert_eq!(differences[0]["code"], "KL111");
    assert_eq!(differences[0]["range"]["start"]["line"], 14);
    until(&mut client, &name, "KL111", true).await;
    let sentence = client.expect("window/showMessage").await["params"]["message"].clone();
    assert_eq!(sentence, "Eén verschil met blad.txt.");

    // The sheet as it stands in the editor counts, saved or not; the draft is checked again when it is edited.
    client.open(&uri(&sheet), &SHEET.replace("kosten zij?", "kosten zij nu?")).await;
    let mut last = [Value::Null, Value::Null];
    for _ in 0..2 {
        let said = client.diagnostics().await;
        let which = usize::from(said["uri"] == name);
        last[which] = said;
    }
    assert!(!codes(&last[1]["diagnostics"]).contains(&"KL111".to_owned()), "{last:?}");
    let argument = json!({ "uri": name, "quiet": true });
    let said = run(&mut client, "compare", argument).await;
    assert_eq!(said["differences"], json!([]));
    // Each comparison checks anew, and says what it found.
    client.end().await;
}

#[tokio::test]
async fn rules_at_a_place_are_explained() {
    let mut client = Client::start(pushed(), &[]).await;
    let name = "file:///a/b.txt";
    client.open(name, DRAFT).await;
    client.diagnostics().await;
    let at = |line: u32| json!({ "uri": name, "position": { "line": line, "character": 2 }, "quiet": true });
    let said = run(&mut client, "explain", at(13)).await;
    assert!(said.as_str().unwrap().starts_with("**KL101 "), "{said}");
    assert_eq!(run(&mut client, "explain", at(1)).await, Value::Null);
    let unknown = json!({ "uri": name, "rule": "KL1O1" });
    assert!(
        refused(&mut client, "explain", unknown).await.contains("KL101"),
        "the nearest is named"
    );
    let missing = refused(&mut client, "explain", json!({ "rule": "KL101" })).await;
    assert!(missing.contains("`uri`"), "{missing}");
    client.done().await;
}

#[tokio::test]
async fn a_term_is_added_to_the_house_style() {
    let root = folder("term");
    let path = root.join("concept.txt");
    let name = uri(&path);
    let text = DRAFT.replace(
        "Ja. Ik",
        "Ja. Het Planbureau van de Leefomgeving en het Groot Overleg zien toe. Ik",
    );
    let mut client = Client::start(pushed(), &[&root]).await;
    client.open(&name, &text).await;
    let said = client.diagnostics().await;
    assert!(codes(&said["diagnostics"]).contains(&"KL601".to_owned()), "{said}");

    // Selected words: the house writes them otherwise.
    let at = |character: u32| json!({ "line": 8, "character": character });
    let column = text.lines().nth(8).unwrap().find("Groot").unwrap() as u32;
    let request = |from: u32, to: u32| json!({ "textDocument": { "uri": name }, "range": { "start": at(from), "end": at(to) }, "context": { "diagnostics": [] } });
    let actions = client.request("textDocument/codeAction", request(column, column + 13)).await;
    let action = &actions.as_array().unwrap()[0];
    assert_eq!(action["title"], "Huisstijl: schrijf ‘Groot Overleg’ anders …");
    assert_eq!(action["kind"], "refactor");
    let mut argument = action["command"]["arguments"][0].clone();
    argument["right"] = json!("groot overleg");
    run(&mut client, "addTerm", argument).await;
    let edit = client.answer("workspace/applyEdit", json!({ "applied": true })).await;
    let (settings, house) = (root.join("kamerlint.toml"), root.join("huisstijl/termen.toml"));
    assert_eq!(new_text(&edit, &settings), "rules = [\"huisstijl\"]\n");
    let first = new_text(&edit, &house);
    assert_eq!(first, "base = \"KL601\"\n\n[terms.add]\n\"Groot Overleg\" = \"groot overleg\"\n");

    // Saved, it holds, and the next term joins it with its comments kept.
    fs::write(&settings, "# van ons\nrules = [\"huisstijl\"]\n").unwrap();
    fs::create_dir_all(house.parent().unwrap()).unwrap();
    fs::write(&house, format!("# onze termen\n{first}")).unwrap();
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": name } })).await;
    let said = client.diagnostics().await;
    let found = said["diagnostics"].as_array().unwrap();
    assert!(
        found.iter().any(|one| one["message"].as_str().unwrap().contains("'Groot overleg'")),
        "{said}"
    );

    let column = text.lines().nth(8).unwrap().find("Planbureau").unwrap() as u32;
    let actions = client.request("textDocument/codeAction", request(column, column)).await;
    let known = actions.as_array().unwrap().iter().find(|action| {
        action["title"] == "Huisstijl: ‘Planbureau van de Leefomgeving’ is hier goed"
    });
    run(&mut client, "addTerm", known.expect("an action")["command"]["arguments"][0].clone()).await;
    let edit = client.answer("workspace/applyEdit", json!({ "applied": true })).await;
    let changes = edit["edit"]["documentChanges"].as_array().unwrap();
    assert_eq!(changes.len(), 1, "the settings name the folder already: {edit}");
    let added = new_text(&edit, &house);
    assert!(added.contains("remove = [\"Planbureau van de Leefomgeving\"]"), "{added}");
    assert!(!added.contains("onze termen"), "what was there stays as it was: {added}");
    let whole = format!("# onze termen\nbase = \"KL601\"\n\n[terms]\n{added}")
        .replace("[terms]\n[terms]", "[terms]");
    fs::write(&house, whole + "\n[terms.add]\n\"Groot Overleg\" = \"groot overleg\"\n").unwrap();
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": name } })).await;
    let said = client.diagnostics().await;
    let left = said["diagnostics"].as_array().unwrap().iter().filter(|one| one["code"] == "KL601");
    assert_eq!(left.count(), 1, "{said}");

    // Words of a question are quoted, and no term of ours.
    let column = 2;
    let quoted = json!({ "line": 5, "character": column });
    let params = json!({ "textDocument": { "uri": name }, "range": { "start": quoted, "end": { "line": 5, "character": 12 } }, "context": { "diagnostics": [] } });
    let actions = client.request("textDocument/codeAction", params).await;
    assert_eq!(actions, json!([]));
    client.done().await;
}

#[tokio::test]
async fn a_comparison_is_with_the_sheet_as_it_is_now() {
    let root = folder("compare now");
    let (sheet, draft) = (root.join("2025Z02999.txt"), root.join("concept.txt"));
    let name = uri(&draft);
    let quiet = json!({ "uri": name, "quiet": true });
    let mut client = Client::start(pushed(), &[&root]).await;
    client.open(&name, DRAFT).await;
    client.diagnostics().await;
    refused(&mut client, "compare", quiet.clone()).await;
    // A sheet that comes beside the draft counts from when it is saved.
    fs::write(&sheet, SHEET).unwrap();
    let saved = json!({ "textDocument": { "uri": uri(&sheet) } });
    client.notify("textDocument/didSave", saved).await;
    until(&mut client, &name, "KL111", true).await;
    // It changes on disk, and nobody says so: asked for, the comparison reads it.
    fs::write(&sheet, SHEET.replace("kosten zij?", "kosten zij nu?")).unwrap();
    let said = run(&mut client, "compare", quiet.clone()).await;
    assert_eq!(said["differences"], json!([]));
    until(&mut client, &name, "KL111", false).await;
    // Unsaved changes that are thrown away leave nothing behind.
    client.open(&uri(&sheet), SHEET).await;
    until(&mut client, &name, "KL111", true).await;
    let closed = json!({ "textDocument": { "uri": uri(&sheet) } });
    client.notify("textDocument/didClose", closed).await;
    until(&mut client, &name, "KL111", false).await;
    client.end().await;
}

#[tokio::test]
async fn settings_that_are_not_saved_keep_their_rules() {
    let root = folder("term unsaved");
    let (settings, draft) = (root.join("kamerlint.toml"), root.join("concept.txt"));
    fs::write(&settings, "language = \"nl\"\r\n").unwrap();
    let mut client = Client::start(pushed(), &[&root]).await;
    client.open(&uri(&draft), DRAFT).await;
    client.diagnostics().await;
    client.open(&uri(&settings), "rules = [\"onze regels\"]\n").await;
    let argument = json!({ "uri": uri(&draft), "term": "Groot Overleg", "right": "overleg" });
    run(&mut client, "addTerm", argument.clone()).await;
    let edit = client.answer("workspace/applyEdit", json!({ "applied": false })).await;
    assert_eq!(edit["edit"]["documentChanges"].as_array().unwrap().len(), 2, "{edit}");
    assert!(new_text(&edit, &root.join("onze regels/termen.toml")).contains("Groot Overleg"));
    // Line ends stay as they are.
    client
        .notify("textDocument/didClose", json!({ "textDocument": { "uri": uri(&settings) } }))
        .await;
    run(&mut client, "addTerm", argument).await;
    let edit = client.answer("workspace/applyEdit", json!({ "applied": false })).await;
    assert_eq!(new_text(&edit, &settings), "rules = [\"huisstijl\"]\r\n");
    client.done().await;
}
