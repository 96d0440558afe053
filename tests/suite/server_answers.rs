//! Conversations with the language server: answers are begun, split and merged, and what solves a finding comes first.

use crate::server_client::{Client, applied, behind, codes};
use serde_json::{Value, json};

const PLAIN: &str = "file:///a/b.txt";
const MARKED: &str = "file:///a/b.antwoord.md";

/// The actions at the end of the last occurrence of words.
async fn offered(client: &mut Client, uri: &str, text: &str, words: &str) -> Vec<Value> {
    let at = behind(text, words);
    let params = json!({
        "textDocument": { "uri": uri },
        "range": { "start": at, "end": at },
        "context": { "diagnostics": [] }
    });
    client.request("textDocument/codeAction", params).await.as_array().unwrap().clone()
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().unwrap()).collect()
}

/// What an action makes of a text, and the words of the line to which it goes.
async fn made(uri: &str, text: &str, words: &str, title: &str) -> (String, String) {
    let shows = json!({ "window": { "showDocument": { "support": true } } });
    let mut client = Client::start(shows, &[]).await;
    client.open(uri, text).await;
    client.diagnostics().await;
    let actions = offered(&mut client, uri, text, words).await;
    client.done().await;
    let action = actions.iter().find(|action| action["title"].as_str().unwrap().starts_with(title));
    let action = action.unwrap_or_else(|| panic!("{title}: {:?}", titles(&actions)));
    let after = applied(text, &action["edit"]);
    assert_eq!(action["command"]["command"], "kamerlint.show", "{action}");
    let line = action["command"]["arguments"][0]["range"]["start"]["line"].as_u64().unwrap();
    let shown = after.lines().nth(line as usize).unwrap_or_default().to_owned();
    (after, shown)
}

/// How a text is found to be, in codes.
async fn found(uri: &str, text: &str) -> Vec<String> {
    let mut client = Client::start(json!({}), &[]).await;
    client.open(uri, text).await;
    let said = client.diagnostics().await;
    client.done().await;
    codes(&said["diagnostics"])
}

#[tokio::test]
async fn the_heading_of_an_answer_is_written_as_the_others_are() {
    for (uri, text, words, title, wanted) in [
        (
            PLAIN,
            "Vraag 1\nWaarom é😀?\n\nAntwoord 1\nDaarom.\n\nVraag 2\nHoe?\n\nVraag 3\nWanneer?\n\nAntwoord 3\nMorgen.\n",
            "Vraag 2",
            "Schrijf 'Antwoord 2'",
            "Hoe?\n\nAntwoord 2\n\n\nVraag 3",
        ),
        (
            PLAIN,
            "Vraag 1\r\nWaarom?\r\nAntwoord op vraag 1:\r\nDaarom.\r\n\r\nVraag 2\r\nHoe?\r\n",
            "Vraag 2",
            "Schrijf 'Antwoord op vraag 2'",
            "Hoe?\r\nAntwoord op vraag 2:\r\n\r\n",
        ),
        (
            MARKED,
            "## Vraag 1\n\nWaarom?\n\n## Antwoord 1\n\nDaarom.\n\n## Vraag 2\n\nHoe é?\n",
            "Vraag 2",
            "Schrijf 'Antwoord 2'",
            "Hoe é?\n\n## Antwoord 2\n\n\n",
        ),
        (
            MARKED,
            "**Vraag 1**\nWaarom?\n\n**Antwoord 1**\nDaarom.\n\n**Vraag 2**\nHoe?\n",
            "Vraag 2",
            "Schrijf 'Antwoord 2'",
            "Hoe?\n\n**Antwoord 2**\n\n",
        ),
    ] {
        let (after, shown) = made(uri, text, words, title).await;
        assert!(after.contains(wanted), "{after:?}");
        assert_eq!(shown, "", "the answer begins on an empty line");
        let left = found(uri, &after).await;
        assert!(!left.contains(&"KL101".to_owned()), "{after:?}: {left:?}");
    }
}

#[tokio::test]
async fn every_open_question_gets_a_heading_at_once() {
    let text = "# Antwoorden\n\n## Vraag 1\n\nWaarom?\n\n## Vraag 2\n\nHoe?\n\n## Antwoord 2\n\nZo.\n\n## Vraag 3\n\nEn?\n";
    let (after, _) =
        made(MARKED, text, "Vraag 3", "Schrijf koppen voor alle open vragen (2)").await;
    assert!(after.contains("Waarom?\n\n## Antwoord 1\n\n\n\n## Vraag 2"), "{after}");
    assert!(after.ends_with("En?\n\n## Antwoord 3\n\n\n"), "{after:?}");
}

