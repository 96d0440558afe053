//! KL607: a word, or "van het", that stands there twice.

use std::ops::Range;

use super::{Context, Finding};
use crate::draft::{Part, Prose};
use crate::text::{Source, Span, Word, last_of};

/// Prepositions behind which a first "het" can only be an article, so that a second one is too many. Not those that open a
/// clause with "te" ("om het het kabinet te vragen").
const BEFORE_HET: &str = "in van op voor vóór bij naar uit over tegen onder tot volgens tijdens binnen met door aan tussen per na zonder vanuit rond \
    rondom via buiten achter langs naast ondanks sinds gedurende";

/// Words that make a set phrase with "van" before them: "de uitvoering van van toepassing zijnde regels".
const BEHIND_VAN: &str = "oudsher huis tevoren rechtswege rijkswege overheidswege gemeentewege ambtswege origine oorsprong nature belang meet toepassing";

/// Words that stand there twice in good Dutch, too often to tell the slips apart: "die die", "wie wie betaalt", "zeer zeer".
const OFTEN_TWICE: &str = "wie wat je ze u haar ons zij heel zeer ver ja nee zo nvt";

/// Words before which a second "het" is no article.
const NO_NOUN: &str = "mijn uw onze hun niet nog ook wel dan daarom dus echter noodzakelijk nodig van voor in op aan mogelijk belangrijk goed wenselijk";

/// Words that end like a comparative and are none.
const NO_COMPARATIVE: &str = "er hier onder over daarover hierover waarover echter achter ieder zeker onder daaronder waaronder december";

/// Verbs that a clause may end with where the next begins with the same: "wat er is is bekend".
const HELPING: &str = "is was wordt worden werd werden zijn waren heeft hebben had kan kunnen moet moeten zal zullen gaat gaan maken doen";

/// Words that open such a clause.
const OPENING: &str = "dat die wat wie als hoe waar waarin waarop waarvan waarmee waardoor welke of omdat zoals hetgeen indien wanneer zover";

/// Parts of names that are the same word twice.
const NAMES: &str = "Baden Bora Walla Boutros Pago Sirhan";

/// Prepositions that are parts of verbs too, with the beginnings of those verbs: "zet in in 2026", "stelt voor voor de zomer".
const PARTICLES: &[(&str, &str)] = &[
    (
        "in",
        "zet tre trad ga ging stem dien vul schat zie zag lever richt grijp voer schakel win neem nem nam houd hield kom kwam koop kocht breng \
         bracht speel bouw span deel loop liep perk last ruil stel huur schrijf",
    ),
    (
        "op",
        "roep riep neem nem nam stel tre trad geef gev gaf leg los pak loop liep merk val viel volg vang ving vat leid lever zet zoek zocht \
         zeg bouw breng bracht houd hield hef tel stijg hang kom kwam schort eis ga ging dring let draag droeg ruim start stap som vorder",
    ),
    (
        "aan",
        "bied bood sluit sloot geef gev gaf pas toon dring kondig spoor pak neem nem nam vraag vrag vroeg vul wijs wees stel spreek sprek sprak \
         beveel beval haal kom kwam leg duid dien trek trok tref trof voer merk moedig reik vang ving besteed zie zag ga ging lever",
    ),
    (
        "voor",
        "stel kom kwam leg bereid schrijf schreef zie zag doe deed geef gev gaf neem nem nam lig lag sta stond schiet spreek val viel zit lees lich",
    ),
    (
        "uit",
        "voer ga ging kom kwam spreek sprek sprak zet werk breid sluit sloot leg keer zoek zocht nodig geef gev gaf maak wijs wees oefen reik \
         pak breng bracht zend vaardig lever rust vind val viel zie zag splits stel put",
    ),
    (
        "over",
        "ga ging leg neem nem nam draag droeg dra stap laat liet kom kwam blijf bleef hou stem boek plaats hevel schrijf lever",
    ),
    ("bij", "draag drag droeg sta stond stuur kom kwam val hou werk stel breng schrijf tel woon"),
    (
        "door",
        "voer zet ga ging geef gev gaf loop breek werk verwijs bereken stroom licht spreek denk schuif vertaal stuur",
    ),
    ("om", "vraag vrag vroeg verzoek verzoch ga ging vorm bouw kom zet schakel val draai"),
    ("na", "denk dacht ga ging kom leef leven kijk vraag streef laat"),
    ("onder", "breng bracht dompel ga ging verdeel"),
    ("tegen", "ga ging hou werk kom val spreek sta kijk"),
];

