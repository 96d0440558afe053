//! Layouts in which people type drafts: three questions with their answers, each in a form of its own.

use kamerlint::draft::{Draft, Kind};
use kamerlint::lint;
use kamerlint::read::{Document, Format};
use kamerlint::register::Register;
use kamerlint::settings::Settings;
use kamerlint::text::Source;

const QUESTIONS: [&str; 3] = [
    "Kent u het bericht dat de pont over het kanaal uit de vaart is?",
    "Klopt het dat de pont pas in mei weer vaart?",
    "Kunt u aangeven wie de kosten draagt?",
];
const ANSWERS: [&str; 3] = [
    "Ja.",
    "Nee, de pont vaart naar verwachting weer vanaf maart.",
    "De provincie draagt de kosten, zoals in de concessie is vastgelegd.",
];

fn document(text: &str, format: Format) -> Document {
    Document::of(Source::new(text).unwrap(), format)
}

fn read(text: &str, format: Format) -> Draft {
    Draft::read(&document(text, format), Register::builtin())
}

/// A draft in which `form` writes each question with its answer.
fn draft(form: impl Fn(usize, &str, &str) -> String) -> String {
    let parts = (1..).zip(QUESTIONS.iter().zip(ANSWERS));
    parts.map(|(i, (question, answer))| form(i, question, answer)).collect::<Vec<_>>().join("\n\n")
}

/// Headings above both, `{}` standing for the number.
fn headed(question: &str, answer: &str) -> String {
    let number = |form: &str, i: usize| form.replace("{}", &i.to_string());
    draft(|i, asked, said| {
        format!("{}\n{asked}\n\n{}\n{said}", number(question, i), number(answer, i))
    })
}

fn is_whole(name: &str, text: &str, format: Format) {
    let draft = read(text, format);
    assert_eq!(draft.questions.len(), 3, "{name}\n{text}");
    let numbers: Vec<u32> = draft.questions.iter().map(|one| one.number.value()).collect();
    assert_eq!(numbers, [1, 2, 3], "{name}\n{text}");
    for question in &draft.questions {
        assert!(draft.is_answered(question), "{name}: {}\n{text}", question.number);
    }
}

#[test]
fn headings_of_every_form() {
    for (question, answer) in [
        ("[{}] vraag", "[{}] antwoord"),
        ("**{}** vraag", "**{}** antwoord"),
        ("{}. Vraag", "{}. Antwoord"),
        ("{} Vraag:", "{} Antwoord:"),
        ("{}e vraag", "{}e antwoord"),
        ("Vraag #{}", "Antwoord #{}"),
        ("Vraag no. {}", "Antwoord nr. {}"),
        ("== Vraag {} ==", "== Antwoord {} =="),
        ("--- Vraag {} ---", "--- Antwoord {} ---"),
        ("• Vraag {}", "• Antwoord {}"),
        ("Vr. {}", "Antw. {}"),
        ("Deelvraag {}", "Antwoord {}"),
        ("Vraag {}", "Concept-antwoord {}:"),
        ("Vraag {}/3", "Antwoord {}/3"),
        ("V {}", "A {}"),
        ("V.{}", "A.{}"),
        ("v{}:", "a{}:"),
        ("vraag {}:", "antwoord:"),
        ("Vraag\u{ad} {}", "Antwoord\u{200b} {}"),
        ("\u{3000}Vraag {}", "\u{a0}\u{a0}Antwoord {}"),
        ("Vraag\t{}", "Antwoord\top\tvraag\t{}"),
    ] {
        is_whole(question, &headed(question, answer), Format::Plain);
        is_whole(question, &headed(question, answer).replace('\n', "\r\n"), Format::Plain);
    }
}

