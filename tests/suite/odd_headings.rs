//! Headings in other forms than the usual ones: joint answers, other words, a question whose heading differs from the rest, lists, sets,
//! pages. Each table says what is read: the questions (`!` where one is open), and what each answer names or covers.

use kamerlint::draft::{Draft, Kind};
use kamerlint::lint;
use kamerlint::read::{Document, Format};
use kamerlint::register::Register;
use kamerlint::settings::Settings;
use kamerlint::text::Source;

const HEAD: &str = "Antwoorden van de minister van Infrastructuur en Waterstaat op vragen van het lid Boswijk (CDA) over de pont\n\n";
const QUESTIONS: [&str; 4] = [
    "Kent u het bericht dat de pont over het kanaal uit de vaart is?",
    "Hoeveel reizigers gebruikten de pont in 2024?",
    "Wat kost het herstel van de pont?",
    "Kunt u toezeggen dat de gemeente wordt geïnformeerd?",
];
const ANSWERS: [&str; 4] = [
    "Ja.",
    "In 2024 gebruikten 5.500 reizigers de pont over het kanaal.",
    "Het herstel van de pont kost 12 miljoen euro.",
    "Ja, de gemeente wordt in januari geïnformeerd.",
];

fn document(text: &str, format: Format) -> Document {
    Document::of(Source::new(text).unwrap(), format)
}

/// The questions, and behind a bar which of them each answer covers.
fn read(text: &str, format: Format) -> String {
    let draft = Draft::read(&document(text, format), Register::builtin());
    let questions = draft
        .questions
        .iter()
        .map(|one| format!("{}{}", one.number, if draft.is_answered(one) { "" } else { "!" }));
    let answers = draft.answers.iter().map(|answer| {
        let covered = answer.questions.iter().filter_map(|&i| draft.questions.get(i));
        let covered: Vec<String> = covered.map(|one| one.number.to_string()).collect();
        format!("{}{}", covered.join("+"), if answer.headed { "" } else { "?" })
    });
    let shown = |all: &mut dyn Iterator<Item = String>| all.collect::<Vec<_>>().join(" ");
    format!("{} | {}", shown(&mut { questions }), shown(&mut { answers }))
}

fn plain(text: &str) -> String {
    read(text, Format::Plain)
}

fn codes(text: &str, format: Format) -> Vec<String> {
    let report = lint::check(&document(text, format), &Settings::default());
    report.diagnostics.iter().map(|one| one.rule.code.clone()).collect()
}

/// A form with the number, and the words behind it.
fn part(form: &str, number: usize, words: &str) -> String {
    form.replace("{n}", &number.to_string()).replace("{}", words)
}

/// Each question with its answer below it, but for those in `open`.
fn pairs(question: &str, answer: &str, open: &[usize]) -> String {
    let mut text = HEAD.to_owned();
    for (number, (asked, said)) in (1..).zip(QUESTIONS.iter().zip(ANSWERS)) {
        text += &format!("{}\n\n", part(question, number, asked));
        if !open.contains(&number) {
            text += &format!("{}\n\n", part(answer, number, said));
        }
    }
    text
}

/// All questions, and then all answers but for those in `open`.
fn blocks(question: &str, between: &str, answer: &str, open: &[usize]) -> String {
    let all = |form: &str, words: [&str; 4], open: &[usize]| {
        let parts = (1..).zip(words).filter(|(number, _)| !open.contains(number));
        parts.map(|(number, words)| part(form, number, words)).collect::<Vec<_>>().join("\n\n")
    };
    format!("{HEAD}{}\n\n{between}{}\n", all(question, QUESTIONS, &[]), all(answer, ANSWERS, open))
}

