//! Who answers and who asked, as the letter, the heads and the signatures say it.

use std::ops::Range;

use super::people::{
    MemberMention, OfficeMention, SigningRole, Voice, letter_opening, signature_block,
};
use super::{Draft, LetterLine, Part};
use crate::register::{Register, Role, fold, one_word_differs, same_but_misspelt};
use crate::text::Span;

/// Where an office or member is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The opening of the letter.
    Letter,
    /// A head, by its index.
    Head(usize),
    /// The signatures.
    Signature,
}

impl Place {
    /// The part in whose text it stands; signatures are at the end of the letter.
    #[must_use]
    pub const fn part(self) -> Part {
        match self {
            Self::Head(i) => Part::Head(i),
            Self::Letter | Self::Signature => Part::Letter,
        }
    }
}

/// A stretch of text: what it reads as, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Logical text.
    pub text: String,
    /// Place in the source.
    pub span: Span,
}

/// An office named in letter, head or signature.
#[derive(Clone, Debug)]
pub struct NamedOffice {
    /// Where.
    pub place: Place,
    /// Signs, or is signed for; `None` for an office that is asked.
    pub role: Option<SigningRole>,
    /// The office, from the role word to the end of its name.
    pub span: Span,
    /// The word for the role; shared in a list.
    pub role_words: Words,
    /// What the office is about.
    pub portfolio: Option<Words>,
    /// The person named with it.
    pub person: Option<Words>,
    /// What was read; its ranges are places in the text it was read from.
    pub mention: OfficeMention,
}

/// A member named in letter or head.
#[derive(Clone, Debug)]
pub struct NamedMember {
    /// Where.
    pub place: Place,
    /// The name.
    pub name: Words,
    /// The party in brackets behind it.
    pub party: Option<Words>,
    /// What was read; its ranges are places in the text it was read from.
    pub mention: MemberMention,
}

/// Everybody named in letter, heads and signatures, in the order of these.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// Offices.
    pub offices: Vec<NamedOffice>,
    /// Members.
    pub members: Vec<NamedMember>,
    /// "ik" or "wij" in the opening of the letter.
    pub voice: Option<(Voice, Span)>,
    /// The case number in the opening.
    pub case_number: Option<Words>,
}

/// Reads the people of a draft.
pub(super) fn people(draft: &Draft, register: &Register) -> People {
    let mut people = People::default();
    letter(draft, register, &mut people);
    for (i, flow) in draft.heads.iter().enumerate() {
        let words = |range: Range<usize>| Words {
            text: flow.slice(range.clone()).to_owned(),
            span: flow.span(range),
        };
        if let Some(line) = flow.answer_line(register) {
            for signatory in &line.signatories {
                people.offices.push(office(
                    signatory.office.clone(),
                    Place::Head(i),
                    Some(signatory.role),
                    &words,
                ));
            }
        }
        for mention in flow.asked(register) {
            people.offices.push(office(mention.clone(), Place::Head(i), None, &words));
        }
        people.members.extend(
            flow.members(register)
                .iter()
                .map(|mention| member(mention.clone(), Place::Head(i), &words)),
        );
    }
    // What stands before the opening is address and subject, not signature.
    let opening = people.voice.map_or(0, |(_, span)| span.start);
    let first = draft.letter.lines.partition_point(|line| line.span.end <= opening);
    for lines in [draft.letter.lines.get(first..).unwrap_or_default(), &draft.letter.closing] {
        signatures(lines, register, &mut people);
    }
    people
}

