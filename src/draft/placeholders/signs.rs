//! What a placeholder looks like in a text: words, brackets, crosses, marks.

use std::ops::Range;
use std::sync::LazyLock;

use crate::draft::people::is_of_country;
use crate::text::{MONTHS, Phrases, Word, is_gap, stands_alone};

/// First words inside brackets that say what must be filled in.
const FIELDS: &str = "handtekening|naam|namen|voornaam|achternaam|datum|bedrag|aantal|nummer|kenmerk|onderwerp|minister|\
    staatssecretaris|bewindspersoon|bewindspersonen|ondertekenaar|functie|ambt|titel|tekst|invullen|\
    in te vullen|hier komt|hier volgt|hier tekst|nog|aanvullen|aangevuld|vul|pm|p.m|ntb|n.t.b|xx|xxx|volgt|todo|tbd|check|checken|\
    invoegen|optioneel|keuze|afdeling|directie|telefoonnummer|contactpersoon|adres|postbus|plaats|\
    jaartal|getal|percentage|organisatie|bron|instantie|ministerie|fractie|partij|lid|leden|kamerlid|kamerleden|zaaknummer|\
    dossiernummer|bijlagenummer|stad|jaar|maand|nader te bepalen|input|inbreng|link|url|antwoord|toelichting|graag|\
    cijfer|cijfers|dag|klopt|nagaan|afstemmen|schrappen|bevestigen|\
    departement|verwijzing|hyperlink|vindplaats|voetnoot";

/// Words and phrases that stand for what is to come, wherever they stand.
const PHRASES: [&str; 24] = [
    "tekst volgt",
    "antwoord volgt",
    "antwoord wordt nog aangeleverd",
    "tekst wordt nog aangeleverd",
    "nog in te vullen",
    "hier invullen",
    "nog aan te vullen",
    "lorem ipsum",
    "klik of tik om",
    "klik hier als u tekst",
    "klik hier om tekst",
    "click or tap here to enter text",
    "click here to enter text",
    "error! reference source not found",
    "fout! verwijzingsbron niet gevonden",
    "fout! bladwijzer niet gedefinieerd",
    "error! bookmark not defined",
    "mergefield",
    "docproperty",
    "dd-mm-jjjj",
    "dd-mm-jj",
    "dd-mm-yyyy",
    "dd/mm/jjjj",
    "dd mm jjjj",
];

/// Marks of an unfinished text: with capitals, as a word of its own.
const MARKS: [&str; 9] = [
    "PM",
    "TODO",
    "TBD",
    "N.t.b.",
    "n.t.b.",
    "n.n.b.",
    "NOG AANVULLEN",
    "NOG INVULLEN",
    "NOG CHECKEN",
];

/// The marks, and behind them the phrases.
static WORDS: LazyLock<Phrases<&str>> =
    LazyLock::new(|| Phrases::new(MARKS.iter().chain(&PHRASES).copied().collect()));

