//! What is written into Word documents: comments and tracked changes, and how they go out again.

use std::path::{Path, PathBuf};
use std::process::Command;

use kamerlint::read::docx::{Word, without_ours};
use kamerlint::read::package::Package;
use kamerlint::read::{Change, Document, Format, Ours, Remark, Revision, document, revised};
use kamerlint::text::Span;

use crate::docx::{docx, p, r};

const DATE: &str = "2025-03-03T12:00:00Z";

fn word(bytes: &[u8]) -> Word {
    Word::read(bytes.into(), Revision::Accepted).unwrap()
}

fn span(document: &Document, words: &str) -> Span {
    let at = document.text().find(words).unwrap();
    Span::of(at..at + words.len())
}

fn part(bytes: &[u8], name: &str) -> String {
    Package::open(bytes.into()).unwrap().part(name).unwrap().unwrap_or_default()
}

fn annotated(bytes: &[u8], words: &[&str]) -> Vec<u8> {
    let clean = without_ours(bytes.into(), Ours::Comments).unwrap();
    let mut word = word(&clean);
    let document = word.document();
    let remarks: Vec<Remark> = words
        .iter()
        .map(|one| Remark {
            span: span(&document, one),
            text: vec![format!("fout: {one} <&>"), "KL1".into()],
        })
        .collect();
    word.annotated(&remarks, DATE).unwrap()
}

const BOLD: &str = "<w:r><w:rPr><w:b/></w:rPr><w:t>stuk</w:t></w:r>";

#[test]
fn a_comment_stands_at_its_words_and_goes_out_again() {
    let text =
        [p(&format!("{}{BOLD}{}", r("Het Kamer"), r(" is &amp; blijft."))), p(&r("Nog een zin."))]
            .concat();
    let plain = docx(&text, &[]);
    let once = annotated(&plain, &["Kamerstuk", "blijft", "Nog"]);
    let body = part(&once, "word/document.xml");
    assert!(body.contains("Het </w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:t xml:space=\"preserve\">Kamer</w:t>"), "{body}");
    assert!(body.contains("stuk</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"), "{body}");
    let comments = part(&once, "word/comments.xml");
    assert!(
        comments.contains("fout: Kamerstuk &lt;&amp;>")
            && comments.contains("w:author=\"kamerlint\""),
        "{comments}"
    );
    assert!(part(&once, "[Content_Types].xml").contains("/word/comments.xml"));
    assert!(part(&once, "word/_rels/document.xml.rels").contains("rIdKamerlint"));
    let (before, after) = (word(&plain).document(), word(&once).document());
    assert_eq!(before.text(), after.text());
    // Again: the same comments once, at the same places.
    let twice = annotated(&once, &["Kamerstuk", "blijft", "Nog"]);
    assert_eq!(part(&twice, "word/document.xml"), body);
    assert_eq!(part(&twice, "word/comments.xml"), comments);
    let gone = without_ours(twice.as_slice().into(), Ours::All).unwrap();
    assert_eq!(word(&gone).document().text(), before.text());
    for name in ["word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"] {
        assert!(!part(&gone, name).contains("omment"), "{name}");
    }
    assert_eq!(part(&gone, "word/comments.xml"), "");
    assert_eq!(part(&gone, "[Content_Types].xml"), part(&plain, "[Content_Types].xml"));
}

#[test]
fn comments_of_others_stay() {
    let text = p(
        "<w:commentRangeStart w:id=\"7\"/><w:r><w:t>Een zin.</w:t></w:r><w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>",
    );
    let theirs = "<w:comment w:id=\"7\" w:author=\"Jansen\"><w:p><w:r><w:t>graag korter</w:t></w:r></w:p></w:comment>";
    let plain = docx(&text, &[("comments", "comments", theirs)]);
    let ours = annotated(&plain, &["zin"]);
    assert!(part(&ours, "word/comments.xml").contains("w:id=\"8\""));
    let gone = without_ours(ours.as_slice().into(), Ours::All).unwrap();
    assert_eq!(part(&gone, "word/comments.xml"), part(&plain, "word/comments.xml"));
    assert!(part(&gone, "word/document.xml").contains("<w:commentReference w:id=\"7\"/>"));
    assert!(!part(&gone, "word/document.xml").contains("w:id=\"8\""));
}

#[test]
fn what_stands_outside_the_body_is_told_at_its_mark() {
    let text = p(&format!("{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>", r("Ja")));
    let feet = "<w:footnote w:id=\"2\"><w:p><w:r><w:t>Kamerstuk 1</w:t></w:r></w:p></w:footnote>";
    let plain = docx(&text, &[("footnotes", "footnotes", feet)]);
    let written = annotated(&plain, &["Kamerstuk 1"]);
    let body = part(&written, "word/document.xml");
    assert!(body.contains("<w:commentRangeStart w:id=\"0\"/><w:r><w:footnoteReference"), "{body}");
    assert_eq!(part(&written, "word/footnotes.xml"), part(&plain, "word/footnotes.xml"));
}

