//! KL407: the name of a ministry or office misspelt.

use std::ops::Range;

use super::{Context, Finding};
use crate::draft::people::OfficeMention;
use crate::draft::{Kind, Part, Prose};
use crate::register::{NameMatch, Register, Role, fold};
use crate::text::tables::QuickSet;
use crate::text::{Flow, Span, capital};

/// Reports a name that is, but for a slip, a name in the register: of an office anywhere in the answerer's own words,
/// letter, head and signature, and of a ministry behind "ministerie van".
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let mut check = Check { context, seen: QuickSet::default(), found };
    // Signatures first: over two columns the text of the letter has their lines mixed.
    for office in &draft.people.offices {
        if office.mention.qualifier.is_some() {
            continue;
        }
        if let Some(words) = &office.portfolio {
            check.office(&words.text, words.span, true);
        }
        if office.mention.role_misspelt {
            check.role(&office.mention, office.role_words.span);
        }
    }
    // Heads say who asks whom about what, also on a sheet.
    let read = |part: Part| !draft.is_quoted(part) || matches!(part, Part::Head(_));
    for (part, flow) in draft.parts().filter(|(part, _)| read(*part)) {
        check.text(flow, part);
    }
}

struct Check<'a, 'c> {
    context: &'c Context<'a>,
    /// Names that were looked at.
    seen: QuickSet<u32>,
    found: &'c mut Vec<Finding>,
}

impl Check<'_, '_> {
    /// Offices and ministries in running text.
    fn text(&mut self, flow: &Prose, part: Part) {
        let register: &Register = &self.context.options.register;
        let signs = matches!(part, Part::Head(_));
        for office in flow.offices(register) {
            let foreign = office.qualifier.clone().and_then(|range| flow.text().get(range));
            if foreign.is_some_and(|word| word.starts_with(char::is_uppercase)) {
                continue;
            }
            if office.role_misspelt {
                self.role(office, flow.span(office.role_range.clone()));
            }
            if !self.printed() {
                self.glued(flow, office);
            }
            let Some(name) = &office.portfolio else { continue };
            if !goes_on(flow.text(), name.range.end, office.plural) {
                self.office(&name.text, flow.span(name.range.clone()), signs);
            }
        }
        if !self.printed() {
            self.glued_van(flow);
        }
        for name in flow.ministries(register) {
            let span = flow.span(name.range.clone());
            if !goes_on(flow.text(), name.range.end, false) && self.is_new(span) {
                self.name(register.ministry_name(&name.text), &name.text, span, false);
            }
        }
    }

    /// The portfolio of an office; a state secretary may have one behind a dash.
    fn office(&mut self, text: &str, span: Span, signs: bool) {
        if !self.is_new(span) {
            return;
        }
        let whole = self.context.options.register.office_name(text);
        if whole != NameMatch::Unknown {
            self.name(whole, text, span, signs);
            return;
        }
        let source = self.context.source;
        let Some((ministry, own)) = halves(source.slice(span)) else { return };
        let register = &self.context.options.register;
        let place = |range: Range<usize>| {
            Span::of(span.range().start + range.start..span.range().start + range.end)
        };
        let (first, second) = (place(ministry), place(own));
        let (one, two) = (source.slice(first), source.slice(second));
        self.name(register.ministry_name(one), one, first, signs);
        self.name(register.office_name(two), two, second, signs);
    }

    fn name(&mut self, spelling: NameMatch<'_>, written: &str, span: Span, signs: bool) {
        let right = match spelling {
            NameMatch::Misspelt(right) => right,
            // Who signs has the capitals of the office; in running text "minister van defensie" is a choice.
            NameMatch::OneCase(right) if signs && written.starts_with(char::is_lowercase) => right,
            // Text taken from a printed page loses spaces at the end of a line.
            NameMatch::Spaces(right) if !self.printed() => right,
            _ => return,
        };
        // An accent that is a character of its own, as other systems write it, looks the same.
        let marks = |c: char| matches!(c, '\u{300}'..='\u{36f}');
        if written.contains(marks) && fold(written) == fold(right) {
            return;
        }
        let finding = Finding::at(span).with("wrong", written).with("right", right);
        self.found.push(finding.edit(span, right));
    }

    /// Whether it was printed by the Chamber, as sheets mostly are.
    fn printed(&self) -> bool {
        self.context.draft.published || self.context.draft.kind == Kind::Questions
    }

    fn role(&mut self, office: &OfficeMention, span: Span) {
        let written = self.context.source.slice(span);
        // "staatssecretarisvan Financiën" lacks a space.
        let glued = written.strip_suffix("van").is_some_and(|role| holds(&OFFICES, role));
        if glued || !self.is_new(span) {
            return;
        }
        let word = if office.plural { office.role.plural() } else { office.role.word() };
        let mut right = word.to_owned();
        if let Some(apart) = apart(written, word) {
            right = apart;
        } else if written.starts_with(char::is_uppercase) {
            right = capital(&right);
        }
        let finding = Finding::at(span).worded("role").with("wrong", written).with("right", &right);
        self.found.push(finding.edit(span, right));
    }