#[test]
fn numbers_in_words_and_roman_numbers() {
    for numbers in [["een", "twee", "drie"], ["I", "II", "III"], ["a", "b", "c"]] {
        let text = draft(|i, question, answer| {
            format!("Vraag {}\n{question}\n\nAntwoord {0}\n{answer}", numbers[i - 1])
        });
        is_whole(numbers[0], &text, Format::Plain);
    }
    let order = ["Eerste", "Tweede", "Derde"];
    let text = draft(|i, question, answer| {
        format!("{} vraag\n{question}\n\nAntwoord\n{answer}", order[i - 1])
    });
    is_whole("Eerste", &text, Format::Plain);
    let [one, two, _] = QUESTIONS;
    let text =
        format!("Vraag een\n{one}\n\nVraag twee\n{two}\n\nAntwoord een en twee\nJa, dat klopt.\n");
    let draft = read(&text, Format::Plain);
    assert!(draft.questions.len() == 2 && draft.questions.iter().all(|one| draft.is_answered(one)));
}

/// Letters count questions where answers have headings and no number does; elsewhere they count the parts of one.
#[test]
fn letters_and_two_levels() {
    let letter = |i: usize| ["a", "b", "c"][i - 1];
    for form in ["{}. ", "{}) ", "({}) ", "**{}.** "] {
        for answer in ["Antwoord {}\n", "Antwoord\n", "Antwoord: "] {
            let text = draft(|i, asked, said| {
                let own = |form: &str| form.replace("{}", letter(i));
                format!("{}{asked}\n\n{}{said}", own(form), own(answer))
            });
            is_whole(form, &text, Format::Plain);
            is_whole(form, &text, Format::Markdown);
        }
    }
    let [one, two, three] = QUESTIONS;
    let parts = format!(
        "Vraag 1\na. {one}\nb. {two}\n\nAntwoord 1\nJa.\n\nVraag 2\n{three}\n\nAntwoord 2\nNee.\n"
    );
    assert_eq!(read(&parts, Format::Plain).questions.len(), 2);

    let labels = |text: &str| {
        let draft = read(text, Format::Plain);
        let labels = draft
            .questions
            .iter()
            .map(|one| format!("{}{}", one.number, if draft.is_answered(one) { "" } else { "!" }));
        (labels.collect::<Vec<_>>().join(" "), draft.answers.len())
    };
    let numbers = ["1.1", "1.2", "2.1"];
    let text = draft(|i, asked, said| {
        let number = numbers[i - 1];
        format!("Vraag {number}\n{asked}\n\nAntwoord {number}\n{said}")
    });
    assert_eq!(labels(&text), ("1.1 1.2 2.1".to_owned(), 3));
    let found = lint::check(&document(&text, Format::Plain), &Settings::default());
    assert!(found.diagnostics.is_empty(), "{:?}", found.diagnostics);
    let text = text.replace("Nee, de pont", "Zie het antwoord op vraag 1.1. De pont");
    let found = lint::check(&document(&text, Format::Plain), &Settings::default());
    assert!(found.diagnostics.is_empty(), "{:?}", found.diagnostics);
    let text =
        text.replace("Antwoord 1.2", "Antwoord 1.1 en 1.2").replace("Antwoord 1.1\nJa.\n\n", "");
    assert_eq!(labels(&text), ("1.1 1.2 2.1".to_owned(), 2));
    // Parts of the answer to one question.
    let text = format!(
        "Vraag 1\n{one} {two}\n\nAntwoord 1.1\nJa.\n\nAntwoord 1.2\nNee.\n\nVraag 2\n{three}\n\nAntwoord 2\nNee.\n"
    );
    assert_eq!(labels(&text).0, "1 2");
}

