//! PDF: text in reading order, what is raised and lowered, pages; on documents that are made here and on official ones.

use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use kamerlint::draft::Draft;
use kamerlint::lint::check;
use kamerlint::read::Revision;
use kamerlint::read::{Document, Format, Unread, Unseen, document};
use kamerlint::register::Register;
use kamerlint::settings::Settings;
use kamerlint::text::Source;

/// A PDF with these pages of drawing, in Helvetica with all glyphs half as wide as they are high.
pub fn pdf(pages: &[&str]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|i| format!("{} 0 R", 4 + 2 * i)).collect();
    let widths = vec!["500"; 224].join(" ");
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")),
        format!(
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths[{widths}]>>"
        ),
    ];
    for (i, drawing) in pages.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
            5 + 2 * i
        ));
        objects.push(format!("<</Length {}>>stream\n{drawing}\nendstream", drawing.len()));
    }
    file(&objects)
}

/// A PDF of objects, the catalogue first.
fn file(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", i + 1).bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", objects.len() + 1)
            .bytes(),
    );
    out
}

fn read(bytes: Vec<u8>) -> Result<Document, Unread> {
    document(Path::new("x.pdf"), bytes, Revision::Accepted)
}

#[test]
fn heights_say_what_is_a_mark() {
    let page = "BT /F1 10 Tf 1 0 0 1 50 800 Tm (Na onderzoek?) Tj /F1 6 Tf 4 Ts (1) Tj 0 Ts /F1 10 Tf ( De CO) Tj /F1 6 Tf -2 Ts (2) Tj 0 Ts /F1 10 Tf (-uitstoot) Tj ET\n\
        BT /F1 10 Tf 1 0 0 1 50 788 Tm [(f)-20(inan)20(ci\\353le)-400(regels)] TJ ET\nBT /F1 10 Tf 1 0 0 1 50 740 Tm (Volgende) Tj ET";
    let text = read(pdf(&[page])).unwrap().text().to_owned();
    assert_eq!(text, "Na onderzoek?¹ De CO₂-uitstoot\nfinanciële regels\n\nVolgende\n");
}

#[test]
fn what_was_made_to_hurt_is_refused() {
    // A kilobyte that stands for a megabyte.
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    let blank = vec![b' '; 1 << 20];
    for _ in 0..64 {
        packed.write_all(&blank).unwrap();
    }
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 200_000);
    let stream = |about: &str| {
        let mut bytes = b"%PDF-1.4\n1 0 obj\n<<".to_vec();
        bytes.extend(about.bytes());
        bytes.extend(b"/Filter/FlateDecode>>stream\n");
        bytes.extend(&packed);
        bytes.extend(b"\nendstream\nendobj\n%%EOF");
        bytes
    };
    assert!(matches!(read(stream("")).unwrap_err(), Unread::TooMuch(_)));
    let picture = read(stream("/Subtype/Image")).unwrap_err();
    assert!(!matches!(picture, Unread::TooMuch(_)), "nobody unpacks a picture: {picture}");
    assert!(matches!(read(stream("/Other/FlateDecode")).unwrap_err(), Unread::TooMuch(_)));
    // Drawings that hold drawings, many times each.
    let form = |next: usize| {
        let drawing = "/X Do ".repeat(40);
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>/Length {}>>stream\n{drawing}\nendstream",
            drawing.len()
        )
    };
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>".to_owned(),
    ];
    objects.extend((4..14).map(|own: usize| form(own + 1)));
    objects.push(form(99));
    let held = file(&objects);
    assert!(matches!(read(held).unwrap_err(), Unread::TooMuch(_)));
}

