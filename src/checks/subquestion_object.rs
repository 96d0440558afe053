//! KL121: what a sub-question is about does not come back in the answer.

use std::ops::Range;

use super::{Context, Finding};
use crate::draft::{Answer, Due, Polarity, Prose, Question, SubQuestion};
use crate::text::tables::QuickSet;

/// Reports, in a question of several sub-questions, one that asks for something to be done and leaves no trace in the answer.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let sending = draft.references.iter().filter(|reference| reference.sends);
    let sending: QuickSet<usize> = sending.map(|reference| reference.answer).collect();
    for question in draft
        .questions
        .iter()
        .filter(|question| question.place_in_heading == 0 && question.subquestions.len() > 1)
    {
        // An answer that refers to another one may hold it there.
        let answers: Vec<&Answer> = draft.answers_to(question).collect();
        let [answer] = answers.as_slice() else { continue };
        if answer.questions.len() > 1
            || question.answers.iter().any(|answer| sending.contains(answer))
            || answer.flow.text().len() < SHORTEST
        {
            continue;
        }
        for sub in question.subquestions.iter().filter(|sub| is_due(sub, answer)) {
            if let Some(range) = request(context, question, sub, answer) {
                let word = question.flow.slice(range.clone());
                let finding = Finding::at(question.flow.span(range))
                    .with("word", word)
                    .with("number", question.number);
                found.push(finding.related(answer.heading, "answer"));
            }
        }
    }
}

/// A shorter answer, in bytes, is a plain yes, no or reference.
const SHORTEST: usize = 60;

fn is_due(sub: &SubQuestion, answer: &Answer) -> bool {
    match sub.due {
        Due::Always => true,
        Due::IfYes => answer.polarity() != Some(Polarity::No),
        Due::IfNo => false,
    }
}

/// Words that say whether one will do something.
const WILLING: [&str; 34] = [
    "bereid",
    "zal",
    "zullen",
    "ga",
    "gaan",
    "gaat",
    "voornemens",
    "plan",
    "ja",
    "nee",
    "neen",
    "niet",
    "geen",
    "wil",
    "willen",
    "reeds",
    "blijf",
    "blijven",
    "bezie",
    "bezien",
    "onderzoek",
    "onderzoeken",
    "onderzocht",
    "verken",
    "verkennen",
    "overleg",
    "gesprek",
    "momenteel",
    "toegezegd",
    "verzocht",
    "gevraagd",
    "terughoudend",
    "ondersteun",
    "steun",
];

/// Words of a sub-question that asks the minister to act.
const ASKS_TO_ACT: [&str; 6] = ["bereid", "voornemens", "van plan", "wilt u", "gaat u", "zou u"];

/// "Bent u bereid om … een doorrekening … te laten doen", "Gaat u de NZa vragen …": what is asked for, when the answer neither names it nor
/// says whether it will be done.
fn request(
    context: &Context<'_>,
    question: &Question,
    sub: &SubQuestion,
    answer: &Answer,
) -> Option<Range<usize>> {
    if answer.flow.kept(&(), |flow, ()| says_whether(flow)).0 {
        return None;
    }
    let text = question.flow.slice(sub.range.clone());
    let lower = text.to_lowercase();
    // Places in the lower case must be places in the text.
    if lower.len() != text.len() || !ASKS_TO_ACT.iter().any(|words| lower.contains(words)) {
        return None;
    }
    let said = &answer.flow.text().to_lowercase();
    let named = abbreviation(text, context.words).filter(|range| {
        let short = text.get(range.clone()).unwrap_or_default();
        question.flow.text().match_indices(short).count() == 1
            && !said.contains(&short.to_lowercase())
    });
    let range = named.or_else(|| thing(&lower, said))?;
    Some(sub.range.start + range.start..sub.range.start + range.end)
}

/// Whether an answer says that something will be done, or not.
#[derive(Debug)]
struct Willing(bool);

fn says_whether(flow: &Prose) -> Willing {
    let said = flow.text().to_lowercase();
    Willing(said.split(|c: char| !c.is_alphanumeric()).any(|word| WILLING.contains(&word)))
}

/// The thing that is to be done: the word behind the last "een" before "te", when the answer does not take it up.
fn thing(lower: &str, said: &str) -> Option<Range<usize>> {
    let te = lower.find(" te ")?;
    let start = lower.get(..te)?.rfind(" een ")? + " een ".len();
    let len = lower.get(start..)?.find(|c: char| !c.is_alphanumeric() && c != '-')?;
    let noun = lower.get(start..start + len)?;
    // A short word or an adjective ("een onafhankelijke …") is not what is asked for.
    let fits = noun.chars().count() >= 6 && !noun.ends_with('e');
    (fits && !traces(noun).iter().any(|stem| said.contains(stem))).then_some(start..start + len)
}

/// The only abbreviation in a text that not everybody knows.
fn abbreviation(text: &str, known: &[String]) -> Option<Range<usize>> {
    let mut at = 0;
    let mut found = text.split_inclusive(|c: char| !c.is_alphanumeric()).filter_map(|word| {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let range = at..at + bare.len();
        at += word.len();
        let capitals = bare.chars().filter(|c| c.is_uppercase()).count();
        let letters = bare.chars().count();
        let short = capitals >= 2 && capitals * 3 >= letters * 2 && (2..=8).contains(&letters);
        (short && !known.iter().any(|known| known == bare)).then_some(range)
    });
    // A list of names is answered as a whole.
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The beginnings of a word by which a text takes it up again: "doorrekening" comes back as "doorgerekend" and "rekent door".
fn traces(word: &str) -> Vec<String> {
    let stem = |word: &str, most: usize| word.chars().take(most).collect::<String>();
    let mut stems = vec![stem(word, 6)];
    for prefix in [
        "door", "uit", "aan", "over", "onder", "voor", "af", "in", "op", "na", "toe", "be", "ver",
        "ge", "her", "mee",
    ] {
        if let Some(rest) = word.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 5) {
            stems.push(format!("{prefix}ge{}", stem(rest, 4)));
            stems.push(stem(rest, 5));
        }
    }
    stems
}
