//! `textDocument/foldingRange`, `selectionRange`, `documentLink` and `codeLens`: what follows from the parts of a draft.

use std::str::FromStr as _;

use tower_lsp::ls_types::*;

use super::place;
use super::view::View;
use crate::text::{Span, sentences};

/// Letter, questions, answers and notes of more than one line.
pub fn folds(view: &View) -> Vec<FoldingRange> {
    let draft = view.draft();
    let letter = draft.letter.is_letter().then(|| draft.letter.flow.whole());
    let questions = draft.questions.iter().filter(|question| question.place_in_heading == 0);
    let spans = questions.map(|question| question.span);
    let spans = spans.chain(draft.answers.iter().map(|answer| answer.span)).chain(letter);
    let notes = draft.notes.iter().map(|note| note.span);
    let fold = |span: Span| {
        let lines = view.source.lines();
        let (start_line, end_line) = (lines.line_of(span.start), lines.line_of(span.end));
        let fold = FoldingRange { start_line, end_line, ..FoldingRange::default() };
        (start_line < end_line).then_some(fold)
    };
    let mut folds: Vec<FoldingRange> = spans.chain(notes).filter_map(fold).collect();
    folds.sort_by_key(|fold| (fold.start_line, fold.end_line));
    folds
}

/// References that can be read somewhere.
pub fn links(view: &View) -> Vec<DocumentLink> {
    let link = |cited: &crate::draft::Cited| {
        let target = Uri::from_str(&cited.citation.url()?).ok()?;
        let tooltip = cited.citation.id.clone().filter(|_| view.manners.link_tooltips);
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
    let draft = view.draft();
    let lens = |set: usize| {
        let questions = draft.questions_of(set);
        let open = questions.iter().filter(|question| place::is_open(draft, question)).count();
        let first = questions.first().filter(|_| open > 0)?;
        let title = format!("nog {open} van {} open", questions.len());
        let command = Command { title, command: String::new(), arguments: None };
        Some(CodeLens { range: view.range(first.heading), command: Some(command), data: None })
    };
    (0..draft.sets()).filter_map(lens).collect()
}

/// Around a position: sentence, paragraph, answer or question, question with its answers, everything.
pub fn selection(view: &View, position: Position) -> SelectionRange {
    let mut spans = around(view, view.offset(position));
    spans.push(view.source.span());
    let mut selected: Option<SelectionRange> = None;
    let mut last: Option<Span> = None;
    for span in spans.into_iter().rev() {
        // Each lies in the next and is smaller.
        if last.is_none_or(|outer| outer.covers(span) && outer != span) {
            let parent = selected.map(Box::new);
            selected = Some(SelectionRange { range: view.range(span), parent });
            last = Some(span);
        }
    }
    let here = Range::new(position, position);
    selected.unwrap_or(SelectionRange { range: here, parent: None })
}

fn around(view: &View, offset: u32) -> Vec<Span> {
    let draft = view.draft();
    let mut spans = Vec::new();
    let part = draft.parts().find_map(|(_, flow)| Some((flow, flow.find(offset)?)));
    if let Some((flow, at)) = part {
        let text = flow.text();
        let sentence = sentences(text).into_iter().find(|range| range.contains(&at));
        spans.extend(sentence.map(|range| flow.span(range)));
        let start = text.get(..at).and_then(|text| text.rfind('\n')).map_or(0, |at| at + 1);
        let end = text.get(at..).and_then(|text| text.find('\n')).map_or(text.len(), |to| at + to);
        spans.push(flow.span(start..end));
        spans.push(flow.whole());
    }
    let answer = draft.answers.iter().find(|answer| place::touches(answer.span, offset));
    let question = draft.questions.iter().find(|question| place::touches(question.span, offset));
    spans.extend(answer.map(|answer| answer.span).or(question.map(|question| question.span)));
    let questions = answer.iter().flat_map(|answer| &answer.questions);
    let questions = questions.filter_map(|&i| draft.questions.get(i)).map(|one| one.span);
    let answers = question.iter().flat_map(|question| &question.answers);
    let answers = answers.filter_map(|&i| draft.answers.get(i)).map(|one| one.span);
    let own = answer.map(|answer| answer.span).into_iter().chain(question.map(|one| one.span));
    spans.extend(questions.chain(answers).chain(own).reduce(Span::to));
    spans
}
