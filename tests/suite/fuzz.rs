//! The targets of `fuzz/` with inputs that are made of good ones: cut, doubled, exchanged, and with what has broken readers before.
//!
//! Short here, and the same at every run. `FUZZ_CASES=20000 cargo test --test suite fuzz::` goes on for longer with other inputs;
//! `FUZZ_SEEDS` names a folder with more to begin with. An input that breaks a promise is kept, and its place is said.

#[path = "../../fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};

/// Numbers that are the same at every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        (self.throw() % most.max(1) as u64) as usize
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// Bytes of no format in particular that readers stumble over.
const ODD: [&[u8]; 16] = [
    b"\0",
    b"\r",
    b"\r\n",
    b"\n\n",
    b"\x0c",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    "é".as_bytes(),
    "😀".as_bytes(),
    "\u{202e}".as_bytes(),
    "\u{feff}".as_bytes(),
    "\u{ad}".as_bytes(),
    "\u{a0}".as_bytes(),
    "İ".as_bytes(),
    b"4294967295",
    b"99999999999999999999",
];

/// A place in a text at which pieces are cut: mostly the end of a word or line.
fn place(dice: &mut Dice, bytes: &[u8]) -> usize {
    let at = dice.below(bytes.len() + 1);
    if dice.below(4) == 0 {
        return at;
    }
    let behind = bytes[at..].iter().position(|byte| byte.is_ascii_whitespace());
    behind.map_or(at, |more| at + more)
}

fn stretch(dice: &mut Dice, bytes: &[u8]) -> std::ops::Range<usize> {
    let from = place(dice, bytes);
    let long = [4, 16, 80, 400][dice.below(4)];
    let to = (from + 1 + dice.below(long)).min(bytes.len());
    from..to.max(from)
}

/// An input made of others.
fn made(dice: &mut Dice, seeds: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
    let mut bytes = seeds[dice.below(seeds.len())].clone();
    for _ in 0..1 + dice.below(8) {
        let at = place(dice, &bytes);
        match dice.below(10) {
            0 => drop(bytes.drain(stretch(dice, &bytes.clone()))),
            1 => {
                let piece = bytes[stretch(dice, &bytes)].to_vec();
                bytes.splice(at..at, piece);
            }
            2 => {
                let piece = bytes[stretch(dice, &bytes)].to_vec();
                let times = 1 + dice.below(40);
                bytes.splice(at..at, piece.repeat(times));
            }
            3 => {
                let other = &seeds[dice.below(seeds.len())];
                let piece = other[stretch(dice, other)].to_vec();
                bytes.splice(at..at, piece);
            }
            4 | 5 => drop(bytes.splice(at..at, dice.one(words).bytes())),
            6 => drop(bytes.splice(at..at, dice.one(&ODD).iter().copied())),
            7 => {
                let range = stretch(dice, &bytes);
                bytes.splice(range, dice.one(words).bytes());
            }
            8 => {
                let long = bytes.len().max(1);
                if let Some(byte) = bytes.get_mut(dice.below(long)) {
                    *byte ^= 1 << dice.below(8);
                }
            }
            _ => bytes.truncate(at),
        }
        bytes.truncate(1 << 16);
    }
    bytes
}

/// Files below a folder, by name.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .map(|all| all.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    entries.sort();
    for entry in entries {
        if entry.is_dir() { files(&entry, found) } else { found.push(entry) }
    }
}

/// The files of these kinds in the repository, and in the folder that the person names.
fn seeds(folders: &[&str], ends: &[&str]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for folder in folders {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    }
    if let Some(more) = std::env::var_os("FUZZ_SEEDS") {
        files(Path::new(&more), &mut found);
    }
    found.retain(|path| {
        path.extension().is_some_and(|end| ends.iter().any(|wanted| end == *wanted))
    });
    found
        .iter()
        .filter_map(|path| fs::read(path).ok())
        .filter(|bytes| bytes.len() < 1 << 16)
        .collect()
}