/// The placeholders in a text. In quoted text only those that no author can have meant count; in heads and signatures a field may stand
/// between guillemets. `words` are its words, `quoted` tells whether a place lies in a quotation.
pub(super) fn in_text(
    text: &str,
    words: impl IntoIterator<Item = Word>,
    quoted_part: bool,
    head: bool,
    quoted: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        let range = match byte {
            b'[' => bracket(text, at, ']').filter(|_| !quoted(at)).and_then(|range| {
                comment(text, &range).or_else(|| is_field(text, &range).then_some(range))
            }),
            b'<' => double_angle(text, at)
                .or_else(|| bracket(text, at, '>').filter(|range| is_angle(text, range))),
            b'{' => template(text, at),
            // «
            0xc2 if text.as_bytes().get(at + 1) == Some(&0xab) => {
                bracket(text, at, '»').filter(|range| is_merge_field(text, range, head))
            }
            b'X' | b'x' if !quoted_part => crosses(text, at).filter(|_| !quoted(at)),
            b'C' if !quoted_part => concept(text, at),
            b'?' if !quoted_part => marks(text, at),
            b'_' if !quoted_part => blank(text, at),
            // … and ..
            b'.' | b'd' | 0xe2 if !quoted_part => without_day(text, at).filter(|_| !quoted(at)),
            b'(' if !quoted_part => remark(text, at).filter(|_| !quoted(at)),
            _ => None,
        };
        if let Some(range) = range
            && found.last().is_none_or(|last| last.end <= at)
        {
            found.push(range);
        }
    }
    // "n.n.b. = nog niet bekend": the legend of a table makes it a value.
    let legend = text.contains(" = ");
    let valued = |mark: &&str| mark.contains('.') && text.contains(&format!("{mark} = "));
    let valued: Vec<&str> = MARKS.iter().copied().filter(|mark| legend && valued(mark)).collect();
    WORDS.find(text, words, |range, word| {
        let counts = match MARKS.get(word) {
            Some(mark) => {
                let same = text.get(range.clone()) == Some(mark) && !valued.contains(mark);
                same && !quoted_part && is_mark(text, &range) && !quoted(range.start)
            }
            None => stands_alone(text, &range),
        };
        if counts {
            found.push(range);
        }
    });
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    joined(text, &mut found);
    let mut end = 0;
    found.retain(|range| {
        let free = range.start >= end;
        end = end.max(range.end);
        free
    });
    found
}

/// Joins crosses that stand for one thing: "20xx-20xx, xx xxx, nr. x" is a whole reference.
fn joined(text: &str, found: &mut Vec<Range<usize>>) {
    let crossed = |range: &Range<usize>| {
        text.get(range.clone()).is_some_and(|text| text.ends_with(['x', 'X']))
    };
    let mut whole: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found.drain(..) {
        let last = whole.last_mut().filter(|last| crossed(last) && crossed(&range));
        match last.filter(|last| one_thing(text.get(last.end..range.start))) {
            Some(last) => last.end = range.end,
            None => whole.push(range),
        }
    }
    for range in whole.iter_mut().filter(|range| crossed(range)) {
        let after = text.get(range.end..).unwrap_or_default();
        // A single cross counts only behind others: ", nr. x".
        if let Some(at) = after.find(['x', 'X']).filter(|&at| {
            let end = range.end + at + 1;
            at > 0 && one_thing(after.get(..at)) && stands_alone(text, &(end - 1..end))
        }) {
            range.end += at + 1;
        }
    }
    *found = whole;
}

/// Whether what stands between two placeholders joins them.
fn one_thing(between: Option<&str>) -> bool {
    let joins = |c: char| matches!(c, ' ' | ',' | '-' | '–' | '/');
    between.is_some_and(|between| {
        matches!(between.trim_matches(joins), "" | "nr." | "nr" | "nrs.") && !between.is_empty()
    })
}

/// `<<aanvullen>>`.
fn double_angle(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?.strip_prefix("<<")?;
    let len = rest.find(['>', '\n']).filter(|&len| len > 0 && len <= LONGEST_FIELD)?;
    rest.get(len..)?.starts_with(">>").then_some(at..at + len + 4)
}

/// `Opmerking [A1]:`, the head of a comment that came along with the text.
fn comment(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let inside = text.get(range.start + 1..range.end - 1)?;
    let letters = inside.trim_end_matches(|c: char| c.is_ascii_digit());
    let initials = (1..=4).contains(&letters.len())
        && letters.len() < inside.len()
        && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let before = text.get(..range.start)?.strip_suffix(' ')?;
    let word = ["Opmerking", "opmerkingen", "Comment", "Commented"]
        .iter()
        .find(|word| before.ends_with(**word))?;
    let end = range.end + usize::from(text.get(range.end..)?.starts_with(':'));
    initials.then(|| before.len() - word.len()..end)
}

