//! Ministers and state secretaries as they are named in running text.

use std::ops::Range;

use super::Named;
use super::person::{MOST_WORDS, name_len, name_len_over_dash};
use super::role::{RoleWord, TRIGGERS, role_at};
use super::words::{Gap, Word, skip_gap, words};
use crate::register::{Given, OfficeKey, PartyMatch, Preposition, Register, Role, Spelling};

/// An office as it stands in a text. In a list with a shared word ("de ministers van X en voor Y") every
/// office is a mention of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeMention {
    /// From the role (later in a list: from the preposition or the name) to the end of it all.
    pub range: Range<usize>,
    /// The kind of office.
    pub role: Role,
    /// The word that says so; shared in a list.
    pub role_range: Range<usize>,
    /// The word is misspelt: "Staatsecretaris".
    pub role_misspelt: bool,
    /// The word is a plural.
    pub plural: bool,
    /// What makes it somebody else than the present holder: "toenmalige", "oud-", "Oekraïense".
    pub qualifier: Option<Range<usize>>,
    /// "van", "voor" or neither.
    pub preposition: Option<Preposition>,
    /// What the office is about, with a portfolio after a dash: "Financiën – Fiscaliteit en Belastingdienst".
    pub portfolio: Option<Named>,
    /// The portfolio stands in brackets behind a person; there it often is the ministry.
    pub bracketed: bool,
    /// The portfolio is, but for a slip, a name or abbreviation in the register.
    pub known: bool,
    /// The person named with it.
    pub person: Option<Named>,
    key: Option<OfficeKey>,
}

impl OfficeMention {
    /// The same mention with every range put through `place`.
    pub(super) fn moved(mut self, place: impl Fn(Range<usize>) -> Range<usize>) -> Self {
        self.range = place(self.range);
        self.role_range = place(self.role_range);
        self.qualifier = self.qualifier.map(&place);
        for named in [&mut self.portfolio, &mut self.person].into_iter().flatten() {
            named.range = place(named.range.clone());
        }
        self
    }

    /// The office as a key for the register; `None` when only the bare role is named.
    #[must_use]
    pub const fn key(&self) -> Option<&OfficeKey> {
        self.key.as_ref()
    }

    /// The office as it is written in full; empty when only the bare role is named.
    #[must_use]
    pub fn title(&self) -> String {
        self.key().map_or_else(String::new, OfficeKey::title)
    }
}

/// All ministers, state secretaries and prime ministers named in a text, in order.
#[must_use]
pub fn offices(text: &str, register: &Register) -> Vec<OfficeMention> {
    read(Reader { text, register, only_offices: false })
}

/// The same for a text that names offices and little else: an answer line, a signature, who was asked. There a capital behind "en"
/// belongs to the name of the office, also where the register knows the name up to there: "Economische Zaken en Klimaten".
#[must_use]
pub fn only_offices(text: &str, register: &Register) -> Vec<OfficeMention> {
    read(Reader { text, register, only_offices: true })
}

fn read(reader: Reader<'_, '_>) -> Vec<OfficeMention> {
    let text = reader.text;
    let mut mentions = Vec::new();
    let mut done = 0;
    for (hit, _) in TRIGGERS.find_iter(text) {
        if hit.start < done {
            continue;
        }
        match role_at(text, hit.start, done) {
            Ok(role) => {
                done = reader.mention(&role, &mut mentions);
            }
            Err(end) => done = end,
        }
    }
    mentions
}

struct Reader<'t, 'r> {
    text: &'t str,
    register: &'r Register,
    only_offices: bool,
}

/// One office behind a role word.
struct Item {
    range: Range<usize>,
    preposition: Option<Preposition>,
    portfolio: Option<Range<usize>>,
    bracketed: bool,
    known: bool,
    person: Option<Range<usize>>,
}

/// The extent of a portfolio.
struct Portfolio {
    range: Range<usize>,
    known: bool,
}

