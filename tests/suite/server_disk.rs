//! Conversations with the language server: what changes on disk under open drafts.

use std::fs;

use crate::server_client::{Client, codes, folder, pulled, pushed, uri};
use serde_json::{Value, json};

const SHEET: &str = "Vragen van het lid Jansen (VVD) aan de minister van Financiën over de brug (ingezonden 3 februari 2025)\n\n2025Z02345\n\nVraag 1\nKlopt dit bericht?\n";
const ANSWER: &str = "Antwoord op vragen van het lid Jansen (VVD) over de brug (2025Z02345)\n\nVraag 1\nKlopt dit bericht?\n\nAntwoord 1\nJa.\n";
const LETTER: &str = "Vraag 1\nKlopt dat?\n\nAntwoord 1\nJa. Zie Kamerstuk 312 852, nr. 291.\n";

/// A client that watches files where the server asks for it.
fn watching() -> Value {
    let mut client = pushed();
    client["workspace"]["didChangeWatchedFiles"] = json!({ "dynamicRegistration": true });
    client
}

#[tokio::test]
async fn a_sheet_that_changes_reaches_the_draft_without_a_keystroke() {
    for (name, capabilities, settings, sheet) in [
        ("sheet-beside", pushed(), "", "2025Z02345 vragen.txt"),
        ("sheet-watched", watching(), "", "2025Z02345 vragen.txt"),
        ("sheet-named", pushed(), "questions = \"v.txt\"\n", "v.txt"),
        ("sheet-elsewhere", watching(), "questions = \"../v-elders.txt\"\n", "../v-elders.txt"),
    ] {
        let root = folder(name);
        fs::write(root.join("kamerlint.toml"), settings).unwrap();
        fs::write(root.join(sheet), SHEET).unwrap();
        let watches = capabilities != pushed();
        let mut client = Client::start(capabilities, &[&root]).await;
        if watches {
            client.answer("client/registerCapability", Value::Null).await;
        }
        client.open(&uri(&root.join("a.txt")), ANSWER).await;
        assert_eq!(codes(&client.diagnostics().await["diagnostics"]), [""; 0], "{name}");
        fs::write(root.join(sheet), format!("{SHEET}\nVraag 2\nWat nu?\n")).unwrap();
        let found = codes(&client.diagnostics().await["diagnostics"]);
        assert_eq!(found, ["KL110"], "{name}");
        client.done().await;
    }
}

#[tokio::test]
async fn a_sheet_that_comes_beside_the_draft_is_found() {
    let root = folder("sheet-comes");
    let mut client = Client::start(pushed(), &[&root]).await;
    client.open(&uri(&root.join("a.txt")), ANSWER).await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), [""; 0]);
    fs::write(root.join("2025Z02345.txt"), format!("{SHEET}\nVraag 2\nWat nu?\n")).unwrap();
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL110"]);
    client.done().await;
}

#[tokio::test]
async fn what_settings_build_on_is_watched_wherever_it_lies() {
    let root = folder("extends");
    let inner = root.join("ws");
    fs::create_dir(&inner).unwrap();
    fs::write(root.join("huis.toml"), "ignore = [\"KL301\"]\n").unwrap();
    fs::write(inner.join("kamerlint.toml"), "extends = \"../huis.toml\"\n").unwrap();
    let mut client = Client::start(watching(), &[&inner]).await;
    client.answer("client/registerCapability", Value::Null).await;
    client.open(&uri(&inner.join("a.txt")), LETTER).await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), [""; 0]);
    fs::write(root.join("huis.toml"), "").unwrap();
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL301"]);
    // A mistake is said once, and what was found stays; when it is mended all is as before.
    fs::write(root.join("huis.toml"), "ignore = [\n").unwrap();
    client.expect("window/showMessage").await;
    fs::write(root.join("huis.toml"), "ignore = [\"KL301\"]\n").unwrap();
    let name = uri(&inner.join("a.txt"));
    assert_eq!(codes(&client.diagnostics_of(&name).await["diagnostics"]), [""; 0]);
    client.done().await;
}

#[tokio::test]
async fn rules_that_come_to_a_folder_reach_the_draft_without_a_keystroke() {
    let root = folder("rules-folder");
    fs::create_dir(root.join("huis")).unwrap();
    let rule = |word: &str| {
        format!(
            "code = \"VWS00{}\"\nseverity = \"warning\"\nsince = \"0.1.0\"\nsource = \"huisstijl\"\nfix = \"safe\"\n\
             [terms]\n\"{word}\" = \"anders\"\n[nl]\nsummary = \"s\"\nmessage = \"'{{wrong}}' heet '{{right}}'\"\nfix = \"f\"\nwhy = \"w\"\n\
             [en]\nsummary = \"s\"\nmessage = \"'{{wrong}}' is '{{right}}'\"\nfix = \"f\"\nwhy = \"w\"\n\
             [[example]]\nbad = \"\"\"\nVraag 1\nWat?\n\nAntwoord 1\nDe [[{word}]].\n\"\"\"\n[[example]]\ngood = \"\"\"\nVraag 1\nWat?\n\nAntwoord 1\nJa.\n\"\"\"\n",
            word.len() % 10
        )
    };
    fs::write(root.join("huis/een.toml"), rule("cliënt")).unwrap();
    fs::write(root.join("kamerlint.toml"), "rules = [\"huis\"]\n").unwrap();
    let mut client = Client::start(pushed(), &[&root]).await;
    client.open(&uri(&root.join("a.txt")), "Vraag 1\nWat?\n\nAntwoord 1\nDe burger.\n").await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), [""; 0]);
    fs::write(root.join("huis/twee.toml"), rule("burger")).unwrap();
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["VWS006"]);
    client.done().await;
}

