//! What is written into OpenDocument texts: comments and tracked changes, and how they go out again.

use std::path::Path;

use kamerlint::read::package::{Package, archive};
use kamerlint::read::{
    Change, Document, Format, Ours, Remark, Revision, annotated, document, revised, without_ours,
};
use kamerlint::text::Span;

use crate::formats::SPACES;

const DATE: &str = "2025-03-03T12:00:00Z";
const RAISED: &str =
    "<style:style style:name=\"T1\"><style:text-properties fo:font-weight=\"bold\"/></style:style>";

fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {SPACES} xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"><office:automatic-styles>{RAISED}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let kind = "application/vnd.oasis.opendocument.text";
    let parts = [("mimetype", kind.as_bytes()), ("content.xml", content.as_bytes())];
    archive(&parts, &["mimetype"]).unwrap()
}

fn read(bytes: &[u8], shown: Revision) -> Document {
    document(Path::new("x.odt"), bytes.to_vec(), shown).unwrap()
}

fn content(bytes: &[u8]) -> String {
    Package::open(bytes.into()).unwrap().part("content.xml").unwrap().unwrap()
}

fn span(document: &Document, words: &str) -> Span {
    let at = document.text().find(words).unwrap();
    Span::of(at..at + words.len())
}

/// Words in two make-ups, behind letters of two and four bytes; white space that folds; a field; a note.
const BODY: &str = "<text:p>Één 😀 het Kamer<text:span text:style-name=\"T1\">stuk</text:span> is &amp;   blijft <text:s/>zo.</text:p>\
    <text:p>Op <text:date>3 mei</text:date> ja<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>Kamerstuk 1</text:p></text:note-body></text:note>.</text:p>";

#[test]
fn a_comment_stands_at_its_words_and_goes_out_again() {
    let plain = odt(BODY);
    let before = read(&plain, Revision::Accepted);
    assert_eq!(before.text().lines().next(), Some("Één 😀 het Kamerstuk is & blijft  zo."));
    let remarks = |words: &[&str]| -> Vec<Remark> {
        let one = |one: &&str| Remark {
            span: span(&before, one),
            text: vec![format!("fout: {one} <&>"), "KL1".into()],
        };
        words.iter().map(one).collect()
    };
    let all = remarks(&["Kamerstuk", "blijft", "mei", "Kamerstuk 1"]);
    let written = annotated(Format::Odt, plain.clone(), &all, DATE).unwrap();
    let text = content(&written);
    let end = |n: u32| format!("<office:annotation-end office:name=\"kamerlint-{n}\"/>");
    let start = |n: u32| {
        format!(
            "<office:annotation office:name=\"kamerlint-{n}\"><dc:creator>kamerlint</dc:creator>"
        )
    };
    assert!(text.contains(&format!("het {}", start(1))), "{text}");
    assert!(text.contains(&format!("stuk{}</text:span>", end(1))), "{text}");
    assert!(text.contains(&format!("&amp;   {}", start(2))), "{text}");
    assert!(text.contains("<text:p>fout: Kamerstuk &lt;&amp;></text:p>"), "{text}");
    // Nothing but text stands in a field; in a note there are no comments, so its mark has them.
    assert!(text.contains(&format!("<text:date>3 mei</text:date>{}", end(3))), "{text}");
    assert!(text.contains(&format!("</text:note>{}", end(4))), "{text}");
    assert_eq!(read(&written, Revision::Accepted).text(), before.text());
    let gone = without_ours(Format::Odt, written, Ours::Comments).unwrap();
    assert_eq!(content(&gone), content(&plain));
}

#[test]
fn a_fix_is_a_tracked_change_that_keeps_the_make_up() {
    let plain = odt(BODY);
    let before = read(&plain, Revision::Accepted);
    let change = |words: &str, text: &str| Change { span: span(&before, words), text: text.into() };
    let changes = [
        change("Kamerstuk", "dossier"),
        change("blijft  zo", "blijft zo"),
        change("mei", "juni"),
        change("Kamerstuk 1", "Kamerstuk 2"),
    ];
    let (written, left) = revised(Format::Odt, plain.clone(), &changes, DATE).unwrap();
    assert_eq!(left, 1, "the result of a field is not changed");
    let after = read(&written, Revision::Accepted);
    let lines: Vec<&str> = after.text().lines().collect();
    assert_eq!(lines, ["Één 😀 het dossier is & blijft zo.", "Op 3 mei ja[1].", "[1] Kamerstuk 2"]);
    assert_eq!(read(&written, Revision::Original).text(), before.text());
    let text = content(&written);
    assert!(text.contains("text:track-changes=\"false\""), "nobody begins to record: {text}");
    assert!(
        text.contains(
            "<text:span text:style-name=\"T1\">stuk</text:span></text:p></text:deletion>"
        ),
        "{text}"
    );
    let kept = without_ours(Format::Odt, written.clone(), Ours::Comments).unwrap();
    assert_eq!(content(&kept), text, "changes stay where comments are replaced");
    let gone = without_ours(Format::Odt, written, Ours::All).unwrap();
    assert_eq!(content(&gone), content(&plain));
}

#[test]
fn changes_of_others_are_read_both_ways() {
    let region = |id: &str, change: &str| {
        format!(
            "<text:changed-region xml:id=\"{id}\" text:id=\"{id}\">{change}</text:changed-region>"
        )
    };
    let who = "<office:change-info><dc:creator>Jansen</dc:creator></office:change-info>";
    let body = format!(
        "<text:tracked-changes>{}{}{}</text:tracked-changes>\
         <text:p>Het <text:change text:change-id=\"a\"/><text:change-start text:change-id=\"b\"/>nieuwe<text:change-end text:change-id=\"b\"/> stuk<text:change-start text:change-id=\"c\"/></text:p>\
         <text:p>Erbij.<text:change-end text:change-id=\"c\"/></text:p><text:p>Eind.</text:p>",
        region("a", &format!("<text:deletion>{who}<text:p>oude</text:p></text:deletion>")),
        region("b", &format!("<text:insertion>{who}</text:insertion>")),
        region("c", &format!("<text:insertion>{who}</text:insertion>")),
    );
    let plain = odt(&body);
    assert_eq!(read(&plain, Revision::Accepted).text(), "Het nieuwe stuk\nErbij.\nEind.\n");
    assert_eq!(read(&plain, Revision::Original).text(), "Het oude stuk\nEind.\n");
    let gone = without_ours(Format::Odt, plain.clone(), Ours::All).unwrap();
    assert_eq!(gone, plain, "nobody else's changes are touched");
}

#[test]
fn the_heads_of_pages_are_read_in_shapes_too() {
    let heads = "<office:master-styles><style:master-page><style:header><text:p><draw:custom-shape><loext:table xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\"><loext:table-row><loext:table-cell><text:p>Datum 3 mei 2024</text:p></loext:table-cell></loext:table-row></loext:table></draw:custom-shape></text:p></style:header></style:master-page></office:master-styles>";
    let read = crate::formats::odt("<text:p>Vraag 1</text:p>", "", heads);
    assert_eq!(read.text(), "Vraag 1\nDatum 3 mei 2024\n\n");
}