/// `???`: three marks ask for something that is still to come, and two where a word would stand: "in ?? gemeenten".
fn marks(text: &str, at: usize) -> Option<Range<usize>> {
    let len = text.get(at..)?.bytes().take_while(|&byte| byte == b'?').count();
    let alone = || {
        let behind = text.get(at + len..).is_some_and(|behind| behind.starts_with(' '));
        behind && text.get(..at).is_some_and(|before| before.ends_with(' '))
    };
    (len >= 3 || len == 2 && alone()).then_some(at..at + len)
}

/// `____`: room to fill in, between words.
fn blank(text: &str, at: usize) -> Option<Range<usize>> {
    const SHORTEST: usize = 3;
    let len = text.get(at..)?.bytes().take_while(|&byte| byte == b'_').count();
    // "Naam: ____" is room for a pen, "____ | ____" the rule of a table.
    let before = text.get(..at)?.strip_suffix(' ')?.ends_with(char::is_alphanumeric);
    let after = text.get(at + len..)?;
    let ends = after.starts_with([' ', ',', '.', ')']) && !after.trim_start().starts_with('|');
    (len >= SHORTEST && before && ends).then_some(at..at + len)
}

/// What stands for a day, before the month and year of a date.
const DAY_TO_COME: [&str; 4] = ["dd", "..", "...", "…"];

/// Words before a date.
const BEFORE_DATE: [&str; 9] = ["van", "op", "tot", "vanaf", "per", "uit", "sinds", "d.d.", "dd."];

/// `dd maart 2024`, `.. maart 2024`, `dd-mm-2024`: a date whose day is still to come.
fn without_day(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let day = DAY_TO_COME.iter().rev().find(|day| rest.starts_with(**day))?;
    let behind = rest.get(day.len()..)?;
    let before = text.get(..at)?.trim_end().rsplit(char::is_whitespace).next()?;
    let month = match behind.strip_prefix(is_gap) {
        Some(month) if BEFORE_DATE.contains(&before) => {
            let len = MONTHS.iter().find(|name| month.starts_with(**name))?.len();
            behind.len() - month.len() + len
        }
        None if behind.starts_with("-mm") => "-mm".len(),
        _ => return None,
    };
    let year = behind.get(month..)?.strip_prefix(|c: char| c == '-' || is_gap(c))?;
    let len = day.len() + behind.len() - year.len() + "2024".len();
    let written =
        year.starts_with("20") && year.bytes().take_while(u8::is_ascii_digit).count() == 4;
    (written && stands_alone(text, &(at..at + len))).then_some(at..at + len)
}

/// `(JV: klopt dit?)`, `(bron toevoegen)`: what one writer asks another, or what is still to be done.
fn remark(text: &str, at: usize) -> Option<Range<usize>> {
    let range = bracket(text, at, ')')?;
    let inside = text.get(range.start + 1..range.end - 1)?;
    let asks = inside.split_once(':').is_some_and(|(who, what)| {
        let initials =
            (2..=4).contains(&who.len()) && who.bytes().all(|byte| byte.is_ascii_uppercase());
        initials && what.starts_with(' ') && what.ends_with('?')
    });
    (asks || is_to_be_done(inside)).then_some(range)
}

/// `bron toevoegen`, `NB: cijfer nog checken`.
fn is_to_be_done(text: &str) -> bool {
    const DONE: [&str; 5] = ["toevoegen", "checken", "invoegen", "aanvullen", "invullen"];
    let last = text.trim_end().rsplit(' ').next().unwrap_or_default();
    // Nearly nothing between brackets ends so.
    if !DONE.iter().any(|word| last.eq_ignore_ascii_case(word)) {
        return false;
    }
    let lower = text.trim().to_lowercase();
    let what = lower.strip_prefix("nb: ").unwrap_or(&lower);
    let first = what.split(' ').next().unwrap_or_default();
    first.len() < what.len() && FIELDS.split('|').any(|field| field == first)
}

/// Longest field between brackets, in bytes.
const LONGEST_FIELD: usize = 60;

