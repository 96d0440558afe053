//! KL121: what a sub-question is about does not come back in the answer.

use super::{Context, Finding};
use crate::draft::{Answer, Draft, Due, Kind, Polarity, Question, SubQuestion};

/// Reports, in a question of several sub-questions, one that asks for something by name and leaves no trace in the answer: what the
/// minister is asked to have done ("bereid om … een doorrekening te laten doen"), or an abbreviation.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.kind != Kind::Answers {
        return;
    }
    for question in draft.questions.iter().filter(|question| question.subquestions.len() > 1) {
        let answers: Vec<&Answer> = draft.answers_to(question).collect();
        let [answer] = answers.as_slice() else { continue };
        if answer.questions.len() > 1
            || refers(draft, question)
            || answer.flow.text().len() < SHORTEST
        {
            continue;
        }
        let said = answer.flow.text().to_lowercase();
        for sub in question.subquestions.iter().filter(|sub| is_due(sub, answer)) {
            if let Some(finding) = request(question, sub, answer, &said) {
                found.push(finding);
            } else if let Some(finding) = name(context, question, sub, answer, &said) {
                found.push(finding);
            }
        }
    }
}

/// A shorter answer, in bytes, is a plain yes, no or reference.
const SHORTEST: usize = 60;

/// An answer that refers to another one may hold it there.
fn refers(draft: &Draft, question: &Question) -> bool {
    draft
        .references
        .iter()
        .any(|reference| reference.sends && question.answers.contains(&reference.answer))
}

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

/// "Bent u bereid om … een doorrekening … te laten doen": the thing that is asked for, when the answer neither names it nor says whether it
/// will be done.
fn request(question: &Question, sub: &SubQuestion, answer: &Answer, said: &str) -> Option<Finding> {
    let text = question.flow.slice(sub.range.clone());
    let lower = text.to_lowercase();
    if lower.len() != text.len()
        || !["bereid", "voornemens"].iter().any(|word| lower.contains(word))
        || !lower.contains(" u ")
    {
        return None;
    }
    let has =
        |wanted: &&str| said.split(|c: char| !c.is_alphanumeric()).any(|word| word == *wanted);
    if WILLING.iter().any(|word| has(&word)) {
        return None;
    }
    let te = lower.find(" te ")?;
    let un = lower.get(..te)?.rfind(" een ")? + " een ".len();
    let noun_len = lower.get(un..)?.find(|c: char| !c.is_alphanumeric() && c != '-')?;
    let noun = lower.get(un..un + noun_len)?;
    let traced = traces(noun).iter().any(|stem| said.contains(stem));
    if noun.chars().count() < 6 || noun.ends_with('e') || traced {
        return None;
    }
    let at = sub.range.start + un;
    Some(finding(question, at..at + noun_len, answer))
}

/// An abbreviation that stands in this sub-question only.
fn name(
    context: &Context<'_>,
    question: &Question,
    sub: &SubQuestion,
    answer: &Answer,
    said: &str,
) -> Option<Finding> {
    let text = question.flow.slice(sub.range.clone());
    let mut at = sub.range.start;
    let mut first = None;
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let range = at..at + bare.len();
        at += word.len();
        let capitals = bare.chars().filter(|c| c.is_uppercase()).count();
        let short = bare.chars().count();
        let abbreviation = capitals >= 2 && capitals * 3 >= short * 2 && (2..=8).contains(&short);
        if abbreviation && !context.words.iter().any(|known| known == bare) {
            if first.is_some() {
                return None; // A list of names is answered as a whole.
            }
            first = Some((range, bare));
        }
    }
    let (range, short) = first?;
    let elsewhere = question.flow.text().match_indices(short).count() > 1;
    if elsewhere || said.contains(&short.to_lowercase()) {
        return None;
    }
    // No other word of the sub-question may come back either: then it is passed over as a whole.
    let others: String = question
        .subquestions
        .iter()
        .filter(|other| *other != sub)
        .map(|other| question.flow.slice(other.range.clone()).to_lowercase())
        .collect();
    let lower = text.to_lowercase();
    let own: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 6 && !others.contains(*word))
        .collect();
    let traced = own.iter().any(|word| traces(word).iter().any(|stem| said.contains(stem)));
    (own.len() >= 4 && !traced).then(|| finding(question, range, answer))
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

fn finding(question: &Question, range: std::ops::Range<usize>, answer: &Answer) -> Finding {
    let word = question.flow.slice(range.clone()).to_owned();
    let finding =
        Finding::at(question.flow.span(range)).with("word", word).with("number", question.number);
    finding.related(answer.heading, "answer")
}