#[test]
fn one_answer_to_several_questions() {
    for joint in [
        "Gezamenlijk antwoord op de vragen 2, 3 en 4",
        "Gecombineerd antwoord vragen 2 t/m 4",
        "Gezamenlijk antwoord",
        "Antwoord op vragen 2, 3 en 4 gezamenlijk",
        "Antwoord op 2, 3 en 4",
        "Antwoord op vragen (2 t/m 4)",
        "Antwoord op vragen 2 t/m. 4",
        "Antwoord op vragen nrs. 2 t/m 4",
        "Antwoord op vragen 2 tot en met 4 van het lid Van Dijk",
        "Antwoord op vraag 2 en op vraag 3 en 4",
        "Antwoord op de tweede, derde en vierde vraag",
        "2, 3 en 4. Antwoord",
        "A2-4:",
        "Ad 2 t/m 4",
        "Reactie op vragen 2 t/m 4",
    ] {
        for (question, first) in [
            ("Vraag {n}\n{}", "Antwoord\n{}"),
            ("Vraag {n}\n{}", "Antwoord op vraag {n}\n{}"),
            ("{n}. {}", "Antwoord\n{}"),
        ] {
            let text = pairs(question, first, &[2, 3, 4]) + &format!("{joint}\n{}", ANSWERS[1]);
            assert_eq!(plain(&text), "1 2 3 4 | 1 2+3+4", "{text}");
        }
    }
}

#[test]
fn answers_under_other_words() {
    for answer in [
        "antwoord\n{}",
        "antwoord: {}",
        "Antwoord van de minister\n{}",
        "Antwoord minister\n{}",
        "Antwoord minister: {}",
        "Antwoord (Defensie)\n{}",
        "Antwoord (concept)\n{}",
        "Antwoord op de vraag\n{}",
        "Antwoord en toelichting\n{}",
        "Antwoord.\n{}",
        "Antw: {}",
        "Reactie\n{}",
        "Reactie {n}\n{}",
        "Reactie op vraag {n}\n{}",
        "Kabinetsreactie:\n{}",
        "A{n}: {}",
        "{n}. Antwoord\n{}",
        "Nader antwoord op vraag {n}\n{}",
        "Ad {n}. {}",
    ] {
        for question in ["Vraag {n}\n{}", "{n}. {}", "{n}\n{}"] {
            let text = pairs(question, answer, &[]);
            assert_eq!(plain(&text), "1 2 3 4 | 1 2 3 4", "{text}");
            let text = pairs(question, answer, &[2]);
            assert_eq!(plain(&text), "1 2! 3 4 | 1 3 4", "{text}");
        }
    }
}

/// Under the only question of a draft another word for an answer stands once; with a colon, and where questions are the subject.
#[test]
fn one_answer_under_another_word() {
    for asked in [QUESTIONS[1], "Wilt u de Kamer het rapport sturen."] {
        for question in ["Vraag 1\n{}", "1. {}"] {
            for answer in
                ["Reactie: {}", "A: {}", "Reactie van het kabinet:\n{}", "1. Antwoord:\n{}"]
            {
                let [question, answer] = [part(question, 1, asked), part(answer, 1, ANSWERS[1])];
                for between in ["\n", "\n\n"] {
                    let text = format!("{HEAD}{question}{between}{answer}\n");
                    assert_eq!(plain(&text), "1 | 1", "{text}");
                    assert_eq!(read(&text, Format::Markdown), "1 | 1", "{text}");
                }
            }
        }
    }
    let text = format!("{HEAD}1. {}\n\nReactie\n{}\n", QUESTIONS[1], ANSWERS[1]);
    assert_eq!(plain(&text), "1 | 1?", "{text}");
    let chapters = "Geachte voorzitter,\n\n1. Wat is er aan de hand?\n\nReactie: de pont vaart niet.\n\n2. Tot slot\n\nDat was het.\n";
    assert_eq!(plain(chapters), " | ");
}

/// In Markdown the number of an answer is a line of its own, and in neither text.
#[test]
fn numbers_before_the_word_for_an_answer() {
    let text = pairs("{n}. {}", "{n}. Antwoord:\n{}", &[]);
    let draft = Draft::read(&document(&text, Format::Markdown), Register::builtin());
    let texts: Vec<_> = draft.questions.iter().map(|question| question.flow.text()).collect();
    assert_eq!(texts, QUESTIONS);
    assert_eq!(read(&text, Format::Markdown), "1 2 3 4 | 1 2 3 4");
}

