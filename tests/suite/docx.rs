//! Word documents, element by element, on small ones that are made here; and the real letters.

use std::path::Path;

use kamerlint::draft::Draft;
use kamerlint::lint::check;
use kamerlint::read::Revision;
use kamerlint::read::package::archive;
use kamerlint::read::{BlockKind, Document, Unread, Unseen, document};
use kamerlint::register::Register;
use kamerlint::settings::Settings;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document with this body and these other parts (name, kind, inside of the root element).
pub fn docx(body: &str, others: &[(&str, &str, &str)]) -> Vec<u8> {
    in_namespace(W, R, body, others)
}

fn in_namespace(w: &str, r: &str, body: &str, others: &[(&str, &str, &str)]) -> Vec<u8> {
    let space = format!(
        "xmlns:w=\"{w}\" xmlns:r=\"{r}\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\""
    );
    let main =
        format!("<?xml version=\"1.0\"?><w:document {space}><w:body>{body}</w:body></w:document>");
    let mut parts: Vec<(String, String)> = Vec::new();
    for (name, kind, inside) in others {
        let root = match *kind {
            "header" => "hdr",
            "footer" => "ftr",
            kind => kind,
        };
        parts.push((format!("word/{name}.xml"), format!("<w:{root} {space}>{inside}</w:{root}>")));
    }
    let relations = |inside: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
        )
    };
    let inner = relations(&{
        let mut all = String::new();
        for (name, kind, _) in others {
            all.push_str(&format!(
                "<Relationship Id=\"{name}\" Type=\"{r}/{kind}\" Target=\"{name}.xml\"/>"
            ));
        }
        all
    });
    let outer = relations(&format!(
        "<Relationship Id=\"a\" Type=\"{r}/officeDocument\" Target=\"/word/document.xml\"/>"
    ));
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
        <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let mut all: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", outer.as_bytes()),
        ("word/document.xml", main.as_bytes()),
        ("word/_rels/document.xml.rels", inner.as_bytes()),
    ];
    all.extend(parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
    archive(&all, &[]).unwrap()
}

pub fn read(bytes: Vec<u8>) -> Document {
    document(Path::new("x.docx"), bytes, Revision::Accepted).unwrap()
}

/// The lines that a document shows.
fn lines(document: &Document) -> Vec<String> {
    document.blocks.iter().map(|block| block.text(&document.source).into_owned()).collect()
}

fn body(body: &str) -> Vec<String> {
    lines(&read(docx(body, &[])))
}

/// A paragraph of runs.
pub fn p(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

/// A run.
pub fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

#[test]
fn runs_tabs_and_breaks() {
    let text = p(&format!(
        "{}<w:r><w:t>dr&amp;</w:t><w:tab/><w:noBreakHyphen/><w:softHyphen/><w:t>b&#233;</w:t></w:r>",
        r("een ")
    ));
    assert_eq!(body(&text), ["een dr&\t-bé"]);
    let broken = p(
        "<w:r><w:t>Vraag 1</w:t><w:br/><w:t>Klopt dit?</w:t><w:br w:type=\"page\"/><w:t>Zo nee?</w:t></w:r>",
    );
    assert_eq!(body(&broken), ["Vraag 1", "Klopt dit?", "Zo nee?"]);
    let document = read(docx(&broken, &[]));
    let starts: Vec<bool> = document.blocks.iter().map(|block| block.starts_paragraph).collect();
    assert_eq!(starts, [true, false, false]);
    assert!(document.text().contains("\n\u{c}Zo nee?"));
    assert_eq!(body("<w:p/><w:p><w:r><w:t> </w:t></w:r></w:p>"), [""; 0]);
}

#[test]
fn fields_show_what_came_of_them() {
    let nested = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>niet</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
        <w:r><w:instrText> = 1</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
        <w:r><w:t>wel</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let simple = "<w:fldSimple w:instr=\"DATE\"><w:r><w:t> 3 mei</w:t></w:r></w:fldSimple>";
    assert_eq!(body(&p(&format!("{nested}{simple}"))), ["wel 3 mei"]);
    let list = "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"een\"/>\
        <w:listEntry w:val=\"twee\"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    assert_eq!(body(&p(list)), ["twee"]);
}

#[test]
fn what_is_hidden_moved_or_for_other_readers() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>weg</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>blijft</w:t></w:r>";
    assert_eq!(body(&p(hidden)), ["blijft"]);
    let heights = "<w:r><w:t>onderzoek?</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>12</w:t></w:r>\
        <w:r><w:t> en CO</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>2</w:t></w:r>";
    assert_eq!(body(&p(heights)), ["onderzoek?¹² en CO₂"]);
    let symbols = "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"Calibri\" w:char=\"00E9\"/></w:r>";
    assert_eq!(body(&p(symbols)), ["✓é"]);
    let boxes = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent><w:p><w:r><w:t>Datum</w:t></w:r></w:p>\
        </w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Datum</w:t></w:r></w:p>\
        </w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent><w:t>anker</w:t></w:r>";
    assert_eq!(body(&p(boxes)), ["Datum", "anker"]);
    let control = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p(&r("in een veld")));
    assert_eq!(body(&control), ["in een veld"]);
    let sum = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath><w:hyperlink><w:r><w:t> link</w:t></w:r></w:hyperlink>";
    assert_eq!(body(&p(sum)), ["a+b link"]);
}