/// Reports a word that stands there twice. Which words may do so, and where, say the tables; a word of the rule never does, and one
/// of the two is taken out.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    // Notes are read too: what is doubled in the title of a source is doubled there as well.
    let notes = draft.parts().filter(|(part, _)| matches!(part, Part::Note(_)));
    let own_notes = notes.filter(|(part, _)| !draft.is_quoted(*part));
    for (_, flow) in draft.own_parts().chain(own_notes) {
        let twice = flow.kept(&(), |flow, ()| in_flow(flow));
        let found_twice = twice.iter().map(|twice| finding(context, flow, twice));
        found.extend(found_twice.filter(|one| !in_two_columns(context.source, one.span)));
    }
}

/// Whether what stands there twice stands in two columns: "onbekend" of this year and "onbekend" of the next.
fn in_two_columns(source: &Source, span: Span) -> bool {
    let gap = |text: &str| text.contains('\t') || text.contains("  ") || text.contains('|');
    gap(source.slice(span)) && source.in_columns(span)
}

/// What stands there twice.
#[derive(Debug)]
enum Twice {
    /// A phrase, both times.
    Phrase(Range<usize>),
    /// A word, both times.
    Word {
        range: Range<usize>,
        /// The first time.
        kept: Range<usize>,
        /// The second time.
        again: Range<usize>,
        /// Whether a comma stands before it: then one of the two may be meant.
        comma: bool,
    },
}

fn finding(context: &Context<'_>, flow: &Prose, twice: &Twice) -> Finding {
    match twice {
        Twice::Phrase(range) => {
            let words = flow.slice(range.clone());
            Finding::at(flow.span(range.clone())).worded("phrase").with("words", words)
        }
        Twice::Word { range, kept, again, comma } => {
            let (span, kept) = (flow.span(range.clone()), flow.slice(kept.clone()));
            let again = flow.slice(again.clone());
            let finding =
                Finding::at(span).with("words", format!("{kept} {again}")).with("word", kept);
            let lower = kept.to_lowercase();
            let sure = context.words.contains(&lower) || lower == "het" && !comma;
            if sure { finding.edit(span, kept) } else { finding }
        }
    }
}

/// The most words that stand there twice together: of a phrase, or the parts of one word with hyphens.
const TOGETHER: usize = 4;

/// Whether a text may hold something twice; most do not, and need no look at their words one by one.
fn may_hold(flow: &Prose) -> bool {
    let (words, bytes) = (flow.words(), flow.text().as_bytes());
    let plain = |word: &Word| bytes.get(word.range().start).is_some_and(u8::is_ascii);
    // A letter with an accent has another hash in its capital.
    let same = |a: &Word, b: &Word| a.hash == b.hash || !plain(a) && !plain(b);
    // For each count how many words in a row are the word so many before them.
    let mut rows = [0; TOGETHER];
    words.iter().enumerate().any(|(i, word)| {
        (1..).zip(&mut rows).any(|(count, row)| {
            let before = i.checked_sub(count).and_then(|at| words.get(at));
            *row = if before.is_some_and(|before| same(before, word)) { *row + 1 } else { 0 };
            *row >= count
        })
    })
}

