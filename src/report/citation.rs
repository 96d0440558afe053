//! References as JSON has them, in the outline and in the list of citations.

use serde::Serialize;

use super::Range;
use crate::draft::{Cited, Draft};
use crate::text::Source;

/// A reference.
#[derive(Clone, Debug, Serialize)]
pub struct CitationOut {
    /// Its kind: `kamerstuk`, `aanhangsel`, `ecli`, …
    pub r#type: &'static str,
    /// The words in the draft.
    pub text: String,
    /// Number of the dossier.
    pub dossier: Option<u32>,
    /// Budget chapter or subdivision.
    pub suffix: Option<String>,
    /// Number within the dossier, session or year.
    pub number: Option<String>,
    /// `I` or `II`.
    pub chamber: Option<&'static str>,
    /// Session, `2024-2025`.
    pub session: Option<String>,
    /// Publication id; null where the reference cannot exist.
    pub id: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Where it stands.
    pub range: Range,
}

impl CitationOut {
    /// A reference of a draft.
    #[must_use]
    pub fn of(source: &Source, draft: &Draft, cited: &Cited) -> Self {
        let Cited { part, span, citation, .. } = cited;
        Self {
            r#type: citation.kind.name(),
            text: draft.words_in(*part, citation.range.clone()).to_owned(),
            dossier: citation.dossier.as_ref().map(|dossier| dossier.base.value),
            suffix: citation
                .dossier
                .as_ref()
                .and_then(|dossier| dossier.suffix.as_ref())
                .map(|suffix| suffix.value.clone()),
            number: citation.number.as_ref().map(|number| number.value.to_string()),
            chamber: citation.chamber.as_ref().map(|chamber| chamber.value.roman()),
            session: citation.session.as_ref().and_then(|session| session.value.normalised()),
            id: citation.id.clone(),
            url: citation.url(),
            range: Range::of(source, *span),
        }
    }
}
