//! `textDocument/foldingRange`, `selectionRange`, `documentLink` and `codeLens`.

use std::str::FromStr as _;

use serde_json::{Value, json};
use tower_lsp::ls_types::*;

use super::command::{NEW_DRAFT, WRITE_ANSWER};
use super::view::View;
use crate::draft::Kind;
use crate::ide::structure;
use crate::text::Span;

/// Letter, questions, answers and notes of more than one line.
pub fn folds(view: &View) -> Vec<FoldingRange> {
    let fold = |span: Span| {
        let lines = view.document.source.lines();
        let (start_line, end_line) = (lines.line_of(span.start), lines.line_of(span.end));
        let fold = FoldingRange { start_line, end_line, ..FoldingRange::default() };
        (start_line < end_line).then_some(fold)
    };
    let mut folds: Vec<FoldingRange> =
        structure::folds(view.draft()).into_iter().filter_map(fold).collect();
    folds.sort_by_key(|fold| (fold.start_line, fold.end_line));
    folds
}

/// References that can be read somewhere.
pub fn links(view: &View) -> Vec<DocumentLink> {
    let link = |cited: &crate::draft::Cited| {
        let target = Uri::from_str(&cited.citation.url()?).ok()?;
        let tooltip = cited.citation.id.clone().filter(|_| view.profile.link_tooltips);
        Some(DocumentLink {
            range: view.range(cited.span),
            target: Some(target),
            tooltip,
            data: None,
        })
    };
    view.draft().citations.iter().filter_map(link).collect()
}

/// The state of each question above it, which leads to its answer; above a sheet of questions, which makes a draft of it.
pub fn lenses(view: &View) -> Vec<CodeLens> {
    let lens = |heading: Span, title: String, command: &str, argument: Value| {
        let (command, arguments) = (command.to_owned(), Some(vec![argument]));
        let command = Some(Command { title, command, arguments });
        CodeLens { range: view.range(heading), command, data: None }
    };
    if view.draft().kind == Kind::Questions {
        let first = view.draft().questions.first();
        let title = view.word("maak een conceptantwoord", "make a draft answer").to_owned();
        let new =
            first.map(|one| lens(one.heading, title, NEW_DRAFT, json!({ "sheet": view.uri })));
        return new.into_iter().collect();
    }
    let each = |one: structure::Lens| {
        let position = view.position(one.heading.start);
        let argument = json!({ "uri": view.uri, "position": position });
        lens(one.heading, one.title, WRITE_ANSWER, argument)
    };
    structure::lenses(view).into_iter().map(each).collect()
}

/// Around a position: sentence, paragraph, answer or question, question with its answers, everything.
pub fn selection(view: &View, position: Position) -> SelectionRange {
    let spans = structure::enclosing(view, view.offset(position)).into_iter();
    let within = |parent: Option<SelectionRange>, span: Span| {
        Some(SelectionRange { range: view.range(span), parent: parent.map(Box::new) })
    };
    let here = Range::new(position, position);
    spans.fold(None, within).unwrap_or(SelectionRange { range: here, parent: None })
}
