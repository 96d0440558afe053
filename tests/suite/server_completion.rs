//! Conversations with the language server: what is proposed while one writes.

use crate::server_client::{Client, applied, behind, pushed};
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

/// What the text becomes when an item is taken.
async fn taken(name: &str, text: &str, words: &str, label: &str) -> String {
    let mut client = Client::start(json!({}), &[]).await;
    client.open(name, text).await;
    client.diagnostics().await;
    let params = json!({ "textDocument": { "uri": name }, "position": behind(text, words) });
    let items = client.request("textDocument/completion", params).await;
    client.done().await;
    let item = items.as_array().unwrap().iter().find(|item| item["label"] == label);
    let item = item.unwrap_or_else(|| panic!("{label}: {items}"));
    applied(text, &json!({ "changes": { name: [item["textEdit"]] } }))
}

#[tokio::test]
async fn items_keep_the_notation_of_the_draft() {
    let text = "# Antwoorden é\r\n\r\n## Vraag 1\r\nHoe?[^1]\r\n\r\n## Antwoord 1\r\nZo.[^b]\r\n\r\n## Vraag 2\r\nEn 😀?\r\n\r\nAnt\r\n\r\n\
        [^1]: De brief.\r\n\r\n[^b]: Het boek.\r\n";
    let name = "file:///a/b.antwoord.md";
    let made = taken(name, text, "\r\nAnt", "## Antwoord 2").await;
    assert_eq!(made, text.replace("\r\nAnt\r\n", "\r\n## Antwoord 2\r\n"));
    let marked = text.replace("\r\nAnt\r\n", "\r\n## Ant\r\n");
    assert_eq!(taken(name, &marked, "## Ant", "Antwoord 2").await, made);
    // An editor that closes brackets has written the second one already.
    for (typed, label, wanted) in
        [("[^", "[^1]", "[^1]"), ("[", "[^b]", "[^b]"), ("[^", "[^2]", "[^2]")]
    {
        let text = text.replace("\r\nAnt\r\n", &format!("\r\né😀 Zo.{typed}] en\r\n"));
        let made = taken(name, &text, &format!("😀 Zo.{typed}"), label).await;
        assert_eq!(made, text.replace(&format!("Zo.{typed}] en"), &format!("Zo.{wanted} en")));
    }
}

#[tokio::test]
async fn a_heading_that_is_bold_stays_so() {
    let text =
        "**Vraag 1**\nHoe?\n\n**Antwoord op vraag 1**\nZo.\n\n**Vraag 2**\nEn é😀?\n\nAntw\n";
    let made = taken("file:///a/b.antwoord.md", text, "\nAntw", "**Antwoord op vraag 2**").await;
    assert_eq!(made, text.replace("\nAntw\n", "\n**Antwoord op vraag 2**\n"));
}

#[tokio::test]
async fn an_item_says_more_when_it_is_looked_at() {
    let shown = json!({ "completionItem": { "documentationFormat": ["markdown", "plaintext"] } });
    let mut client = Client::start(json!({ "textDocument": { "completion": shown } }), &[]).await;
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
            "**Steven van Weyenberg** (D66)\n\nminister van Financiën, 12 januari 2024",
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
    let report = kamerlint::lint::check(
        &kamerlint::read::Document::of(source.clone(), kamerlint::read::Format::Plain),
        &settings,
    );
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

/// Members come from the store, with the party of the day of the questions.
#[cfg(feature = "papers")]
#[tokio::test]
async fn members_of_that_day_are_proposed_with_their_party() {
    use kamerlint::papers::Lookup as _;
    use kamerlint::papers::store::Store;
    use kamerlint::papers::store::rows::{Entity, apply};
    use kamerlint::papers::store::write::Writer;
    let root = crate::server_client::folder("members");
    let id = |kind: u32, i: u32| format!("{kind:08x}-0000-4000-8000-{i:012x}");
    let mut writer = Writer::begin(&root.join("p.sqlite"), false).unwrap();
    let store = writer.connection();
    for (i, (prefix, name, first, party, from)) in [
        ("", "Boswijk", "Derk", "CDA", "2021-03-31"),
        ("van der", "Lee", "Tom", "PRO", "2017-03-23"),
        ("", "Bosman", "André", "VVD", "2030-01-01"),
    ]
    .into_iter()
    .enumerate()
    {
        let i = i as u32;
        for (entity, row) in [
            (Entity::Fractie, json!({ "Id": id(1, i), "Afkorting": party })),
            (Entity::FractieZetel, json!({ "Id": id(2, i), "Fractie_Id": id(1, i) })),
            (
                Entity::Persoon,
                json!({ "Id": id(3, i), "Tussenvoegsel": prefix, "Achternaam": name, "Roepnaam": first }),
            ),
            (
                Entity::FractieZetelPersoon,
                json!({ "Id": id(4, i), "FractieZetel_Id": id(2, i), "Persoon_Id": id(3, i), "Van": from }),
            ),
        ] {
            apply(store, entity, &row).unwrap();
        }
    }
    writer.publish().unwrap();
    assert_eq!(Store::at(root.join("p.sqlite")).find_seats("Bos", 9).len(), 2);
    std::fs::write(root.join("kamerlint.toml"), "[papers]\npath = \"p.sqlite\"\n").unwrap();
    let text = "Antwoorden van de minister van Financiën op vragen van het lid Jansen (VVD) (ingezonden 18 februari 2025).\n\n\
        Vraag 1\nWat?\n\nAntwoord 1\nZie de motie van de leden Boswijk en Lee";
    let mut client = Client::start(pushed(), &[&root]).await;
    let name = crate::server_client::uri(&root.join("a.txt"));
    client.open(&name, text).await;
    client.diagnostics().await;
    for (words, label) in
        [("leden Bos", "Boswijk (CDA)"), ("en Lee", "Van der Lee (GroenLinks-PvdA)")]
    {
        let params = json!({ "textDocument": { "uri": name }, "position": behind(text, words) });
        let items = client.request("textDocument/completion", params).await;
        let labels: Vec<&str> =
            items.as_array().unwrap().iter().filter_map(|item| item["label"].as_str()).collect();
        assert!(labels.contains(&label), "{words}: {labels:?}");
        assert!(
            !labels.iter().any(|label| label.starts_with("Bosman")),
            "not on that day: {labels:?}"
        );
    }
    client.done().await;
}