impl NamedOffice {
    /// Whether two mentions may be of one office: alike but for slips, one short for the other ("BZ"), one with the
    /// ministry before the portfolio, one the ministry to which the other belongs, or held by a person of the same name.
    #[must_use]
    pub fn may_be(&self, other: &Self, register: &Register) -> bool {
        if let (Some(one), Some(two)) = (&self.person, &other.person)
            && surname(&one.text) == surname(&two.text)
        {
            return true;
        }
        // "De minister-president, minister van Algemene Zaken" has two names for one office.
        if self.leads() && other.leads() {
            return true;
        }
        if self.mention.role != other.mention.role {
            return false;
        }
        let (Some(a), Some(b)) = (&self.portfolio, &other.portfolio) else { return true };
        let (a, b) = (fold(&a.text), fold(&b.text));
        if a == b || a.contains(&b) || b.contains(&a) || same_but_misspelt(&a, &b) {
            return true;
        }
        match (register.office_name(&a).name(), register.office_name(&b).name()) {
            (Some(one), Some(two)) if one == two => return true,
            // One word of a name is another: that name is the fault, not who signs.
            (Some(_), None) | (None, Some(_)) if one_word_differs(&a, &b) => return true,
            _ => {}
        }
        let posts = |office: &Self| {
            let key = office.mention.key();
            key.map(|key| register.posts_of(key)).unwrap_or_default()
        };
        let (ours, theirs) = (posts(self), posts(other));
        // An abbreviation that the register does not know may be any office.
        let unknown = |text: &str, empty: bool| empty && text.len() <= 5;
        unknown(&a, ours.is_empty())
            || unknown(&b, theirs.is_empty())
            || ours.iter().any(|one| theirs.iter().any(|two| std::ptr::eq(one.post, two.post)))
    }
}

impl NamedOffice {
    /// Whether it is that of the prime minister.
    fn leads(&self) -> bool {
        let portfolio = self.portfolio.as_ref().map(|words| fold(&words.text));
        match self.mention.role {
            Role::PrimeMinister => true,
            Role::Minister => portfolio.as_deref() == Some("algemene zaken"),
            Role::StateSecretary => false,
        }
    }
}

/// The last word of a name, folded.
fn surname(name: &str) -> String {
    fold(name).rsplit(' ').next().unwrap_or_default().to_owned()
}

fn letter(draft: &Draft, register: &Register, people: &mut People) {
    let Some(flow) = draft.flow(Part::Letter) else { return };
    let words = |range: Range<usize>| Words {
        text: flow.slice(range.clone()).to_owned(),
        span: flow.span(range),
    };
    let named = flow.members(register).iter().cloned();
    people.members.extend(named.map(|mention| member(mention, Place::Letter, &words)));
    for mention in flow.asked(register).iter().cloned() {
        people.offices.push(office(mention, Place::Letter, None, &words));
    }
    let Some(opening) = letter_opening(flow.text(), register) else { return };
    for mention in opening.on_behalf {
        people.offices.push(office(mention, Place::Letter, Some(SigningRole::OnBehalf), &words));
    }
    people.voice = Some((opening.voice.0, flow.span(opening.voice.1)));
    people.case_number = opening.case_number.map(|named| words(named.range));
}

fn signatures(lines: &[LetterLine], register: &Register, people: &mut People) {
    let mut rows: Vec<(Range<usize>, &str)> = Vec::with_capacity(lines.len() * 2);
    for line in lines {
        if line.starts_paragraph {
            let start = line.span.range().start;
            rows.push((start..start, ""));
        }
        rows.push((line.span.range(), &line.text));
    }
    for signature in signature_block(&rows, register) {
        let person = signature.person.clone();
        let place = |range: Range<usize>| Words { text: String::new(), span: Span::of(range) };
        let mut named = office(signature.office, Place::Signature, Some(signature.role), &place);
        // Ranges of signatures are places in the source; what they read as comes with them.
        if let (Some(words), Some(portfolio)) = (&mut named.portfolio, &named.mention.portfolio) {
            words.text.clone_from(&portfolio.text);
        }
        named.role_words.text = named.mention.role.word().to_owned();
        named.person =
            person.map(|person| Words { span: Span::of(person.range), text: person.text });
        people.offices.push(named);
    }
}

fn office(
    mention: OfficeMention,
    place: Place,
    role: Option<SigningRole>,
    words: &dyn Fn(Range<usize>) -> Words,
) -> NamedOffice {
    NamedOffice {
        place,
        role,
        span: words(mention.range.clone()).span,
        role_words: words(mention.role_range.clone()),
        portfolio: mention.portfolio.as_ref().map(|named| words(named.range.clone())),
        person: mention.person.as_ref().map(|named| words(named.range.clone())),
        mention,
    }
}

fn member(
    mention: MemberMention,
    place: Place,
    words: &dyn Fn(Range<usize>) -> Words,
) -> NamedMember {
    NamedMember {
        place,
        name: words(mention.name.range.clone()),
        party: mention.party.as_ref().map(|named| words(named.range.clone())),
        mention,
    }
}