impl<'t> Reader<'t, '_> {
    /// Adds the mentions that hang on one role word; gives the end of the last.
    fn mention(&self, role: &RoleWord, mentions: &mut Vec<OfficeMention>) -> usize {
        let mut end = role.range.end;
        let mut add = |item: Option<Item>, first: bool| {
            let item = item.unwrap_or(Item {
                range: role.range.clone(),
                preposition: None,
                portfolio: None,
                bracketed: false,
                known: false,
                person: None,
            });
            let start = if first { role.range.start } else { item.range.start };
            let named = |range: Range<usize>| Named::of(self.text, range);
            let portfolio = item.portfolio.map(named);
            let about = portfolio.as_ref().map(|named| named.text.as_str());
            let about = about.or((role.role == Role::PrimeMinister).then_some(""));
            let key = about.map(|about| OfficeKey::new(role.role, item.preposition, about));
            mentions.push(OfficeMention {
                range: start..item.range.end,
                role: role.role,
                role_range: role.range.clone(),
                role_misspelt: role.misspelt,
                plural: role.plural,
                qualifier: role.qualifier.clone(),
                preposition: item.preposition,
                portfolio,
                bracketed: item.bracketed,
                known: item.known,
                person: item.person.map(named),
                key,
            });
        };
        let Some(first) = self.first(role) else {
            add(None, true);
            return end;
        };
        end = end.max(first.range.end);
        let listed = role.role != Role::PrimeMinister
            && (first.portfolio.is_some() && (!first.bracketed || role.plural));
        add(Some(first), true);
        while listed && let Some(next) = self.next(role, end) {
            end = next.range.end;
            add(Some(next), false);
        }
        end
    }

    /// What stands right behind the role.
    fn first(&self, role: &RoleWord) -> Option<Item> {
        let words = words(self.text, role.range.end, 2 * MOST_WORDS);
        let word = words.first().filter(|word| word.gap == Gap::Space)?;
        if role.role == Role::PrimeMinister {
            return self.person(&words, role);
        }
        if let Some(item) = self.with_preposition(&words, role) {
            return Some(item);
        }
        let bare = self.known_portfolio(&words, role).filter(|found| {
            found.range.end > word.range.end || self.is_bare_portfolio(word, &words)
        });
        if let Some(portfolio) = bare {
            return Some(self.behind(None, portfolio, word.range.start, role));
        }
        self.person(&words, role)
    }

    /// Whether one word right behind the role is a portfolio, not a surname: the register has it, or has it but for a slip and
    /// knows nobody of that name.
    fn is_bare_portfolio(&self, word: &Word<'t>, words: &[Word<'t>]) -> bool {
        let found = self.register.names().longest(word.text, &[word.folded()]);
        let bracket = self.text.get(skip_gap(self.text, word.range.end)..).unwrap_or_default();
        found.is_some_and(|found| {
            found.slips == 0 && word.is_capital()
                || word.folded().len() >= 7
                    && !bracket.starts_with('(')
                    && self.unknown_person(words)
        })
    }

    /// A further office of a list, from `at` on.
    fn next(&self, role: &RoleWord, at: usize) -> Option<Item> {
        // Behind most offices the sentence goes on.
        let next = words(self.text, at, 1);
        let first = next.first()?;
        let comma = first.gap == Gap::Comma;
        let and = AND.contains(&first.folded()) && matches!(first.gap, Gap::Space | Gap::Comma);
        if !(and || comma && role.plural) {
            return None;
        }
        let all = words(self.text, at, 2 * MOST_WORDS);
        let words = all.get(usize::from(and)..)?;
        let word = words.first()?;
        if Preposition::read(word.text).is_some() {
            let sure = |item: &Item| item.known || role.plural || self.only_offices;
            return self.with_preposition(words, role).filter(sure);
        }
        if !role.plural || !word.is_capital() {
            return None;
        }
        if let Some(portfolio) = self.known_portfolio(words, role) {
            return Some(self.behind(None, portfolio, word.range.start, role));
        }
        let person = self.person(words, role).filter(|item| item.bracketed);
        person.or_else(|| {
            let portfolio = self.unknown_portfolio(words, role).filter(|_| self.only_offices)?;
            Some(self.behind(None, portfolio, word.range.start, role))
        })
    }

    /// "van Financiën", "voor Rechtsbescherming", and the person behind it if there is one.
    fn with_preposition(&self, words: &[Word<'t>], role: &RoleWord) -> Option<Item> {
        let word = words.first()?;
        let preposition = Preposition::read(word.text)?;
        let rest = words.get(1..)?;
        rest.first().filter(|next| matches!(next.gap, Gap::Space | Gap::None))?;
        let portfolio = match self.known_portfolio(rest, role) {
            Some(known) => known,
            // "minister van Ark", "Minister Van Onbekend": a surname, not an office.
            None if word.text == "Van" || !self.unknown_person(words) => return None,
            None => self.unknown_portfolio(rest, role)?,
        };
        Some(self.behind(Some(preposition), portfolio, word.range.start, role))
    }

    /// The office with this portfolio, and the person named behind it if the register knows them.
    fn behind(
        &self,
        preposition: Option<Preposition>,
        portfolio: Portfolio,
        start: usize,
        role: &RoleWord,
    ) -> Item {
        let end = portfolio.range.end;
        let person = if role.plural { None } else { self.person_behind(end) };
        Item {
            range: start..person.as_ref().map_or(end, |person| person.end),
            preposition,
            portfolio: Some(portfolio.range),
            bracketed: false,
            known: portfolio.known,
            person,
        }
    }

    /// "…, de heer Heinen" and "… Heinen" behind a portfolio.
    fn person_behind(&self, at: usize) -> Option<Range<usize>> {
        // Behind most offices the sentence goes on.
        let next = words(self.text, at, 1);
        next.first().filter(|word| {
            word.is_capital() || matches!(word.folded(), "de" | "mevrouw" | "mw" | "dhr")
        })?;
        let all = words(self.text, at, MOST_WORDS + 2);
        let first = all.first().filter(|word| matches!(word.gap, Gap::Space | Gap::Comma))?;
        let polite = match (first.folded(), all.get(1).map(|word| word.folded())) {
            ("de", Some("heer")) => 2,
            ("mevrouw" | "mw" | "dhr", _) => 1,
            _ => 0,
        };
        let words = all.get(polite..)?;
        if !words.first()?.is_capital() {
            return None;
        }
        let range = self.name_range(words)?;
        let known = self.register.find_person(self.text.get(range.clone())?);
        known.iter().any(|found| found.given != Given::Differs).then_some(range)
    }

    /// "Van Hijum (Sociale Zaken en Werkgelegenheid)", "Veldkamp van Buitenlandse Zaken", "Agema".
    fn person(&self, words: &[Word<'t>], role: &RoleWord) -> Option<Item> {
        let start = words.first()?.range.start;
        if name_len(words) == 0 {
            return self.lower_before_office(words, role);
        }
        let over_dash = words.get(name_len_over_dash(words).checked_sub(1)?)?.range.end;
        if let Some(portfolio) = self.bracket(over_dash, role) {
            return Some(Item {
                range: start..self.bracket_end(portfolio.range.end),
                preposition: None,
                portfolio: Some(portfolio.range),
                bracketed: true,
                known: portfolio.known,
                person: Some(start..over_dash),
            });
        }
        if !words.first()?.is_capital() && self.unknown_person(words) {
            return None;
        }
        let person = self.name_range(words)?;
        let words = self::words(self.text, person.end, 2 * MOST_WORDS);
        let with = words.first().filter(|word| word.gap == Gap::Space);
        let office = with.and_then(|_| {
            let preposition = Preposition::read(words.first()?.text)?;
            Some((preposition, self.known_portfolio(words.get(1..)?, role)?))
        });
        let (preposition, portfolio) = office.unzip();
        let portfolio = portfolio.filter(|_| role.role != Role::PrimeMinister);
        Some(Item {
            range: start..portfolio.as_ref().map_or(person.end, |portfolio| portfolio.range.end),
            preposition: preposition.filter(|_| portfolio.is_some()),
            known: portfolio.as_ref().is_some_and(|portfolio| portfolio.known),
            portfolio: portfolio.map(|portfolio| portfolio.range),
            bracketed: false,
            person: Some(person),
        })
    }

    /// "Staatssecretaris zabó (Binnenlandse Zaken en Koninkrijksrelaties)": a name that lost its capital, where nothing but who answers is
    /// told and the office stands behind it.
    fn lower_before_office(&self, words: &[Word<'t>], role: &RoleWord) -> Option<Item> {
        let start = words.first().filter(|_| self.only_offices)?.range.start;
        let prefixes = words.iter().take(3).take_while(|word| word.is_prefix()).count();
        let first = words.get(prefixes)?;
        let rest = words.get(prefixes + 1..).unwrap_or_default();
        let more = match rest.first().map(|word| word.gap) {
            Some(Gap::Hyphen | Gap::Dash) => name_len(rest),
            _ => 0,
        };
        let end = more.checked_sub(1).and_then(|last| rest.get(last)).unwrap_or(first).range.end;
        let portfolio = self.bracket(end, role).filter(|portfolio| portfolio.known)?;
        Some(Item {
            range: start..self.bracket_end(portfolio.range.end),
            preposition: None,
            portfolio: Some(portfolio.range),
            bracketed: true,
            known: true,
            person: Some(start..end),
        })
    }

    fn unknown_person(&self, words: &[Word<'t>]) -> bool {
        let range = self.name_range(words);
        let name = range.and_then(|range| self.text.get(range)).unwrap_or_default();
        self.register.find_person(name).is_empty()
    }

    /// The name at the front, no longer than the register knows it when it knows a part of it.
    fn name_range(&self, words: &[Word<'t>]) -> Option<Range<usize>> {
        let start = words.first()?.range.start;
        let len = name_len(words);
        let ends = words.get(..len)?.iter().enumerate().rev();
        let known = ends.filter(|(_, word)| word.is_capital()).find(|(_, word)| {
            let name = self.text.get(start..word.range.end).unwrap_or_default();
            let found = self.register.find_person(name);
            found
                .iter()
                .any(|found| found.spelling != Spelling::Near && found.given != Given::Differs)
        });
        let last = known.map_or_else(|| words.get(len.checked_sub(1)?), |(_, word)| Some(word))?;
        Some(start..last.range.end)
    }

    /// The portfolio in the bracket that opens behind `at`; one that is not closed ends before the next.
    fn bracket(&self, at: usize, role: &RoleWord) -> Option<Portfolio> {
        let open = skip_gap(self.text, at);
        let rest = self.text.get(open..)?.strip_prefix('(')?;
        let start = open + 1;
        let end = rest.char_indices().take(160).find(|(_, c)| matches!(c, '(' | ')' | '\n'));
        let inside = words(self.text, start, 2 * MOST_WORDS);
        let known = self.known_portfolio(&inside, role);
        let content = match end {
            Some((end, _)) => rest.get(..end)?,
            None if rest.len() <= 160 => rest,
            None => self.text.get(start..known.as_ref()?.range.end)?,
        };
        let lead = content.len() - content.trim_start().len();
        let content = content.trim();
        // "(eustitie en Veiligheid)": a name that the register knows may have lost its capital.
        if !content.starts_with(char::is_uppercase) && known.is_none()
            || matches!(
                self.register.party(content),
                PartyMatch::Official(_) | PartyMatch::Variant(_)
            )
        {
            return None;
        }
        let range = start + lead..start + lead + content.len();
        let known = known.is_some_and(|known| known.range.end == range.end);
        Some(Portfolio { range, known })
    }

    fn bracket_end(&self, at: usize) -> usize {
        let close = skip_gap(self.text, at);
        let closed = self.text.get(close..).is_some_and(|rest| rest.starts_with(')'));
        if closed { close + 1 } else { at }
    }

    /// A portfolio by the names of the register, with what follows it after a dash.
    fn known_portfolio(&self, words: &[Word<'t>], role: &RoleWord) -> Option<Portfolio> {
        let first = words.first()?;
        let names = self.register.names();
        let found = names.longest(first.text, words)?;
        let last = words.get(found.words.checked_sub(1)?)?;
        let range = first.range.start..last.range.end;
        let rest = words.get(found.words..)?;
        let dash = rest.first().is_some_and(|word| word.gap == Gap::Dash && word.is_capital());
        if dash && role.role == Role::StateSecretary {
            let own = names.longest(rest.first()?.text, rest);
            let own =
                own.and_then(|own| rest.get(own.words.checked_sub(1)?)).map(|word| word.range.end);
            let own = own.or_else(|| self.unknown_portfolio(rest, role).map(|own| own.range.end));
            if let Some(end) = own {
                return Some(Portfolio { range: range.start..end, known: true });
            }
        }
        if let Some(end) = self.goes_on(rest, role).filter(|_| self.only_offices) {
            return Some(Portfolio { range: range.start..end, known: false });
        }
        Some(Portfolio { range, known: true })
    }

    /// Where a name ends of which the register knows the front only; `words` are those behind it.
    fn goes_on(&self, words: &[Word<'t>], role: &RoleWord) -> Option<usize> {
        let first = words.first().filter(|word| matches!(word.gap, Gap::Space | Gap::Comma))?;
        let and = first.is("en") && first.gap == Gap::Space;
        let behind = words.get(usize::from(and)..)?;
        let next = behind.first()?;
        let listed = role.plural && self.register.names().longest(next.text, behind).is_some();
        if listed || !(and || first.gap == Gap::Comma && enumerates(words)) {
            return None;
        }
        // "de minister van Financiën en Heinen": a person, not a part of the name.
        let person = || self.unknown_person(behind);
        self.unknown_portfolio(behind, role).filter(|_| person()).map(|own| own.range.end)
    }

    /// A portfolio by its capitals: "Armoede, Participatie en Pensioenen".
    fn unknown_portfolio(&self, words: &[Word<'t>], role: &RoleWord) -> Option<Portfolio> {
        let first = words.first()?;
        let part = |word: &Word<'_>| word.is_capital() && Role::read(word.text).is_none();
        if !part(first) || first.is_initials() {
            return None;
        }
        let mut last = first;
        let mut i = 1;
        while let Some(word) = words.get(i) {
            let next = words.get(i + 1).filter(|next| next.gap == Gap::Space && part(next));
            match word.gap {
                Gap::Space | Gap::Hyphen if part(word) => last = word,
                Gap::Space | Gap::Dash if word.is("en") && next.is_some() => {}
                Gap::Dash if part(word) && role.role == Role::StateSecretary => last = word,
                Gap::Comma if part(word) && enumerates(words.get(i..)?) => last = word,
                _ => break,
            }
            i += 1;
        }
        Some(Portfolio { range: first.range.start..last.range.end, known: false })
    }
}

/// Words between the offices of a list.
const AND: [&str; 3] = ["en", "alsmede", "alsook"];

/// "B, C en D": the words after a comma go on to an "en", so the comma stands inside a name.
fn enumerates(words: &[Word<'_>]) -> bool {
    let lower = words.iter().enumerate().find(|(_, word)| !word.is_capital());
    lower.is_some_and(|(at, word)| {
        word.is("en")
            && words.get(at + 1).is_some_and(|next| next.is_capital() && !next.is_prefix())
    })
}