/// Tries a target on its seeds and on inputs made of them.
fn fuzz(name: &str, target: fn(&[u8]), cases: usize, seeds: &[Vec<u8>], words: &[&str]) {
    assert!(!seeds.is_empty(), "{name} has nothing to begin with");
    let longer = std::env::var("FUZZ_CASES").ok().and_then(|cases| cases.parse::<usize>().ok());
    let mut dice = Dice(name.bytes().map(u64::from).sum::<u64>() + longer.unwrap_or(0) as u64);
    let made = |dice: &mut Dice| made(dice, seeds, words);
    let inputs = seeds.iter().cloned().chain(std::iter::repeat_with(|| made(&mut dice)));
    let mut broken = 0;
    let mut first = None;
    for input in inputs.take(seeds.len() + longer.unwrap_or(cases)) {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| target(&input))) {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz").join(name);
            fs::create_dir_all(&folder).unwrap();
            let file = folder.join(format!("{broken}"));
            fs::write(&file, &input).unwrap();
            eprintln!("{name}: this input breaks it: {}", file.display());
            broken += 1;
            first.get_or_insert(panic);
            if broken >= 20 {
                break;
            }
        }
    }
    if let Some(panic) = first {
        resume_unwind(panic);
    }
}

/// Words of drafts.
const DRAFT: [&str; 48] = [
    "Vraag 1\n",
    "\nVraag 2\n",
    "\nAntwoord 1\n",
    "\nAntwoord op vraag 2 en 3\n",
    "Antwoord 1 t/m 4\n",
    "\nAntwoord\n",
    "1. ",
    "\n2\n",
    "a) ",
    "Zie het antwoord op vraag 2.",
    "Kamerstuk 32 852, nr. 224",
    "Kamerstukken II 2023/24, 36 600 XVII, nrs. 1-9",
    " en 12",
    "[^1]",
    "\n[^1]: ",
    "(in mei)1",
    "\n1 ",
    "Geachte voorzitter,",
    "De minister van Financiën,",
    "mede namens de staatssecretaris van ",
    "het lid Van der Lee (PRO)",
    "2025Z02999",
    "(ingezonden 18 februari 2025)",
    "31 april 2025",
    "[PM]",
    "XXX",
    "de de",
    "“",
    "’",
    "(",
    ")",
    "| a | b |\n|---|---|\n",
    "# ",
    "<!-- kamerlint: KL301 omdat -->",
    "**",
    "`",
    "> ",
    "- ",
    "https://www.rijksoverheid.nl/a?utm_source=b",
    "Algemene wet bestuursrecht (Awb)",
    "vóór de zomer",
    "Ik zal de Kamer informeren",
    "3/10\n",
    "Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 1",
    "\t",
    "ECLI:NL:HR:2019:2006",
    "Aanhangsel Handelingen II 2023/24, nr. 123",
    "co-\n",
];

#[test]
fn text() {
    fuzz("text", targets::text, 120, &seeds(&["tests/drafts"], &["txt", "md"]), &DRAFT);
}

#[test]
fn markdown() {
    fuzz(
        "markdown",
        targets::markdown,
        120,
        &seeds(&["tests/drafts", "tests/editors/drafts"], &["txt", "md"]),
        &DRAFT,
    );
}

#[test]
fn citations() {
    let seeds = seeds(&["tests/drafts", "rules/bronnen"], &["txt", "md", "toml"]);
    fuzz("citations", targets::citations, 500, &seeds, &DRAFT);
}

