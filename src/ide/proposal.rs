//! One proposal of a completion: what is shown at first, and what is told when somebody looks at it.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::Snapshot;
use super::markdown::{asked, days, paper, plain};
use crate::cite::dossier_url;
use crate::text::Span;

/// What a proposal is about, so that it can be told later.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// A question.
    Question {
        /// Its set.
        set: usize,
        /// Its number, as it is shown.
        number: String,
    },
    /// A post, by its place in the register.
    Post(usize),
    /// A dossier, by its number.
    Dossier(String),
    /// A paper, by its id.
    Paper(String),
    /// A note.
    Note {
        /// Its series.
        series: usize,
        /// Its label.
        label: String,
    },
    /// Text that says itself what it is.
    Text,
}

/// What a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalKind {
    /// The heading of an answer.
    Heading,
    /// A reference to another answer.
    Reference,
    /// The mark of a note.
    Note,
    /// An office.
    Office,
    /// Somebody's name.
    Person,
    /// A reference to a paper.
    Paper,
    /// A reference to a dossier.
    Dossier,
    /// A text with holes.
    Template,
}

/// A proposal.
pub struct Proposal {
    /// How many bytes before the cursor it takes the place of.
    typed: usize,
    /// How many behind it.
    behind: usize,
    /// What it is.
    pub kind: ProposalKind,
    /// How a list names it.
    pub label: String,
    /// What is written.
    pub text: String,
    /// Whether the text is a snippet.
    pub snippet: bool,
    /// A few words beside the label; may be empty.
    pub detail: String,
    /// The words by which it is found, where these are not the label.
    pub filter: Option<String>,
    /// What it is about.
    pub what: What,
}

impl Proposal {
    /// Text in the place of the last bytes that were typed.
    pub fn new(typed: usize, kind: ProposalKind, text: String, what: What) -> Self {
        let label = text.clone();
        let detail = String::new();
        Self { typed, behind: 0, kind, label, text, snippet: false, detail, filter: None, what }
    }

    /// With a few words beside its label.
    pub fn detailed(self, detail: String) -> Self {
        Self { detail, ..self }
    }

    /// Found by other words than its own.
    pub fn found_by(self, words: String) -> Self {
        Self { filter: Some(words), ..self }
    }

    /// Takes the place of bytes behind the cursor too.
    pub fn over(self, behind: usize) -> Self {
        Self { behind, ..self }
    }

    /// Under a label of its own, as a snippet where the client knows these.
    pub fn labelled(self, label: String, snippet: bool) -> Self {
        Self { label, snippet, ..self }
    }

    /// What it takes the place of, with the cursor at an offset.
    pub const fn span(&self, offset: u32) -> Span {
        Span::new(offset - self.typed as u32, offset + self.behind as u32)
    }
}

/// All that can be said of what a proposal is about.
pub fn told(snapshot: &Snapshot, what: &What) -> Option<String> {
    let (draft, register) = (snapshot.draft(), &snapshot.settings.options.register);
    match what {
        What::Question { set, number } => {
            let mut questions = draft.questions_of(*set).iter();
            let question = questions.find(|one| one.number.to_string() == *number)?;
            Some(asked(snapshot, question))
        }
        What::Post(i) => {
            let post = register.posts().get(*i)?;
            let party =
                if post.party.is_empty() { String::new() } else { format!(" ({})", post.party) };
            let days = days(post, snapshot.settings.language);
            let (name, office) = (post.name(), post.office.title());
            Some(format!("**{name}**{party}\n\n{office}, {days}"))
        }
        What::Dossier(number) => {
            let title = snapshot.settings.title_of(number).map(|title| plain(&title));
            let title = title.map_or_else(String::new, |title| format!("\n\n{title}"));
            Some(format!("**Dossier {number}**{title}\n\n<{}>", dossier_url(number)))
        }
        What::Paper(id) => {
            let cited =
                draft.citations.iter().find(|cited| cited.citation.id.as_ref() == Some(id))?;
            Some(paper(snapshot, cited))
        }
        What::Note { series, label } => {
            let mut notes = draft.notes.iter();
            let note = notes.find(|note| note.series == *series && note.label == *label)?;
            let mut text = format!("**Noot {label}**");
            let _ = write!(text, "\n\n{}", plain(note.flow.text()));
            Some(text)
        }
        What::Text => None,
    }
}
