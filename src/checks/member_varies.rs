//! KL403: a member or party written in two ways.

use std::ops::Range;
use std::rc::Rc;

use super::{Context, Finding};
use crate::draft::{Draft, NamedMember, Part, Words};
use crate::register::{
    PartyMatch, Register, Shape, fold, folded_are_near, key, looks_doubled, same_but_misspelt,
    undoubled,
};
use crate::text::tables::{ByHash, QuickMap, QuickSet};
use crate::text::{Span, capital};

/// How many members back a spelling is compared: more than a letter with its annex names, and few enough for a draft
/// of many letters.
const NEAR: usize = 200;

/// Reports a member, or the party behind a member, that is written in two ways: the spelling that occurs less, else the later one. A
/// party that the register rejects is another finding (KL408).
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let members = &context.draft.people.members;
    let mut folds = Folds::default();
    let mentions = mentions(context.draft, &context.options.register, &mut folds);
    let compared = names(context, &mentions, found);
    parties(context, members, &mut folds, found);
    in_text(context, &mentions, &compared, found);
}

/// A member named anywhere.
struct Mention<'d> {
    text: &'d str,
    span: Span,
    folded: Rc<str>,
    shape: Shape,
    party: Option<Rc<str>>,
    /// The list it stands in.
    list: (Part, Range<usize>),
}

impl<'d> Mention<'d> {
    fn name(&self) -> (&'d str, Span) {
        (self.text, self.span)
    }
}

/// Names and parties as they are folded: most of them stand in a draft many times.
#[derive(Default)]
struct Folds<'d>(QuickMap<&'d str, (Rc<str>, Shape)>);

impl<'d> Folds<'d> {
    fn of(&mut self, text: &'d str) -> (Rc<str>, Shape) {
        let fold = || {
            let folded = fold(text);
            let shape = Shape::of(&folded);
            (folded.into(), shape)
        };
        self.0.entry(text).or_insert_with(fold).clone()
    }

    fn mention(
        &mut self,
        (text, span): (&'d str, Span),
        party: Option<&'d str>,
        list: (Part, Range<usize>),
    ) -> Mention<'d> {
        let (folded, shape) = self.of(text);
        let party = party.map(|party| self.of(party).0);
        Mention { text, span, folded, shape, party, list }
    }
}

/// Everybody named as a member, in letter, heads, questions, answers and notes.
fn mentions<'d>(draft: &'d Draft, register: &Register, folds: &mut Folds<'d>) -> Vec<Mention<'d>> {
    let mut mentions = Vec::new();
    for member in &draft.people.members {
        let list = (member.place.part(), member.mention.list.clone());
        let party = member.party.as_ref().map(|party| party.text.as_str());
        mentions.push(folds.mention(text_and_span(&member.name), party, list));
    }
    for (part, flow) in draft.text_parts() {
        for member in flow.members(register) {
            let name = (member.name.text.as_str(), flow.span(member.name.range.clone()));
            let party = member.party.as_ref().map(|party| party.text.as_str());
            mentions.push(folds.mention(name, party, (part, member.list.clone())));
        }
    }
    mentions
}

fn text_and_span(words: &Words) -> (&str, Span) {
    (&words.text, words.span)
}

/// Names that were reported, each with the one that is right.
type Compared<'d> = QuickSet<(&'d str, &'d str)>;

/// Names a slip apart.
fn names<'d>(
    context: &Context<'_>,
    mentions: &[Mention<'d>],
    found: &mut Vec<Finding>,
) -> Compared<'d> {
    let mut compared = Compared::default();
    let register: &Register = &context.options.register;
    let mut seen: QuickSet<&str> = QuickSet::default();
    for (i, member) in mentions.iter().enumerate() {
        // A name that was met before is not compared again.
        if !seen.insert(member.text) {
            continue;
        }
        let from = i.saturating_sub(NEAR);
        let earlier = mentions.get(from..i).unwrap_or_default();
        let one = |other: &&Mention<'_>| {
            differs(other, member, register) && !together(mentions, &other.folded, &member.folded)
        };
        let Some(first) = earlier.iter().find(one) else { continue };
        let near = mentions.iter().skip(from).take(2 * NEAR);
        let times = |name: &str| near.clone().filter(|other| other.text == name).count();
        let weight = |mention: &Mention<'_>| {
            let capital = mention.text.starts_with(char::is_uppercase);
            // Of two that look doubled the one with a letter less.
            let letters = std::cmp::Reverse(mention.folded.len());
            (times(mention.text), capital, !looks_doubled(&mention.folded), letters)
        };
        let first_is_odd = weight(first) < weight(member);
        let (wrong, right) = if first_is_odd { (first, member) } else { (member, first) };
        compared.insert((wrong.text, right.text));
        push(found, finding(wrong.name(), right.name(), ""));
    }
    compared
}