#[test]
fn docx() {
    let body = |inside: &str| {
        let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        format!("<w:document xmlns:w=\"{main}\"><w:body>{inside}</w:body></w:document>")
            .into_bytes()
    };
    let lines = |text: &str| {
        let line =
            |line: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>");
        text.lines().map(line).collect::<String>()
    };
    let text = lines(
        "Vraag 1\nKlopt dit?\nAntwoord 1\nJa, dat is is zo (Kamerstuk 312 852, nr. 2).\nVraag 2\nWaarom?",
    );
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Vraag 1</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let tracked = "<w:p><w:ins w:id=\"1\" w:author=\"a\"><w:r><w:t>de de</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>x</w:delText></w:r></w:del>\
        <w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t><w:tab/><w:br w:type=\"page\"/><w:noBreakHyphen/></w:r></w:p>";
    let mut seeds =
        vec![body(&text), body(&(table.to_owned() + &text)), body(&(text.clone() + tracked))];
    let word = super::docx::docx(
        &text,
        &[("footnotes", "footnotes", "<w:footnote w:id=\"2\"><w:p/></w:footnote>")],
    );
    seeds.push(word);
    let words = [
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "</w:r>",
        "<w:t>",
        "</w:t>",
        "<w:t>de de</w:t>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "<w:ins>",
        "<w:del>",
        "<w:pPr><w:numPr><w:ilvl w:val=\"9\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>",
        "<w:footnoteReference w:id=\"2\"/>",
        "<w:sym w:char=\"F0E0\"/>",
        "<w:fldChar w:fldCharType=\"begin\"/>",
        "<w:instrText>PAGE</w:instrText>",
        "<w:commentRangeStart w:id=\"4294967295\"/>",
        "&amp;",
        "&#0;",
        "&#x110000;",
        "<!--",
        "]]>",
        "<![CDATA[",
        "<w:moveFrom>",
        "<w:vanish/>",
        "<w:sectPr/>",
        "w:val=\"-1\"",
        "<w:txbxContent>",
        "<w:sdt>",
        "\"",
    ];
    fuzz("docx", targets::docx, 80, &seeds, &words);
}

#[test]
fn pdf() {
    let page = "BT /F1 10 Tf 1 0 0 1 50 800 Tm (Vraag 1) Tj ET\nBT /F1 10 Tf 1 0 0 1 50 780 Tm [(Kl)-20(opt dit?)] TJ /F1 6 Tf 4 Ts (1) Tj ET\n\
        q 1 0 0 1 0 0 cm BT /F1 10 Tf 14 TL 50 740 Td (Antwoord 1) Tj T* (Ja.) ' ET Q";
    let mut seeds = vec![super::pdf::pdf(&[page]), super::pdf::pdf(&[page, page])];
    seeds.extend(self::seeds(&[], &["pdf"]));
    let words = [
        " 1e308 ",
        " -1 ",
        " 0 0 0 0 0 0 cm ",
        " Tm ",
        " q ",
        " Q ",
        " BT ",
        " ET ",
        " Td ",
        " TJ ",
        "(\\377)",
        "<FEFF>",
        "[",
        "]",
        "<<",
        ">>",
        "/F1",
        "/Filter/FlateDecode",
        " 0 R",
        " obj",
        "endobj",
        "stream\n",
        "endstream",
        "/Kids[2 0 R]",
        "/Parent 2 0 R",
        "xref",
        "trailer",
        "/Type/ObjStm",
        "/Encrypt",
        "/Count 4294967296",
        "nan",
    ];
    fuzz("pdf", targets::pdf, 80, &seeds, &words);
}

#[test]
fn settings() {
    let whole = "language = \"nl\"\nselect = [\"all\"]\nignore = [\"KL301\", \"taal\"]\nexclude = [\"oud/**\"]\nextends = \"../huis.toml\"\n\
        questions = \"vragen/*.txt\"\nregister = \"r.toml\"\n[severity]\nKL101 = \"hint\"\n[deadline]\ndays = 21\n[citations]\nspacing = \"closed\"\n\
        [papers]\npath = \"p.sqlite\"\n[[overrides]]\nfiles = [\"a/*\"]\nignore = [\"KL1\"]\n";
    let mut seeds = seeds(&["tests/golden/before", "editors"], &["toml"]);
    seeds.push(whole.into());
    let words = [
        "[",
        "]",
        "[[",
        "]]",
        "=",
        "\"",
        "'''",
        "\"\"\"",
        "\\u0000",
        "\\uD800",
        "{",
        "}",
        "#",
        "1e999",
        "-0",
        "0x",
        "1979-05-27T07:32:00Z",
        "inf",
        "\n[severity]\n",
        "KL999",
        "all",
        "a.b.c = 1",
        "**/**/**/*",
        "[!a-",
        "{a,{b,{c,",
        "select",
        "severity",
        "overrides",
        "fatal",
        "error",
    ];
    fuzz("settings", targets::settings, 400, &seeds, &words);
}