#[test]
fn tracked_changes_as_accepted_and_as_they_were() {
    let text = "<w:p><w:r><w:t>Ja</w:t></w:r><w:del><w:r><w:delText>, graag</w:delText></w:r></w:del><w:ins><w:r><w:t>, zeker</w:t></w:r></w:ins></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Een </w:t></w:r></w:p><w:p><w:r><w:t>zin.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>Weg.</w:delText></w:r></w:del></w:p>\
        <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:del><w:r><w:delText>rij</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:moveFrom><w:r><w:t>oud</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>nieuw</w:t></w:r></w:moveTo></w:p>";
    assert_eq!(body(text), ["Ja, zeker", "Een zin.", "nieuw"]);
    let bytes = docx(text, &[]);
    let before = document(Path::new("x.docx"), bytes, Revision::Original).unwrap();
    assert_eq!(lines(&before), ["Ja, graag", "Een", "zin.", "Weg.", "rij", "oud"]);
}

const LISTS: &str = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>\
    <w:pStyle w:val=\"Vraag\"/><w:lvlText w:val=\"Vraag %1\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/>\
    <w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
    <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";

fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
        r(text)
    )
}

#[test]
fn numbers_that_word_counts() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"Vraag\"><w:name w:val=\"Vraag\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:basedOn w:val=\"Vraag\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Kop\"><w:name w:val=\"heading 1\"/></w:style>";
    let text = [
        item(1, 0, "a"),
        item(1, 1, "b"),
        item(1, 1, "c"),
        "<w:p><w:pPr><w:pStyle w:val=\"Sub\"/></w:pPr><w:r><w:t>d</w:t></w:r></w:p>".to_owned(),
        item(1, 1, "e"),
        item(2, 0, "f"),
        item(3, 0, "g"),
        item(1, 0, "h"),
        "<w:p><w:pPr><w:pStyle w:val=\"Sub\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>i</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:pPr><w:pStyle w:val=\"Kop\"/></w:pPr><w:r><w:t>j</w:t></w:r></w:p>".to_owned(),
    ]
    .concat();
    let others = [("numbering", "numbering", LISTS), ("styles", "styles", styles)];
    let document = read(docx(&text, &others));
    assert_eq!(
        lines(&document),
        [
            "Vraag 1 a",
            "1.a) b",
            "1.b) c",
            "Vraag 2 d",
            "2.a) e",
            "• f",
            "Vraag 5 g",
            "Vraag 6 h",
            "i",
            "j"
        ]
    );
    let kinds: Vec<&BlockKind> = document.blocks.iter().map(|block| &block.kind).collect();
    assert_eq!(kinds[0], &BlockKind::Item);
    assert_eq!(kinds[9], &BlockKind::Heading);
}

fn reference(kind: &str, id: u32) -> String {
    format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>")
}

fn note(kind: &str, id: u32, text: &str) -> String {
    format!(
        "<w:{kind} w:id=\"{id}\"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t xml:space=\"preserve\"> {text}</w:t></w:r></w:p></w:{kind}>"
    )
}

