//! OpenDocument texts, official XML, and a format that is made up here.

use std::path::Path;

use kamerlint::draft::{Draft, Kind};
use kamerlint::lint::check;
use kamerlint::read::Revision;
use kamerlint::read::package::archive;
use kamerlint::read::{Block, BlockKind, Document, Format, Origin, Piece, Place, Unread, document};
use kamerlint::register::Register;
use kamerlint::settings::Settings;
use kamerlint::text::{Source, Span};

fn lines(document: &Document) -> Vec<String> {
    document.blocks.iter().map(|block| block.text(&document.source).into_owned()).collect()
}

pub const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"";

pub fn odt(body: &str, styles: &str, heads: &str) -> Document {
    let content = format!(
        "<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = format!("<office:document-styles {SPACES}>{heads}</office:document-styles>");
    let bytes = archive(
        &[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", content.as_bytes()),
            ("styles.xml", styles.as_bytes()),
        ],
        &["mimetype"],
    );
    document(Path::new("x.odt"), bytes.unwrap(), Revision::Accepted).unwrap()
}

#[test]
fn an_open_document_is_read_as_it_shows_itself() {
    let styles = "<style:style style:name=\"T1\"><style:text-properties text:text-position=\"super 58%\"/></style:style>\
        <text:list-style text:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/></text:list-style>";
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:h>Vraag 1</text:h><text:p>Klopt  dit<text:s text:c=\"2\"/>bericht?<text:span text:style-name=\"T1\">2</text:span>\
        <office:annotation><text:p>opmerking</text:p></office:annotation></text:p><text:p>Antwoord 1</text:p>\
        <text:p>Ja<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>Kamerstuk 32 852, nr. 2</text:p></text:note-body></text:note>.<text:line-break/>Zeker.</text:p>\
        <text:list text:style-name=\"L1\"><text:list-item><text:p>een</text:p></text:list-item><text:list-item><text:p>twee</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>";
    let heads = "<office:master-styles><style:master-page><style:header><text:p>Datum 3 mei 2024</text:p></style:header></style:master-page></office:master-styles>";
    let read = odt(body, styles, heads);
    assert_eq!(
        lines(&read),
        [
            "Vraag 1",
            "Klopt dit  bericht?²",
            "Antwoord 1",
            "Ja[1].",
            "Zeker.",
            "1. een",
            "2. twee",
            "a",
            "b",
            "Kamerstuk 32 852, nr. 2",
            "Datum 3 mei 2024"
        ]
    );
    assert_eq!(read.blocks[0].kind, BlockKind::Heading);
    assert_eq!(read.blocks[8].cell.map(|cell| cell.column), Some(1));
    assert_eq!(read.blocks[10].kind, BlockKind::Running);
    let draft = Draft::read(&read, Register::builtin());
    let notes: Vec<_> =
        draft.notes.iter().map(|note| (note.label.as_str(), note.marks.len())).collect();
    assert_eq!(notes, [("1", 1)]);
    assert_eq!((draft.kind, draft.questions.len()), (Kind::Answers, 1));
}

#[test]
fn what_is_no_open_document_says_so() {
    let refused =
        |bytes: Vec<u8>| document(Path::new("x.odt"), bytes, Revision::Accepted).unwrap_err();
    assert!(matches!(refused(b"tekst".to_vec()), Unread::Other(_)));
    assert!(matches!(refused(archive(&[("a", b"b")], &[]).unwrap()), Unread::Other(_)));
    let manifest = b"<m><encryption-data/></m>";
    assert_eq!(
        refused(archive(&[("META-INF/manifest.xml", manifest)], &[]).unwrap()),
        Unread::Encrypted
    );
}

#[test]
fn what_is_hidden_in_an_open_document_is_not_read() {
    let styles = "<style:style style:name=\"Weg\"><style:text-properties text:display=\"none\"/></style:style>\
        <style:style style:name=\"P1\" style:parent-style-name=\"Weg\"/>\
        <style:style style:name=\"P2\" style:parent-style-name=\"Weg\"><style:text-properties text:display=\"true\"/></style:style>";
    let body = "<text:section text:display=\"none\"><text:p>sectie</text:p></text:section>\
        <text:section text:display=\"condition\" text:condition=\"x\" text:is-hidden=\"true\"><text:p>voorwaarde</text:p></text:section>\
        <text:section text:display=\"condition\" text:condition=\"x\"><text:p>Vraag 1</text:p></text:section>\
        <text:p text:style-name=\"P1\">stijl</text:p><text:p text:style-name=\"P2\">Waarom<text:span text:style-name=\"Weg\"> woord</text:span>?</text:p>\
        <text:p><text:hidden-paragraph text:condition=\"x\" text:is-hidden=\"true\"/>veld</text:p>\
        <text:p><text:hidden-paragraph text:condition=\"x\" text:is-hidden=\"false\"/>Hoe?</text:p>";
    assert_eq!(lines(&odt(body, styles, "")), ["Vraag 1", "Waarom?", "Hoe?"]);
}

#[test]
fn chapters_of_an_open_document_are_counted() {
    let heads = "<office:styles><style:style style:name=\"Kop1\" style:default-outline-level=\"1\"/><style:style style:name=\"Kop2\" style:default-outline-level=\"2\"/>\
        <style:style style:name=\"Los\" style:default-outline-level=\"1\" style:list-style-name=\"\"/>\
        <text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>\
        <text:outline-level-style text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/></text:outline-style></office:styles>";
    let head = |style: &str, level: u32, more: &str, words: &str| {
        format!(
            "<text:h text:style-name=\"{style}\" text:outline-level=\"{level}\"{more}>{words}</text:h>"
        )
    };
    let body = [
        head("Kop1", 1, "", "Kent u het bericht?"),
        head("Kop2", 2, "", "a"),
        head("Kop2", 2, "", "b"),
        head("P9", 1, "", "Wie betaalt?"),
        head("Kop2", 2, "", "c"),
        head("Los", 1, "", "Bijlage"),
        head("Kop1", 1, " text:is-list-header=\"true\"", "Slot"),
        head("Kop1", 1, " text:restart-numbering=\"true\" text:start-value=\"7\"", "Waarom?"),
    ];
    let styles = "<style:style style:name=\"P9\" style:parent-style-name=\"Kop1\"/>";
    assert_eq!(
        lines(&odt(&body.concat(), styles, heads)),
        [
            "1. Kent u het bericht?",
            "1.1 a",
            "1.2 b",
            "2. Wie betaalt?",
            "2.1 c",
            "Bijlage",
            "Slot",
            "7. Waarom?"
        ]
    );
}

#[test]
fn an_open_document_calls_a_note_twice() {
    let styles = "<style:style style:name=\"T1\"><style:text-properties text:text-position=\"super 58%\"/></style:style>";
    let again = "<text:note-ref text:note-class=\"footnote\" text:reference-format=\"text\" text:ref-name=\"ftn1\">1</text:note-ref>";
    let body = format!(
        "<text:p>Antwoord 1</text:p><text:p>Ja<text:note text:id=\"ftn1\" text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>\
         <text:note-body><text:p>Kamerstuk 32 852, nr. 2</text:p></text:note-body></text:note>. Dat bleek eerder\
         <text:span text:style-name=\"T1\">{again}</text:span>, zie noot {again}.</text:p>"
    );
    let draft = Draft::read(&odt(&body, styles, ""), Register::builtin());
    assert_eq!(draft.notes.iter().map(|note| note.marks.len()).collect::<Vec<_>>(), [2]);
    assert_eq!(draft.answers[0].flow.text(), "Ja. Dat bleek eerder, zie noot 1.");
}

#[test]
fn official_xml_has_exact_headings_and_notes() {
    let xml = "<?xml version=\"1.0\"?><officiele-publicatie><metadata><meta content=\"x\">weg</meta></metadata><kamervragen><kamervraagkop><tekstregel>Vergaderjaar 2024-2025</tekstregel></kamervraagkop>\n\
        <kamervraagomschrijving>Vragen van het lid <naam><achternaam>Van Campen</achternaam></naam>\n  over het bericht X (ingezonden 3 maart 2025).</kamervraagomschrijving>\n\
        <vraag><nr>Vraag 1</nr><al>Is dit zo?<noot id=\"a\" type=\"voet\"><noot.nr>1</noot.nr><noot.al>Trouw, <nadruk>3 mei</nadruk> 2024.</noot.al></noot> Verder?</al></vraag>\n\
        <antwoord><nr>Antwoord 1</nr><al>Ja, zie <extref doc=\"kst-32852-2\">Kamerstuk 32 852, nr. 2</extref>.</al></antwoord></kamervragen></officiele-publicatie>";
    let read =
        document(Path::new("ah-tk-1.xml"), xml.as_bytes().to_vec(), Revision::Accepted).unwrap();
    assert_eq!(
        lines(&read),
        [
            "Vergaderjaar 2024-2025",
            "Vragen van het lid Van Campen over het bericht X (ingezonden 3 maart 2025).",
            "Vraag 1",
            "Is dit zo?[1] Verder?",
            "Antwoord 1",
            "Ja, zie Kamerstuk 32 852, nr. 2.",
            "Trouw, 3 mei 2024.",
        ]
    );
    let draft = Draft::read(&read, Register::builtin());
    assert_eq!((draft.kind, draft.questions.len(), draft.answers.len()), (Kind::Answers, 1, 1));
    assert_eq!(draft.notes[0].marks.len(), 1);
    assert!(matches!(
        document(Path::new("a.xml"), b"<project/>".to_vec(), Revision::Accepted),
        Err(Unread::Other(_))
    ));
    let Some(folder) = crate::shared::shared("official_xml", "data/api") else { return };
    for (name, questions) in
        [("op-xml-kamervragen.mdconv-test.xml", 1), ("op-xml-kamerstuk.mdconv-test.xml", 0)]
    {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let draft = Draft::read(
            &document(Path::new(name), bytes, Revision::Accepted).unwrap(),
            Register::builtin(),
        );
        assert_eq!(draft.questions.len(), questions, "{name}");
        assert!(draft.notes.iter().all(|note| note.marks.len() == 1), "{name}");
    }
}

/// A format with a line for each block: `#` a heading, `*n` a mark of note n at the end, `n:` a note, `~` a running head.
fn made_up(text: &str) -> Document {
    let source = Source::new(text).unwrap();
    let mut blocks = Vec::new();
    let mut stretches = Vec::new();
    let mut at = 0;
    for (number, line) in text.lines().enumerate() {
        let whole = Span::of(at..at + line.len());
        at += line.len() + 1;
        let skip = u32::from(line.starts_with(['#', '~'])) + 2 * u32::from(line.starts_with("n:"));
        let mut block = Block::line(Span::new(whole.start + skip, whole.end), true);
        block.kind = match line.as_bytes()[0] {
            b'#' => BlockKind::Heading,
            b'~' => BlockKind::Running,
            b'n' => BlockKind::Note { note: 0, label: Span::new(whole.start, whole.start + 1) },
            _ => BlockKind::Text,
        };
        if let Some(mark) = line.find('*') {
            let mark = whole.start + mark as u32;
            block.pieces.push(Piece::text(Span::new(block.span.start, mark)));
            block.pieces.push(Piece {
                span: Span::new(mark, whole.end),
                reads: None,
                mark: Some(0),
            });
        }
        let place = Place {
            part: "vel".into(),
            paragraph: number as u32 + 1,
            run: 1,
            offset: 0,
            page: None,
        };
        stretches.push((whole, place));
        blocks.push(block);
    }
    Document::new(source, blocks, Origin::new(stretches), Format::Odt)
}

#[test]
fn a_new_format_needs_nothing_but_a_reader() {
    let text = "#Vraag 1\nKlopt dit?\n#Antwoord 1\nJa, zie het stuk*n\n~Datum 4 mei 2024\n#Vraag 2\nWaarom?\nn:Kamerstuk 298 385, nr. 3";
    let document = made_up(text);
    let report = check(&document, &Settings::default());
    let draft = &report.draft;
    assert_eq!((draft.questions.len(), draft.answers.len(), draft.notes.len()), (2, 1, 1));
    assert_eq!(draft.answers[0].flow.text(), "Ja, zie het stuk");
    assert_eq!(draft.notes[0].marks.len(), 1);
    let seen: Vec<(&str, &str)> = report
        .diagnostics
        .iter()
        .map(|found| (found.rule.code.as_str(), found.place.as_ref().unwrap().words.as_str()))
        .collect();
    assert!(seen.contains(&("KL101", "alinea 6, vraag 2")), "{seen:?}");
    assert!(seen.contains(&("KL301", "noot n")), "{seen:?}");
}
