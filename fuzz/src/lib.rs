//! What must hold for every input, one function for each door through which bytes come in. A function panics where it does not hold.
//!
//! `fuzz_targets/` gives them to libFuzzer, `tests/suite/fuzz.rs` to a mutator of its own that needs no other toolchain.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use kamerlint::project::Exceptions;
use kamerlint::read::docx::{self, Word};
use kamerlint::read::package::archive;
use kamerlint::read::{Change, Document, Format, Ours, Remark, Revision, decode, document};
use kamerlint::report::{self, Beside, Checked};
use kamerlint::rule::{Language, Safety, house};
use kamerlint::settings::Settings;
use kamerlint::text::{Date, Source};
use kamerlint::{checks, cite, examples, fix, lint, server};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// All rules, those that are off by default too.
static ALL: LazyLock<Settings> = LazyLock::new(|| {
    let mut settings = Settings::default();
    settings.selection.select = vec!["all".to_owned()];
    settings
});

/// What is on by default.
static OWN: LazyLock<Settings> = LazyLock::new(Settings::default);

/// A draft for settings and rules to be tried on.
const DRAFT: &str = "2025Z02999\n\nVraag 1\nKlopt dit?\n\nVraag 2\nZo ja, waarom?\n\nAntwoord 1\nJa, dat is is zo (Kamerstuk 312 852, nr. 2). \
                     De minster komt voor 31 april 2025 met een een brief.\n";

/// What a check says lies in the text, can be shown in every form, and fixes that are safe come to an end.
fn holds(document: &Document, settings: &Settings) {
    let text = document.text();
    let report = lint::check(document, settings);
    for found in &report.diagnostics {
        let places = found.related.iter().map(|(span, _)| *span).chain([found.span]);
        let edits = found.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        for span in places.chain(edits) {
            assert!(text.get(span.range()).is_some(), "{} {span:?} lies outside", found.rule.code);
        }
    }
    if document.format().is_text() {
        let mended = fix::until_stable(document, &OWN, Safety::Safe);
        if let Some(fixed) = mended.document {
            let before = lint::check(document, &OWN).diagnostics.len();
            assert!(
                mended.report.diagnostics.len() < before,
                "safe fixes leave more than they find"
            );
            let again = fix::until_stable(&fixed, &OWN, Safety::Safe);
            assert!(again.document.is_none(), "safe fixes do not come to an end");
        }
        let _ = fix::until_stable(document, settings, Safety::Unsafe);
    }
    let files = [Checked {
        path: "a.txt".into(),
        listed: "a.txt".into(),
        source: document.source.clone(),
        blocks: document.blocks.clone(),
        report,
        language: Language::En,
        fixes: 0,
        titles: Vec::new(),
        beside: Beside::default(),
    }];
    let look = report::Look { colour: report::Colour::On, width: 80 };
    for file in &files {
        let _ = report::full(file, &look);
    }
    for json in [report::json(&files), report::sarif(&files), report::gitlab(&files)] {
        assert!(serde_json::from_str::<Value>(&json).is_ok(), "a report is no JSON");
    }
    let _ = report::html(&files, Language::Nl, Date::default());
    let _ = report::junit(&files);
    let _ = report::checkstyle(&files);
}

fn of(data: &[u8], format: Format) {
    let Ok(text) = decode(data.to_vec()) else { return };
    let Ok(source) = Source::new(text) else { return };
    holds(&Document::of(source, format), &ALL);
}

/// A draft in plain text.
pub fn text(data: &[u8]) {
    of(data, Format::Plain);
}

/// A draft in Markdown.
pub fn markdown(data: &[u8]) {
    of(data, Format::Markdown);
}

