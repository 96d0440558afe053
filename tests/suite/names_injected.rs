//! Slips put into the offices, parties and names of real published texts and of drafts of the project, by a seeded injector: how
//! many are seen within two lines of where they are.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kamerlint::draft::{Kind, NamedOffice};
use kamerlint::lint::{Report, check};
use kamerlint::read::{Document, Format};
use kamerlint::register::{Register, Spelling};
use kamerlint::rule::Severity;
use kamerlint::settings::Settings;
use kamerlint::text::Source;

use crate::shared::shared;

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap()
    }
}

struct Text {
    name: String,
    text: String,
    /// Where the first question begins: letter, head and answer line stand before.
    head: usize,
    report: Report,
}

fn lint(name: &str, text: &str) -> Report {
    let source = Source::new(text).unwrap();
    let mut settings = Settings::default();
    settings.selection.select = vec!["ondertekening".to_owned()];
    check(&Document::of(source, Format::of_path(Path::new(name))), &settings)
}

fn read(paths: Vec<PathBuf>) -> Vec<Text> {
    let texts = paths.into_iter().map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        let report = lint(&path.to_string_lossy(), &text);
        let first = report.draft.questions.first().map(|question| question.span.start as usize);
        Text { name: path.display().to_string(), head: first.unwrap_or(text.len()), text, report }
    });
    let read = [Kind::Answers, Kind::Notice, Kind::Questions];
    texts.filter(|text| read.contains(&text.report.draft.kind)).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        path.extension().is_some_and(|extension| extension == "txt" || extension == "md")
    });
    paths.sort();
    paths
}

/// A change: the bytes that go, and what comes.
type Change = (std::ops::Range<usize>, String);

/// Whether the changed text has a finding within two lines of the change that the text itself has not.
fn seen(text: &Text, change: &Change, lowest: Severity) -> bool {
    let (range, new) = change;
    let mut changed = text.text.clone();
    changed.replace_range(range.clone(), new);
    let line = |text: &str, at: usize| text[..at].matches('\n').count();
    let at = line(&changed, range.start);
    let found = lint(&text.name, &changed).diagnostics;
    let known = |message: &str| {
        text.report.diagnostics.iter().filter(|found| found.message == message).count()
    };
    found.iter().any(|one| {
        let near = line(&changed, one.span.start as usize).abs_diff(at) <= 2;
        let same = found.iter().filter(|other| other.message == one.message).count();
        near && one.severity >= lowest && same > known(&one.message)
    })
}

/// Puts each kind of slip into each text some times; says how many there were and which were not seen.
fn run(
    texts: &[Text],
    lowest: Severity,
    most: usize,
    changes: impl Fn(&Text, &mut Dice) -> Vec<Change>,
) -> (usize, Vec<String>) {
    let (mut all, mut missed) = (0, Vec::new());
    for (i, text) in texts.iter().enumerate() {
        let mut dice = Dice(0x9e37_79b9 + i as u64 * 7919);
        let mut changes = changes(text, &mut dice);
        while changes.len() > most {
            changes.swap_remove(dice.below(changes.len()));
        }
        for change in changes {
            all += 1;
            if !seen(text, &change, lowest) {
                let name = text.name.rsplit('/').next().unwrap();
                missed.push(format!("{name}: {:?} → {:?}", &text.text[change.0.clone()], change.1));
            }
        }
    }
    (all, missed)
}

