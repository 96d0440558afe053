//! Line by line what a document was taken for, and why: for people who wonder.

use super::lines::cues::Cued as _;
use super::lines::heading::HeadingKind;
use super::lines::line::Role;
use super::lines::{Numbering, Says, Why};
use super::sections::SectionKind;
use super::{Draft, Lines, read_lines};
use crate::read::Document;
use crate::text::Span;
use crate::text::tables::QuickMap;

/// What one line was taken for.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The line, without the white space around it.
    pub span: Span,
    /// What it is, in Dutch.
    pub part: String,
    /// The signs by which it was told.
    pub reasons: Vec<String>,
}

/// Reads a document and says of every line what it was taken for; before them, how its questions are numbered.
#[must_use]
pub fn explain(document: &Document) -> (String, Vec<Explained>) {
    let (draft, read) = read_lines(document, &[]);
    let below = draft.answers.iter().filter(|answer| !answer.headed).count();
    let headed = draft.answers.len() - below;
    let layout = format!(
        "soort: {}; vragen: {} ({}); antwoorden: {headed} met kop, {below} zonder",
        draft.kind.in_dutch(),
        draft.questions.len(),
        numbering(&read),
    );
    let mut reasons: QuickMap<usize, Vec<&Why>> = QuickMap::default();
    for (line, why) in &read.reading.reasons {
        reasons.entry(*line).or_default().push(why);
    }
    let of_reading = |i| reasons.get(&i).map(Vec::as_slice).unwrap_or_default();
    let lines = (0..read.lines.len()).filter_map(|i| line(&draft, &read, i, of_reading(i)));
    (layout, lines.collect())
}

/// How the questions are numbered, with the word as the first of them has it.
fn numbering(read: &Lines<'_>) -> String {
    use super::lines::item::Class;
    let headings = read.lines.iter().zip(&read.reading.headings);
    let mut headings = headings.filter_map(|(line, heading)| Some((line, heading.as_ref()?)));
    let first = headings.find(|(_, heading)| heading.kind == HeadingKind::Question);
    let word = || {
        let (line, heading) = first?;
        let text = line.text.get(heading.range.clone())?;
        let words = text.split(|c: char| !c.is_alphabetic());
        words.into_iter().find(|word| !word.is_empty() && *word != "e").map(str::to_owned)
    };
    let word = || word().unwrap_or_else(|| "Vraag".to_owned());
    let said = match read.reading.numbering {
        Numbering::Word => return format!("met '{}' en een nummer", word()),
        Numbering::Unnumbered => return format!("met '{}', zonder nummers", word()),
        Numbering::Table => "in een tabel",
        Numbering::Items(Class::Plain) => "met kale nummers",
        Numbering::Items(Class::Dotted) => "met nummers en een punt",
        Numbering::Items(Class::Bracketed) => "met nummers en een haakje",
        Numbering::Items(Class::Roman) => "met Romeinse nummers",
        Numbering::Items(Class::Letter) => "met letters",
        Numbering::Topics => "elders afgedrukt, beantwoord per onderwerp",
        Numbering::Paragraphs => "per alinea, zonder nummers",
        Numbering::None => "geen nummering gevonden",
    };
    said.to_owned()
}

fn line(draft: &Draft, read: &Lines<'_>, i: usize, of_reading: &[&Why]) -> Option<Explained> {
    let line = read.lines.get(i)?;
    let span = line.block.span;
    let heading = read.reading.headings.get(i).and_then(Option::as_ref);
    let section = read.sections.partition_point(|section| section.first <= i).checked_sub(1);
    let section = section.and_then(|section| read.sections.get(section));
    let below = || {
        let found = draft.answers.iter().filter(|answer| !answer.headed);
        found
            .into_iter()
            .any(|answer| answer.span.start <= span.start && span.end <= answer.span.end)
    };
    let numbers = |heading: &super::heading::Heading| {
        let numbers: Vec<String> =
            heading.numbers.iter().map(|(number, _)| number.to_string()).collect();
        if numbers.is_empty() { String::new() } else { format!(" {}", numbers.join(", ")) }
    };
    let part = match (line.role, heading, section.map(|section| section.part)) {
        (Role::Furniture, ..) => "paginawerk".to_owned(),
        (Role::Aside, ..) => "andere kolom".to_owned(),
        (Role::Note(note), ..) => {
            format!("noot {}", draft.notes.get(note).map_or("", |note| note.label.as_str()))
        }
        (_, Some(heading), _) => match heading.kind {
            HeadingKind::Question => format!("kop vraag{}", numbers(heading)),
            HeadingKind::Answer => format!("kop antwoord{}", numbers(heading)),
            HeadingKind::Notice => "kop mededeling".to_owned(),
            HeadingKind::Title => "titel van een deel".to_owned(),
        },
        (_, None, Some(SectionKind::Question)) if below() => "antwoord zonder kop".to_owned(),
        (_, None, Some(part)) => match part {
            SectionKind::Letter => "brief",
            SectionKind::Head => "kop van de set",
            SectionKind::Question => "vraag",
            SectionKind::Answer => "antwoord",
            SectionKind::Notice => "mededeling",
            SectionKind::Closing => "ondertekening",
            SectionKind::Title => "titel van een deel",
        }
        .to_owned(),
        (_, None, None) => "tekst".to_owned(),
    };
    let mut reasons = Vec::new();
    reasons.extend(of_reading.iter().map(|why| in_words(why)));
    let names_column = line.block.cell.is_some_and(|cell| cell.row == 0);
    let cues = line.cues();
    for cue in cues.filter(|cue| names_column || !matches!(cue.says, Says::Column(_))) {
        reasons.push(format!(
            "begint met '{}': {} (sterkte {} van 4; bron: {})",
            cue.words.trim_end(),
            cue.says.in_dutch(),
            cue.strength,
            cue.source
        ));
    }
    if let Some(shape) = read.shapes.get(i).copied().flatten() {
        let signs = [
            (shape.gap, "na wit"),
            (shape.page, "op een nieuwe bladzij"),
            (shape.marked, "opgemaakt als kop"),
            (shape.indent > 0, "ingesprongen"),
            (line.block.cell.is_some(), "in een tabel"),
        ];
        reasons
            .extend(signs.into_iter().filter(|(holds, _)| *holds).map(|(_, sign)| sign.to_owned()));
        reasons.push(shape.end.name().to_owned());
    }
    Some(Explained { span, part, reasons })
}

/// What the reading of the whole said of a line.
fn in_words(why: &Why) -> String {
    match why {
        Why::For(why) => (*why).to_owned(),
        Why::Refused(why) => format!("geen kop: {why}"),
        Why::InRow(row) => format!("een nummer uit de rij van {row}"),
    }
}