#[test]
fn notes_are_known_and_typed_ones_stand_beside_them() {
    let text = [
        p(&r("Vraag 1")),
        p(&r("Kent u het bericht “Brug dicht”? 1)")),
        p(&r("Antwoord 1")),
        p(&format!(
            "{}{}{}{}{}",
            r("Ja"),
            reference("footnote", 3),
            r(", zeker"),
            reference("endnote", 2),
            r(".")
        )),
        p(&format!("{}{}", r("En nog eens"), reference("footnote", 2))),
        p(&r("1) AD, 3 mei 2024.")),
    ]
    .concat();
    let feet = [
        note("footnote", 2, "Kamerstuk 32 852, nr. 3."),
        note("footnote", 3, "Kamerstuk 32 852, nr. 2."),
        note("footnote", 9, "nergens"),
    ]
    .concat();
    let ends = note("endnote", 2, "Trouw, 4 mei 2024.");
    let document =
        read(docx(&text, &[("footnotes", "footnotes", &feet), ("endnotes", "endnotes", &ends)]));
    assert!(!document.text().contains("nergens"));
    let draft = Draft::read(&document, Register::builtin());
    let mut notes: Vec<(&str, usize, &str)> = draft
        .notes
        .iter()
        .map(|note| (note.label.as_str(), note.marks.len(), note.flow.text()))
        .collect();
    notes.sort_unstable();
    assert_eq!(
        notes,
        [
            ("1", 1, "AD, 3 mei 2024."),
            ("1", 1, "Kamerstuk 32 852, nr. 2."),
            ("2", 1, "Kamerstuk 32 852, nr. 3."),
            ("i", 1, "Trouw, 4 mei 2024."),
        ]
    );
    assert_eq!(draft.answers[0].flow.text(), "Ja, zeker.\nEn nog eens");
}

#[test]
fn a_field_that_repeats_the_mark_of_a_note_is_a_mark() {
    let bookmarked = format!(
        "<w:bookmarkStart w:id=\"7\" w:name=\"_Ref7\"/>{}<w:bookmarkEnd w:id=\"7\"/>",
        reference("footnote", 2)
    );
    let raised = "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r>";
    let field = |result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> NOTEREF _Ref7 \\h </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{result}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let simple = format!("<w:fldSimple w:instr=\"NOTEREF _Ref7\">{raised}</w:fldSimple>");
    let text = [
        p(&r("Antwoord 1")),
        p(&format!("{}{bookmarked}{}", r("Ja"), r("."))),
        p(&format!("{}{}{}{simple}", r("Dat bleek eerder"), field(raised), r(". En nog eens"))),
        p(&format!("{}{}{}", r("Zie noot "), field(&r("1")), r("."))),
    ]
    .concat();
    let feet = note("footnote", 2, "Kamerstuk 32 852, nr. 3.");
    let document = read(docx(&text, &[("footnotes", "footnotes", &feet)]));
    let draft = Draft::read(&document, Register::builtin());
    let notes: Vec<(&str, usize)> =
        draft.notes.iter().map(|note| (note.label.as_str(), note.marks.len())).collect();
    assert_eq!(notes, [("1", 3)]);
    assert_eq!(draft.answers[0].flow.text(), "Ja.\nDat bleek eerder. En nog eens\nZie noot 1.");
}

#[test]
fn columns_that_hold_neither_question_nor_answer_are_neither() {
    let table = |rows: &[&[&str]]| {
        let cell = |text: &&str| format!("<w:tc>{}</w:tc>", p(&r(text)));
        let row = |cells: &&[&str]| {
            format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>())
        };
        format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
    };
    let seen = |rows: &[&[&str]]| {
        let draft = Draft::read(&read(docx(&table(rows), &[])), Register::builtin());
        let questions: Vec<_> =
            draft.questions.iter().map(|one| one.flow.text().to_owned()).collect();
        let answers: Vec<_> = draft.answers.iter().map(|one| one.flow.text().to_owned()).collect();
        (questions, answers)
    };
    let (questions, answers) = seen(&[
        &["Nr", "Fractie", "Vraag", "Antwoord", "Toelichting", "Opmerkingen"],
        &[
            "1",
            "SP",
            "Hoeveel bruggen zijn er?",
            "Twaalf.",
            "Bij Zaltbommel.",
            "Afgestemd met FIN.",
        ],
        &["2", "D66", "Waarom?", "", "", "Wacht op inbreng."],
    ]);
    assert_eq!(questions, ["Hoeveel bruggen zijn er?", "Waarom?"]);
    assert_eq!(answers, ["Twaalf.\nBij Zaltbommel."]);
    for head in [
        ["#", "Vraagstelling", "Beantwoording"],
        ["Nr.", "Vragen van de leden", "Beantwoording door de minister"],
    ] {
        let (questions, answers) =
            seen(&[&head, &["1", "Hoeveel bruggen zijn er?", "Twaalf."], &["2", "Waarom?", "Zo."]]);
        assert_eq!(questions, ["Hoeveel bruggen zijn er?", "Waarom?"], "{head:?}");
        assert_eq!(answers, ["Twaalf.", "Zo."], "{head:?}");
    }
    // Who asks and who answers are no questions and answers, and figures ask nothing.
    for head in
        [["Nr", "Vragen van", "Antwoord door"], ["Jaar", "Vragen gesteld", "Antwoorden gegeven"]]
    {
        let (questions, _) =
            seen(&[&head, &["1", "Het lid Podt", "BZK"], &["2", "Het lid Tuinman", "FIN"]]);
        assert!(questions.is_empty(), "{head:?}");
    }
}

