//! Which chapters and funds the yearly budget has.

/// The dossiers of the budget bills whose chapters are known here: 2023 to 2027
/// (publication ids kst-36200-… to kst-37020-IX-40).
const BUDGETS: [u32; 5] = [36_200, 36_410, 36_600, 36_800, 37_020];

/// Chapters and funds in use in those years (publication ids on officielebekendmakingen.nl; the
/// letters H to M and the chapters XX and XXII after the numbers ministries cite them by).
const CHAPTERS: [&str; 29] = [
    "I", "IIA", "IIB", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XII", "XIII", "XIV",
    "XV", "XVI", "XVII", "XX", "XXII", "XXIII", "A", "B", "C", "F", "H", "J", "K", "L", "M",
];

/// Chapters that may exist though no paper of them was seen: XIX was the Nationaal Groeifonds in 2022
/// (35 925 XIX) before it became fund L; II stands for IIA and IIB together; a cabinet that was formed in 2026
/// may have numbered on from XXIII.
const UNCERTAIN: [&str; 5] = ["II", "XIX", "XXIV", "XXV", "XXVI"];

/// Whether the dossier is that of a whole yearly budget.
pub(super) fn is_budget(dossier: u32) -> bool {
    BUDGETS.contains(&dossier)
}

/// Whether a budget can have this chapter or fund.
pub(super) fn can_exist(chapter: &str) -> bool {
    CHAPTERS.contains(&chapter) || UNCERTAIN.contains(&chapter)
}

/// Whether it has the shape of a chapter: a Roman numeral up to XXXIX, perhaps with a letter
/// (`IIB`), or the letter of a fund.
pub(super) fn is_chapter_like(token: &str) -> bool {
    is_fund_like(token) || is_roman(token) || {
        let mut chars = token.chars();
        chars.next_back().is_some_and(|last| matches!(last, 'A'..='E')) && is_roman(chars.as_str())
    }
}

/// Whether it is one letter of the range funds have.
pub(super) fn is_fund_like(token: &str) -> bool {
    matches!(token.as_bytes(), [b'A'..=b'M'])
}

/// The chapter that is meant where a small letter l stands for an I: `XVl`, `lX`.
pub(super) fn misprint_of(token: &str) -> Option<String> {
    let roman = token.trim_end_matches(|c: char| matches!(c, 'A'..='E'));
    let fits = roman.contains('l')
        && roman.contains(['I', 'V', 'X'])
        && roman.bytes().all(|byte| b"IVXl".contains(&byte));
    let meant = fits.then(|| token.replace('l', "I"))?;
    is_chapter_like(&meant).then_some(meant)
}

fn is_roman(token: &str) -> bool {
    let units = token.trim_start_matches('X');
    token.len() - units.len() <= 3
        && !token.is_empty()
        && matches!(units, "" | "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX")
}
