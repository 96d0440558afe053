//! Settings: what is found in one file, and in which words; and the keys of the file that says so.

mod file;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::checks;
use crate::cite::{self, Citation};
use crate::draft::{Cited, Draft};
use crate::rule::{Exception, Language, Options, Rules, Selection};
use crate::text::date::in_words;
use crate::text::{Mistake, Span};

pub use file::{File, Override, PapersFile};

/// The name of the settings file.
pub const FILE_NAME: &str = "kamerlint.toml";

/// Everything that decides what is found in one file and in which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Which rules run, and how severe they are.
    pub selection: Selection,
    /// The rules there are: those of the program and those of the house.
    pub rules: Rules,
    /// The language of messages.
    pub language: Language,
    /// What the checks are told beside the draft.
    pub options: Options,
    /// The file with the questions as submitted, absolute or relative to the working folder.
    pub questions: Option<PathBuf>,
    /// The Word document that a new draft is made from.
    pub template: Option<PathBuf>,
    /// Findings in this file that were accepted.
    pub exceptions: Arc<[Exception]>,
    /// The address of the page that explains a rule, with `{code}` and perhaps `{lang}` in it.
    pub explanations: Option<Arc<str>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            selection: Selection::default(),
            rules: checks::builtin().clone(),
            language: Language::default(),
            options: Options::default(),
            questions: None,
            template: None,
            exceptions: Arc::default(),
            explanations: None,
        }
    }
}

/// The rule that says that a file was not read as a draft.
pub(crate) const UNREAD: &str = "KL100";

impl Settings {
    /// Takes over whether a file was only found and may well be no draft at all. Who asks for the rule that says so by its name wants
    /// to hear of every file.
    pub fn mark_found(&mut self, found: bool) {
        let wanted = self.rules.called(UNREAD).is_some_and(|rule| self.selection.names(rule));
        self.options.found = found && !wanted;
    }

    /// What a dossier is called, by its code (`36600-XVII`): as the store of papers says, else the register.
    #[must_use]
    pub fn title_of(&self, code: &str) -> Option<String> {
        let (number, suffix) = code.split_once('-').map_or((code, None), |(a, b)| (a, Some(b)));
        let listed =
            number.parse().ok().and_then(|number| self.options.papers.title(number, suffix));
        let listed = listed.map(|dossier| dossier.title).filter(|title| !title.is_empty());
        listed.or_else(|| self.options.register.dossier(code).map(|dossier| dossier.title.clone()))
    }

    /// What a reference is of: its paper ("Motie, 18 september 2024: …") and its dossier, as far as somebody can say.
    #[must_use]
    pub fn named(&self, citation: &Citation) -> Vec<String> {
        let code = citation.dossier.as_ref().map(cite::Dossier::code);
        let number = citation.number.as_ref().map(|number| number.value.to_string());
        let listed = self.options.papers.rows().zip(code.as_ref().zip(number));
        let paper = listed.and_then(|(rows, (code, number))| rows.paper(code, &number));
        let paper = paper.map(|paper| {
            let day = paper.date.map(|day| format!(", {}", in_words(day))).unwrap_or_default();
            format!("{}{day}: {}", paper.kind, paper.title)
        });
        let dossier =
            code.and_then(|code| Some(format!("Dossier {code}: {}", self.title_of(&code)?)));
        paper.into_iter().chain(dossier).collect()
    }

    /// What is cited in a draft and has a title, each at the first place, in the order of the text.
    #[must_use]
    pub fn titles(&self, draft: &Draft) -> Vec<(Span, String)> {
        let mut cited: Vec<&Cited> = draft.citations.iter().collect();
        cited.sort_by_key(|cited| cited.span);
        let mut seen = HashSet::new();
        let mut titles = Vec::new();
        for cited in cited {
            let named = self.named(&cited.citation).join(". ");
            if !named.is_empty() && seen.insert((cited.citation.id.clone(), named.clone())) {
                titles.push((cited.span, named));
            }
        }
        titles
    }

    /// Where a rule is explained, in the language of the messages.
    #[must_use]
    pub fn explained_at(&self, code: &str) -> Option<String> {
        let lang = self.language.tag();
        Some(self.explanations.as_ref()?.replace("{code}", code).replace("{lang}", lang))
    }

    /// The settings that the text of a settings file gives every draft.
    ///
    /// # Errors
    /// A key or value that is not known, with its place and the nearest key.
    pub fn parse(path: &std::path::Path, text: &str) -> Result<Self, Mistake> {
        let file = File::parse(path, text)?;
        file.known_rules(path, text, checks::builtin())?;
        Ok(file.settings())
    }
}