fn in_flow(flow: &Prose) -> Vec<Twice> {
    let text = flow.text();
    let mut found = Vec::new();
    if !may_hold(flow) {
        return found;
    }
    let mut before: [&str; 3] = ["", "", ""];
    let mut at = 0;
    for word in text.split([' ', '\n']) {
        let start = at;
        at += word.len() + 1;
        // A paragraph begins anew.
        if text.get(..start).is_some_and(|before| before.ends_with('\n')) {
            before = [""; 3];
        }
        let [third, second, first] = before;
        before = [second, first, word];
        if first == "van" || listed("van lid leden heer", second) {
            found.extend(phrase([third, second, first, word], start));
        }
        // Most words begin otherwise than the one before; an opening mark is no letter.
        let (one, other) = (first.bytes().next().unwrap_or_default(), word.bytes().next());
        if one.is_ascii_alphanumeric() && !other.is_some_and(|byte| byte.eq_ignore_ascii_case(&one))
        {
            continue;
        }
        let bare = word.trim_end_matches([',', '.', ';', ':', ')', '?', '!', '»', '”', '’']);
        let previous = first.trim_start_matches(['(', '«', '“', '‘', '"', '\'', '[']);
        if bare.len() < 2 || !bare.eq_ignore_ascii_case(previous) || is_symbol(bare) {
            continue;
        }
        let lower = previous.to_lowercase();
        if bare != previous && !(bare == lower && starts_sentence(second)) {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let next = rest.split([' ', '\n']).next().unwrap_or_default();
        let until = start.saturating_sub(previous.len() + 1);
        let place = Place {
            clause: clause(text.get(..until).unwrap_or_default()),
            before: second,
            lower: second.to_lowercase(),
            next,
            ends: bare.len() < word.len(),
            capital: bare.starts_with(char::is_uppercase),
        };
        if next == bare || second == previous || !is_slip(&lower, &place) || listed(NAMES, bare) {
            continue;
        }
        let end = start + bare.len();
        let (kept, comma) = (until..start - 1, place.before.contains(','));
        found.push(Twice::Word { range: until..end, kept, again: start..end, comma });
    }
    found
}

/// "van het van het lid": two words that stand there twice. Behind another preposition it can be right ("in het in het antwoord
/// genoemde rapport").
fn phrase(words: [&str; 4], start: usize) -> Option<Twice> {
    let [one, two, three, four] = words;
    // "in de in de brief genoemde termijn" is right.
    let article = one == "van" && listed("het de een mijn uw onze", two);
    let member = one == "het" && two == "lid" || one == "de" && listed("leden heer", two);
    if !((article || member) && three == one && four == two) {
        return None;
    }
    let first = start.checked_sub(one.len() + two.len() + three.len() + 3)?;
    Some(Twice::Phrase(first..start + four.len()))
}

/// Figures and signs stand there twice in tables and formulas.
fn is_symbol(word: &str) -> bool {
    !word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''))
}

/// Where a word stands twice.
struct Place<'t> {
    /// The clause before it.
    clause: &'t str,
    /// The word before it.
    before: &'t str,
    /// The same in lower case.
    lower: String,
    /// The word behind it.
    next: &'t str,
    /// Whether a mark of punctuation stands behind it.
    ends: bool,
    /// Whether it has a capital both times.
    capital: bool,
}

impl Place<'_> {
    /// The words of the clause before it, in lower case.
    fn said(&self) -> impl Iterator<Item = String> {
        self.clause.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase)
    }
}

/// Whether a word that stands there twice, in lower case, is a slip: the first row that fits says so.
fn is_slip(word: &str, place: &Place<'_>) -> bool {
    let fits = |row: &&Row| {
        let Row(words, signs, _) = row;
        (*words == ANY || listed(words, word)) && signs.iter().all(|sign| sign.holds(word, place))
    };
    ROWS.iter().find(fits).is_none_or(|Row(.., says)| *says == Slip)
}

/// What a row says of a word that stands there twice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// One of the two is too many.
    Slip,
    /// It can be meant so.
    Meant,
}

/// Words, what must be so where they stand twice, and what that says.
struct Row(&'static str, &'static [Sign], Says);

/// The words of a row that is about all.
const ANY: &str = "*";

