//! What holds for every input: no panic, spans inside the text, fixes that mend what they say.

use crate::growth::stays_linear;
use kamerlint::lint::{self, check};
use kamerlint::read::{Document, Format, decode};
use kamerlint::rule::Safety;
use kamerlint::settings::Settings;
use kamerlint::text::Source;
use kamerlint::{fix, report};
use proptest::prelude::*;

fn all_rules() -> Settings {
    let mut settings = Settings::default();
    settings.selection.select = vec!["all".to_owned()];
    settings
}

/// Lints a text in both formats and checks every place that is reported.
fn lint(text: &str) {
    for format in [Format::Plain, Format::Markdown] {
        let source = Source::new(text).unwrap();
        let report = check(&Document::of(source.clone(), format), &all_rules());
        for found in &report.diagnostics {
            let places = found.related.iter().map(|(span, _)| *span).chain([found.span]);
            let edits = found.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
            for span in places.chain(edits) {
                assert!(
                    text.get(span.range()).is_some(),
                    "{:?} {span:?} in {text:?}",
                    found.rule.code
                );
            }
        }
        // Tables give their rows in another order each time: none of that may be seen.
        let again = check(&Document::of(source.clone(), format), &all_rules());
        let said = |report: &lint::Report| -> Vec<String> {
            let each = report.diagnostics.iter();
            each.map(|found| format!("{:?} {} {:?}", found.span, found.message, found.related))
                .collect()
        };
        assert_eq!(said(&again), said(&report), "{text:?}");
        let language = kamerlint::rule::Language::En;
        let look = report::Look { colour: report::Colour::On, width: 80 };
        let file = report::Checked {
            path: "a.txt".into(),
            listed: "a.txt".into(),
            source,
            blocks: std::sync::Arc::default(),
            report,
            language,
            fixes: 0,
            titles: Vec::new(),
            beside: report::Beside::default(),
        };
        assert!(report::full(&file, &look).is_empty() == file.report.diagnostics.is_empty());
        let files = [file];
        assert!(report::json(&files).ends_with("}\n"));
        assert!(report::sarif(&files).ends_with("}\n"));
        let html = report::html(&files, language, kamerlint::project::today());
        for tag in ["mark", "div", "ul", "li", "a", "p", "span", "section", "article"] {
            let opened = html.matches(&format!("<{tag} ")).count()
                + html.matches(&format!("<{tag}>")).count();
            assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "<{tag}> in {text:?}");
        }
        assert_eq!(letters_shown(&html), letters_of(text), "{text:?}");
    }
}

/// A draft as the HTML report shows it, in paragraphs; white space left out.
fn letters_shown(html: &str) -> String {
    let mut shown = String::new();
    for line in html.split("<div class=\"line\"").skip(1) {
        let line = line.split_once('>').unwrap().1.split("</div>").next().unwrap();
        let mut text = String::new();
        for (i, piece) in line.split('<').enumerate() {
            let Some((tag, words)) = piece.split_once('>').filter(|_| i > 0) else {
                text.push_str(piece);
                continue;
            };
            // What stands inside a link is the number of a finding.
            if !tag.starts_with("a ") {
                text.push_str(words);
            }
        }
        shown.extend(text.split_whitespace());
    }
    shown
}

/// A text as it should be shown.
fn letters_of(text: &str) -> String {
    let lines = text.split(['\n', '\r']).map(|line| report::escaped(&line.replace('\u{c}', "")));
    lines.flat_map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Lines that drafts are made of, in any order.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        (1..12u32).prop_map(|n| format!("Vraag {n}")),
        (1..12u32).prop_map(|n| format!("Antwoord op vraag {n}:")),
        (1..9u32, 1..12u32).prop_map(|(a, b)| format!("Antwoord {a} t/m {b}")),
        (1..9u32).prop_map(|n| format!("{n} Kamerstuk 32 852, nr. {n}")),
        (1..9u32)
            .prop_map(|n| format!("[^{n}]: Kamerstukken II 2024/25, 36 600 XVII, nrs. {n} en 12")),
        (1..9u32).prop_map(|n| format!("{n}. Kunt u dat bevestigen?")),
        (1..9u32).prop_map(|n| format!("Zie vraag {n}, en het antwoord op vragen 2 en {n}.")),
        (1..9u32)
            .prop_map(|n| format!("Dat is gemeld aan het Observatorium{n} (in mei){n}[^{n}].")),
        Just("Antwoord".to_owned()),
        Just("Mededeling".to_owned()),
        Just("Geachte voorzitter, hierbij bied ik, mede namens de minister van é😀,".to_owned()),
        Just("De minister van Financiën,".to_owned()),
        Just(
            "Antwoorden van de minister van Financiën op vragen van de leden X en Y (VVD)"
                .to_owned()
        ),
        Just(
            "ISSN 0921 - 7398’s-Gravenhage 2024Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 1"
                .to_owned()
        ),
        Just("\u{c}".to_owned()),
        Just(String::new()),
        Just("2".to_owned()),
        "\\PC{0,40}",
    ]
}

