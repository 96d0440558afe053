//! A flow with what its words say, each fact found when it is first asked for and remembered.

use std::any::Any;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::fit::told::Told;
use super::people::{self, AnswerLine, Capital, MemberMention, Named, OfficeMention, Surname};
use super::placeholders::is_placeholder;
use super::{Commitment, Draft, Introduction, SubQuestion, dates, references};
use crate::cite::{self, CaseNumber, Citation};
use crate::register::Register;
use crate::text::date::Reading;
use crate::text::quotes::{self, Quotation};
use crate::text::{Date, Flow, Stood, Word, stood};

/// The text of a part of a draft, with its facts. Ranges are places in the flow, in bytes.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    flow: Flow,
    /// Made when somebody first asks: most texts of a draft stood in the version before, whose facts they take over.
    facts: OnceLock<Arc<Facts>>,
}

/// What the words of a flow say. It rests on them and on the register alone, not on where they stand, so that it is as true of the
/// next version of a draft.
#[derive(Debug, Default)]
struct Facts {
    words: OnceLock<Vec<Word>>,
    capitalised: OnceLock<Vec<u32>>,
    sentences: OnceLock<Vec<Range<usize>>>,
    quotations: OnceLock<Vec<Quotation>>,
    quoted: OnceLock<Vec<Range<usize>>>,
    dates: OnceLock<Vec<(Range<usize>, Reading)>>,
    case_numbers: OnceLock<Vec<CaseNumber>>,
    citations: OnceLock<Vec<Arc<Citation>>>,
    offices: OnceLock<Vec<OfficeMention>>,
    ministries: OnceLock<Vec<Named>>,
    members: OnceLock<Vec<MemberMention>>,
    capitals: OnceLock<Vec<Capital>>,
    /// Whether it names nobody of the register.
    without_surnames: OnceLock<bool>,
    told: OnceLock<Vec<Told>>,
    answer_line: OnceLock<Option<AnswerLine>>,
    asked: OnceLock<Vec<OfficeMention>>,
    subquestions: OnceLock<Vec<SubQuestion>>,
    references: OnceLock<Vec<references::Found>>,
    introductions: OnceLock<Vec<Introduction>>,
    /// Whether it is a placeholder and nothing else.
    is_placeholder: OnceLock<bool>,
    /// By how the text is read: quoted or not, as a head or not.
    placeholders: [OnceLock<Vec<Range<usize>>>; 4],
    /// Those that were asked for last.
    commitments: Mutex<Option<Committed>>,
    /// What others keep of it.
    kept: OnceLock<Box<dyn Kept>>,
}

/// One of the things that others keep of a text, and behind it the next: a chain that only grows, so that what stands in it can be lent.
trait Kept: fmt::Debug + Send + Sync {
    fn what(&self) -> &dyn Any;
    fn next(&self) -> &OnceLock<Box<dyn Kept>>;
}

/// A link of that chain.
#[derive(Debug)]
struct Link<T> {
    what: T,
    next: OnceLock<Box<dyn Kept>>,
}

impl<T: Any + fmt::Debug + Send + Sync> Kept for Link<T> {
    fn what(&self) -> &dyn Any {
        &self.what
    }

    fn next(&self) -> &OnceLock<Box<dyn Kept>> {
        &self.next
    }
}

/// That a text has the facts it had: it is the same, and what was made of it still holds.
#[derive(Clone, Debug)]
pub(super) struct Same(Arc<Facts>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Commitments, with the day from which their terms are counted: that is none of the flow's own.
type Committed = (Option<Date>, Arc<[Commitment]>);

impl From<Flow> for Prose {
    fn from(flow: Flow) -> Self {
        Self { flow, facts: OnceLock::new() }
    }
}

impl Deref for Prose {
    type Target = Flow;

    fn deref(&self) -> &Flow {
        &self.flow
    }
}

impl Draft {
    /// Takes over what is known of the texts that the version before has too; a text that stands here more than once is known once.
    pub(super) fn recall(&mut self, before: Option<&Self>) {
        self.compared_before =
            before.and_then(|before| before.compared.get()).cloned().unwrap_or_default();
        recall(before.into_iter().map(|before| &before.letter.flow), [&mut self.letter.flow]);
        recall(before.into_iter().flat_map(|before| &before.heads), &mut self.heads);
        recall(before.into_iter().flat_map(|before| &before.notice), &mut self.notice);
        let flows =
            before.into_iter().flat_map(|before| &before.questions).map(|question| &question.flow);
        recall(flows, self.questions.iter_mut().map(|question| &mut question.flow));
        let flows =
            before.into_iter().flat_map(|before| &before.answers).map(|answer| &answer.flow);
        recall(flows, self.answers.iter_mut().map(|answer| &mut answer.flow));
        let flows = before.into_iter().flat_map(|before| &before.notes).map(|note| &note.flow);
        recall(flows, self.notes.iter_mut().map(|note| &mut note.flow));
    }
}

/// Gives texts the facts that are known of the same text, from the version before or from the first time that it stands here.
fn recall<'d>(
    before: impl Iterator<Item = &'d Prose>,
    now: impl IntoIterator<Item = &'d mut Prose>,
) {
    let before: Vec<&Prose> = before.collect();
    let mut now: Vec<&mut Prose> = now.into_iter().collect();
    let then: Vec<&str> = before.iter().map(|prose| prose.text()).collect();
    let texts: Vec<&str> = now.iter().map(|prose| prose.text()).collect();
    for (i, stood) in stood(&then, &texts).into_iter().enumerate() {
        let known = match stood {
            Stood::Before(place) => before.get(place).copied(),
            Stood::Here(place) if place == i => None,
            Stood::Here(place) => now.get(place).map(|prose| &**prose),
        };
        let known = known.map(|prose| Arc::clone(prose.facts()));
        if let (Some(facts), Some(prose)) = (known, now.get_mut(i)) {
            prose.facts = facts.into();
        }
    }
}

