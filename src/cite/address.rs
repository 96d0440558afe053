//! Web addresses in running text.

use std::ops::Range;

/// A web address and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The whole of it, without the punctuation of the sentence around it.
    pub range: Range<usize>,
    /// Whether it begins with `http://` or `https://`.
    pub scheme: bool,
    /// The host name: `www.rijksoverheid.nl`.
    pub host: Range<usize>,
    /// What stands between `?` and `#`; empty at the end of the path where there is none.
    pub query: Range<usize>,
}

/// Where an address may begin, and whether with a scheme. Full stops and colons are far rarer than the letters around them.
fn starts(text: &str) -> impl Iterator<Item = (Range<usize>, bool)> {
    let ends_with = |at: usize, word: &str| {
        let start = at.checked_sub(word.len())?;
        text.as_bytes().get(start..at)?.eq_ignore_ascii_case(word.as_bytes()).then_some(start)
    };
    memchr::memchr2_iter(b'.', b':', text.as_bytes()).filter_map(move |at| {
        let behind = text.as_bytes().get(at + 1..).unwrap_or_default();
        if text.as_bytes().get(at) == Some(&b'.') {
            return Some((ends_with(at, "www")?..at + 1, false));
        }
        let start = ends_with(at, "https").or_else(|| ends_with(at, "http"))?;
        behind.starts_with(b"//").then_some((start..at + 3, true))
    })
}

/// All web addresses in a text, in order; linear.
#[must_use]
pub fn addresses(text: &str) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    for (hit, scheme) in starts(text) {
        let inside = found.last().is_some_and(|last| hit.start < last.range.end);
        let before = text.get(..hit.start).and_then(|before| before.chars().next_back());
        let glued = before.is_some_and(|c| matches!(c, '.' | '/' | '@' | '-') || c.is_alphabetic());
        if !(inside || glued && !scheme) {
            found.extend(read(text, hit, scheme));
        }
    }
    found
}

fn read(text: &str, start: Range<usize>, scheme: bool) -> Option<Address> {
    let rest = text.get(start.start..)?;
    let whole = trimmed(rest.split(ends).next()?);
    let end = start.start + whole.len();
    let host_start = if scheme { start.end } else { start.start };
    let host = text.get(host_start..end)?;
    let len = host.find(['/', '?', '#', ':']).unwrap_or(host.len());
    let dotted = host.get(..len)?.trim_start_matches("www.").contains('.');
    let host = host_start..host_start + len;
    let tail = text.get(host.end..end)?;
    let path_end = tail.find(['?', '#']).unwrap_or(tail.len());
    let query = match tail.get(path_end..)?.strip_prefix('?') {
        Some(query) => {
            let start = host.end + path_end + 1;
            start..start + query.find('#').unwrap_or(query.len())
        }
        None => host.end + path_end..host.end + path_end,
    };
    dotted.then_some(Address { range: start.start..end, scheme, host, query })
}

/// Characters that never stand in an address.
fn ends(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '<' | '>'
                | '"'
                | '«'
                | '»'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '|'
                | '^'
                | '`'
                | '{'
                | '}'
                | '\u{200b}'
        )
}

/// Without what closes the sentence or the bracket it stands in.
fn trimmed(address: &str) -> &str {
    let mut address = address;
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*']);
        let unopened = |open: char, close: char| {
            shorter.ends_with(close)
                && shorter.matches(open).count() < shorter.matches(close).count()
        };
        let shorter = if unopened('(', ')') || unopened('[', ']') {
            shorter.get(..shorter.len() - 1).unwrap_or_default()
        } else {
            shorter
        };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_it_does() {
        for (text, address) in [
            ("zie https://nos.nl/artikel/1-é.", "https://nos.nl/artikel/1-é"),
            ("(https://nos.nl/a_(b))", "https://nos.nl/a_(b)"),
            ("[x](https://nos.nl/a?b=c#d) en", "https://nos.nl/a?b=c#d"),
            ("«www.trouw.nl/x»", "www.trouw.nl/x"),
            ("Trouw, 6 mei, www.trouw.nl/a~b5/, p. 3", "www.trouw.nl/a~b5/"),
            ("1https://nos.nl/x;", "https://nos.nl/x"),
        ] {
            let found: Vec<&str> = addresses(text).into_iter().map(|a| &text[a.range]).collect();
            assert_eq!(found, [address], "{text}");
        }
        for text in ["post@www.nl", "www.", "https://", "http", "wwww.", "aanwww.nos.nl"] {
            assert_eq!(addresses(text), [], "{text}");
        }
    }

    #[test]
    fn an_address_in_an_address_is_one() {
        let text = "https://web.archive.org/web/2024/https://nos.nl/a?b=1&c=2#d e";
        let found = addresses(text);
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].query.clone()], "b=1&c=2");
        assert_eq!(&text[found[0].host.clone()], "web.archive.org");
    }
}
