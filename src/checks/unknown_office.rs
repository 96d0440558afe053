//! KL414: an office that the register does not hold, and other slips in what an office is called.

use super::{Context, Finding};
use crate::draft::people::OfficeMention;
use crate::draft::{NamedOffice, Period, Words};
use crate::register::{
    MinistryMatch, NameMatch, OfficeKey, Preposition, Register, Role, one_word_differs,
};
use crate::text::Span;
use crate::text::tables::QuickSet;

/// Reports, where a draft says who answers, who signs and who was asked, an office that the register never knew; once for all places. In
/// other words of the answerer only a name of which one word is another: ministers of other countries and of the past have names too.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let register: &Register = &context.options.register;
    let today = context.options.today;
    let (signed, asked) = (draft.signing_period(today), draft.asking_period(today));
    let mut check = Check { register, seen: QuickSet::default(), found };
    for office in &draft.people.offices {
        let period = if office.role.is_some() { &signed } else { &asked };
        check.office(office, period.as_ref());
    }
    if signed.as_ref().is_some_and(|period| check.too_old(period)) {
        return;
    }
    for (_, flow) in draft.parts().filter(|(part, _)| !draft.is_quoted(*part)) {
        for office in flow.offices(register).iter().filter(|office| office.qualifier.is_none()) {
            if let Some(portfolio) = &office.portfolio {
                let span = flow.span(portfolio.range.clone());
                check.in_text(office, &portfolio.text, span, signed.as_ref());
            }
        }
    }
}

struct Check<'a, 'c> {
    register: &'a Register,
    /// Where the names stand that were looked at.
    seen: QuickSet<u32>,
    found: &'c mut Vec<Finding>,
}

impl Check<'_, '_> {
    /// What was before the first cabinet of the register is not known.
    fn too_old(&self, period: &Period) -> bool {
        self.register.first_day().is_none_or(|first| *period.days.start() < first)
    }

    /// An office where nothing but offices is named.
    fn office(&mut self, office: &NamedOffice, period: Option<&Period>) {
        let Some(words) = &office.portfolio else { return };
        let new = self.seen.insert(words.span.start);
        let judged = !period.is_some_and(|period| self.too_old(period));
        if !new || !judged || office.mention.qualifier.is_some() {
            return;
        }
        let Some(key) = office.mention.key() else { return };
        self.one_word_for_two(office);
        match self.register.office_name(&words.text) {
            // Slips of letters are another finding (KL407).
            NameMatch::Misspelt(_) | NameMatch::Spaces(_) | NameMatch::Abbreviation => {}
            NameMatch::Right(_) | NameMatch::OneCase(_) => {
                if !self.without_preposition(office, key, period) {
                    self.never_held(office, key, period);
                }
            }
            NameMatch::Unknown => {
                let known = !self.register.posts_of(key).is_empty() || self.in_halves(&words.text);
                if !known && !is_short(&words.text) {
                    self.unknown(key, words, period);
                }
            }
        }
    }

    /// "Financiën – Fiscaliteit en Belastingdienst": the ministry and what is one's own.
    fn in_halves(&self, name: &str) -> bool {
        let mut halves = name.split(['–', '—']).flat_map(|half| half.split(" - "));
        let known = |half: &str| self.register.office_name(half.trim()) != NameMatch::Unknown;
        name.contains(['–', '—', '-']) && halves.all(known)
    }

    fn unknown(&mut self, key: &OfficeKey, words: &Words, period: Option<&Period>) {
        let title = key.title();
        let reported = |finding: &&mut Finding| {
            finding.args.iter().any(|(name, value)| *name == "office" && *value == title)
        };
        if let Some(finding) = self.found.iter_mut().find(reported) {
            finding.related.push((words.span, "also"));
            return;
        }
        let meant = self.register.meant_by(key, period.map(|period| &period.days));
        let finding = Finding::at(words.span).with("office", title);
        self.found.push(match meant.or_else(|| self.register.meant_by(key, None)) {
            Some(right) => finding.with("other", right).edit(words.span, right),
            None => finding.worded("alone"),
        });
    }

    /// "De Minister Justitie en Veiligheid"; a state secretary may do without "van".
    fn without_preposition(
        &mut self,
        office: &NamedOffice,
        key: &OfficeKey,
        period: Option<&Period>,
    ) -> bool {
        let mention = &office.mention;
        let bare = mention.role == Role::Minister
            && mention.preposition.is_none()
            && mention.person.is_none()
            && !mention.bracketed
            && !mention.plural;
        if !bare {
            return false;
        }
        let held = self.register.posts_of(key);
        let then = |days| held.iter().find(|held| held.post.held_in(days));
        let post = period.and_then(|period| then(&period.days)).or_else(|| held.first());
        let preposition = post.and_then(|held| held.post.office.preposition);
        let word = preposition.unwrap_or(Preposition::Van).word();
        let end = Span::new(office.role_words.span.end, office.role_words.span.end);
        let finding = Finding::at(office.span).worded("preposition").with("office", key.title());
        self.found.push(finding.with("word", word).edit(end, format!(" {word}")));
        true
    }

    /// "De staatssecretaris van Algemene Zaken": the name is one, but nobody ever held it in that role.
    fn never_held(&mut self, office: &NamedOffice, key: &OfficeKey, period: Option<&Period>) {
        // A ministry of another time is another finding (KL405).
        let day = period.map(|period| period.day);
        let now =
            !matches!(self.register.ministry(&key.portfolio, day), MinistryMatch::OtherTime(_));
        if now && self.register.posts_of(key).is_empty() {
            let finding = Finding::at(office.span).worded("alone").with("office", key.title());
            self.found.push(finding);
        }
    }

    /// "De minister van Financiën en van Defensie" where two are meant.
    fn one_word_for_two(&mut self, office: &NamedOffice) {
        let mention = &office.mention;
        let later = office.span.start > office.role_words.span.end;
        if later && !mention.plural && mention.preposition.is_some() && mention.person.is_none() {
            let finding = Finding::at(office.role_words.span).worded("two");
            let finding = finding.with("word", mention.role.plural());
            self.found.push(finding.related(office.span, "second"));
        }
    }

    /// An office in other words of the answerer.
    fn in_text(&mut self, office: &OfficeMention, name: &str, span: Span, period: Option<&Period>) {
        if office.known || self.seen.contains(&span.start) {
            return;
        }
        let unknown = || self.register.office_name(name) == NameMatch::Unknown;
        let Some(key) = office.key() else { return };
        let meant = self.register.meant_by(key, period.map(|period| &period.days));
        if unknown() && meant.is_some_and(|right| one_word_differs(name, right)) {
            let words = Words { text: name.to_owned(), span };
            self.unknown(key, &words, period);
        }
    }
}

/// An abbreviation that the register need not know: "BHOS".
fn is_short(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    name.chars().count() <= 6 && capitals >= 2 || name.contains(|c: char| c.is_ascii_digit())
}
