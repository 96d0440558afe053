//! A flow with what its words say, each fact found when it is first asked for and remembered.

use std::collections::HashMap;
use std::ops::{Deref, Range};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::fit::Told;
use super::people::{self, AnswerLine, Capital, MemberMention, Named, OfficeMention, Surname};
use super::{Commitment, Draft, dates};
use crate::cite::{self, Citation};
use crate::register::Register;
use crate::text::date::Reading;
use crate::text::quotes::{self, Quotation};
use crate::text::{Date, Flow, Word};

/// The text of a part of a draft, with its facts. Ranges are places in the flow, in bytes.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    flow: Flow,
    facts: Arc<Facts>,
}

/// What the words of a flow say. It rests on them and on the register alone, not on where they stand, so that it is as true of the
/// next version of a draft.
#[derive(Debug, Default)]
struct Facts {
    words: OnceLock<Vec<Word>>,
    sentences: OnceLock<Vec<Range<usize>>>,
    quotations: OnceLock<Vec<Quotation>>,
    quoted: OnceLock<Vec<Range<usize>>>,
    dates: OnceLock<Vec<(Range<usize>, Reading)>>,
    case_numbers: OnceLock<Vec<(Range<usize>, bool)>>,
    citations: OnceLock<Vec<Arc<Citation>>>,
    offices: OnceLock<Vec<OfficeMention>>,
    ministries: OnceLock<Vec<Named>>,
    members: OnceLock<Vec<MemberMention>>,
    capitals: OnceLock<Vec<Capital>>,
    told: OnceLock<Vec<Told>>,
    answer_line: OnceLock<Option<AnswerLine>>,
    /// Those that were asked for last.
    commitments: Mutex<Option<Committed>>,
}

/// Commitments, with the day from which their terms are counted: that is none of the flow's own.
type Committed = (Option<Date>, Arc<[Commitment]>);

impl From<Flow> for Prose {
    fn from(flow: Flow) -> Self {
        Self { flow, facts: Arc::default() }
    }
}

impl Deref for Prose {
    type Target = Flow;

    fn deref(&self) -> &Flow {
        &self.flow
    }
}

/// The facts of a draft by the text they are of, for the next version of it.
pub(super) struct Remembered<'d>(HashMap<&'d str, &'d Arc<Facts>>);

impl<'d> Remembered<'d> {
    /// Those of all parts of a draft.
    pub(super) fn of(draft: &'d Draft) -> Self {
        Self(draft.parts().map(|(_, prose)| (prose.text(), &prose.facts)).collect())
    }

    /// Gives a text the facts that are known of it.
    pub(super) fn recall(&self, prose: &mut Prose) {
        if let Some(facts) = self.0.get(prose.text()) {
            prose.facts = Arc::clone(facts);
        }
    }
}

impl Prose {
    /// Its words, in order; web addresses are none.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        self.facts.words.get_or_init(|| crate::text::words(self.text()).collect())
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
        self.facts.sentences.get_or_init(|| crate::text::sentences(self.text()))
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
        self.facts.quotations.get_or_init(|| quotes::quotations(self.text()))
    }

    /// The stretches that are quoted, marks included, in order.
    #[must_use]
    pub fn quoted(&self) -> &[Range<usize>] {
        self.facts.quoted.get_or_init(|| quotes::outermost(self.quotations()))
    }

    /// Whether a place lies in a quotation.
    #[must_use]
    pub fn is_quoted(&self, at: usize) -> bool {
        quotes::lies_in(self.quoted(), at)
    }

    /// Its dates, those that no year has included.
    #[must_use]
    pub fn dates(&self) -> &[(Range<usize>, Reading)] {
        self.facts.dates.get_or_init(|| dates::in_text(self.text()))
    }

    /// Its case numbers, and whether each has the form of one.
    #[must_use]
    pub fn case_numbers(&self) -> &[(Range<usize>, bool)] {
        self.facts.case_numbers.get_or_init(|| cite::case_numbers_in(self.text()))
    }

    /// Its references to official publications.
    #[must_use]
    pub fn citations(&self) -> &[Arc<Citation>] {
        let find = || cite::find(self.text()).into_iter().map(Arc::new).collect();
        self.facts.citations.get_or_init(find)
    }

    /// The offices it names, read by the register of the run.
    #[must_use]
    pub fn offices(&self, register: &Register) -> &[OfficeMention] {
        self.facts.offices.get_or_init(|| people::offices(self.text(), register))
    }

    /// The ministries it names behind "ministerie van".
    #[must_use]
    pub fn ministries(&self, register: &Register) -> &[Named] {
        self.facts.ministries.get_or_init(|| people::ministries(self.text(), register))
    }

    /// Surnames it names, of those that `known` gives for the key of their last word.
    #[must_use]
    pub fn surnames<'k>(&self, known: impl Fn(u64) -> &'k [String]) -> Vec<Surname<'k>> {
        let capitals = self.facts.capitals.get_or_init(|| people::capitals(self.text()));
        people::surnames(self.text(), capitals, known)
    }

    /// The stems it has, read by `read` when they are first asked for.
    pub(super) fn told(&self, read: impl FnOnce() -> Vec<Told>) -> &[Told] {
        self.facts.told.get_or_init(read)
    }

    /// The line in it that says who answers.
    pub(super) fn answer_line(&self, register: &Register) -> Option<&AnswerLine> {
        let read = || people::answer_line(self.text(), register);
        self.facts.answer_line.get_or_init(read).as_ref()
    }

    /// What it commits to, read by `read` when that is first asked for; again when terms are counted from another day.
    pub(super) fn commitments(
        &self,
        from: Option<Date>,
        read: impl FnOnce() -> Vec<Commitment>,
    ) -> Arc<[Commitment]> {
        // A rule that panics elsewhere spoils nothing here.
        let mut known = self.facts.commitments.lock().unwrap_or_else(PoisonError::into_inner);
        match known.as_ref().filter(|(day, _)| *day == from) {
            Some((_, found)) => Arc::clone(found),
            None => Arc::clone(&known.insert((from, read().into())).1),
        }
    }

    /// The members it names.
    #[must_use]
    pub fn members(&self, register: &Register) -> &[MemberMention] {
        self.facts.members.get_or_init(|| people::members(self.text(), register))
    }
}

#[cfg(test)]
mod tests {
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
    fn what_stood_in_the_version_before_is_not_read_again() {
        let register = Register::builtin();
        let before = Draft::read(&document(BEFORE), register);
        let next = document(&BEFORE.replace("Klopt dat?", "Klopt dat niet?"));
        let after = Draft::read_after(&before, &next, register);
        let mut same = before
            .parts()
            .zip(after.parts())
            .map(|((_, one), (_, other))| Arc::ptr_eq(&one.facts, &other.facts));
        let same: Vec<bool> = same.by_ref().collect();
        assert_eq!(same, [true, false, true, true]);
    }
}