#[test]
fn a_fix_is_a_tracked_change_that_keeps_the_make_up() {
    let text = [
        p(&format!("{}{BOLD}{}", r("Het Kamer"), r(" is &amp; blijft."))),
        p("<w:fldSimple w:instr=\"DATE\"><w:r><w:t>3 mei</w:t></w:r></w:fldSimple>"),
    ]
    .concat();
    let plain = docx(&text, &[]);
    let old = word(&plain);
    let document_before = old.document();
    let change = |words: &str, text: &str| Change {
        span: span(&document_before, words),
        text: text.to_owned(),
    };
    let changes =
        [change("Kamerstuk", "dossier"), change("blijft", "<blijft>"), change("mei", "juni")];
    let (written, left) = old.revised(&changes, DATE).unwrap();
    assert_eq!(left, 1, "the result of a field is not changed");
    let shown = |shown| document(Path::new("x.docx"), written.clone(), shown).unwrap();
    assert_eq!(shown(Revision::Accepted).text(), "Het dossier is & <blijft>.\n3 mei\n");
    assert_eq!(shown(Revision::Original).text(), document_before.text());
    let body = part(&written, "word/document.xml");
    assert!(
        body.contains(
            "<w:r><w:rPr><w:b/></w:rPr><w:delText xml:space=\"preserve\">stuk</w:delText>"
        ),
        "{body}"
    );
    assert!(body.contains("<w:ins w:id=\"903\" w:author=\"kamerlint\" w:date=\"2025-03-03T12:00:00Z\"><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">dossier"), "{body}");
    let gone = without_ours(written.into(), Ours::All).unwrap();
    assert_eq!(word(&gone).document().text(), document_before.text());
    assert!(!part(&gone, "word/document.xml").contains("delText"));
}

#[test]
fn a_comment_about_a_field_stands_around_it() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let field = format!(
        "{}<w:r><w:instrText>DOCPROPERTY a</w:instrText></w:r>{}{}{}",
        mark("begin"),
        mark("separate"),
        r("de leden PvDA"),
        mark("end")
    );
    let written = annotated(&docx(&p(&format!("{}{field}{}", r("Van "), r("."))), &[]), &["PvDA"]);
    let body = part(&written, "word/document.xml");
    let at = |what: &str| body.find(what).unwrap();
    assert!(at("commentRangeStart") < at("\"begin\""), "{body}");
    assert!(at("commentRangeEnd") > at("\"end\""), "{body}");
}

#[test]
fn what_cannot_be_changed_is_counted() {
    let text = p("<w:fldSimple w:instr=\"DATE\"><w:r><w:t>3 mei</w:t></w:r></w:fldSimple>");
    let plain = docx(&text, &[]);
    let change = Change { span: Span::new(2, 5), text: "juni".to_owned() };
    let (_, left) = revised(Format::Docx, plain, &[change], DATE).unwrap();
    assert_eq!(left, 1);
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("kamerlint-docx-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn kamerlint(args: &[&str]) -> (String, i32) {
    let out = Command::new(env!("CARGO_BIN_EXE_kamerlint")).args(args).output().unwrap();
    (
        String::from_utf8(out.stdout).unwrap() + &String::from_utf8(out.stderr).unwrap(),
        out.status.code().unwrap(),
    )
}

/// What comes out on standard output for what goes in.
fn through(args: &[&str], document: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut child = Command::new(env!("CARGO_BIN_EXE_kamerlint"))
        .args(args)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(document).unwrap();
    child.wait_with_output().unwrap().stdout
}

#[test]
fn a_document_is_checked_mended_annotated_and_cleaned() {
    let folder = folder("verbs");
    let text = [
        p(&r("Vraag 1")),
        p(&r("Klopt dit?")),
        p(&r("Antwoord 1")),
        p(&r("Ja, aldus de minister van Infrastuctuur en Waterstaat (Kamerstuk 298 385, nr. 3).")),
        p(&r("Vraag 2")),
        p(&r("Waarom?")),
    ]
    .concat();
    let file = folder.join("concept.docx");
    let path = file.to_str().unwrap();
    let bytes = docx(&text, &[]);
    std::fs::write(&file, &bytes).unwrap();
    let (report, status) = kamerlint(&["check", "--isolated", "--output-format", "concise", path]);
    assert_eq!(status, 1);
    assert!(report.contains("(alinea 5, vraag 2)"), "{report}");
    assert!(report.contains("(alinea 4, antwoord op vraag 1)"), "{report}");
    let (report, _) = kamerlint(&["check", "--isolated", "--output-format", "json", path]);
    assert!(report.contains("\"part\": \"body\""), "{report}");
    let (said, status) = kamerlint(&["annotate", "--isolated", path]);
    assert_eq!(status, 0, "{said}");
    let copy = folder.join("concept.kamerlint.docx");
    assert!(part(&std::fs::read(&copy).unwrap(), "word/comments.xml").contains("KL101"));
    assert_eq!(std::fs::read(&file).unwrap(), bytes, "the document itself stays");
    kamerlint(&["annotate", "--remove", copy.to_str().unwrap()]);
    assert!(!part(&std::fs::read(&copy).unwrap(), "word/document.xml").contains("comment"));
    let held = folder.join("~$ncept.docx");
    std::fs::write(&held, "").unwrap();
    let (said, status) = kamerlint(&["check", "--isolated", "--fix", path]);
    assert!(status == 2 && said.contains("staat open in Word"), "{said}");
    std::fs::remove_file(held).unwrap();
    let (said, _) = kamerlint(&["check", "--isolated", "--fix", path]);
    assert!(said.contains("1 hersteld in 1 bestand"), "{said}");
    let (was, _) =
        kamerlint(&["check", "--isolated", "--original", "--output-format", "concise", path]);
    assert!(was.contains("Infrastuctuur"), "{was}");
    let body = part(&std::fs::read(&file).unwrap(), "word/document.xml");
    assert!(body.contains("w:ins") && body.contains("Infrastructuur"), "{body}");
    let once = std::fs::read(&file).unwrap();
    kamerlint(&["check", "--isolated", "--fix", path]);
    assert_eq!(std::fs::read(&file).unwrap(), once, "what is mended is not mended again");
    // The path of a document in a line of JSON stands for its text.
    let lines = through(
        &["check", "--isolated", "--stdin-jsonl"],
        format!("{}\n", serde_json::json!({ "path": path })).as_bytes(),
    );
    assert!(String::from_utf8(lines).unwrap().contains("KL101"));
    // Through a pipe: the document comes out again, with comments, or mended.
    let noted = through(&["annotate", "--isolated", "--stdin-filename", "x.docx", "-"], &bytes);
    assert!(part(&noted, "word/comments.xml").contains("KL101"));
    let mended =
        through(&["check", "--isolated", "--fix", "--stdin-filename", "x.docx", "-"], &bytes);
    assert!(part(&mended, "word/document.xml").contains("Infrastructuur"));
    let (listed, _) = kamerlint(&["check", "--isolated", "--show-files", folder.to_str().unwrap()]);
    assert!(listed.contains("concept.docx"), "{listed}");
}

#[test]
fn the_real_letters_are_annotated_and_mended_again_and_again() {
    let Some(corpus) = crate::shared::shared("docx_write", "corpus") else { return };
    let folder = folder("letters");
    for name in [
        "20231018-bijtincidenten",
        "20231107-sammy-baker",
        "20240324-me-arnhem",
        "20240516-boa-hoofddoekjes",
    ] {
        let from = corpus.join(format!("brief-jenv-{name}.docx"));
        let to = folder.join(format!("{name}.docx"));
        let path = to.to_str().unwrap();
        let bytes = std::fs::read(from).unwrap();
        std::fs::write(&to, &bytes).unwrap();
        let text = word(&bytes).document().text().to_owned();
        let mut mended = None;
        for _ in 0..2 {
            let (said, _) = kamerlint(&["annotate", "--isolated", path, "-o", path]);
            let written = std::fs::read(&to).unwrap();
            let body = part(&written, "word/document.xml");
            let told = said.rsplit(": ").next().unwrap().split(' ').next().unwrap();
            let marks = body.matches("commentReference w:id").count();
            let others = part(&bytes, "word/document.xml").matches("commentReference w:id").count();
            assert_eq!(told.parse::<usize>().unwrap(), marks - others, "{name}: {said}");
            kamerlint(&["check", "--isolated", "--fix", path]);
            let now = word(&std::fs::read(&to).unwrap()).document().text().to_owned();
            let before =
                document(Path::new("x.docx"), std::fs::read(&to).unwrap(), Revision::Original);
            assert_eq!(before.unwrap().text(), text, "{name}: what was, stays");
            assert_eq!(mended.get_or_insert_with(|| now.clone()), &now, "{name}: once is enough");
        }
        kamerlint(&["annotate", "--isolated", "--remove", path]);
        let back = std::fs::read(&to).unwrap();
        assert_eq!(word(&back).document().text(), text, "{name}");
        let mut before = Package::open(bytes.as_slice().into()).unwrap();
        let mut after = Package::open(back.as_slice().into()).unwrap();
        assert_eq!(before.names(), after.names(), "{name}");
        for part in before
            .names()
            .iter()
            .filter(|part| part.ends_with(".xml") && *part != "word/document.xml")
        {
            assert_eq!(before.part(part).unwrap(), after.part(part).unwrap(), "{name}: {part}");
        }
    }
}