#[test]
fn what_is_not_read_is_said() {
    let text = [
        p(&r("Vraag 1")),
        p(&r("Waarom?")),
        p(&r("Antwoord 1")),
        p(&r("Daarom.")),
        "<w:altChunk r:id=\"x\"/><w:altChunk r:id=\"y\"/>".to_owned(),
        p("<w:subDoc r:id=\"z\"/>"),
    ]
    .concat();
    let document = read(docx(&text, &[]));
    let seen: Vec<_> = document.gaps.iter().map(|gap| (gap.part, gap.span)).collect();
    let last = document.blocks.last().unwrap().span;
    assert_eq!(seen, [(Unseen::Inserted, last), (Unseen::Linked, last)]);
    let report = check(&document, &Settings::default());
    let codes: Vec<&str> = report.diagnostics.iter().map(|one| one.rule.code.as_ref()).collect();
    assert_eq!(codes, ["KL100", "KL100"]);
    let mended = document.with_text(document.text().replace("Waarom?", "Waarom dan?")).unwrap();
    assert_eq!(mended.source.slice(mended.gaps[0].span), "Daarom.");
}

#[test]
fn a_part_in_utf_16_is_read() {
    let inside = format!("<w:body>{}</w:body>", p(&r("Vraag één")));
    let main = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document xmlns:w=\"{W}\">{inside}</w:document>"
    );
    let relations = format!(
        "<Relationships><Relationship Id=\"a\" Type=\"{R}/officeDocument\" Target=\"d.xml\"/></Relationships>"
    );
    for big in [false, true] {
        let units = std::iter::once(0xFEFF).chain(main.encode_utf16());
        let main: Vec<u8> =
            units.flat_map(|it| if big { it.to_be_bytes() } else { it.to_le_bytes() }).collect();
        let parts: [(&str, &[u8]); 2] = [("_rels/.rels", relations.as_bytes()), ("d.xml", &main)];
        assert_eq!(lines(&read(archive(&parts, &[]).unwrap())), ["Vraag één"]);
    }
}

#[test]
fn heads_and_feet_of_pages_are_no_letter() {
    let section = "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"h1\"/><w:headerReference w:type=\"default\" r:id=\"h2\"/>\
        <w:footerReference w:type=\"default\" r:id=\"f1\"/><w:titlePg/></w:sectPr>";
    let text = format!("{}{section}", p(&r("Geachte voorzitter,")));
    let page = "<w:p><w:r><w:t>Pagina </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let others = [
        ("h1", "header", &*p(&r("Datum 3 mei 2024"))),
        ("h2", "header", &*p(&r("Datum 4 mei 2024"))),
        ("f1", "footer", page),
    ];
    let document = read(docx(&text, &others));
    let seen: Vec<(String, bool)> = document
        .blocks
        .iter()
        .map(|block| (block.text(&document.source).into_owned(), block.kind == BlockKind::Running))
        .collect();
    let expected = [
        ("Datum 3 mei 2024", false),
        ("Geachte voorzitter,", false),
        ("Datum 4 mei 2024", true),
        ("Pagina 2", true),
    ];
    assert_eq!(seen, expected.map(|(text, running)| (text.to_owned(), running)));
}

#[test]
fn places_are_those_of_the_file() {
    let text = format!(
        "{}<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        p(&format!("{}{}", r("é😀 "), r("Kamerstuk"))),
        p(&r("a")),
        p(&r("b"))
    );
    let document = read(docx(&text, &[]));
    let at = |words: &str| document.text().find(words).unwrap() as u32;
    let place = document.origin.place(at("Kamerstuk")).unwrap();
    assert_eq!((&*place.part, place.paragraph, place.run, place.offset), ("body", 1, 2, 3));
    let place = document.origin.place(at("b")).unwrap();
    assert_eq!((place.paragraph, place.offset), (3, 0));
    let cell = document.blocks.iter().find_map(|block| block.cell.filter(|cell| cell.column == 1));
    assert_eq!(cell.map(|cell| (cell.table, cell.row)), Some((0, 0)));
}