/// A Word document: bytes that begin as an archive are one, others the main part of one, so that what is inside is reached.
pub fn docx(data: &[u8]) {
    let bytes: Vec<u8> = if data.starts_with(b"PK") {
        data.to_vec()
    } else {
        let types =
            b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
        let related = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
            Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
            Target=\"word/document.xml\"/></Relationships>";
        let parts: [(&str, &[u8]); 3] = [
            ("[Content_Types].xml", types),
            ("_rels/.rels", related.as_bytes()),
            ("word/document.xml", data),
        ];
        archive(&parts, &[]).expect("parts in memory")
    };
    for shown in [Revision::Accepted, Revision::Original] {
        let Ok(mut word) = Word::read(bytes.clone().into(), shown) else { continue };
        let document = word.document();
        holds(&document, &ALL);
        let found = lint::check(&document, &ALL).diagnostics;
        let remark = |found: &lint::Diagnostic| Remark {
            span: found.span,
            text: vec![found.message.clone()],
        };
        let remarks: Vec<Remark> = found.iter().map(remark).collect();
        let fixes = found.iter().filter_map(|found| found.fix.as_ref());
        let edits = fixes.flat_map(|fix| &fix.edits);
        let changes: Vec<Change> =
            edits.map(|edit| Change { span: edit.span, text: edit.text.clone() }).collect();
        // What is written back is a document again, and what kamerlint wrote can be taken out.
        let date = "2025-01-01T00:00:00Z";
        if let Ok(bytes) = word.annotated(&remarks, date) {
            let read = Word::read(bytes.clone().into(), shown).expect("comments leave a document");
            assert_eq!(read.document().text(), document.text(), "comments change the words");
            docx::without_ours(bytes.into(), Ours::All).expect("comments can be taken out");
        }
        if let Ok((bytes, _)) = word.revised(&changes, date) {
            Word::read(bytes.into(), shown).expect("changes leave a document");
        }
    }
}

/// A PDF.
pub fn pdf(data: &[u8]) {
    if let Ok(document) = document(Path::new("a.pdf"), data.to_vec(), Revision::Accepted) {
        holds(&document, &ALL);
    }
}

/// References in running text.
pub fn citations(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for citation in cite::find(&text) {
        assert!(text.get(citation.range.clone()).is_some(), "{citation:?} lies outside");
        let _ = cite::format(&citation, cite::Style::Short, cite::Notation::Spaced);
        let _ = cite::format(&citation, cite::Style::Aanwijzing, cite::Notation::Closed);
    }
    for address in cite::addresses(&text) {
        assert!(text.get(address.range.clone()).is_some());
    }
}

/// A settings file.
pub fn settings(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match Settings::parse(Path::new("kamerlint.toml"), &text) {
        Ok(settings) => {
            holds(
                &Document::of(Source::new(DRAFT).expect("it is short"), Format::Plain),
                &settings,
            );
        }
        Err(mistake) => assert!(!mistake.to_string().is_empty()),
    }
}

/// A rule of a house.
pub fn rules(data: &[u8]) {
    let text = String::from_utf8_lossy(data).into_owned();
    let files = [(PathBuf::from("regel.toml"), text)];
    match house::load(&files, checks::builtin()) {
        Ok(rules) => {
            let _ = examples::broken(&files, &rules);
            let mut settings = ALL.clone();
            settings.rules = rules;
            holds(
                &Document::of(Source::new(DRAFT).expect("it is short"), Format::Plain),
                &settings,
            );
        }
        Err(mistake) => assert!(!mistake.to_string().is_empty()),
    }
}

/// A file of exceptions; one without all its entries is still one.
pub fn exceptions(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let path = Path::new("/nergens/kamerlint-exceptions.toml");
    let Ok(read) = Exceptions::parse(path, &text, checks::builtin()) else { return };
    let draft = Path::new("/nergens/a.txt");
    let mut settings = Settings { exceptions: read.of(draft).into(), ..ALL.clone() };
    settings.mark_found(true);
    holds(&Document::of(Source::new(DRAFT).expect("it is short"), Format::Plain), &settings);
    let entries: Vec<_> = read.gone().iter().map(|exception| exception.entry).collect();
    for span in &entries {
        assert!(text.get(span.range()).is_some(), "{span:?} lies outside");
    }
    let without = read.edited(&entries, &[]);
    let again = Exceptions::parse(path, &without, checks::builtin());
    assert!(
        again.is_ok_and(|again| again.gone().is_empty()),
        "{without:?} is no file without entries"
    );
    let moved: Vec<_> = entries.iter().map(|span| (*span, "b.txt".to_owned())).collect();
    let moved = read.moved(&moved);
    let again = Exceptions::parse(path, &moved, checks::builtin());
    assert!(again.is_ok_and(|again| again.gone().len() == entries.len()), "{moved:?} lost entries");
}