/// Columns and drawn tables whose lines hold a piece of question and answer are said not to be read; where each cell is a line they are.
#[test]
fn columns_and_drawn_tables() {
    let codes = |text: &str, format: Format| {
        let report = lint::check(&document(text, format), &Settings::default());
        report.diagnostics.iter().map(|one| one.rule.code.clone()).collect::<Vec<_>>()
    };
    let columns = "Vragen van het lid Bakker (VVD) aan de minister van Financiën\n\n\
        Vraag 1                             Antwoord 1\n\
        Kent u het bericht dat de           Ja, dat bericht is mij\n\
        pont uit de vaart is?               bekend.\n";
    let drawn = "+-----------------+----------------+\n| Vraag           | Antwoord       |\n+=================+================+\n\
        | Vaart de pont   | Nee, de pont   |\n| in mei?         | vaart niet.    |\n+-----------------+----------------+\n";
    for text in [columns, drawn] {
        for format in [Format::Plain, Format::Markdown] {
            assert_eq!(codes(text, format), ["KL100"], "{text}");
            assert_eq!(codes(&text.replace('\n', "\r\n"), format), ["KL100"], "{text}");
        }
    }
    let rule = "+---+----+\n";
    let rows = draft(|_, asked, said| format!("| {asked} | {said} |")).replace("\n\n", "\n");
    is_whole("rows", &format!("{rule}| Vraag | Antwoord |\n{rule}{rows}\n{rule}"), Format::Plain);
    let ruled = rows.replace('\n', &format!("\n{rule}"));
    is_whole("ruled", &format!("{rule}| Vraag | Antwoord |\n{rule}{ruled}\n{rule}"), Format::Plain);
    let figures = "+------+----------+\n| Jaar | Schepen  |\n|      | per dag  |\n+------+----------+\n| 2024 | 12       |\n+------+----------+\n";
    let text = headed("Vraag {}", "Antwoord {}") + "\n\n" + figures;
    is_whole("figures", &text, Format::Plain);
    let prose = headed("Vraag {}", "Antwoord {}") + "\nDe eerste vraag   Antwoord is gegeven.\n";
    is_whole("prose", &prose, Format::Plain);
}

#[test]
fn tables_lists_and_indents() {
    let rows = |between: &str| {
        draft(|i, question, answer| {
            format!("{between}{i}{between}{question}{between}{answer}{between}")
        })
        .replace("\n\n", "\n")
    };
    is_whole(
        "bars",
        &format!("| Nr | Vraag | Antwoord |\n|---|---|---|\n{}", rows("|")),
        Format::Plain,
    );
    is_whole("tabs", &format!("\tNr\tVraag\tAntwoord\n{}", rows("\t")), Format::Plain);
    is_whole(
        "names of columns",
        &format!("| Vraagnummer | Vraagtekst | Concept-antwoord |\n|---|---|---|\n{}", rows("|")),
        Format::Markdown,
    );
    let items = draft(|_, question, answer| format!("1. {question}\n\n   {answer}"));
    is_whole("items that are all one", &items, Format::Markdown);
    for indent in ["\t", "    ", "\u{a0}\u{a0}", "\u{3000}", " \t "] {
        let text = headed("Vraag {}", "Antwoord {}").replace('\n', &format!("\n{indent}"));
        let text = format!("{indent}{text}").replace(&format!("\n{indent}\n"), "\n\n");
        is_whole(indent, &text, Format::Plain);
        is_whole(indent, &text, Format::Markdown);
    }
}

/// A row with the headings of one question, above or below the row with its texts; in a table of its own or in one for all.
#[test]
fn rows_of_headings() {
    let rule = "| --- | --- |";
    for bold in ["", "**"] {
        let head = |i: usize| format!("| {bold}Vraag {i}{bold} | {bold}Antwoord {i}{bold} |");
        let texts = |question: &str, answer: &str| format!("| {question} | {answer} |");
        let above = draft(|i, asked, said| format!("{}\n{rule}\n{}", head(i), texts(asked, said)));
        let below = draft(|i, asked, said| format!("{}\n{rule}\n{}", texts(asked, said), head(i)));
        let one = draft(|i, asked, said| format!("{}\n{}", head(i), texts(asked, said)));
        let one = one.replace("\n\n", "\n").replacen('\n', &format!("\n{rule}\n"), 1);
        for text in [&above, &below, &one] {
            is_whole(bold, text, Format::Markdown);
            let draft = read(text, Format::Markdown);
            for (question, answer) in draft.questions.iter().zip(&draft.answers) {
                let number = question.number.value() as usize;
                assert_eq!(question.flow.text(), QUESTIONS[number - 1], "{text}");
                assert_eq!(answer.flow.text(), ANSWERS[number - 1], "{text}");
            }
        }
        is_whole(bold, &above, Format::Plain);
        is_whole(bold, &above.replace('\n', "\r\n"), Format::Plain);
        // A wrong number is said, and not written where it does not stand.
        let text = above.replace("Antwoord 3", "Antwoord 7");
        let report = lint::check(&document(&text, Format::Markdown), &Settings::default());
        let wrong = report.diagnostics.iter().find(|one| one.rule.code == "KL103").unwrap();
        assert!(wrong.fix.is_none(), "{text}");
    }
}