#[cfg(feature = "papers")]
#[tokio::test]
async fn a_store_that_is_filled_anew_reaches_the_draft_without_a_keystroke() {
    use kamerlint::papers::import::import;
    let root = folder("store");
    let list = |name: &str, row: &str| {
        let file = root.join(name);
        fs::write(&file, format!("nummer,toevoeging,hoogste_nummer,titel\n{row}\n")).unwrap();
        import(&root.join("p.sqlite"), &file, None).unwrap();
    };
    list("lijst-2025-11-20.csv", "32852,,392,Grondstoffen");
    fs::write(root.join("kamerlint.toml"), "[papers]\npath = \"p.sqlite\"\n").unwrap();
    let draft = "Vraag 1\nHoe lang zijn de wachttijden in de ggz?\n\nAntwoord 1\nZie Kamerstuk 25 242, nr. 686.\n";
    let mut client = Client::start(pushed(), &[&root]).await;
    client.open(&uri(&root.join("a.txt")), draft).await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), [""; 0]);
    list("lijst-2025-11-21.csv", "25424,,770,Geestelijke gezondheidszorg");
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), ["KL320"]);
    client.done().await;
}

#[tokio::test]
async fn a_path_with_dots_is_one_with_its_file() {
    let root = folder("dots");
    let inner = root.join("ws");
    fs::create_dir(&inner).unwrap();
    fs::write(root.join("v.txt"), SHEET).unwrap();
    fs::write(inner.join("kamerlint.toml"), "questions = \"../v.txt\"\n").unwrap();
    let mut client = Client::start(pushed(), &[&inner]).await;
    client.open(&uri(&inner.join("a.txt")), ANSWER).await;
    assert_eq!(codes(&client.diagnostics().await["diagnostics"]), [""; 0]);
    // What stands in the editor counts, saved or not.
    client.open(&uri(&root.join("x/../v.txt")), &format!("{SHEET}\nVraag 2\nWat nu?\n")).await;
    let found = client.diagnostics_of(&uri(&inner.join("a.txt"))).await;
    assert_eq!(codes(&found["diagnostics"]), ["KL110"]);
    client.drop_unread();
}

#[cfg(unix)]
#[tokio::test]
async fn a_root_that_is_a_link_gives_each_draft_once() {
    let root = folder("linked");
    let real = root.join("echt");
    fs::create_dir(&real).unwrap();
    fs::write(real.join("a.txt"), LETTER).unwrap();
    std::os::unix::fs::symlink(&real, root.join("link")).unwrap();
    let roots = [root.join("link"), real.clone()];
    let mut client = Client::start(crate::server_client::pulled(), &[&roots[0], &roots[1]]).await;
    let found = client.request("workspace/diagnostic", json!({ "previousResultIds": [] })).await;
    assert_eq!(found["items"].as_array().unwrap().len(), 1, "{found}");
    client.open(&uri(&real.join("a.txt")), LETTER).await;
    let found = client.request("workspace/diagnostic", json!({ "previousResultIds": [] })).await;
    assert_eq!(found["items"].as_array().unwrap().len(), 1, "{found}");
    client.done().await;
}

#[tokio::test]
async fn a_selection_holds_the_place_asked_for() {
    let text = "Geachte voorzitter,\n\nHierbij de antwoorden.\n\nVraag 1\nKlopt dit?\n\nAntwoord 1\nJa.\n\nVraag 2\nWaarom?\n\nAntwoord 2\nDaarom.\n";
    let mut client = Client::start(pushed(), &[]).await;
    client.open("file:///a/b.txt", text).await;
    client.diagnostics().await;
    for line in 0..15 {
        let params = json!({ "textDocument": { "uri": "file:///a/b.txt" }, "positions": [{ "line": line, "character": 0 }] });
        let mut range = client.request("textDocument/selectionRange", params).await[0].clone();
        while range.is_object() {
            let (start, end) = (&range["range"]["start"], &range["range"]["end"]);
            assert!(
                start["line"].as_i64() <= Some(line) && Some(line) <= end["line"].as_i64(),
                "{line}: {range}"
            );
            range = range["parent"].clone();
        }
    }
    client.done().await;
}

/// The next message about a file, whatever comes before.
async fn about(client: &mut Client, path: &std::path::Path) -> Value {
    loop {
        let message = client.any().await;
        if message["params"]["uri"] == uri(path) {
            return message["params"].clone();
        }
    }
}

#[tokio::test]
async fn a_mistake_in_the_settings_is_a_finding_at_its_place_until_it_is_mended() {
    let root = folder("mistake-found");
    let settings = root.join("kamerlint.toml");
    fs::write(&settings, "language = \"nl\"\nignoreer = [\"KL101\"]\n").unwrap();
    for capabilities in [pushed(), pulled()] {
        fs::write(&settings, "language = \"nl\"\nignoreer = [\"KL101\"]\n").unwrap();
        let mut client = Client::start(capabilities, &[&root]).await;
        client.open(&uri(&root.join("a.antwoord.md")), "## Vraag 1\n\nWaarom?\n").await;
        let said = about(&mut client, &settings).await;
        let fault = &said["diagnostics"][0];
        assert!(fault["message"].as_str().unwrap().contains("onbekende sleutel"), "{fault}");
        assert_eq!(fault["range"]["start"], json!({ "line": 1, "character": 0 }), "{fault}");
        fs::write(&settings, "language = \"nl\"\nignore = [\"KL101\"]\n").unwrap();
        client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] })).await;
        let said = about(&mut client, &settings).await;
        assert_eq!(said["diagnostics"], json!([]));
        client.end().await;
    }
}