#[test]
fn rules() {
    let house = "code = \"VWS001\"\nname = \"woord\"\nseverity = \"warning\"\nsince = \"0.1.0\"\nsource = \"huisstijl\"\nfix = \"safe\"\n[terms]\n\"cliënt\" = \"patiënt\"\n\
        [nl]\nsummary = \"s\"\nmessage = \"'{wrong}' heet '{right}'\"\nfix = \"Schrijf '{right}'\"\nwhy = \"w\"\n[en]\nsummary = \"s\"\nmessage = \"'{wrong}'\"\n\
        fix = \"f\"\nwhy = \"w\"\n[[example]]\nbad = \"\"\"\nVraag 1\nWat?\n\nAntwoord 1\nDe [[cliënt]].\n\"\"\"\n";
    let mut seeds: Vec<Vec<u8>> = seeds(&["rules/taal", "rules/brief"], &["toml"])
        .into_iter()
        .map(|rule| {
            // As of a house: with a code of its own.
            let text = String::from_utf8_lossy(&rule).replace("\"KL", "\"VWS");
            text.into_bytes()
        })
        .collect();
    seeds.push(house.into());
    let words = [
        "[pattern]\nfind = \"(a|b)*\"\nreplace = \"$1\"\n",
        "[avoid]\n",
        "[consistent]\n",
        "[require]\n",
        "[count]\nmost = 0\n",
        "base = \"KL601\"\n",
        "[terms.add]\n",
        "[[",
        "]]",
        "{wrong}",
        "{",
        "}",
        "{}",
        "(?P<a>",
        "[^",
        "\\",
        "$9",
        "\\b",
        ".*",
        "{1,99999}",
        "\"\"",
        "\" \" = \" \"\n",
        "\"é\" = \"\"\n",
        "[[example]]\ngood = \"x\"\n",
        "severities = { a = \"hint\" }\n",
    ];
    fuzz("rules", targets::rules, 60, &seeds, &words);
}

#[test]
fn exceptions() {
    let entry = "[[exception]]\nrule = \"KL301\"\nfile = \"a.txt\"\nwords = \"312 852\"\nbefore = \"is is zo (Kamerstuk\"\nafter = \", nr. 2\"\nreason = \"zo gedrukt\"\ndate = \"2025-01-01\"\n";
    let mut seeds = seeds(&["tests/golden/before"], &["toml"]);
    seeds.push(entry.repeat(3).into());
    seeds.push(entry.replace('\n', "\r\n").repeat(2).into());
    let words = [
        "[[exception]]",
        "[[ exception ]]",
        "\n[[exception]]\n",
        "# [[exception]]\n",
        "'''\n[[exception]]\n'''",
        "rule",
        "=",
        "\"",
        "'",
        "\"\"\"",
        "reason = \"\"\n",
        "\\\n",
        "file = \"/b.txt\"\n",
        "exception = []\n",
        "[exception]\n",
        "\r",
        "words = '''\n[[exception]]\n'''\n",
        "KL999",
        "../",
        "#",
    ];
    fuzz("exceptions", targets::exceptions, 400, &seeds, &words);
}