/// What says so once, or where answers have their own headings, is text.
#[test]
fn words_that_stand_once_are_text() {
    let usual = pairs("Vraag {n}\n{}", "Antwoord {n}\n{}", &[]);
    for words in [
        "A: Ja.",
        "Reactie",
        "Ad 1. Dat is juist.\n\nAd 2. Dat is niet juist.",
        "Antwoord van de minister",
        "1. Er komt een steiger.\n\n2. Er komt een brug.",
        "V: Wie vaart er?\nA: De schipper.\n\nV: En wie nog meer?\nA: Niemand.",
        "I. Inleiding\n\nII. Slot",
    ] {
        let text = format!("{usual}Verder geldt het volgende.\n\n{words}\n\nTot zover.\n");
        assert_eq!(plain(&text), "1 2 3 4 | 1 2 3 4", "{text}");
    }
}

#[test]
fn answers_behind_all_questions() {
    for question in ["Vraag {n}\n{}", "{n}. {}"] {
        for (between, answer) in [
            ("", "Ad {n}. {}"),
            ("", "Ad vraag {n}\n{}"),
            ("Antwoorden\n\n", "{n}. {}"),
            ("Beantwoording\n\n", "{n}. {}"),
            ("Antwoorden\n\n", "Antwoord {n}\n{}"),
            ("Antwoorden\n\n", "Vraag {n}\n{}"),
            ("Antwoorden\n\n", "**Vraag {n}:** {}"),
            ("Beantwoording:\n\n", "## Vraag {n}\n\n{}"),
        ] {
            let text = blocks(question, between, answer, &[]);
            assert_eq!(plain(&text), "1 2 3 4 | 1 2 3 4", "{text}");
            assert_eq!(plain(&text.replace('\n', "\r\n")), "1 2 3 4 | 1 2 3 4", "{text}");
            let marked = between.contains('A') || between.contains('B');
            if marked {
                assert_eq!(read(&text, Format::Markdown), "1 2 3 4 | 1 2 3 4", "{text}");
            }
            assert!(codes(&text, Format::Plain).is_empty(), "{text}");
            if answer != "Ad {n}. {}" {
                let text = blocks(question, between, answer, &[3]);
                assert_eq!(plain(&text), "1 2 3! 4 | 1 2 4", "{text}");
            }
        }
        // One answer to all, with a list in it.
        for list in
            ["1. Er komt een steiger.\n\n2. Er komt een brug.", "1. Ja.\n\n2. Nee.\n\n7. Ja."]
        {
            let text = blocks(question, &format!("Antwoord\n\n{list}\n\n"), "{}", &[1, 2, 3]);
            assert_eq!(plain(&text), "1 2 3 4 | 1+2+3+4", "{text}");
        }
    }
}

#[test]
fn questions_that_stand_there_twice() {
    let again = pairs("Vraag {n}\n{}", "Antwoord\n{}", &[4]);
    let again = again.strip_prefix(HEAD).unwrap();
    let text = blocks("Vraag {n}\n{}", &format!("Antwoorden\n\n{again}"), "", &[1, 2, 3, 4]);
    assert_eq!(plain(&text), "1 2 3 4! | 1 2 3", "{text}");
}

/// Below `Antwoorden` the heading of a question is that of its answer only where what stands under it asks nothing.
#[test]
fn questions_below_the_title_of_the_answers() {
    let asked = |number: usize| format!("Vraag {number}\n{}\n\n", QUESTIONS[number - 1]);
    let both = |number: usize| format!("{}{}\n\n", asked(number), ANSWERS[number - 1]);
    let text = format!("{HEAD}Antwoorden\n\n{}", (1..=4).map(both).collect::<String>());
    assert_eq!(plain(&text), "1 2 3 4 | 1? 2? 3? 4?", "{text}");
}