fn bracket(text: &str, at: usize, close: char) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let len = rest
        .char_indices()
        .take(LONGEST_FIELD)
        .find(|&(_, c)| c == close || c == '\n')
        .filter(|&(_, c)| c == close)?
        .0;
    Some(at..at + len + close.len_utf8())
}

/// What stands between the brackets, in lower case.
fn inside(text: &str, range: &Range<usize>) -> String {
    let whole = text.get(range.clone()).unwrap_or_default();
    let mut chars = whole.chars();
    chars.next();
    chars.next_back();
    chars.as_str().trim().to_lowercase()
}

/// `[naam]`, `[Ondertekenaar 2]`, `[PM DJZ]`, `[…]` outside quotations; not `[1]`, `[sic]` or `[red.]`.
fn is_field(text: &str, range: &Range<usize>) -> bool {
    let inside = inside(text, range);
    let after = text.get(range.end..).unwrap_or_default();
    if after.starts_with(['(', '[']) {
        return false; // A link in Markdown.
    }
    // Left out on purpose: "[adres weggelakt]".
    if ["gelakt", "geanonimiseerd", "weggelaten"].iter().any(|word| inside.ends_with(word)) {
        return false;
    }
    let starts = FIELDS.split('|').any(|field| {
        inside.strip_prefix(field).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    });
    // `[X]`, `[●]`; `- [X]` is a box that was ticked.
    let before = text.get(..range.start).unwrap_or_default().trim_end();
    let sign = matches!(text.get(range.clone()), Some("[X]" | "[??]" | "[●]" | "[•]"))
        && before.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    starts
        || sign
        || [
            "volgt",
            "invullen",
            "aanvullen",
            "in te vullen",
            "checken",
            "afstemmen",
            "toevoegen",
            "nagaan",
            "aanleveren",
            "vult aan",
            "xx",
        ]
        .iter()
        .any(|word| inside.ends_with(word))
}

/// `<minister>`, `<datum brief>`; not a tag, an address or a comparison.
fn is_angle(text: &str, range: &Range<usize>) -> bool {
    let inside = inside(text, range);
    let tags = [
        "b", "i", "u", "br", "p", "a", "em", "strong", "sup", "sub", "span", "div", "table", "tr",
        "td", "th", "li", "ul", "ol", "small", "mark",
    ];
    let letters = inside
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '/' | '…' | '.'));
    let starts = text
        .get(range.start + 1..)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '…' || c == '.'));
    // A value below what can be measured, or found.
    let limit = matches!(text.get(range.clone()), Some("<LOQ>" | "<LOD>"));
    letters
        && starts
        && !limit
        && !inside.contains("www.")
        && !inside.contains("//")
        && !tags.contains(&inside.as_str())
        && inside.split(' ').count() <= 6
}

/// `{{naam}}`, `${naam}`, `{ MERGEFIELD naam }`.
fn template(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    if rest.starts_with("{{") {
        return Some(at..at + rest.get(..LONGEST_FIELD.min(rest.len()))?.find("}}")? + 2);
    }
    if text.get(..at)?.ends_with('$') {
        return bracket(text, at, '}').map(|range| at - 1..range.end);
    }
    let range = bracket(text, at, '}')?;
    let inside = inside(text, &range);
    let field = inside.starts_with(char::is_alphabetic)
        && inside.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-'))
        && inside.split(' ').count() <= 4;
    (field || inside.starts_with("mergefield") || inside.starts_with("docproperty"))
        .then_some(range)
}

/// `«naam»`, `«Naam_bewindspersoon»`: a field of a mail merge, not a quoted word.
fn is_merge_field(text: &str, range: &Range<usize>, head: bool) -> bool {
    let inside = inside(text, range);
    let token = !inside.is_empty() && inside.chars().all(|c| c.is_alphanumeric() || c == '_');
    token
        && (inside.contains('_')
            || head && FIELDS.split('|').any(|field| field == inside)
            || ["naam", "achternaam", "datum", "kenmerk"].contains(&inside.as_str()))
}