#[test]
fn pages_and_what_stands_beside_the_letter() {
    let line =
        |x: u32, y: u32, words: &str| format!("BT /F1 10 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n");
    let mut page = String::new();
    for (i, (left, right)) in [
        ("Geachte voorzitter,", "Ministerie"),
        ("Hierbij bied ik", "Postbus 1"),
        ("u de antwoorden aan", "Ons kenmerk"),
        ("op de vragen.", "123"),
    ]
    .iter()
    .enumerate()
    {
        page.push_str(&line(50, 800 - 12 * i as u32, left));
        page.push_str(&line(450, 800 - 12 * i as u32, right));
    }
    let document = read(pdf(&[&page, &line(50, 800, "Vraag 1")])).unwrap();
    assert_eq!(
        document.text(),
        "Geachte voorzitter,\nHierbij bied ik\nu de antwoorden aan\nop de vragen.\n\nMinisterie\nPostbus 1\nOns kenmerk\n123\n\u{c}Vraag 1\n"
    );
    let at = document.text().find("Vraag").unwrap() as u32;
    assert_eq!(document.origin.place(at).unwrap().page, Some(2));
    // A signature in two columns keeps its columns.
    let two = [
        line(50, 800, "De minister van Financi\\353n,"),
        line(300, 800, "De minister van Defensie,"),
    ]
    .concat();
    assert_eq!(
        read(pdf(&[&two])).unwrap().text(),
        "De minister van Financiën,   De minister van Defensie,\n"
    );
}

#[test]
fn a_table_of_questions_is_said_to_be_one() {
    let line =
        |x: u32, y: u32, words: &str| format!("BT /F1 10 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n");
    let page = |head: [&str; 3]| {
        let rows = [head, ["1", "Hoeveel bruggen", "Er zijn er"], ["", "zijn er?", "twaalf."]];
        let rows = rows.iter().enumerate().flat_map(|(i, row)| {
            row.iter().zip([50, 80, 300]).map(move |(words, x)| (x, 700 - 12 * i as u32, *words))
        });
        let table: String = rows.map(|(x, y, words)| line(x, y, words)).collect();
        line(50, 720, "Antwoorden op vragen") + &table
    };
    let document = read(pdf(&[&page(["Nr", "Vraag", "Antwoord"])])).unwrap();
    let [gap] = document.gaps[..] else { panic!("{:?}", document.gaps) };
    assert_eq!(document.source.slice(gap.span), "Nr Vraag   Antwoord");
    assert_eq!(gap.part, Unseen::Columns);
    // No question is said to be unanswered, for nobody knows.
    let report = check(&document, &Settings::default());
    let codes: Vec<&str> = report.diagnostics.iter().map(|one| one.rule.code.as_ref()).collect();
    assert_eq!(codes, ["KL100"]);
    for head in [["", "", ""], ["Jaar", "Vraag 1", "Antwoord 1"], ["", "Vragen", "Aantal"]] {
        assert!(read(pdf(&[&page(head)])).unwrap().gaps.is_empty(), "{head:?}");
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    assert_eq!(read(pdf(&["0 0 100 100 re f"])).unwrap_err(), Unread::Scanned);
    assert!(matches!(read(b"Vraag 1".to_vec()), Err(Unread::Other(_))));
    assert!(matches!(read(b"%PDF-1.4 en verder niets".to_vec()), Err(Unread::Damaged(_))));
    let good = pdf(&["BT /F1 10 Tf (Ja) Tj ET"]);
    for cut in (0..good.len()).step_by(97) {
        let _ = read(good[..cut].to_vec());
    }
    let deep = format!("{}BT /F1 10 Tf (Ja) Tj ET", "q ".repeat(200_000));
    assert_eq!(read(pdf(&[&deep])).unwrap().text(), "Ja\n");
}

#[test]
fn official_ones_read_as_their_texts_do() {
    let Some(corpus) = crate::shared::shared("pdf", "corpus") else { return };
    let mut count = 0;
    for entry in std::fs::read_dir(corpus).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "pdf") {
            continue;
        }
        count += 1;
        let text = std::fs::read_to_string(path.with_extension("txt")).unwrap();
        let text = Document::of(Source::new(text).unwrap(), Format::Plain);
        let seen = |document: &Document| {
            let draft = Draft::read(document, Register::builtin());
            let questions: Vec<_> =
                draft.questions.iter().map(|one| (one.number, one.answers.clone())).collect();
            let notes: Vec<_> =
                draft.notes.iter().map(|one| (one.label.clone(), one.marks.len())).collect();
            (draft.kind, questions, notes)
        };
        let here = read(std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(seen(&here), seen(&text), "{}", path.display());
    }
    assert_eq!(count, 8);
}