impl Prose {
    fn facts(&self) -> &Arc<Facts> {
        self.facts.get_or_init(Arc::default)
    }

    /// Reads what nearly everybody asks of it.
    pub(super) fn read(&self) {
        let _ = (self.words(), self.sentences(), self.quoted(), self.dates(), self.citations());
    }

    /// Its words, in order; web addresses are none.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        self.facts().words.get_or_init(|| crate::text::words(self.text()).collect())
    }

    /// Which of its words begin with a capital, in order.
    pub fn capitalised(&self) -> impl ExactSizeIterator<Item = usize> {
        let bytes = self.text().as_bytes();
        let is_capital = |word: &Word| match bytes.get(word.range().start) {
            Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
            _ => self.slice(word.range()).starts_with(char::is_uppercase),
        };
        let read = || {
            let words = (0..).zip(self.words());
            words.filter(|(_, word)| is_capital(word)).map(|(i, _)| i).collect()
        };
        self.facts().capitalised.get_or_init(read).iter().map(|&i| i as usize)
    }

    /// The words of a stretch of it.
    #[must_use]
    pub fn words_in(&self, range: Range<usize>) -> &[Word] {
        let words = self.words();
        let first = words.partition_point(|word| word.range().start < range.start);
        let last = words.partition_point(|word| word.range().start < range.end);
        words.get(first..last).unwrap_or_default()
    }

    /// Its sentences.
    #[must_use]
    pub fn sentences(&self) -> &[Range<usize>] {
        self.facts().sentences.get_or_init(|| crate::text::sentences(self.text()))
    }

    /// The sentence that a place stands in.
    #[must_use]
    pub fn sentence_at(&self, at: usize) -> Option<Range<usize>> {
        let sentences = self.sentences();
        let next = sentences.partition_point(|sentence| sentence.end <= at);
        sentences.get(next).filter(|sentence| sentence.start <= at).cloned()
    }

    /// Its quotations, and marks without their counterpart.
    #[must_use]
    pub fn quotations(&self) -> &[Quotation] {
        self.facts().quotations.get_or_init(|| quotes::quotations(self.text()))
    }

    /// The stretches that are quoted, marks included, in order.
    #[must_use]
    pub fn quoted(&self) -> &[Range<usize>] {
        self.facts().quoted.get_or_init(|| quotes::outermost(self.quotations()))
    }

    /// Whether a place lies in a quotation.
    #[must_use]
    pub fn is_quoted(&self, at: usize) -> bool {
        quotes::lies_in(self.quoted(), at)
    }

    /// Its dates, those that no year has included.
    #[must_use]
    pub fn dates(&self) -> &[(Range<usize>, Reading)] {
        self.facts().dates.get_or_init(|| dates::in_text(self.text()))
    }

    /// Its case numbers, right or not.
    #[must_use]
    pub fn case_numbers(&self) -> &[CaseNumber] {
        self.facts().case_numbers.get_or_init(|| cite::case_numbers_in(self.text()))
    }

    /// Its references to official publications.
    #[must_use]
    pub fn citations(&self) -> &[Arc<Citation>] {
        let find = || cite::find(self.text()).into_iter().map(Arc::new).collect();
        self.facts().citations.get_or_init(find)
    }

    /// The offices it names, read by the register of the run.
    #[must_use]
    pub fn offices(&self, register: &Register) -> &[OfficeMention] {
        self.facts().offices.get_or_init(|| people::offices(self.text(), register))
    }

    /// The ministries it names behind "ministerie van".
    #[must_use]
    pub fn ministries(&self, register: &Register) -> &[Named] {
        self.facts().ministries.get_or_init(|| people::ministries(self.text(), register))
    }

    /// Surnames it names, of those in the register of the run.
    #[must_use]
    pub fn surnames_in<'r>(&self, register: &'r Register) -> Vec<Surname<'r>> {
        let without = &self.facts().without_surnames;
        if without.get() == Some(&true) {
            return Vec::new();
        }
        let found = self.surnames(|word| register.surnames_on(word));
        let _ = without.set(found.is_empty());
        found
    }

    /// Surnames it names, of those that `known` gives for the key of their last word.
    #[must_use]
    pub fn surnames<'k, S: AsRef<str> + 'k>(
        &self,
        known: impl Fn(u64) -> &'k [S],
    ) -> Vec<Surname<'k>> {
        let capitals = self.facts().capitals.get_or_init(|| {
            let begins =
                self.capitalised().filter_map(|i| Some(self.words().get(i)?.range().start));
            people::capitals(self.text(), begins)
        });
        people::surnames(self.text(), capitals, known)
    }

    /// The stems it has, read by `read` when they are first asked for.
    pub(super) fn told(&self, read: impl FnOnce() -> Vec<Told>) -> &[Told] {
        self.facts().told.get_or_init(read)
    }

    /// The line in it that says who answers.
    pub(super) fn answer_line(&self, register: &Register) -> Option<&AnswerLine> {
        let read = || people::answer_line(self.text(), register);
        self.facts().answer_line.get_or_init(read).as_ref()
    }

    /// The offices that are asked in it, where it is a head.
    pub(super) fn asked(&self, register: &Register) -> &[OfficeMention] {
        self.facts().asked.get_or_init(|| people::asked(self.text(), register))
    }

    /// What it asks, where it is a question, read by `read` when that is first asked for.
    pub(super) fn subquestions(&self, read: impl FnOnce() -> Vec<SubQuestion>) -> &[SubQuestion] {
        self.facts().subquestions.get_or_init(read)
    }

    /// The references to answers in it, read by `read` when they are first asked for.
    pub(super) fn references(
        &self,
        read: impl FnOnce() -> Vec<references::Found>,
    ) -> &[references::Found] {
        self.facts().references.get_or_init(read)
    }

    /// The abbreviations that it introduces, read by `read` when they are first asked for.
    pub(super) fn introductions(
        &self,
        read: impl FnOnce() -> Vec<Introduction>,
    ) -> &[Introduction] {
        self.facts().introductions.get_or_init(read)
    }

    /// Whether the whole of it is nothing but a placeholder.
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        *self.facts().is_placeholder.get_or_init(|| is_placeholder(self.text()))
    }

    /// The placeholders in it, by how it is read, found by `read` when they are first asked for.
    pub(super) fn placeholders(
        &self,
        quoted: bool,
        head: bool,
        read: impl FnOnce() -> Vec<Range<usize>>,
    ) -> &[Range<usize>] {
        let [own, as_head, as_quoted, as_both] = &self.facts().placeholders;
        let found = match (quoted, head) {
            (false, false) => own,
            (false, true) => as_head,
            (true, false) => as_quoted,
            (true, true) => as_both,
        };
        found.get_or_init(read)
    }

    /// What it commits to, read by `read` when that is first asked for; again when terms are counted from another day.
    pub(super) fn commitments(
        &self,
        from: Option<Date>,
        read: impl FnOnce() -> Vec<Commitment>,
    ) -> Arc<[Commitment]> {
        // A rule that panics elsewhere spoils nothing here.
        let mut known = self.facts().commitments.lock().unwrap_or_else(PoisonError::into_inner);
        match known.as_ref().filter(|(day, _)| *day == from) {
            Some((_, found)) => Arc::clone(found),
            None => Arc::clone(&known.insert((from, read().into())).1),
        }
    }

    /// What tells whether another version has the same text.
    pub(super) fn same(&self) -> Same {
        Same(Arc::clone(self.facts()))
    }

    /// What `find` says of the text under a condition, such as the rules of the run: found once, and kept as long as the text stays as it
    /// is. A function that brings nothing along can look at nothing else. A type of its own tells it from what others keep.
    pub fn kept<K, T>(&self, under: &K, find: fn(&Self, &K) -> T) -> &T
    where
        K: Any + Clone + PartialEq + fmt::Debug + Send + Sync,
        T: Any + fmt::Debug + Send + Sync,
    {
        let mut place = &self.facts().kept;
        let mut new: Option<Box<dyn Kept>> = None;
        loop {
            let here = match place.get() {
                Some(here) => here,
                None => {
                    // Found before there is a place for it: to find it may ask for other things that are kept.
                    let made = new.take().unwrap_or_else(|| {
                        let what = (under.clone(), find(self, under));
                        Box::new(Link { what, next: OnceLock::new() })
                    });
                    new = place.set(made).err();
                    match place.get() {
                        Some(here) => here,
                        None => continue,
                    }
                }
            };
            if let Some((known, what)) = here.what().downcast_ref::<(K, T)>()
                && known == under
            {
                return what;
            }
            place = here.next();
        }
    }

    /// The members it names.
    #[must_use]
    pub fn members(&self, register: &Register) -> &[MemberMention] {
        self.facts().members.get_or_init(|| people::members(self.text(), register))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::read::{Document, Format};
    use crate::text::Source;

    const BEFORE: &str = "Vraag 1\nKent u «Wie betaalt? Wij!»? Zo ja, hoe?\n\nVraag 2\nKlopt dat?\n\nAntwoord 1\nJa. Zie Kamerstuk \
        32 852, nr. 224 van 3 mei 2024. De Minister van Financiën zegt dat toe.\n\nAntwoord 2\nIk zal uw Kamer voor de zomer \
        informeren. Het lid Jansen (VVD) vroeg ernaar.\n";

    fn document(text: &str) -> Document {
        Document::of(Source::new(text).expect("small"), Format::Plain)
    }

    fn said(draft: &Draft) -> String {
        let flows = draft.parts().map(|(part, prose)| {
            let register = Register::builtin();
            (
                part,
                prose.sentences(),
                prose.offices(register),
                prose.members(register),
                prose.words(),
            )
        });
        let flows: Vec<_> = flows.collect();
        let Draft { questions, citations, people, dates, commitments, .. } = draft;
        let asked: Vec<_> = questions.iter().map(|question| &question.subquestions).collect();
        format!("{flows:?} {asked:?} {citations:?} {people:?} {dates:?} {commitments:?}")
    }

    #[test]
    fn the_next_version_says_the_same_however_it_is_read() {
        let register = Register::builtin();
        let before = Draft::read(&document(BEFORE), register);
        let _ = said(&before);
        for (from, to) in [
            ("Klopt dat?", "Klopt dat niet?"),
            ("Vraag 1\n", "Een brief.\n\nVraag 1\n"),
            ("Antwoord 1\n", ""),
            ("voor de zomer", ""),
            ("Ja.", "Ja.\n\n"),
            (BEFORE, ""),
        ] {
            let next = document(&BEFORE.replacen(from, to, 1));
            let read = Draft::read(&next, register);
            let after = Draft::read_after(&before, &next, register);
            assert_eq!(said(&after), said(&read), "{from} {to}");
        }
    }

    #[test]
    fn what_others_keep_is_found_once_for_each_condition() {
        static TIMES: AtomicUsize = AtomicUsize::new(0);
        fn length(prose: &Prose, times: &usize) -> usize {
            TIMES.fetch_add(1, Ordering::Relaxed);
            prose.text().len() * times
        }
        let draft = Draft::read(&document(BEFORE), Register::builtin());
        let prose = &draft.answers[0].flow;
        let len = prose.text().len();
        for _ in 0..2 {
            assert_eq!(*prose.kept(&1usize, length), len);
            assert_eq!(*prose.kept(&2usize, length), 2 * len);
            assert!(*prose.kept(&(), |prose, ()| prose.text().contains("Ja")));
        }
        assert_eq!(TIMES.load(Ordering::Relaxed), 2);
    }

    #[test]
    fn what_stood_in_the_version_before_is_not_read_again() {
        let register = Register::builtin();
        let before = Draft::read(&document(BEFORE), register);
        let next = document(&BEFORE.replace("Klopt dat?", "Klopt dat niet?"));
        let after = Draft::read_after(&before, &next, register);
        let mut same = before
            .parts()
            .zip(after.parts())
            .map(|((_, one), (_, other))| Arc::ptr_eq(one.facts(), other.facts()));
        let same: Vec<bool> = same.by_ref().collect();
        assert_eq!(same, [true, false, true, true]);
        // A line more in front, and all the others are known from the end.
        let next = document(&format!("Een brief.\n{BEFORE}"));
        let after = Draft::read_after(&before, &next, register);
        let known = |seen: &&Arc<_>| before.seen.iter().any(|known| Arc::ptr_eq(known, seen));
        assert_eq!(after.seen.iter().filter(known).count(), before.seen.len());
    }
}