/// What is counted by crosses: the placeholder is the whole amount.
const COUNTED: [&str; 5] = ["miljoen", "miljard", "procent", "euro", "fte"];

/// `XX`, `xxx`, `20xx`, `2024Zxxxxx`, `XX miljoen`: two crosses or more that are no Roman number; or a single one that is a figure.
fn crosses(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let len = rest.chars().take_while(|c| matches!(c, 'X' | 'x')).count();
    let range = at..at + len;
    if len == 1 {
        return lone_cross(text, at);
    }
    let before = text.get(..at)?;
    if let Some(start) = numbered(before)
        && stands_alone(text, &(start..range.end))
    {
        return Some(start..range.end);
    }
    let before = before.trim_end();
    let word = before.rsplit([' ', '\n']).next().unwrap_or_default().to_lowercase();
    // "36 600 XX", "36600-XX": a chapter of the budget. "nr. XX" and "2023 XX" wait for a number.
    let digits =
        before.bytes().rev().filter(|b| *b != b' ').take_while(u8::is_ascii_digit).take(6).count();
    let chapters = ["hoofdstuk", "titel", "deel", "artikel", "begroting", "begrotingshoofdstuk"];
    let numbered = digits == 5 || chapters.contains(&word.as_str());
    // "XX-XX-2024"
    let of_date = before.ends_with("X-");
    let roman = rest.starts_with('X')
        && !of_date
        && (numbered
            || text
                .get(range.end..)
                .is_some_and(|rest| rest.starts_with([')', '-']) && !rest.starts_with("-X")));
    let mixed =
        rest.get(..len)?.chars().any(|c| c == 'x') && rest.get(..len)?.chars().any(|c| c == 'X');
    // The part of a code that stands for a court without one: ECLI:NL:XX:2009:BJ1267.
    let in_address = text.get(..at)?.ends_with(['/', '.', '_', '@', '=', ':'])
        || text.get(..at)?.ends_with('-') && !text.get(..at)?.ends_with("x-") && !of_date;
    // "XX/XY": chromosomes.
    let sexes = text.get(range.end..)?.starts_with("/XY");
    if roman || mixed || sexes || in_address || !stands_alone(text, &range) {
        return None;
    }
    let after = text.get(range.end..)?.strip_prefix(is_gap);
    let counted = after.and_then(|after| COUNTED.iter().find(|word| after.starts_with(**word)));
    let gap = text.get(range.end..)?.chars().next().map_or(0, char::len_utf8);
    let end = counted.map_or(range.end, |word| range.end + gap + word.len());
    let start = before_euro(text.get(..at)?).unwrap_or(at);
    Some(start..end)
}

/// Where the sign of the euro begins that a text ends with.
fn before_euro(text: &str) -> Option<usize> {
    let before = text.strip_suffix(is_gap).unwrap_or(text);
    before.strip_suffix('€').map(str::len)
}

/// `€ x,x miljoen`, `€ X miljoen`, `X mei 2026`: a single cross that can be nothing but a figure.
fn lone_cross(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let tail = rest.get(1..)?;
    let decimals = [",x", ",X"].iter().any(|tail_of| tail.starts_with(tail_of));
    let len = if decimals { 3 } else { 1 };
    if !stands_alone(text, &(at..at + len)) {
        return None;
    }
    let before = text.get(..at)?;
    let after = rest.get(len..)?.strip_prefix(is_gap)?;
    let gap = rest.len() - len - after.len();
    let money = before_euro(before);
    if decimals || money.is_some() {
        let word = COUNTED.iter().find(|word| after.starts_with(**word))?;
        let start = money.unwrap_or(at);
        return Some(start..at + len + gap + word.len());
    }
    let month = MONTHS.iter().find(|month| after.starts_with(**month))?;
    let year = after.get(month.len()..)?.strip_prefix(" 20")?;
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    (rest.starts_with('X') && digits == 2).then(|| at..at + len + gap + month.len())
}