/// Where some words stand in a text, whatever white space is between them.
fn places(text: &str, words: &str) -> Vec<std::ops::Range<usize>> {
    let words: Vec<&str> = words.split(' ').collect();
    let mut found = Vec::new();
    for (start, first) in text.match_indices(words[0]) {
        let mut end = start + first.len();
        let whole = words[1..].iter().all(|word| {
            let rest = &text[end..];
            let gap = rest.len() - rest.trim_start().len();
            let fits = gap > 0 && rest[gap..].starts_with(word);
            end += gap + word.len();
            fits
        });
        let alone = !text[..start].ends_with(char::is_alphanumeric)
            && !text.get(end..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if whole && alone {
            found.push(start..end);
        }
    }
    found
}

/// A word with one letter wrong, in one of four ways.
fn slip(word: &str, dice: &mut Dice) -> String {
    let letters: Vec<char> = word.chars().collect();
    let at: Vec<usize> = (0..letters.len()).filter(|&i| letters[i].is_alphabetic()).collect();
    let i = at[dice.below(at.len())];
    let mut slipped = letters.clone();
    match dice.below(4) {
        0 => drop(slipped.remove(i)),
        1 => slipped.insert(i, letters[i]),
        2 => slipped[i] = if letters[i] == 'e' { 'a' } else { 'e' },
        _ if i + 1 < letters.len() && letters[i + 1].is_alphabetic() => slipped.swap(i, i + 1),
        _ => slipped.insert(i, letters[i]),
    }
    if slipped == letters { slip(word, dice) } else { slipped.into_iter().collect() }
}

/// Another word for one of a name.
const OTHER_WORDS: [(&str, &str); 18] = [
    ("Werkgelegenheid", "Werkgelegenheden"),
    ("Wetenschap", "Wetenschappen"),
    ("Voedselzekerheid", "Voedselveiligheid"),
    ("Koninkrijksrelaties", "Koninkrijksdelen"),
    ("Veiligheid", "Vrijheid"),
    ("Migratie", "Migranten"),
    ("Klimaat", "Klimaten"),
    ("Sport", "Sporten"),
    ("Welzijn", "Welvaart"),
    ("Groei", "Groeien"),
    ("Waterstaat", "Waterstaten"),
    ("Ontwikkelingshulp", "Ontwikkelingen"),
    ("Ontwikkelingssamenwerking", "Ontwikkelingswerk"),
    ("Zaken", "Aangelegenheden"),
    ("Financiën", "Financiering"),
    ("Defensie", "Verdediging"),
    ("Natuur", "Naturen"),
    ("Volkshuisvesting", "Volkshuisvestingen"),
];

fn offices(text: &Text, dice: &mut Dice) -> Vec<Change> {
    let register = Register::builtin();
    let ministries = register.ministries().iter().map(|ministry| &*ministry.name);
    let posts = register.posts().iter().map(|post| &*post.office.portfolio);
    let mut names: Vec<&str> = ministries.chain(posts).filter(|name| !name.is_empty()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.dedup();
    let head = &text.text[..text.head];
    let mut taken: Vec<std::ops::Range<usize>> = Vec::new();
    let mut changes = Vec::new();
    for name in names {
        for place in places(head, name) {
            // Of an office: a role stands not far before it; and not a part of a longer name.
            let from = place.start.saturating_sub(90);
            let from = (from..).find(|&at| head.is_char_boundary(at)).unwrap();
            let before = head[from..place.start].to_lowercase();
            let role = before.contains("minister") || before.contains("staatssecretaris");
            if !role || taken.iter().any(|one| one.start < place.end && place.start < one.end) {
                continue;
            }
            taken.push(place.clone());
            for _ in 0..3 {
                changes.push((place.clone(), slip(&head[place.clone()], dice)));
            }
            for (word, other) in OTHER_WORDS {
                if let Some(at) = head[place.clone()].find(word) {
                    let start = place.start + at;
                    changes.push((start..start + word.len(), other.to_owned()));
                }
            }
        }
    }
    changes
}

fn parties(text: &Text, _: &mut Dice) -> Vec<Change> {
    let forms = [
        ("GroenLinks-PvdA", "Groenlinks-PvdA"),
        ("PvdD", "PvDD"),
        ("ChristenUnie", "Christenunie"),
        ("FVD", "FvD"),
        ("VVD", "vvd"),
    ];
    let places = forms.iter().flat_map(|(right, wrong)| {
        text.text[..text.head]
            .match_indices(right)
            .map(|(at, _)| (at..at + right.len(), (*wrong).to_owned()))
    });
    places.filter(|(range, _)| text.text[range.end..].starts_with(')')).collect()
}

/// The name with one letter twice.
fn doubled(name: &str, dice: &mut Dice) -> String {
    let letters: Vec<char> = name.chars().collect();
    let at: Vec<usize> = (0..letters.len()).filter(|&i| letters[i].is_alphabetic()).collect();
    let i = at[dice.below(at.len())];
    let mut doubled = letters.clone();
    doubled.insert(i, letters[i]);
    doubled.into_iter().collect()
}

fn ministers(text: &Text, dice: &mut Dice) -> Vec<Change> {
    let names: BTreeSet<&str> =
        Register::builtin().posts().iter().map(|post| &*post.surname).collect();
    let mut changes = Vec::new();
    for name in names {
        let capital = name[..1].to_uppercase() + &name[1..];
        for form in BTreeSet::from([name, &capital]) {
            for place in places(&text.text, form) {
                let from = place.start.saturating_sub(30);
                let from = (from..).find(|&at| text.text.is_char_boundary(at)).unwrap();
                let before = &text.text[from..place.start];
                let signs = text
                    .report
                    .draft
                    .people
                    .offices
                    .iter()
                    .filter_map(|office| office.person.as_ref());
                let mut signs = signs.map(|person| person.span.range());
                if before.contains("inister")
                    || before.contains("ecretaris")
                    || signs.any(|one| one.end == place.end)
                {
                    changes.push((place.clone(), doubled(&text.text[place], dice)));
                }
            }
        }
    }
    changes
}

/// Who answers or signs and held that office on the day, with any slip in the surname: of initials and first names nobody can say which
/// are right.
fn signatories(text: &Text, dice: &mut Dice) -> Vec<Change> {
    let draft = &text.report.draft;
    let surname = |office: &NamedOffice| {
        let (key, person) = (office.mention.key()?, office.person.as_ref()?);
        let (register, range) = (Register::builtin(), person.span.range());
        let name = &text.text[range.clone()];
        let found = register.find_person(name);
        let best = found.first().filter(|found| found.spelling == Spelling::Same)?;
        let whole = name.to_lowercase().ends_with(&best.post.surname.to_lowercase());
        let holds = register.holds(name, key, draft.date()?) == Some(true);
        (whole && holds).then(|| range.end - best.post.surname.len()..range.end)
    };
    let signs = draft.people.offices.iter().filter(|office| office.role.is_some());
    let places: Vec<_> = signs.filter_map(surname).collect();
    let places = places.into_iter();
    places.map(|place| (place.clone(), slip(&text.text[place], dice))).collect()
}

fn members(text: &Text, dice: &mut Dice) -> Vec<Change> {
    let members = text.report.draft.people.members.iter();
    let names: BTreeSet<&str> = members.map(|member| member.name.text.as_str()).collect();
    let mut changes = Vec::new();
    for name in names {
        let places = places(&text.text, name);
        if places.len() > 1 {
            changes.extend(
                places.into_iter().map(|place| (place.clone(), doubled(&text.text[place], dice))),
            );
        }
    }
    changes
}

fn rates(texts: &[Text], most: usize) -> Vec<(&'static str, usize, Vec<String>)> {
    let of = |name, lowest, changes: fn(&Text, &mut Dice) -> Vec<Change>| {
        let (all, missed) = run(texts, lowest, most, changes);
        println!("{name}: {} of {all} seen\n  {}", all - missed.len(), missed.join("\n  "));
        (name, all, missed)
    };
    vec![
        of("office", Severity::Warning, offices),
        of("party", Severity::Hint, parties),
        of("minister", Severity::Hint, ministers),
        of("signatory", Severity::Hint, signatories),
        of("member", Severity::Hint, members),
    ]
}

fn most_are_seen(rates: &[(&str, usize, Vec<String>)]) {
    for (name, all, missed) in rates {
        let least = if *name == "member" { 80 } else { 98 };
        assert!((all - missed.len()) * 100 >= all * least, "{name}: {missed:?} of {all}");
    }
}

#[test]
fn slips_in_published_texts_are_seen() {
    let Some(folder) = shared("names_injected", "corpus") else { return };
    let texts = read(files(&folder));
    let rates = rates(&texts, 2);
    assert!(rates.iter().all(|(_, all, _)| *all >= 10), "{rates:?}");
    most_are_seen(&rates);
}

/// As many as there are, in the texts of a folder of one's own.
#[test]
#[ignore = "measures the texts in the folder KAMERLINT_TEXTS"]
fn slips_in_other_texts_are_seen() {
    let folder = std::env::var_os("KAMERLINT_TEXTS").unwrap();
    rates(&read(files(Path::new(&folder))), 40);
}

#[test]
fn slips_in_drafts_are_seen() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts/good");
    let rates = rates(&read(files(&folder)), 3);
    // None of them names a signatory whose name could slip unseen by what stands beside it.
    let least = |name: &str| match name {
        "office" => 20,
        "signatory" => 0,
        _ => 1,
    };
    assert!(rates.iter().all(|(name, all, _)| *all >= least(name)), "{rates:?}");
    most_are_seen(&rates);
}