#[test]
fn the_last_question_has_another_heading() {
    for last in [
        "Vraag 4,\n",
        "Vraag 4, ",
        "Vraag 4;\n",
        "Vrag 4\n",
        "Vraag - 4\n",
        "Vraagnr. 4\n",
        "[Vraag 4]\n",
        "[Vraag 4] ",
        "Vr. 4\n",
        "Vraag 4, D66\n",
        "Vraag 4 van het lid Van Dijk\n",
        "Vraag. 4\n",
        "Kamervraag 4\n",
        "4. ",
        "4) ",
        "4.\n",
    ] {
        let three = pairs("Vraag {n}\n{}", "Antwoord {n}\n{}", &[]);
        let (three, _) = three.split_once("Vraag 4").unwrap();
        let text = format!("{three}{last}{}\n", QUESTIONS[3]);
        assert_eq!(plain(&text), "1 2 3 4! | 1 2 3", "{text}");
    }
    let two = pairs("{n}. {}", "Antwoord\n{}", &[]);
    let (two, _) = two.split_once("3. Wat").unwrap();
    let text = format!("{two}3 en 4. {} {}\n", QUESTIONS[2], QUESTIONS[3]);
    assert_eq!(plain(&text), "1 2 3! 4! | 1 2", "{text}");
    let text = pairs("{n}\n{}", "Antwoord\n{}", &[4]).replace("\n3\n", "\nVraag 3\n");
    assert_eq!(plain(&text), "1 2 3 4! | 1 2 3", "{text}");
}

/// A number in an answer is a question only where it is the next, no list leads to it and it asks in so many words.
#[test]
fn numbers_in_an_answer_are_no_questions() {
    for words in [
        "4. De gemeente wordt geïnformeerd.",
        "5. Wie betaalt het herstel van de pont?",
        "4. Trouw, «Wie betaalt het herstel van de pont?»",
        "3. De gemeente.\n\n4. Wie betaalt het herstel van de pont?",
        "Deelvraag 4\nWie betaalt het herstel van de pont?",
    ] {
        let three = pairs("Vraag {n}\n{}", "Antwoord {n}\n{}", &[]);
        let (three, _) = three.split_once("Vraag 4").unwrap();
        let text = format!("{three}{words}\n");
        assert_eq!(plain(&text), "1 2 3 | 1 2 3", "{text}");
    }
    // A list in the last answer that has more items than there are questions.
    let two = pairs("{n}. {}", "Antwoord\n{}", &[]);
    let (two, _) = two.split_once("3. Wat").unwrap();
    let list: String =
        (1..=5).map(|n| format!("{n}. Er komt een steiger in haven {n}.\n\n")).collect();
    assert_eq!(plain(&format!("{two}{list}")), "1 2 | 1 2");
}

#[test]
fn a_page_has_one_number() {
    let four = pairs("{n}\n{}", "Antwoord\n{}", &[4]);
    let text = four.replace("\n2\n", "\n1\n\n\u{c}2\n").replace("\n4\n", "\n2\n\n\u{c}4\n") + "3\n";
    assert_eq!(plain(&text), "1 2 3 4! | 1 2 3", "{text}");
}

#[test]
fn several_sets() {
    let other = HEAD.replace("Boswijk (CDA) over de pont", "Podt (D66) over de brug");
    for (first, second) in
        [("{n}. {}", "{n}. {}"), ("Vraag {n}\n{}", "{n}. {}"), ("{n}\n{}", "{n}. {}")]
    {
        let one = pairs(first, "Antwoord\n{}", &[]);
        let two = pairs(second, "Antwoord\n{}", &[1, 4]).replace(HEAD, &other);
        assert_eq!(plain(&(one.clone() + &two)), "1 2 3 4 1! 2 3 4! | 1 2 3 4 2 3", "{one}{two}");
        // The second set is the longer one.
        let (short, _) = one.split_once(&part(first, 3, QUESTIONS[2])).unwrap();
        assert_eq!(plain(&(short.to_owned() + &two)), "1 2 1! 2 3 4! | 1 2 2 3", "{short}{two}");
    }
    let text = "Vragen van het lid Boswijk (CDA)\nVraag 1\nWat gaat u doen?\nAntwoord:\nIk spreek met de eilanden.\n\
        Vragen van het lid Podt (D66)\nVraag 1\nHoe beoordeelt u het rapport?\nAntwoord:\nPositief.\n";
    assert_eq!(plain(text), "1 1 | 1 1");
    assert!(codes(text, Format::Plain).is_empty());
}

