//! Files of kinds that are not read: by what they are known, what they are called, and what to do with them instead.

use std::path::Path;

use memchr::memmem;

/// A kind of file that is not read.
struct Kind {
    /// What it is called.
    name: &'static str,
    /// What to do instead.
    advice: &'static str,
    /// How the names of such files end.
    ends: &'static [&'static str],
    /// What such files are known by, one of them; none where the name alone says it.
    signs: &'static [Sign],
}

/// What the bytes of a file are known by.
enum Sign {
    /// They begin so.
    Starts(&'static [u8]),
    /// They are an archive of parts and have one with such a name.
    Part(&'static str),
    /// They are a container of Office before 2007 and have a stream with such a name.
    Stream(&'static str),
    /// The text begins so, whatever stands in capitals.
    Text(&'static str),
    /// The text begins with the first, and says the second before long.
    Says(&'static str, &'static str),
    /// Its first paragraph has a line that begins so, as the head of a message has.
    Head(&'static str),
}

use Sign::{Head, Part, Says, Starts, Stream, Text};

/// The old format of Word.
pub const OLD_WORD: &str = "oud Word-bestand (.doc)";

/// What keeps its parts in an archive, and is a document perhaps.
const ARCHIVED: &str = "Word-, ODT- of zip-bestand";

const ARCHIVE: &[u8] = b"PK\x03\x04";
const CONTAINER: &[u8] = b"\xD0\xCF\x11\xE0";
const AGAIN: &str = "sla het in Word of LibreOffice op als .docx of .odt";
const MAIL: &str = "sla de bijlage op, of plak de tekst van het bericht in een .docx of .txt";
const TABLE: &str = "zet de vragen en antwoorden in een tabel in een .docx of .odt";

/// All of them; the first that fits counts, so what says more stands above.
const KINDS: &[Kind] = &[
    Kind {
        name: "bericht van Outlook (.msg)",
        advice: MAIL,
        ends: &["msg"],
        signs: &[Stream("__nameid_version1.0")],
    },
    Kind {
        name: "bestand met een wachtwoord",
        advice: "sla het zonder wachtwoord op als .docx of .odt",
        ends: &[],
        signs: &[Stream("EncryptedPackage")],
    },
    // A document may have a sheet in it, so its own names come first.
    Kind {
        name: ARCHIVED,
        advice: "geef het een naam op .docx of .odt, dan wordt het als zodanig gelezen",
        ends: &[],
        signs: &[Part("word/document.xml"), Part("opendocument.text")],
    },
    Kind {
        name: OLD_WORD,
        advice: "sla het in Word op als .docx",
        // Whatever Word opens may be called `.doc`: only the bytes say what it is.
        ends: &[],
        signs: &[Stream("WordDocument")],
    },
    Kind {
        name: "rekenblad",
        advice: TABLE,
        ends: &["xlsx", "xlsm", "xls", "ods"],
        signs: &[Part("xl/workbook.xml"), Part("opendocument.spreadsheet"), Stream("Workbook")],
    },
    Kind {
        name: "presentatie",
        advice: TABLE,
        ends: &["pptx", "ppt", "odp"],
        signs: &[
            Part("ppt/presentation.xml"),
            Part("opendocument.presentation"),
            Stream("PowerPoint Document"),
        ],
    },
    Kind { name: ARCHIVED, advice: "", ends: &[], signs: &[Starts(ARCHIVE)] },
    Kind { name: OLD_WORD, advice: "", ends: &[], signs: &[Starts(CONTAINER)] },
    Kind {
        name: "pdf-bestand",
        advice: "geef het een naam op .pdf, dan wordt het als zodanig gelezen",
        ends: &[],
        signs: &[Starts(b"%PDF-")],
    },
    Kind { name: "rtf-bestand", advice: AGAIN, ends: &["rtf"], signs: &[Starts(b"{\\rtf")] },
    // Word saves its web pages so, and mail programs what they show.
    Kind {
        name: "webpagina (HTML)",
        advice: AGAIN,
        ends: &["html", "htm", "xhtml"],
        signs: &[
            Text("<!doctype html"),
            Text("<html"),
            Says("<?xml", "<html"),
            Says("<!--", "<html"),
        ],
    },
    Kind {
        name: "webpagina in één bestand (.mht)",
        advice: AGAIN,
        ends: &["mht", "mhtml"],
        signs: &[Text("from: <saved by"), Says("mime-version:", "single file web page")],
    },
    // Its text may be written in codes, and more than once.
    Kind {
        name: "e-mailbericht (.eml)",
        advice: MAIL,
        ends: &["eml"],
        signs: &[Head("mime-version:")],
    },
    // What LibreOffice writes as one file, and Word as "XML-document".
    Kind {
        name: "document in XML",
        advice: AGAIN,
        ends: &["fodt"],
        signs: &[Says("<?xml", "<office:document"), Says("<?xml", "<pkg:package")],
    },
    Kind {
        name: "document van Pages",
        advice: "sla het in Pages op als .docx",
        ends: &["pages"],
        signs: &[],
    },
    Kind {
        name: "document van WordPerfect",
        advice: AGAIN,
        ends: &["wpd"],
        signs: &[Starts(b"\xFFWPC")],
    },
];

/// How the names of files end that hold a text for people and are passed over in a folder. A sheet of figures or a picture is no text, and
/// XML is everywhere. A PDF is read when it is named.
const TEXTS: [&str; 14] = [
    "doc", "dot", "dotx", "eml", "fodt", "htm", "html", "mht", "mhtml", "msg", "ott", "pages",
    "pdf", "rtf",
];

/// How the name of a text ends that is not read where it is only found.
pub fn passed_over(path: &Path) -> Option<&'static str> {
    let name = path.file_name()?.to_str()?;
    let end = path.extension()?.to_str()?;
    // Word and LibreOffice keep such a file beside what they have open.
    let locks = name.starts_with("~$") || name.starts_with(".~");
    TEXTS.into_iter().find(|text| !locks && end.eq_ignore_ascii_case(text))
}

/// How many bytes of a text are looked at.
const LOOKED_AT: usize = 4 << 10;

/// The kind of a file that is not read, by its name or else by its bytes.
pub fn known(path: &Path, bytes: &[u8]) -> Option<&'static str> {
    of_bytes(bytes).or_else(|| {
        let end = path.extension()?.to_str()?;
        let named = |kind: &&Kind| kind.ends.iter().any(|one| end.eq_ignore_ascii_case(one));
        Some(KINDS.iter().find(named)?.name)
    })
}

/// The kind of a file that is not read, by its bytes.
pub fn of_bytes(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    let start = start.to_ascii_lowercase();
    let kind = KINDS.iter().find(|kind| kind.signs.iter().any(|sign| sign.fits(bytes, &start)))?;
    Some(kind.name)
}

/// What to do with a file of a kind.
pub fn what_to_do(kind: &str) -> &'static str {
    let known = KINDS.iter().find(|other| other.name == kind);
    known.map_or("sla het op als .docx, .odt of .txt", |kind| kind.advice)
}

impl Sign {
    /// Whether bytes have it; `start` is how their text begins, in lower case.
    fn fits(&self, bytes: &[u8], start: &[u8]) -> bool {
        let has = |bytes: &[u8], what: &[u8]| memmem::find(bytes, what).is_some();
        match self {
            Starts(with) => bytes.starts_with(with),
            Part(name) => bytes.starts_with(ARCHIVE) && has(bytes, name.as_bytes()),
            Stream(name) => {
                let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
                bytes.starts_with(CONTAINER) && has(bytes, &wide)
            }
            Text(with) => start.starts_with(with.as_bytes()),
            Says(with, what) => start.starts_with(with.as_bytes()) && has(start, what.as_bytes()),
            Head(with) => {
                let lines = start.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii_end);
                lines
                    .take_while(|line| !line.is_empty())
                    .any(|line| line.starts_with(with.as_bytes()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_texts_are_missed() {
        let seen = ["a.doc", "b.RTF", "c.pdf", "~$d.doc", "e.docx", "f.xlsx", "g.png", "doc"];
        let seen = seen.map(|name| passed_over(Path::new(name)));
        let ends = [Some("doc"), Some("rtf"), Some("pdf"), None, None, None, None, None];
        assert_eq!(seen, ends);
    }

    #[test]
    fn what_is_not_read_is_called_by_its_name() {
        let container = |stream: &str| {
            let wide = stream.encode_utf16().flat_map(u16::to_le_bytes);
            CONTAINER.iter().copied().chain([0; 8]).chain(wide).collect::<Vec<u8>>()
        };
        let seen: [(&str, &[u8], Option<&str>); 17] = [
            ("a.doc", b"<html><body><p>Vraag 1</p></body></html>", Some("webpagina (HTML)")),
            ("a.txt", b"\xEF\xBB\xBF\r\n<!DOCTYPE HTML>\n", Some("webpagina (HTML)")),
            ("a.txt", b"<?xml version=\"1.0\"?>\n<HTML>", Some("webpagina (HTML)")),
            ("a.HTM", b"<p>Vraag 1</p>", Some("webpagina (HTML)")),
            ("a.md", b"Vraag 1\n\n<html>\n", None),
            ("a.md", b"<!-- een opmerking -->\n\nVraag 1\n", None),
            ("a.eml", b"From: a\n\nVraag 1\n", Some("e-mailbericht (.eml)")),
            (
                "a.txt",
                b"Received: x\r\nMIME-Version: 1.0\r\n\r\nVnJhYWcg",
                Some("e-mailbericht (.eml)"),
            ),
            ("a.txt", b"Van: a\nAan: b\nOnderwerp: vragen\n\nMIME-Version: 1.0\n", None),
            (
                "a.doc",
                b"MIME-Version: 1.0\n\nThis document is a Single File Web Page,",
                Some("webpagina in één bestand (.mht)"),
            ),
            ("a.doc", &container("WordDocument"), Some(OLD_WORD)),
            ("a.msg", &container("__nameid_version1.0"), Some("bericht van Outlook (.msg)")),
            ("a.doc", &container("Workbook"), Some("rekenblad")),
            ("a.txt", b"PK\x03\x04....xl/workbook.xml", Some("rekenblad")),
            ("a.doc", b"PK\x03\x04....word/document.xml", Some("Word-, ODT- of zip-bestand")),
            ("a.rtf", b"", Some("rtf-bestand")),
            ("a.txt", b"{\\rtf1", Some("rtf-bestand")),
        ];
        for (name, bytes, kind) in seen {
            assert_eq!(known(Path::new(name), bytes), kind, "{name} {}", bytes.escape_ascii());
        }
    }
}