/// Where a number begins whose end is crosses: "20" of `20xx`, "2024Z" of `2024Zxxxxx`.
fn numbered(before: &str) -> Option<usize> {
    let stem = before.strip_suffix('Z').unwrap_or(before);
    let digits = stem.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = if stem.len() < before.len() { digits == 4 } else { digits == 2 };
    let start = stem.len() - digits;
    let century = stem.get(start..).is_some_and(|digits| digits.starts_with("20"));
    (year && century).then_some(start)
}

/// `CONCEPT` in capitals, alone on its line.
fn concept(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?.strip_prefix("CONCEPT")?;
    let before = text.get(..at)?;
    let line = (before.is_empty() || before.ends_with('\n'))
        && (rest.is_empty() || rest.starts_with('\n'));
    line.then_some(at..at + "CONCEPT".len())
}

/// Whether a mark stands for missing text: "PM 10" is fine dust, "8 PM" a time.
fn is_mark(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default().trim_end();
    let after = text.get(range.end..).unwrap_or_default();
    let next = after.trim_start();
    let joined = after.starts_with(['-', '/', '&', '₂'])
        || text.get(..range.start).is_some_and(|before| before.ends_with(['-', '/', '&', '.']));
    let counted = before.ends_with(|c: char| c.is_ascii_digit())
        || next.starts_with(|c: char| c.is_ascii_digit());
    let named = before.ends_with(['(']) && after.starts_with(')');
    // "PM Starmer" governs; "PM Tekst volgt" is one.
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let surname = word.len() > 2
        && !OPENING.contains(&word)
        && word.starts_with(char::is_uppercase)
        && word.chars().skip(1).all(char::is_lowercase)
        && !FIELDS.split('|').any(|field| field.eq_ignore_ascii_case(word));
    // "De Indiase PM" does so too.
    let country = || before.rsplit(' ').next().is_some_and(is_of_country);
    let governs = text.get(range.clone()) == Some("PM") && (surname || country());
    stands_alone(text, range)
        && !joined
        && !counted
        && !named
        && !governs
        && !is_budgeted(before, next)
}

/// Words with which the sentence behind a mark may begin, which is no surname.
const OPENING: [&str; 8] = ["Het", "Een", "Dit", "Dat", "Deze", "Hier", "Voor", "Bij"];

/// Words behind "PM" of a budget: an item that has no amount yet is an answer, not a gap in one.
const BUDGETED: [&str; 7] =
    ["opgenomen", "geraamd", "begroot", "ingeboekt", "geboekt", "gereserveerd", "aangemerkt"];

