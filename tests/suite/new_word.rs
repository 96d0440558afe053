//! A new draft as a Word document: in the plain template of the program, and in one of a house.

use std::path::{Path, PathBuf};
use std::process::Command;

use kamerlint::draft::{Draft, Kind};
use kamerlint::read::package::Package;
use kamerlint::read::{BlockKind, Revision, document};
use kamerlint::register::Register;

use crate::docx::{docx, p, r};

const SHEET: &str = "2025Z02999\n\nVragen van het lid Jansen (VVD) aan de Minister van Volksgezondheid, Welzijn en Sport over wachttijden & <bedden> (ingezonden 3 maart 2025).\n\n\
    Vraag 1\nKent u het bericht?[1]\n\nVraag 2\nWaarom niet?[2] Klopt dat?\n\n[1] Krant, 1 maart 2025, Bedden.\n[2] Krant, 2 maart 2025, Wachten.\n";

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("kamerlint-new-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("vragen.txt"), SHEET).unwrap();
    folder
}

fn new(folder: &Path) -> Vec<u8> {
    let _ = std::fs::remove_file(folder.join("concept.docx"));
    let out = Command::new(env!("CARGO_BIN_EXE_kamerlint"))
        .args(["new", "vragen.txt", "--output", "concept.docx"])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    std::fs::read(folder.join("concept.docx")).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    Package::open(bytes.into()).unwrap().part(name).unwrap().unwrap_or_default()
}

/// The draft that was written has the questions word for word, their notes as footnotes, and every answer open.
fn holds(bytes: &[u8]) {
    let read = document(Path::new("x.docx"), bytes.to_vec(), Revision::Accepted).unwrap();
    let draft = Draft::read(&read, Register::builtin());
    assert_eq!((draft.kind, draft.questions.len(), draft.answers.len()), (Kind::Answers, 2, 2));
    assert_eq!(draft.questions[1].flow.text(), "Waarom niet? Klopt dat?");
    let notes: Vec<_> =
        draft.notes.iter().map(|note| (note.flow.text().to_owned(), note.marks.len())).collect();
    assert_eq!(
        notes,
        [
            ("Krant, 1 maart 2025, Bedden.".to_owned(), 1),
            ("Krant, 2 maart 2025, Wachten.".to_owned(), 1)
        ]
    );
    let body = part(bytes, "word/document.xml");
    assert!(body.contains("Waarom niet?</w:t></w:r><w:r>"), "the mark stands at its place: {body}");
}

#[test]
fn a_sheet_becomes_a_word_document() {
    let folder = folder("plain");
    let bytes = new(&folder);
    holds(&bytes);
    let read = document(Path::new("x.docx"), bytes.clone(), Revision::Accepted).unwrap();
    let headings = read.blocks.iter().filter(|block| block.kind == BlockKind::Heading);
    let headings: Vec<_> = headings.map(|block| block.text(&read.source).into_owned()).collect();
    assert_eq!(headings[1..], ["Vraag 1", "Antwoord 1", "Vraag 2", "Antwoord 2"]);
    assert!(headings[0].starts_with("Antwoorden van de minister"), "{headings:?}");
    assert!(part(&bytes, "word/document.xml").contains("&amp; &lt;bedden>"));
    assert!(!part(&bytes, "word/document.xml").contains("w:sdt"), "no empty control is left");
}

#[test]
fn a_template_of_the_house_is_filled() {
    let folder = folder("house");
    let control = |properties: &str, inside: &str| {
        format!(
            "<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
        )
    };
    let grey = "<w:r><w:rPr><w:rStyle w:val=\"PT\"/></w:rPr><w:t>Klik hier</w:t></w:r>";
    let bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Klik hier</w:t></w:r>";
    let text = [
        p(&format!(
            "{}{}",
            r("Onderwerp: "),
            control("<w:tag w:val=\"onderwerp\"/><w:showingPlcHdr/>", grey)
        )),
        p(&format!("{}{}", r("Uw kenmerk: "), control("<w:alias w:val=\"Zaaknummer\"/>", bold))),
        p(&control("<w:tag w:val=\"van iets anders\"/>", &r("blijft staan"))),
        control("<w:tag w:val=\"vragen\"/>", &p(&r("Hier komen de vragen"))),
        p(&r("Met vriendelijke groet")),
    ]
    .concat();
    let styles = "<w:style w:type=\"character\" w:styleId=\"PT\"><w:name w:val=\"Placeholder Text\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Vraagkop\"><w:name w:val=\"heading 2\"/></w:style>";
    let template = docx(&text, &[("styles", "styles", styles)]);
    std::fs::create_dir(folder.join("huis")).unwrap();
    std::fs::write(folder.join("huis/brief.docx"), template).unwrap();
    std::fs::write(folder.join("kamerlint.toml"), "template = \"huis/brief.docx\"\n").unwrap();
    let bytes = new(&folder);
    holds(&bytes);
    let read = document(Path::new("x.docx"), bytes.clone(), Revision::Accepted).unwrap();
    let lines: Vec<&str> = read.text().lines().collect();
    assert_eq!(lines[0], "Onderwerp: wachttijden & <bedden>");
    assert_eq!(lines[1], "Uw kenmerk: 2025Z02999");
    assert_eq!(lines[2], "blijft staan");
    assert!(!read.text().contains("Hier komen"), "{lines:?}");
    assert!(read.text().contains("Met vriendelijke groet"));
    let body = part(&bytes, "word/document.xml");
    assert!(body.contains("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">2025Z02999"), "{body}");
    assert!(!body.contains("showingPlcHdr") && !body.contains("\"PT\""), "{body}");
    assert!(
        body.contains(
            "<w:pStyle w:val=\"Vraagkop\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Vraag 1"
        ),
        "{body}"
    );
    assert!(part(&bytes, "[Content_Types].xml").contains("/word/footnotes.xml"));
    // Without a control for the questions they come at the end, before what is said of the section.
    let plain = docx(&format!("{}<w:sectPr/>", p(&r("Kop"))), &[]);
    std::fs::write(folder.join("huis/brief.docx"), plain).unwrap();
    let bytes = new(&folder);
    holds(&bytes);
    assert!(part(&bytes, "word/document.xml").contains("</w:p><w:sectPr/>"));
}

#[test]
fn a_template_that_is_none_says_so() {
    let folder = folder("none");
    std::fs::write(folder.join("brief.docx"), "geen archief").unwrap();
    std::fs::write(folder.join("kamerlint.toml"), "template = \"brief.docx\"\n").unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_kamerlint"))
        .args(["new", "vragen.txt", "--output", "concept.docx"])
        .current_dir(&folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(!out.status.success() && said.contains("brief.docx: "), "{said}");
    assert!(!folder.join("concept.docx").exists());
}