/// Long enough for any machine; a server that answers never comes near.
const PATIENCE: Duration = Duration::from_secs(300);
/// The last request of a conversation.
const LAST: &str = "afsluiten";

/// A conversation with the language server, a message a line. Whatever is said, what comes after it is answered.
pub fn messages(data: &[u8]) {
    let bodies: Vec<&[u8]> = data.split(|byte| *byte == b'\n').collect();
    converse(&bodies);
}

/// A URI as a client may write it.
pub fn uris(data: &[u8]) {
    let uri = String::from_utf8_lossy(data);
    let open = json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument":
        { "uri": uri, "languageId": "plaintext", "version": 1, "text": DRAFT } } });
    let ask = json!({ "jsonrpc": "2.0", "id": 1, "method": "textDocument/documentSymbol", "params": { "textDocument": { "uri": uri } } });
    let (open, ask) = (open.to_string(), ask.to_string());
    converse(&[open.as_bytes(), ask.as_bytes()]);
}

/// Says this between the greeting and the farewell; the farewell must be answered.
fn converse(bodies: &[&[u8]]) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("a runtime without input or output");
    let ends = bodies.iter().any(|body| {
        let said = String::from_utf8_lossy(body);
        said.contains("exit") || said.contains("shutdown") || said.contains("\\u00")
    });
    runtime.block_on(async {
        let (mut to, input) = tokio::io::duplex(1 << 16);
        let (from, output) = std::io::pipe().expect("a pipe");
        let mut from = server::pipe::reading(from);
        let serving = tokio::spawn(server::serve(input, output, server::Options::default()));
        let listening = tokio::spawn(async move {
            let mut heard = Vec::new();
            let _ = from.read_to_end(&mut heard).await;
            heard
        });
        let hello = json!({ "jsonrpc": "2.0", "id": "begin", "method": "initialize", "params": { "capabilities": {} } });
        let bye = json!({ "jsonrpc": "2.0", "id": LAST, "method": "shutdown" });
        let own = [
            hello.to_string(),
            r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#.to_owned(),
            bye.to_string(),
            r#"{"jsonrpc":"2.0","method":"exit"}"#.to_owned(),
        ];
        let own: Vec<&[u8]> = own.iter().map(String::as_bytes).collect();
        for body in own[..2].iter().chain(bodies).chain(&own[2..]) {
            let header = format!("Content-Length: {}\r\n\r\n", body.len());
            if to.write_all(header.as_bytes()).await.is_err() || to.write_all(body).await.is_err() {
                break;
            }
        }
        let status = tokio::time::timeout(PATIENCE, serving).await.expect("the server ends");
        let status = status.expect("the server does not panic");
        drop(to);
        let heard = tokio::time::timeout(PATIENCE, listening).await.expect("the server is silent at last");
        let heard = String::from_utf8(heard.expect("no panic")).expect("the server speaks UTF-8");
        assert!(ends || status == 0 && heard.contains(LAST), "status {status}: {heard}");
        // What is said is JSON, message by message.
        let mut rest = heard.as_str();
        while let Some((header, behind)) = rest.split_once("\r\n\r\n") {
            let length = header.split("Content-Length: ").nth(1).and_then(|rest| rest.split('\r').next()?.parse().ok());
            let (body, behind) = behind.split_at_checked(length.expect("a length")).expect("a whole message");
            assert!(serde_json::from_str::<Value>(body).is_ok(), "no JSON: {body}");
            rest = behind;
        }
    });
}