#[test]
fn answers_on_the_line_of_their_question() {
    for answer in [" Antwoord: {}", " Antwoord {n}: {}"] {
        for question in ["{n}. {}", "Vraag {n}: {}"] {
            let text = pairs(&format!("{question}@"), answer, &[3]).replace("@\n\n ", " ");
            let text = text.replace('@', "");
            for text in [text.clone(), text.replace("miljoen euro", "miljoen euro &amp; meer")] {
                assert_eq!(plain(&text), "1 2 3! 4 | 1 2 4", "{text}");
                assert_eq!(read(&text, Format::Markdown), "1 2 3! 4 | 1 2 4", "{text}");
            }
            // A request ends in a full stop.
            let text =
                text.replace(QUESTIONS[1], "Wilt u de Kamer een overzicht van de kosten sturen.");
            assert_eq!(plain(&text), "1 2 3! 4 | 1 2 4", "{text}");
        }
    }
    let text = format!(
        "{HEAD}1. Wat kost het? **Antwoord:** *Niets*.\n\n2. Wie betaalt? Antwoord: De provincie.\n"
    );
    let draft = Draft::read(&document(&text, Format::Markdown), Register::builtin());
    let texts: Vec<_> = draft.answers.iter().map(|answer| answer.flow.text()).collect();
    assert_eq!(texts, ["Niets.", "De provincie."]);
    // Once it is a figure of speech.
    let text = pairs("{n}. {}", "{}", &[]) + "Wie betaalt dat? Antwoord: de gemeente.\n";
    assert_eq!(plain(&text), "1 2 3 4 | 1? 2? 3? 4?", "{text}");
}

#[test]
fn numbers_beside_their_words_and_roman_numbers() {
    let text = format!(
        "{HEAD}1. **Vraag:** {}\n\n   **Antwoord:** Ja.\n\n2. **Vraag:** {}\n\n   **Antwoord:**\n\n3. **Vraag:** {}\n\n   **Antwoord:** Niets.\n",
        QUESTIONS[0], QUESTIONS[1], QUESTIONS[2]
    );
    assert_eq!(read(&text, Format::Markdown), "1 2! 3 | 1 2 3");
    assert_eq!(codes(&text, Format::Markdown), ["KL102"]);
    let mut text = pairs("{n}. {}", "Antwoord\n{}", &[3]);
    for (number, roman) in [("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")] {
        text = text.replace(&format!("\n{number}. "), &format!("\n{roman}. "));
    }
    assert_eq!(plain(&text), "1 2 3! 4 | 1 2 4", "{text}");
}

/// The title above all questions says what the document is.
#[test]
fn a_title_says_that_a_document_answers() {
    let text = "Beantwoording\n\nVraag 1\nKent u het bericht over de pont?\n\nJa.\n";
    let draft = Draft::read(&document(text, Format::Plain), Register::builtin());
    assert_eq!((draft.kind, plain(text).as_str()), (Kind::Answers, "1 | 1?"));
}

/// A further answer is given to some questions only.
#[test]
fn a_further_answer_passes_over_numbers() {
    let text = "Vraag 2\nWat kost de pont?\n\n{} 2\nDrie miljoen euro.\n\nVraag 5\nWanneer vaart de pont?\n\n{} 5\nIn mei.\n";
    assert!(codes(&text.replace("{}", "Nader antwoord"), Format::Plain).is_empty());
    assert_eq!(codes(&text.replace("{}", "Antwoord"), Format::Plain), ["KL104", "KL104"]);
    let head = "Nader antwoord van minister Madlener (Infrastructuur en Waterstaat) (ontvangen 20 mei 2025)\n\n";
    let text = head.to_owned() + &text.replace("{}", "Antwoord");
    assert!(!codes(&text, Format::Plain).contains(&"KL104".to_owned()));
}