    /// "deStaatssecretaris": where a page was printed, spaces are lost at the ends of lines.
    fn glued(&mut self, flow: &Flow, office: &OfficeMention) {
        let start = office.role_range.start;
        let before = flow.text().get(..start).unwrap_or_default();
        let letters = before.chars().rev().take_while(|c| c.is_alphanumeric());
        let len: usize = letters.map(char::len_utf8).sum();
        if len == 0 {
            return;
        }
        let whole = flow.span(start - len..office.role_range.end);
        let role = flow.span(office.role_range.clone());
        let right =
            format!("{} {}", flow.slice(start - len..start), self.context.source.slice(role));
        let wrong = self.context.source.slice(whole);
        let finding = Finding::at(whole).worded("space").with("wrong", wrong).with("right", &right);
        self.found.push(finding.edit(Span::new(role.start, role.start), " "));
    }

    /// "minister vanFinanciën", "ministerievan Financiën": a space that is lost beside "van", before a name of the register.
    fn glued_van(&mut self, flow: &Prose) {
        let register: &Register = &self.context.options.register;
        for (words, space) in flow.kept(&GluedVan, |flow, _| without_space(flow.text())) {
            let name = flow.text().get(*space..).unwrap_or_default();
            let name = strip_van(name).unwrap_or(name).trim_start();
            if !is_name(register, name) {
                continue;
            }
            let at = flow.span(*space..words.end).start;
            let (first, second) = (flow.slice(words.start..*space), flow.slice(*space..words.end));
            let finding = Finding::at(flow.span(words.clone())).worded("space");
            let right = format!("{first} {second}");
            let finding = finding.with("wrong", flow.slice(words.clone())).with("right", right);
            self.found.push(finding.edit(Span::new(at, at), " "));
        }
    }

    /// Remembers a place; false when it was looked at before.
    fn is_new(&mut self, span: Span) -> bool {
        self.seen.insert(span.start)
    }
}

/// What [`Check::glued_van`] keeps of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct GluedVan;

/// What a name of the register may stand behind, with "van" between them.
const OFFICES: [&str; 3] = ["minister", "staatssecretaris", "ministerie"];

fn holds(words: &[&str], word: &str) -> bool {
    words.iter().any(|own| own.eq_ignore_ascii_case(word))
}

/// The words in which "van" is glued to an office before it or to a name with a capital behind it, each with the place of the space that
/// they lack.
fn without_space(text: &str) -> Vec<(Range<usize>, usize)> {
    let letters = |text: &str| -> usize {
        text.chars().rev().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum()
    };
    let glued = text.match_indices("van").filter_map(|(at, van)| {
        let (before, behind) = (text.get(..at)?, text.get(at + van.len()..)?);
        let own = before.get(before.len() - letters(before)..)?;
        if behind.starts_with(char::is_whitespace) {
            return holds(&OFFICES, own).then_some((at - own.len()..at + van.len(), at));
        }
        if !own.is_empty() || !behind.starts_with(char::is_uppercase) {
            return None;
        }
        let before = before.trim_end();
        let office = before.get(before.len() - letters(before)..)?;
        let word = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        let space = at + van.len();
        (before.len() < at && holds(&OFFICES, office)).then_some((at..space + word, space))
    });
    glued.collect()
}

/// A text behind the "van" with which it begins.
fn strip_van(text: &str) -> Option<&str> {
    text.strip_prefix("van").filter(|rest| rest.starts_with(char::is_whitespace))
}

/// Whether a text begins with the name of a ministry or office as the register has it.
fn is_name(register: &Register, text: &str) -> bool {
    const MOST: usize = 9;
    let ends = text.char_indices().filter(|(_, c)| !c.is_alphanumeric() && *c != '-');
    let mut ends = ends.map(|(at, _)| at).chain([text.len()]).take(MOST);
    ends.any(|end| {
        let name = text.get(..end).unwrap_or_default();
        let right = |found| matches!(found, NameMatch::Right(_));
        right(register.office_name(name)) || right(register.ministry_name(name))
    })
}

/// An article that is glued to a role with the space it lacks: "deStaatssecretaris" is "de Staatssecretaris".
fn apart(written: &str, role: &str) -> Option<String> {
    let (article, rest) = written.split_at_checked(written.len().checked_sub(role.len())?)?;
    let glued = rest.eq_ignore_ascii_case(role)
        && ["de", "een", "door", "aan", "van", "onze"].contains(&article.to_lowercase().as_str());
    glued.then(|| format!("{article} {rest}"))
}

/// The two parts of "Financiën – Fiscaliteit en Belastingdienst", without the white space around them.
fn halves(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut before = ' ';
    let dash = text.char_indices().find(|&(at, c)| {
        let after = || text.get(at + c.len_utf8()..).unwrap_or_default().chars().next();
        let spaced = before.is_whitespace() && after().is_some_and(char::is_whitespace);
        before = c;
        matches!(c, '–' | '—') || (c == '-' && spaced)
    });
    let (at, dash) = dash?;
    let (one, two) = (text.get(..at)?, text.get(at + dash.len_utf8()..)?);
    let start = text.len() - two.trim_start().len();
    Some((0..one.trim_end().len(), start..text.len()))
}

/// Whether a name goes on behind the part that was read: "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer", or is of another
/// country: "Buitenlandse zaken van Israël".
fn goes_on(text: &str, end: usize, plural: bool) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    let capital = |rest: &str| rest.starts_with(char::is_uppercase);
    let and = !plural
        && rest.strip_prefix(" en ").is_some_and(|rest| {
            let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            capital(rest) && Role::read(word).is_none()
        });
    and || rest.strip_prefix(" van ").is_some_and(capital)
}
