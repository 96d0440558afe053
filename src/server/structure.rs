//! `textDocument/foldingRange`, `selectionRange`, `documentLink` and `codeLens`.

use std::str::FromStr as _;

use tower_lsp::ls_types::*;

use super::view::View;
use crate::ide::structure;
use crate::text::Span;

/// Letter, questions, answers and notes of more than one line.
pub fn folds(view: &View) -> Vec<FoldingRange> {
    let fold = |span: Span| {
        let lines = view.source.lines();
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

/// "nog 2 van 9 open", at the first question of every set with open questions.
pub fn lenses(view: &View) -> Vec<CodeLens> {
    let lens = |(heading, open, all): (Span, usize, usize)| {
        let title = format!("nog {open} van {all} open");
        let command = Command { title, command: String::new(), arguments: None };
        CodeLens { range: view.range(heading), command: Some(command), data: None }
    };
    structure::open_sets(view.draft()).into_iter().map(lens).collect()
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