#[tokio::test]
async fn the_first_action_solves_the_problem_and_accepting_is_the_last() {
    let text = "Vraag 1\nWaarom?\n\nAntwoord 1\nZie het antwoord op vraag 33. [PM cijfers] Dat is zo. [PM datum]\n\nVraag 2\nHoe?\n\n\
        Vraag 3\nEn?\n\nAntwoord 3\nZo.\n";
    let shows = json!({ "window": { "showDocument": { "support": true } } });
    let mut client = Client::start(shows, &[]).await;
    client.open(PLAIN, text).await;
    client.diagnostics().await;
    let actions = offered(&mut client, PLAIN, text, "Vraag 2").await;
    let said = titles(&actions);
    assert_eq!(said[0], "Schrijf 'Antwoord 2'");
    assert_eq!(actions[0]["isPreferred"], true);
    assert!(said.last().unwrap().starts_with("Accepteer KL101"), "{said:?}");
    let actions = offered(&mut client, PLAIN, text, "op vraag 33").await;
    let said = titles(&actions);
    assert_eq!(said[..2], ["Maak er vraag 3 van", "Maak er vraag 2 van"], "{said:?}");
    let actions = offered(&mut client, PLAIN, text, "[PM cijfers").await;
    let next = actions.iter().find(|one| one["title"] == "Ga naar de volgende plaatshouder");
    let place = &next.unwrap()["command"]["arguments"][0]["range"]["start"];
    assert_eq!(place["character"], behind(text, "zo. ")["character"], "{place}");
    client.done().await;
}

#[tokio::test]
async fn an_answer_to_several_questions_becomes_one_for_each_and_back() {
    let group = "Vraag 1\nWaarom?\n\nVraag 2\nHoe?\n\nAntwoord 1 en 2\nDaarom é😀.\n\nVraag 3\nEn?\n\nAntwoord 3\nZo.\n";
    let (apart, shown) = made(PLAIN, group, "Antwoord 1 en 2", "Splits dit antwoord").await;
    assert_eq!(
        apart,
        "Vraag 1\nWaarom?\n\nAntwoord 1\nDaarom é😀.\n\nVraag 2\nHoe?\n\nAntwoord 2\nZie het antwoord op vraag 1.\n\nVraag 3\nEn?\n\nAntwoord 3\nZo.\n"
    );
    assert_eq!(shown, "Daarom é😀.");
    let title = "Voeg samen met het antwoord op vraag 1";
    let (together, shown) = made(PLAIN, &apart, "Antwoord 2", title).await;
    assert_eq!(together, group);
    assert_eq!(shown, "Antwoord 1 en 2");
    let both = apart.replace("Zie het antwoord op vraag 1.", "Zo.");
    let (together, _) = made(PLAIN, &both, "Antwoord 2", title).await;
    assert!(together.contains("Antwoord 1 en 2\nDaarom é😀.\n\nZo.\n"), "{together}");

    let shared = "## Vraag 1 en 2\n\nWaarom? Hoe?\n\n## Antwoord 1 en 2\n\nDaarom.\n";
    let (apart, _) = made(MARKED, shared, "Antwoord 1 en 2", "Splits dit antwoord").await;
    assert!(
        apart.ends_with(
            "## Antwoord 1\n\nDaarom.\n\n## Antwoord 2\n\nZie het antwoord op vraag 1.\n"
        ),
        "{apart}"
    );
}

#[tokio::test]
async fn a_lens_leads_to_the_answer() {
    let text = "Vraag 1\nWaarom é?\n\nAntwoord 1\n[PM]\n\nVraag 2\nKlopt het bericht? Zo ja, sinds wanneer weet u dat?\n\nVraag 3\nEn?\n\n\
        Antwoord 3\nDat is zo.\n";
    let shows = json!({ "window": { "showDocument": { "support": true } } });
    let mut client = Client::start(shows, &[]).await;
    client.open(PLAIN, text).await;
    client.diagnostics().await;
    let document = json!({ "textDocument": { "uri": PLAIN } });
    let lenses = client.request("textDocument/codeLens", document).await;
    let said: Vec<&str> = lenses
        .as_array()
        .unwrap()
        .iter()
        .map(|lens| lens["command"]["title"].as_str().unwrap())
        .collect();
    assert_eq!(
        said,
        [
            "open · schrijf antwoord",
            "open · 2 deelvragen · schrijf antwoord",
            "beantwoord · 3 woorden"
        ]
    );
    let run = |i: usize| {
        let command = &lenses[i]["command"];
        json!({ "command": command["command"], "arguments": command["arguments"] })
    };
    client.request("workspace/executeCommand", run(0)).await;
    let shown = client.answer("window/showDocument", json!({ "success": true })).await;
    assert_eq!(shown["selection"]["start"], json!({ "line": 4, "character": 0 }));
    assert_eq!(shown["selection"]["end"], json!({ "line": 4, "character": 4 }));
    client.request("workspace/executeCommand", run(1)).await;
    let edit = client.answer("workspace/applyEdit", json!({ "applied": true })).await;
    let after = applied(text, &edit["edit"]);
    assert!(after.contains("weet u dat?\n\nAntwoord 2\n\n\nVraag 3"), "{after}");
    let shown = client.answer("window/showDocument", json!({ "success": true })).await;
    assert_eq!(shown["selection"]["start"], json!({ "line": 10, "character": 0 }));
    client.done().await;
}