/// Whether two names stand in one list somewhere: "de leden Kops (PVV) en Koops (VVD)" are two people wherever they are named.
fn together(mentions: &[Mention<'_>], one: &str, other: &str) -> bool {
    let lists = |name: &str| {
        let named = mentions.iter().filter(|mention| &*mention.folded == name);
        named.map(|mention| &mention.list).collect::<Vec<_>>()
    };
    let others = lists(other);
    lists(one).iter().any(|list| others.contains(list))
}

/// One member with two parties, in letter and heads.
fn parties<'d>(
    context: &Context<'_>,
    members: &'d [NamedMember],
    folds: &mut Folds<'d>,
    found: &mut Vec<Finding>,
) {
    let register: &Register = &context.options.register;
    // Names and parties are compared with so many others that they get numbers.
    let (mut of_names, mut of_parties) = (QuickMap::default(), QuickMap::default());
    let number = members.iter().map(|member| {
        let next = of_names.len();
        let name: usize = *of_names.entry(folds.of(&member.name.text).0).or_insert(next);
        let next = of_parties.len();
        let party = member.party.as_ref().map(|party| party.text.as_str());
        (name, party.map(|party| *of_parties.entry(party).or_insert(next)))
    });
    let numbers: Vec<(usize, Option<usize>)> = number.collect();
    for (i, member) in members.iter().enumerate() {
        let earlier = members.get(i.saturating_sub(NEAR)..i).unwrap_or_default();
        let near = members.iter().skip(i.saturating_sub(NEAR)).take(2 * NEAR);
        let Some(written) = member.party.as_ref().filter(|party| !party.text.is_empty()) else {
            continue;
        };
        let Some(&(name, own)) = numbers.get(i) else { continue };
        let from = i.saturating_sub(NEAR);
        // Most members have one party throughout, so what costs more comes behind this look.
        let other_party = |&(other, party): &(usize, Option<usize>)| {
            other == name && party != own && party.is_some()
        };
        let before = numbers.get(from..i).unwrap_or_default();
        if !before.iter().any(other_party) {
            continue;
        }
        let others = before.iter().zip(earlier).filter(|(numbers, _)| other_party(numbers));
        let mut others = others.filter_map(|(_, other)| party(other, register)).peekable();
        if others.peek().is_none() || party(member, register).is_none() {
            continue;
        }
        let same_name = |place: usize| numbers.get(place).is_some_and(|other| other.0 == name);
        let namesakes = || {
            near.clone().enumerate().filter(|(at, _)| same_name(from + at)).map(|(_, other)| other)
        };
        // Two of one name in one list are two people.
        let mut lists = QuickSet::default();
        if !namesakes().all(|one| lists.insert((one.place, one.mention.list.clone()))) {
            continue;
        }
        let Some(first) = others.next() else { continue };
        let times = |text: &str| {
            let parties = namesakes().filter_map(|other| other.party.as_ref());
            parties.filter(|party| party.text == text).count()
        };
        // Of two that differ in a letter the one that is a party is right, however often the other stands there.
        let slip = strsim::osa_distance(&fold(&first.text), &fold(&written.text)) == 1;
        let official = |text: &str| slip && matches!(register.party(text), PartyMatch::Official(_));
        let weight = |party: &Words| (official(&party.text), times(&party.text));
        let (wrong, right) =
            if weight(first) < weight(written) { (first, written) } else { (written, first) };
        let finding = finding(text_and_span(wrong), text_and_span(right), "party");
        push(found, finding.with("name", &member.name.text));
    }
}

/// Where a text names a member, spelt in one way.
struct Spelling {
    folded: String,
    /// How often; and where first, with the words there.
    times: usize,
    first: (Part, Range<usize>),
}