/// Questions without numbers, each in a table of its own, are counted on; those of another set are not.
#[test]
fn a_table_for_each_question() {
    let text =
        draft(|_, asked, said| format!("| Vraag | Antwoord |\n|---|---|\n| {asked} | {said} |"));
    is_whole("tables", &text, Format::Markdown);
    is_whole("tables", &text, Format::Plain);
    let head = "Antwoorden van de minister van Financiën op vragen van het lid Bakker (VVD) over de pont\n\n";
    let numbers = |text: &str| -> Vec<u32> {
        read(text, Format::Markdown).questions.iter().map(|one| one.number.value()).collect()
    };
    assert_eq!(numbers(&format!("{head}{text}\n\n{head}{text}\n")), [1, 2, 3, 1, 2, 3]);
}

/// A list may go on in a table of its own without names above it; a table in an answer, with the next question behind it, is what the answer
/// shows.
#[test]
fn a_table_goes_on_or_lies_in_an_answer() {
    let table = |rows: &str| format!("| Nr. | Vraag | Antwoord |\n|---|---|---|\n{rows}");
    let numbers = |text: &str| {
        let draft = read(text, Format::Markdown);
        let own = draft.questions.iter().map(|question| question.number.to_string());
        (own.collect::<Vec<_>>().join(" "), draft.answers.len())
    };
    let first = table("| 1. | Is de brug é open? | Ja. |\n| 2. | Sinds wanneer? | Sinds mei. |\n");
    let second = "| 3. | Waarom? | Daarom. |\n|---|---|---|\n| 4. | Hoeveel? | Vier. |\n";
    assert_eq!(numbers(&format!("{first}\n{second}")), ("1 2 3 4".to_owned(), 4));
    // One that begins anew has names of its own, or is a table of figures.
    let other = second.replace("3.", "7.");
    assert_eq!(numbers(&format!("{first}\n{other}")).0, "1 2");
    let shown = format!(
        "Vraag 1\n\nKlopt dat?\n\nAntwoord 1\n\nZie de tabel.\n\n{first}\nVraag 2\n\nEn nu?\n\nAntwoord 2\n\nJa.\n"
    );
    assert_eq!(numbers(&shown), ("1 2".to_owned(), 2));
}

/// Each fractie may count its questions for itself, the first with one alone.
#[test]
fn each_fractie_counts_for_itself() {
    let asks = |name: &str| format!("Vragen en opmerkingen van de leden van de {name}-fractie\n\n");
    let pair = |i: u32| format!("Vraag {i}\nIs de brug é open?\n\nAntwoord {i}\nJa.\n\n");
    let text = format!("{}{}{}{}{}", asks("D66"), pair(1), asks("PRO"), pair(1), pair(2));
    let draft = read(&text, Format::Plain);
    let sets: Vec<usize> = draft.questions.iter().map(|question| question.set).collect();
    assert_eq!(sets, [0, 1, 1]);
    assert!(draft.questions.iter().all(|question| question.answers.len() == 1));
}

#[test]
fn a_sheet_with_bullets() {
    let text = format!(
        "Vragen van het lid Boswijk (CDA) aan de Minister van Infrastructuur en Waterstaat over de pont \
         (ingezonden 3 november 2026)\n\n- {}\n",
        QUESTIONS.join("\n- ")
    );
    let draft = read(&text, Format::Plain);
    assert_eq!((draft.kind, draft.questions.len()), (Kind::Questions, 3));
}