/// What may be so where a word stands twice. Lists are of words in lower case, one of which it must be.
#[derive(Clone, Copy)]
enum Sign {
    /// A sentence begins with it.
    Begins,
    /// It has a capital both times.
    Capital,
    /// A mark of punctuation stands behind it.
    Ends,
    /// It looks like a plural.
    Plural,
    /// The word before it.
    Before(&'static str),
    /// The same with its capitals.
    Opened(&'static str),
    /// A word of the clause before it.
    Clause(&'static str),
    /// The clause before it has a comparative.
    Compared,
    /// The clause before it has a verb of which it may be a part.
    Particle,
    /// The next word, with what stands behind it.
    Next(&'static str),
    /// None of these is the next word.
    NextNot(&'static str),
    /// The next word, without a mark behind it.
    NextBare(&'static str),
    /// The first part of the next word: "facto" of "facto-autoriteiten".
    NextPart(&'static str),
    /// How the next word begins.
    NextFrom(&'static str),
    /// How the next word ends.
    NextTo(&'static str),
    /// A figure is next.
    NextFigure,
}

impl Sign {
    fn holds(self, word: &str, place: &Place<'_>) -> bool {
        let next = place.next;
        match self {
            Self::Begins => starts_sentence(place.before),
            Self::Capital => place.capital,
            Self::Ends => place.ends,
            Self::Plural => word.len() > 5 && word.ends_with(['n', 's']),
            Self::Before(list) => listed(list, &place.lower),
            Self::Opened(list) => listed(list, place.before),
            Self::Clause(list) => place.said().any(|said| listed(list, &said)),
            Self::Compared => {
                let compares = |word: &str| word.ends_with("er") && !listed(NO_COMPARATIVE, word);
                place.clause.split(' ').any(|word| compares(word) || word == "anders")
            }
            Self::Particle => {
                let verbs = PARTICLES.iter().find(|(particle, _)| *particle == word);
                // Of "ga" there are "ga" and "gaat"; "garantie" is another word.
                let is = |said: &str, verb: &str| {
                    said.starts_with(verb)
                        && (verb != "ga" || said == "ga" || said.starts_with("gaa"))
                };
                verbs.is_some_and(|(_, verbs)| {
                    place.said().any(|said| verbs.split_whitespace().any(|verb| is(&said, verb)))
                })
            }
            Self::Next(list) => listed(list, next),
            Self::NextNot(list) => !listed(list, next),
            Self::NextBare(list) => listed(list, bare(next)),
            Self::NextPart(list) => listed(list, next.split('-').next().unwrap_or_default()),
            Self::NextFrom(words) => next.starts_with(words),
            Self::NextTo(words) => bare(next).ends_with(words),
            Self::NextFigure => next.starts_with(|c: char| c.is_ascii_digit()),
        }
    }
}

use Says::{Meant, Slip};
use Sign::{
    Before, Begins, Capital, Clause, Compared, Ends, Next, NextBare, NextFigure, NextFrom, NextNot,
    NextPart, NextTo, Opened, Particle, Plural,
};

/// What is a slip and what is not, from what is sure to what holds for all words: the first row that fits says it.
const ROWS: &[Row] = &[
    // A sentence begins with one capital: "Wie Wie betaalt".
    Row(OFTEN_TWICE, &[Capital, Begins], Slip),
    Row(OFTEN_TWICE, &[Capital], Meant),
    Row("het", &[Capital], Slip),
    Row("het", &[Begins], Slip),
    Row("het", &[Before(BEFORE_HET)], Slip),
    // "is het het nog onduidelijk": "het" can be the subject only, and no noun follows.
    Row(
        "het",
        &[Before("is was blijft bleef lijkt leek wordt werd acht vind"), Next(NO_NOUN)],
        Slip,
    ),
    Row("het", &[], Meant),
    Row("die", &[Capital], Slip),
    Row("die", &[Before(BEFORE_HET)], Meant),
    Row("die", &[Before("dat of als dan en om")], Meant),
    // "mensen die die de": something else begins, so that the second is too many; not before a noun ("die die regeling kennen") or what
    // may stand before a verb ("die die niet hebben").
    Row("die", &[Next("de het een zich ik wij we u uw hij zij ze mijn onze deze dit")], Slip),
    Row("die", &[], Meant),
    // "veel veel meer" is said.
    Row("veel", &[NextBare("te meer minder")], Meant),
    Row("veel", &[NextTo("er")], Meant),
    Row("veel", &[], Slip),
    // "onder meer meer aandacht"
    Row("meer", &[Before("onder niet geen zonder des te")], Meant),
    Row("meer", &[], Slip),
    // "het kost hun hun baan"
    Row("hun", &[Before(BEFORE_HET)], Slip),
    Row("hun", &[], Meant),
    Row("dat", &[Next("ik wij we hij")], Slip),
    Row("dat", &[], Meant),
    Row("met", &[Next("name")], Meant),
    Row("met", &[], Slip),
    // "de uitvoering van van toepassing zijnde regels"
    Row("van", &[Next(BEHIND_VAN)], Meant),
    // "Van Van Weel heb ik begrepen"
    Row("van", &[Capital], Meant),
    Row("van", &[], Slip),
    // "omgaan" is done with something: "het gaat om om" is not that verb.
    Row("om", &[Before("gaat gaan ging gingen"), NextFrom("te")], Meant),
    Row("om", &[Before("gaat gaan ging gingen")], Slip),
    // A phrase may stand behind its own first word: "gedeeld door tien in in totaal drie jaar", "instemming bij bij ministeriële regeling
    // aangewezen stoffen".
    Row("in", &[NextPart("totaal ieder elk feite casu concreto")], Meant),
    Row("bij", &[NextPart("ministeriële")], Meant),
    Row("de", &[NextPart("facto jure")], Meant),
    // "voor voor 2020 gebouwde woningen"
    Row("voor", &[NextFigure], Meant),
    Row("een", &[Before("de het")], Meant),
    Row("een", &[], Slip),
    // "even erg als als er niets gebeurt"
    Row(
        "als",
        &[Clause("als even evenzeer zo net hetzelfde dezelfde zelfde eerder anders beter liever")],
        Meant,
    ),
    Row("als", &[], Slip),
    Row("dan", &[Compared], Meant),
    Row("dan", &[], Slip),
    // "zijn zijn bevoegdheden uitgebreid"; in "zijn zijn niet bekend" the second is not "his".
    Row("zijn", &[NextNot("de het een er niet ook in op van voor met door aan om")], Meant),
    Row("zijn", &[Before("dat dit wat er welke hier daar")], Meant),
    // "Wat moet moet."
    Row(ANY, &[Ends, Before("wat")], Meant),
    // A subject right before an object of the same name: "dat jongeren jongeren voorlichten", "kunnen ouders ouders ondersteunen".
    Row(
        ANY,
        &[
            Plural,
            Before("dat laten kunnen moeten willen zodat waarbij waarin hoe als om"),
            NextTo("en"),
        ],
        Meant,
    ),
    Row(OFTEN_TWICE, &[], Meant),
    // A clause that ends with the verb does not go on behind the next with a mark.
    Row(HELPING, &[Ends], Slip),
    Row(HELPING, &[Capital], Slip),
    // "Dat is is een conclusie": no clause stands before it that could end with the first. "Dat kan kan ik bevestigen" is good Dutch.
    Row("is was wordt werd heeft had", &[Opened("Dat Dit Het Er Daar Hier")], Slip),
    // "om dat te hebben hebben wij"
    Row(HELPING, &[Before("te"), Clause("om door na teneinde alvorens")], Meant),
    Row(HELPING, &[Before("te")], Slip),
    // "wat er is is bekend"
    Row(HELPING, &[Clause(OPENING)], Meant),
    Row(HELPING, &[], Slip),
    // "geeft aan aan dat", "moedigt aan aan om": no preposition stands before these.
    Row(ANY, &[Next("om")], Slip),
    Row("aan", &[Next("dat"), Clause("geef geeft geven gaf gaven")], Slip),
    // None is a part of a verb in "beroep op".
    Row(ANY, &[Before("beroep recht zicht invloed toezicht")], Slip),
    Row("om", &[NextFrom("iets")], Meant),
    Row(ANY, &[Particle], Meant),
    Row(ANY, &[], Slip),
];

/// A word without a mark behind it.
fn bare(word: &str) -> &str {
    word.trim_end_matches([',', '.', ';'])
}

/// The clause that a text ends with, as far as a clause goes.
fn clause(text: &str) -> &str {
    let text = last_of(text, CLAUSE);
    let start = text.rfind([',', ';', ':', '.', '?', '!', '\n']).map_or(0, |at| at + 1);
    text.get(start..).unwrap_or_default()
}

/// No clause that is looked at is longer, in bytes.
const CLAUSE: usize = 1_000;

fn listed(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}

/// Whether a new sentence begins behind a word.
fn starts_sentence(word: &str) -> bool {
    word.is_empty() || word.ends_with(['.', '?', '!']) || matches!(word, "-" | "–" | "•")
}