#[test]
fn the_outline_says_where_the_author_sees_it() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(&r(text)));
    let text = [
        p(&r("Vraag 1")),
        p(&r("Kent u het bericht?")),
        p(&r("Antwoord 1")),
        p(&format!("{}{}", r("Ja."), reference("footnote", 2))),
        p(&r("Vraag 2")),
        p(&r("Waarom?")),
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Antwoord 2"), cell("Daarom.")),
    ]
    .concat();
    let feet = note("footnote", 2, "Kamerstuk 32 852, nr. 3.");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outline.docx");
    std::fs::write(&path, docx(&text, &[("footnotes", "footnotes", &feet)])).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kamerlint"));
    let output = command.args(["outline", "--isolated"]).arg(&path).output().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    for expected in [
        "  vraag 1   alinea 1    beantwoord bij alinea 3\n",
        "  vraag 2   alinea 5    beantwoord bij tabel 1, rij 1\n",
        "  noot 1    cijfer bij alinea 4, tekst bij noot 1\n",
    ] {
        assert!(shown.contains(expected), "{expected}{shown}");
    }
    assert!(!shown.contains("regel"), "{shown}");
}

#[test]
fn strict_documents_and_other_prefixes() {
    let strict = in_namespace(
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
        &p(&r("strikt")),
        &[],
    );
    assert_eq!(lines(&read(strict)), ["strikt"]);
}

#[test]
fn what_was_made_to_hurt_is_refused() {
    let refused =
        |bytes: Vec<u8>| document(Path::new("x.docx"), bytes, Revision::Accepted).unwrap_err();
    assert!(matches!(refused(b"Vraag 1".to_vec()), Unread::Other(_)));
    assert!(matches!(refused(b"PK\x03\x04rest".to_vec()), Unread::Damaged(_)));
    let many: Vec<String> = (0..5_000).map(|i| format!("f{i}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(matches!(refused(archive(&many, &[]).unwrap()), Unread::TooMuch(_)));
    let huge = p(&r(&"a".repeat(60 << 20)));
    assert!(matches!(refused(docx(&huge, &[])), Unread::TooMuch(_)));
    assert!(matches!(refused(docx(&p(&r(&"( ".repeat(2 << 20))), &[])), Unread::TooMuch("tekst")));
    assert!(matches!(
        refused(docx(&p(&r("Vraag 1")).repeat(70_000), &[])),
        Unread::TooMuch("tekst")
    ));
    let deep = format!("{}{}", "<w:p>".repeat(100_000), "</w:p>".repeat(100_000));
    assert!(matches!(refused(docx(&deep, &[])), Unread::TooMuch(_)));
    assert!(matches!(refused(docx("<w:p>&own;</w:p>", &[])), Unread::Damaged(_)));
    assert!(matches!(refused(docx("<w:p></w:r>", &[])), Unread::Damaged(_)));
    assert!(matches!(refused(archive(&[("a", b"b")], &[]).unwrap()), Unread::Other(_)));
    let good = docx(&p(&r("x")), &[]);
    for cut in [30, good.len() / 2, good.len() - 10] {
        refused(good[..cut].to_vec());
    }
    let mut old = b"\xD0\xCF\x11\xE0".to_vec();
    old.resize(2_000, 0);
    assert!(matches!(refused(old), Unread::NotText(_)));
    let mut locked = b"\xD0\xCF\x11\xE0".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refused(locked), Unread::Encrypted);
}

#[test]
fn the_real_letters_read_as_people_read_them() {
    let Some(gold) = crate::shared::shared("docx", "corpus/gold.tsv") else { return };
    let folder = gold.parent().unwrap().to_owned();
    let mut read_here = 0;
    for line in std::fs::read_to_string(gold).unwrap().lines() {
        let [name, kind, questions, open] = line.split('\t').collect::<Vec<_>>()[..] else {
            continue;
        };
        if !name.ends_with(".docx") {
            continue;
        }
        let draft =
            Draft::read(&read(std::fs::read(folder.join(name)).unwrap()), Register::builtin());
        assert_eq!((draft.kind.name(), draft.questions.len()), (kind, questions.parse().unwrap()));
        let unanswered = draft.questions.iter().filter(|question| question.answers.is_empty());
        assert_eq!(unanswered.count(), open.split_terminator(',').count(), "{name}");
        read_here += 1;
    }
    assert_eq!(read_here, 3);
}