#[test]
fn an_answer_that_is_a_field_is_open() {
    for field in
        ["<invullen>", "[hier komt het antwoord]", "[PM tekst directie Water]", "<<aanvullen>>"]
    {
        let text = format!("Vraag 1\n{}\n\nAntwoord 1\n{field}\n", QUESTIONS[0]);
        let draft = read(&text, Format::Plain);
        assert!(!draft.is_answered(&draft.questions[0]), "{field}");
    }
    for words in ["[Zie bijlage 2.]", "«Ja», aldus de gemeente.", "<b>Ja</b>, dat klopt."] {
        let text = format!("Vraag 1\n{}\n\nAntwoord 1\n{words}\n", QUESTIONS[0]);
        let draft = read(&text, Format::Plain);
        assert!(draft.is_answered(&draft.questions[0]), "{words}");
    }
}

/// What was not read is said, also where answers were.
#[test]
fn answers_without_a_question_are_said() {
    let settings = Settings::default();
    for (text, said) in [
        ("Antwoord 1\nJa.\n\nAntwoord 2\nNee.\n", true),
        ("Wat wil de Kamer weten?\n\nAntwoord\nDe brug is open.\n", true),
        ("Vraag 1\nIs de brug open?\n\nAntwoord 1\nJa.\n", false),
    ] {
        let report = lint::check(&document(text, Format::Plain), &settings);
        let codes: Vec<&str> =
            report.diagnostics.iter().map(|one| one.rule.code.as_str()).collect();
        assert_eq!(codes.contains(&"KL100"), said, "{text} {codes:?}");
        assert_eq!(report.is_unread(), said, "{text}");
    }
}

/// An earlier question and its answer, quoted in an answer, are none of the draft; questions quoted above their answers are.
#[test]
fn what_is_quoted_in_an_answer() {
    let lines = ["Vraag 4", "Bent u daartoe bereid?", "", "Antwoord 4", "Ja, dat heb ik gedaan."];
    let marked = |begin: &str, end: &str| format!("{begin}{}{end}", lines.join("\n"));
    let by_format = lines.map(|line| format!("> {line}")).join("\n");
    for (quoted, format) in [
        (marked("“", "”"), Format::Plain),
        (marked("«", "»."), Format::Plain),
        (marked("\"", "\""), Format::Markdown),
        (by_format, Format::Markdown),
    ] {
        let text = draft(|i, asked, said| {
            let said = if i == 2 { format!("{said} Ik schreef:\n\n{quoted}") } else { said.into() };
            format!("Vraag {i}\n{asked}\n\nAntwoord {i}\n{said}")
        });
        is_whole("quoted", &text, format);
    }
    let asked = draft(|i, asked, said| format!("> Vraag {i}\n> {asked}\n\nAntwoord {i}\n{said}"));
    is_whole("asked", &asked, Format::Markdown);
    let all =
        draft(|i, asked, said| format!("> Vraag {i}\n> {asked}\n>\n> Antwoord {i}\n> {said}"));
    is_whole("all", &all, Format::Markdown);
    let marked = draft(|i, asked, said| format!("“Vraag {i}\n{asked}”\n\nAntwoord {i}\n{said}"));
    is_whole("marked", &marked, Format::Plain);
}

/// A table in an answer that names the two does not hide the questions and answers around it.
#[test]
fn a_table_in_columns_within_a_draft() {
    let table = "Vraag                          Antwoord\nIs de brug veilig?             60% ja\nIs de sluis veilig?            70% ja";
    let text = draft(|i, asked, said| {
        let said = if i == 1 { format!("{said}\n\n{table}") } else { said.into() };
        format!("Vraag {i}\n{asked}\n\nAntwoord {i}\n{said}")
    });
    is_whole("table", &text, Format::Plain);
}
