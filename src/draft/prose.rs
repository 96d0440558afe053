//! A flow with what its words say, each fact found when it is first asked for and remembered.

use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

use super::dates;
use super::people::{self, MemberMention, Named, OfficeMention};
use crate::cite::{self, Citation};
use crate::register::Register;
use crate::text::date::Reading;
use crate::text::quotes::{self, Quotation};
use crate::text::{Flow, Word};

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
}

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

    /// The members it names.
    #[must_use]
    pub fn members(&self, register: &Register) -> &[MemberMention] {
        self.facts.members.get_or_init(|| people::members(self.text(), register))
    }
}
