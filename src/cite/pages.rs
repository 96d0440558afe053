//! Pages behind a number.

use super::chapters;
use super::citation::At;
use super::cursor::{Cursor, counts_something};
use super::dossier;
use super::numbers::PAGE_WORDS;

/// `, p. 17, 19-22`: the pages, with `,` and `-` as their only marks; `4-` for `4 e.v.`.
pub(super) fn pages(cursor: &mut Cursor<'_>) -> Option<At<String>> {
    let mut c = *cursor;
    c.gap();
    c.eat(',');
    c.gap();
    annex_between(&mut c);
    c.word(&PAGE_WORDS)?;
    c.gap();
    let start = c.at;
    let mut pages = String::new();
    let (mut end, mut kept) = (start, 0);
    loop {
        if dossier::begins(&c) {
            break;
        }
        let Some(page) = c.digits(5).filter(|_| !c.next_is(char::is_alphabetic)) else { break };
        pages.push_str(page.value);
        (end, kept) = (c.at, pages.len());
        let mut ahead = c;
        ahead.space();
        if ahead
            .word(&["e.v.", "ev.", "ev", "e.v", "e v.", "e v", "en verder", "en volgende"])
            .is_some()
        {
            pages.push('-');
            (end, kept) = (ahead.at, pages.len());
            break;
        }
        let mark = if ahead.dash() || ahead.eat('/') || ahead.word(&["t/m"]).is_some() {
            '-'
        } else if ahead.eat(',') || ahead.word(&["en"]).is_some() {
            ','
        } else {
            break;
        };
        ahead.gap();
        ahead.word(&PAGE_WORDS);
        ahead.space();
        if !ahead.next_is(|c| c.is_ascii_digit()) || c.since_has_newline(&ahead) {
            break;
        }
        let mut item = ahead;
        if item.digits(5).is_none()
            || mark == ',' && counts_something(&item)
            || dossier::begins(&ahead)
        {
            break;
        }
        pages.push(mark);
        c = ahead;
    }
    pages.truncate(kept);
    if pages.is_empty() {
        return None;
    }
    *cursor = c.back_to(end);
    Some(At { value: pages, range: start..end })
}

/// `(bijlage IV),` between the number and the page.
fn annex_between(cursor: &mut Cursor<'_>) {
    let mut c = *cursor;
    if c.eat('(') && c.word(&["bijlage", "bijl."]).is_some() {
        c.gap();
        if c.token(6).is_some_and(|token| {
            token.value.bytes().all(|b| b.is_ascii_digit())
                || chapters::is_chapter_like(token.value)
        }) && c.eat(')')
        {
            c.eat(',');
            c.gap();
            *cursor = c;
        }
    }
}