fn draft() -> impl Strategy<Value = String> {
    (prop::collection::vec(line(), 0..40), prop_oneof![Just("\n"), Just("\r\n"), Just("\r")])
        .prop_map(|(lines, end)| lines.join(end))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, rng_seed: proptest::test_runner::RngSeed::Fixed(3), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_findings_or_a_clear_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        match decode(bytes) {
            Ok(text) => lint(&text),
            Err(error) => prop_assert!(error.to_string().contains("byte")),
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,300}") {
        lint(&text);
    }

    #[test]
    fn any_draft_is_read(text in draft()) {
        lint(&text);
    }

    #[test]
    fn safe_fixes_mend_and_add_nothing_and_are_done_in_one_go(text in draft()) {
        let settings = Settings::default();
        let source = Source::new(text).unwrap();
        let document = Document::of(source, Format::Plain);
        let before = check(&document, &settings);
        let mended = fix::until_stable(&document, &settings, Safety::Safe);
        if let Some(fixed) = mended.document {
            prop_assert!(mended.report.diagnostics.len() < before.diagnostics.len());
            let again = fix::until_stable(&fixed, &settings, Safety::Safe);
            prop_assert!(again.document.is_none());
        }
    }
}

#[test]
fn every_place_of_an_odd_text_lies_in_it() {
    let plural = "de Stichting Maritiem Centrum (SMC’s) en het Service Management Centrum (SMC’s)";
    for odd in [
        &*format!("{plural} en nog eens {plural}. De SMC’s."),
        "| a | b |\n|---|---|\n| (SMC’s) | Ja |\n| c |  |\n| | |",
        "[^4294967295]: een noot",
        "Zo is het.[^4294967295]\n\n[^4294967295]: een noot\n[^4294967296]: nog een",
        "Zo is het²²²²²²²²²²² en²²²²²²²²²²².\n\n²²²²²²²²²²² Een bron",
        "[^3]:[^0]:",
        "[^3]:[^0]:\n\n[^0]:[^3]:",
        "Zie vraag 4294967296 en vraag 18446744073709551616.",
    ] {
        lint(odd);
        lint(&format!("Vraag 1\nKlopt dit? {odd}\n\nAntwoord 1\nJa. {odd}\n\n{odd}\n"));
    }
}

#[test]
fn answers_that_refer_to_each_other_stay_linear() {
    // Each to the one before it, to the one behind it, and all to the first.
    for (what, star, step) in [("a chain", 0, -1), ("a chain on", 0, 1), ("a star", 1, 0)] {
        stays_linear(what, 6_000, |size| {
            let pair = |i| {
                let to = if step == 0 { star } else { i + step };
                format!("Vraag {i}\nWaarom?\n\nAntwoord {i}\nZie het antwoord op vraag {to}.\n\n")
            };
            lint(&(1..=i32::try_from(size / 60).unwrap()).map(pair).collect::<String>());
        });
    }
}

#[test]
fn a_long_line_and_many_lines_stay_linear() {
    // Texts made to be slow.
    for unit in [
        "1a",
        "Vraag 1\n",
        "a1 ",
        "[1] ",
        "[^1]",
        "antwoord op vraag 1, 2 en ",
        "1 Kamerstuk\n",
        "2)",
        "(",
        "«",
        "‘a ",
        "é",
        "en en ",
        "\u{c}x\n",
        "5\n",
        "zie het antwoord op vraag 1. ",
        "zie het antwoord op vraag 1 ",
        "woord-\n",
        "woord-",
        "https://a.nl/",
        "minister van Financien en ",
        "het lid Jansen (VVD) en ",
        "PM ",
        "Kamerstuk 36 600, nr. 1, ",
        "ik zal uw Kamer informeren, ",
        "Jan ",
        "Raad van ",
    ] {
        stays_linear(unit, 4_000, |size| lint(&unit.repeat(size / unit.len())));
    }
}

#[test]
fn what_stands_in_one_answer_many_times_stays_linear() {
    for unit in [
        "Zie het antwoord op vraag 1 en zie uw vraag 1 hier ",
        "Zie daarvoor het kamerstuk nr. 117 van toen. ",
        "Van 01 t/m 03 mei 2026 en op 4 Mei 2026 ",
        "\n1. NRC, 3 mei 2026, blz. 4.\n",
        "Vraag 1          Antwoord 1 ",
        "+- ",
        "Antwoord 1\nJa.\n",
        "Dat is zo (bron toevoegen). ",
        "> Vraag 2\n> Waarom dan?\n>\n",
    ] {
        let text = |size: usize| {
            format!("Vraag 1\nWaarom?\n\nAntwoord 1\nJa.1\n\n{}", unit.repeat(size / unit.len()))
        };
        stays_linear(unit, 24_000, |size| lint(&text(size)));
    }
}