#[test]
fn messages() {
    let open = r#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///n/a.txt","languageId":"plaintext","version":1,"text":"Vraag 1\nKlopt dit?\n\nAntwoord 1\nJa, dat is is zo (Kamerstuk 312 852, nr. 2).\n"}}}"#;
    let change = r#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///n/a.txt","version":2},"contentChanges":[{"range":{"start":{"line":1,"character":3},"end":{"line":4,"character":1}},"text":"é😀"}]}}"#;
    let ask = |method: &str, more: &str| {
        format!(
            r#"{{"jsonrpc":"2.0","id":"{method}","method":"textDocument/{method}","params":{{"textDocument":{{"uri":"file:///n/a.txt"}}{more}}}}}"#
        )
    };
    let at = r#","position":{"line":4,"character":30},"context":{"includeDeclaration":true},"newName":"x""#;
    let range = r#","range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}},"context":{"diagnostics":[]},"positions":[{"line":1,"character":1}],"options":{"tabSize":4,"insertSpaces":true}"#;
    let mut lines = vec![open.to_owned(), change.to_owned()];
    for method in [
        "hover",
        "definition",
        "references",
        "completion",
        "rename",
        "prepareRename",
        "documentHighlight",
        "linkedEditingRange",
    ] {
        lines.push(ask(method, at));
    }
    for method in [
        "codeAction",
        "inlayHint",
        "foldingRange",
        "documentSymbol",
        "selectionRange",
        "formatting",
        "rangeFormatting",
        "documentLink",
        "diagnostic",
        "codeLens",
        "semanticTokens/full",
        "semanticTokens/range",
    ] {
        lines.push(ask(method, range));
    }
    lines.push(r#"{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///n/a.txt"}}}"#.to_owned());
    let seeds = [
        lines.join("\n").into_bytes(),
        lines[..12].join("\n").into_bytes(),
        [&lines[..2], &lines[12..]].concat().join("\n").into_bytes(),
    ];
    let words = [
        "4294967295",
        "-1",
        "1.5",
        "1e999",
        "null",
        "[]",
        "{}",
        "\"",
        "\\ud83d",
        "\\u0000",
        "\n{}\n",
        "\n[1,2]\n",
        ",\"id\":null",
        "\"character\":9999999999",
        "\"line\":4294967295",
        "\"version\":null",
        "\"uri\":\"\"",
        "\"uri\":\"untitled:x\"",
        "\"uri\":\"file:///n/%ZZ\"",
        "file:///n/b.md",
        "\"text\":\"\\r\\r\\n\"",
        ",\"rangeLength\":-5",
        "[[[[[[[[[[[[[[[[",
        "\"method\":\"workspace/executeCommand\"",
        "\"$/cancelRequest\"",
        "\"codeLens/resolve\"",
        "\"completionItem/resolve\"",
        "kamerlint.",
    ];
    fuzz("messages", targets::messages, 60, &seeds, &words);
}

#[test]
fn uris() {
    let seeds: Vec<Vec<u8>> = [
        "file:///n/a.txt",
        "file:///c%3A/n/a.txt",
        "file:///n/a%5B1%5D.txt",
        "file:///n/[a].txt",
        "untitled:Untitled-1",
        "file://server/deel/a.txt",
        "vscode-remote://wsl%2Bubuntu/n/a.txt",
        "file:///n/é b|{c}.md",
        "FILE:///N/../a.txt",
        "git:/n/a.txt?%7B%22ref%22%3A%22~%22%7D#L1",
    ]
    .iter()
    .map(|uri| uri.as_bytes().to_vec())
    .collect();
    let words = [
        "%",
        "%2",
        "%25",
        "%00",
        "%C3",
        "%FF",
        "..",
        "/",
        "//",
        "\\",
        ":",
        "?",
        "#",
        "[",
        "]",
        "{",
        "@",
        " ",
        "é",
        "file:",
        "c:",
        "%2F",
        "\u{1}",
        "|",
        "kamerlint.toml",
    ];
    fuzz("uris", targets::uris, 80, &seeds, &words);
}