/// Members whose party is named, wherever a text names them: a letter that stands twice, a prefix in lower case behind "het lid".
fn in_text(
    context: &Context<'_>,
    mentions: &[Mention<'_>],
    compared: &Compared<'_>,
    found: &mut Vec<Finding>,
) {
    let draft = context.draft;
    let mut known: ByHash<Vec<String>> = ByHash::default();
    let mut capital: QuickSet<&str> = QuickSet::default();
    let mut met: QuickSet<&str> = QuickSet::default();
    // Names that two members have, but for a letter that stands twice.
    let mut two: QuickSet<String> = QuickSet::default();
    let of_party = |member: &&Mention<'_>| member.party.is_some();
    for member in mentions.iter().filter(of_party).filter(|member| met.insert(&member.folded)) {
        let last = member.folded.rsplit(' ').next().unwrap_or_default();
        let names = known.entry(key(last)).or_default();
        match names.iter().find(|name| undoubled(name) == undoubled(&member.folded)) {
            Some(name) if together(mentions, name, &member.folded) => {
                two.insert(name.clone());
            }
            Some(_) => {}
            None => names.push(member.folded.to_string()),
        }
    }
    let named = |member: &&Mention<'_>| member.text.starts_with(char::is_uppercase);
    let capitals = mentions.iter().filter(named).map(|member| &*member.folded);
    capital.extend(capitals);
    if known.is_empty() {
        return;
    }
    let find = |word: u64| known.get(&word).map_or(&[][..], Vec::as_slice);
    let mut people: QuickMap<&str, Vec<Spelling>> = QuickMap::default();
    for (part, flow) in draft.parts() {
        for surname in flow.surnames(find) {
            if capital.contains(surname.written.as_str()) && !draft.is_quoted(part) {
                prefix(flow.text(), surname.range.clone(), flow.span(surname.range.clone()), found);
            }
            if two.contains(surname.known) {
                continue;
            }
            let spellings = people.entry(surname.known).or_default();
            match spellings.iter_mut().find(|one| one.folded == surname.written) {
                Some(spelling) => spelling.times += 1,
                None => spellings.push(Spelling {
                    folded: surname.written,
                    times: 1,
                    first: (part, surname.range),
                }),
            }
        }
    }
    let mut people: Vec<Vec<Spelling>> = people.into_values().collect();
    people.retain(|spellings| spellings.len() > 1);
    people.sort_by_key(|spellings| spellings.first().map(|one| (one.first.0, one.first.1.start)));
    for spellings in people {
        // The one that occurs most is right; else the one that looks right, and has no letter too many.
        let weight = |one: &Spelling| {
            (one.times, !looks_doubled(&one.folded), usize::MAX - one.folded.len())
        };
        let Some(right) = spellings.iter().max_by_key(|one| weight(one)) else { continue };
        let words = |one: &Spelling| {
            let (part, range) = &one.first;
            let span = draft.span_in(*part, range.clone());
            (draft.words_in(*part, range.clone()), span)
        };
        for wrong in spellings.iter().filter(|one| one.folded != right.folded) {
            let quoted = draft.is_quoted(wrong.first.0);
            let (wrong, right) = (words(wrong), words(right));
            // Two that were compared already are not told the other way round.
            if !compared.contains(&(right.0, wrong.0)) {
                push(found, finding(wrong, right, if quoted { "quoted" } else { "" }));
            }
        }
    }
}

/// Words behind which a surname stands alone, so that its prefix has a capital.
const BEFORE_SURNAME: [&str; 8] =
    ["lid", "leden", "kamerlid", "kamerleden", "motie", "moties", "amendement", "initiatiefnota"];

/// "het lid van Nispen" of somebody who asks as Van Nispen.
fn prefix(text: &str, range: Range<usize>, span: Span, found: &mut Vec<Finding>) {
    let written = text.get(range.clone()).unwrap_or_default();
    let before = text.get(..range.start).unwrap_or_default().trim_end();
    let word = before.rsplit([' ', '\n', '(']).next().unwrap_or_default();
    if written.starts_with(char::is_lowercase)
        && BEFORE_SURNAME.contains(&word.to_lowercase().as_str())
    {
        let right = capital(written);
        let finding =
            Finding::at(span).worded("prefix").with("wrong", written).with("right", &right);
        found.push(finding.edit(span, right));
    }
}

fn push(found: &mut Vec<Finding>, finding: Finding) {
    if !found.iter().rev().take(NEAR).any(|other| other.span == finding.span) {
        found.push(finding);
    }
}

/// The party of a member, unless it is misspelt.
fn party<'d>(member: &'d NamedMember, register: &Register) -> Option<&'d Words> {
    let party = member.party.as_ref().filter(|party| !party.text.is_empty())?;
    let misspelt =
        matches!(register.party(&party.text), PartyMatch::Variant(_) | PartyMatch::NearMiss(_));
    (!misspelt).then_some(party)
}

/// Slips in two words of a name at the most.
const MOST_SLIPS: u32 = 4;

/// Whether two names are one that is misspelt. Two names in one list are two people, and so are two of other parties: Van Dijk (SP)
/// and Van Dijck (PVV).
fn differs(one: &Mention<'_>, other: &Mention<'_>, register: &Register) -> bool {
    // Most names are far apart, so that is looked at first.
    if !one.shape.may_be_near(other.shape, MOST_SLIPS)
        || !folded_are_near(&one.folded, &other.folded)
        || one.folded == other.folded && one.text == other.text
        || one.list == other.list
    {
        return false;
    }
    // "van Nispen" and "Van Nispen" are looked at where the text around them says which is right.
    let same = one.folded == other.folded && one.text.eq_ignore_ascii_case(other.text);
    let near = match (&one.party, &other.party) {
        (Some(a), Some(b)) if a == b => register.is_slip_of(one.text, other.text),
        (Some(a), Some(b)) if !alike(a, b) => false,
        _ => register.same_but_misspelt(one.text, other.text),
    };
    !same && near
}

/// Two folded parties may be one: "groenlinks" and "groenlinks pvda".
fn alike(a: &str, b: &str) -> bool {
    a.contains(b) || b.contains(a) || same_but_misspelt(a, b)
}

fn finding(wrong: (&str, Span), right: (&str, Span), wording: &'static str) -> Finding {
    let ((wrong, at), (right, there)) = (wrong, right);
    Finding::at(at)
        .worded(wording)
        .with("wrong", wrong)
        .with("right", right)
        .related(there, "other")
        .edit(at, right)
}