#[tokio::test]
async fn a_sheet_offers_a_draft() {
    let text = "Vragen van het lid Boswijk (CDA) aan de minister van Defensie over drones (ingezonden 12 mei 2025).\n\nVraag 1\nWaarom?\n\nVraag 2\nHoe?\n";
    let mut client = Client::start(json!({}), &[]).await;
    client.open(PLAIN, text).await;
    client.diagnostics().await;
    let document = json!({ "textDocument": { "uri": PLAIN } });
    let lenses = client.request("textDocument/codeLens", document).await;
    assert_eq!(lenses.as_array().unwrap().len(), 1);
    assert_eq!(lenses[0]["command"]["command"], "kamerlint.newDraft");
    assert_eq!(lenses[0]["command"]["arguments"], json!([{ "sheet": PLAIN }]));
    client.done().await;
}

#[tokio::test]
async fn templates_come_at_the_start_of_a_line_alone() {
    let letter = "Antwoorden van de minister van Defensie op vragen van het lid Boswijk (CDA) over drones\n\nVraag 1\nWaarom?\n\nAntwoord 1\nIk verwijs u naar mijn brief\n";
    let proposed = async |text: String, words: &str| {
        let mut client = Client::start(json!({}), &[]).await;
        client.open(PLAIN, &text).await;
        client.diagnostics().await;
        let params = json!({ "textDocument": { "uri": PLAIN }, "position": behind(&text, words) });
        let items = client.request("textDocument/completion", params).await;
        client.done().await;
        let items = items.as_array().unwrap().iter();
        items.map(|item| item["label"].as_str().unwrap().to_owned()).collect::<Vec<String>>()
    };
    assert_eq!(proposed(letter.to_owned(), "mijn brief").await, [""; 0]);
    let front = format!("brief\n\n{letter}");
    assert_eq!(
        proposed(front, "brief\n\nAntwoorden".trim_end_matches("\n\nAntwoorden")).await,
        [""; 0]
    );
    let front = format!("br\n\n{}", letter.replace("brief", "nota"));
    assert_eq!(proposed(front, "br").await, ["Geachte voorzitter, … (brief)"]);
    assert_eq!(proposed(format!("{letter}\nvra"), "\nvra").await, ["Vraag 2, Antwoord 2"]);
    assert_eq!(proposed(letter.replace("brief", "vraag"), "mijn vraag").await, [""; 0]);
}

#[tokio::test]
async fn the_missing_office_is_named_where_it_is_missing() {
    let head = "Antwoorden van de minister van Infrastructuur en Waterstaat op vragen van het lid De Boer (VVD) over bruggen";
    let letter = "Geachte voorzitter,\n\nHierbij bied ik, mede namens de minister van Economische Zaken, de antwoorden aan op de schriftelijke vragen gesteld door het lid De Boer (VVD) over bruggen.\n\nDe minister van Infrastructuur en Waterstaat,\n\nJan de Vries\n\n";
    let rest = "\n\nVraag 1\nWat doet u?\n\nAntwoord 1\nIk overleg met de gemeenten.\n";
    let behalf = ", mede namens de minister van Economische Zaken,";
    let full = head.replace(" op vragen", &format!("{behalf} op vragen"));
    for (text, words, title, wanted) in [
        (
            format!("{letter}{head}{rest}"),
            "bied ik, mede namens de minister van Econ",
            "Noem de minister van Economische Zaken ook in de kop",
            full.as_str(),
        ),
        (
            format!("{}{full}{rest}", letter.replace(behalf, "")),
            "mede namens de minister van Econ",
            "Noem de minister van Economische Zaken ook in de brief",
            "bied ik, mede namens de minister van Economische Zaken, de antwoorden",
        ),
    ] {
        let mut client = Client::start(json!({}), &[]).await;
        client.open(PLAIN, &text).await;
        client.diagnostics().await;
        let actions = offered(&mut client, PLAIN, &text, words).await;
        client.done().await;
        let action = actions.iter().find(|action| action["title"] == title);
        let action = action.unwrap_or_else(|| panic!("{title}: {:?}", titles(&actions)));
        let after = applied(&text, &action["edit"]);
        assert!(after.contains(wanted), "{after}");
        assert!(!found(PLAIN, &after).await.contains(&"KL402".to_owned()), "{after}");
    }
}