/// "de kosten zijn als PM opgenomen", "op PM gezet".
fn is_budgeted(before: &str, next: &str) -> bool {
    let behind = |word: &str| before.strip_suffix(word).is_some_and(|rest| rest.ends_with(' '));
    let ahead = ["als", "op", "een"].iter().any(|word| behind(word));
    let set = ["gezet", "gesteld", "staan", "staat", "post"];
    // "De kosten staan op PM in de begroting."
    let stands =
        ["staan op", "staat op", "stonden op", "stond op"].iter().any(|words| behind(words));
    let budget = behind("als") && next.starts_with("in de begroting");
    BUDGETED.iter().any(|word| next.starts_with(word))
        || budget
        || stands
        || ahead && set.iter().any(|word| next.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::quotes::{lies_in, outermost, quotations};
    use crate::text::words;

    fn found(text: &str, head: bool) -> Vec<&str> {
        let quoted = outermost(&quotations(text));
        let found = in_text(text, words(text), false, head, |at| lies_in(&quoted, at)).into_iter();
        found.map(|range| &text[range]).collect()
    }

    #[test]
    fn placeholders_in_text() {
        for (text, expected) in [
            ("De kosten zijn [bedrag] euro.", "[bedrag]"),
            ("Op XX maart 2025 é", "XX"),
            ("Dit kost PM euro.", "PM"),
            ("in 2023 XX leerlingen", "XX"),
            ("Kamerstuk 36 600, nr. XX", "XX"),
            ("Geachte <naam voorzitter>,", "<naam voorzitter>"),
            ("Aan {{naam}} gezonden", "{{naam}}"),
            ("Namens «Naam_minister» zend ik", "«Naam_minister»"),
            ("Dit is zo. Tekst volgt.", "Tekst volgt"),
            ("Zie [Ondertekenaar 2] hier", "[Ondertekenaar 2]"),
            ("CONCEPT\nGeachte voorzitter", "CONCEPT"),
            ("Ik sprak hen op dd-mm-jjjj.", "dd-mm-jjjj"),
            ("Dat is <<aanvullen>> zo", "<<aanvullen>>"),
            ("Dat kost {bedrag} euro", "{bedrag}"),
            ("Ja. Opmerking [A1]: nazoeken.", "Opmerking [A1]:"),
            ("Dat kost XX\u{a0}miljoen euro", "XX\u{a0}miljoen"),
            ("Dat kost € xxx per jaar", "€ xxx"),
            ("Dat is zo (JV: klopt dit?) 😀", "(JV: klopt dit?)"),
            ("Dat zijn er ??? in totaal", "???"),
            ("vergaderjaar 20xx-20xx, xx xxx, nr. x).", "20xx-20xx, xx xxx, nr. x"),
            ("met kenmerk 2024Zxxxxx é", "2024Zxxxxx"),
            ("Dat kost € x,x miljoen per jaar", "€ x,x miljoen"),
            ("Op X mei 2026 sprak ik hen", "X mei"),
            ("Dat zijn er [cijfers CBS]", "[cijfers CBS]"),
            ("Dat is zo [JZ: nagaan].", "[JZ: nagaan]"),
            ("De brief van XX-XX-2024 is é", "XX-XX"),
            ("Die van dd maart 2024 ook", "dd maart 2024"),
            ("Die van .. april 2024 ook", ".. april 2024"),
            ("Die van …\u{a0}april 2024 ook", "…\u{a0}april 2024"),
            ("Die van dd-mm-2024 ook", "dd-mm-2024"),
            ("Ik stel € X miljoen beschikbaar", "€ X miljoen"),
            ("Dat kost ____ euro per jaar", "____"),
            ("De minister van [departement] is akkoord", "[departement]"),
        ] {
            assert_eq!(found(text, true), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_no_placeholder() {
        for text in [
            "fijnstof (PM 10 en PM2,5) om 8 PM",
            "Kamerstuk 36 600 XX, nr. 4 en hoofdstuk XX",
            "«De minister [naam bekend] zei dit»",
            "het woord «minister» en «samen»",
            "zie [1] en [sic] en [link](https://x.nl)",
            "bij a < 5 en b > 3, x@y.nl <x@y.nl>",
            "een concept van de CONCEPT-wet",
            "de bestrijding van TBC door de NTB",
            "op een nader te bepalen moment volgt een brief",
            "maat XXL en de familie Roxx",
            "het bedrijf (KVK: 12345) en (NB: dat is zo)",
            "de verzameling {1, 2} en zie [A1] en [B12]",
            "op vragen van het van het lid De Boer",
            "de jaren 20 en de bus 20x per dag",
            "Dit is besproken met PM Starmer; PM Netanyahu bevestigt het",
            "2026 n.n.b.\n\nn.n.b. = nog niet bekend",
            "Het gaat om [adres weggelakt] in de besluiten",
            "een bericht op X mei jl. en de factor x in de formule",
            "Dat staat er al lang … maart 2024 was het zover",
            "de bestandsnaam a___b en het add-on van eind dd. maart 2024",
            "In mijn brief van 12 december 2024, nr. X-12",
            "Naam: ______ en ____ | ____",
            "Kamerstukken I 2023/24, 36 410, nr. X",
        ] {
            assert_eq!(found(text, false), [""; 0], "{text}");
        }
    }
}
