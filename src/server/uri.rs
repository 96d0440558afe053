//! URIs as clients write them: with brackets, spaces and letters that a URI cannot hold, with more escaped than need be, or as a bare
//! path. Inside there is one spelling for each; what goes out has the client's own.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::str::FromStr as _;
use std::sync::Mutex;

use serde_json::Value;
use tower_lsp::ls_types::Uri;

/// Names under which messages carry URIs.
const KEYS: [&str; 11] = [
    "uri",
    "rootUri",
    "sheet",
    "target",
    "href",
    "targetUri",
    "newUri",
    "oldUri",
    "baseUri",
    "scopeUri",
    "external",
];

/// How the client spells the URIs that it spells otherwise than we do.
#[derive(Debug, Default)]
pub struct Spellings(Mutex<HashMap<String, String>>);

impl Spellings {
    /// Gives every URI in a message its one spelling, and remembers the client's.
    pub fn normalise(&self, message: &mut Value) {
        match message {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value {
                        Value::String(said) if KEYS.contains(&name.as_str()) => self.one(said),
                        _ => self.normalise(value),
                    }
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.normalise(value)),
            _ => {}
        }
    }

    fn one(&self, said: &mut String) {
        let normal = normal(said);
        let Ok(mut known) = self.0.lock() else { return };
        if normal == *said {
            known.remove(&normal);
        } else {
            known.insert(normal.clone(), std::mem::replace(said, normal));
        }
    }

    /// A message with the client's spelling in it.
    pub fn restored(&self, body: Vec<u8>) -> Vec<u8> {
        let Ok(known) = self.0.lock() else { return body };
        if known.is_empty() {
            return body;
        }
        let mut restored = Vec::with_capacity(body.len());
        let mut rest = body.as_slice();
        // The strings of the message, one by one; a quotation mark inside one is escaped.
        while let Some(start) = rest.iter().position(|&byte| byte == b'"') {
            let (before, string) = rest.split_at_checked(start + 1).unwrap_or((rest, b""));
            restored.extend_from_slice(before);
            let len = len_of_string(string);
            let (string, after) = string.split_at_checked(len).unwrap_or((string, b""));
            let said = std::str::from_utf8(string).ok().and_then(|uri| known.get(uri));
            let said = said.and_then(|said| serde_json::to_string(said).ok());
            // Without its own two marks: the last letter of a spelling can be a mark too.
            let said = said.as_deref().and_then(|said| said.strip_prefix('"')?.strip_suffix('"'));
            restored.extend_from_slice(said.map_or(string, str::as_bytes));
            let (mark, after) = after.split_at_checked(1).unwrap_or((after, b""));
            restored.extend_from_slice(mark);
            rest = after;
        }
        restored.extend_from_slice(rest);
        restored
    }
}

/// How long a string is before its closing quotation mark.
fn len_of_string(string: &[u8]) -> usize {
    let mut at = 0;
    while let Some(&byte) = string.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    string.len()
}

/// The one spelling of a URI; always one that can be read.
pub fn normal(said: &str) -> String {
    let scheme = said.split_once(':').filter(|(scheme, _)| {
        // One letter is a drive.
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    match scheme {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("file") => {
            let (host, path) = match rest.strip_prefix("//") {
                Some(rest) => rest.split_at_checked(rest.find('/').unwrap_or(rest.len())),
                None => Some(("", rest)),
            }
            .unwrap_or_default();
            file(host, &unescaped(path))
        }
        Some((scheme, rest)) => other(&scheme.to_ascii_lowercase(), rest),
        None => file("", said.as_bytes()),
    }
}

/// The URI of a file, spelt as [`Uri::from_file_path`] spells it.
fn file(host: &str, path: &[u8]) -> String {
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let host = if host == "localhost" || !host.chars().all(named) { "" } else { host };
    let mut parts: Vec<Vec<u8>> = Vec::new();
    let backslashes = matches!(path, [drive, b':', b'\\', ..] if drive.is_ascii_alphabetic());
    let split = |byte: &u8| *byte == b'/' || backslashes && *byte == b'\\';
    for part in path.split(split).skip(usize::from(path.first() == Some(&b'/'))) {
        match part {
            b"." => {}
            b".." => {
                parts.pop();
            }
            _ => parts.push(part.to_vec()),
        }
    }
    let mut uri = format!("file://{host}");
    for (i, part) in parts.iter().enumerate() {
        let drive = i == 0 && matches!(part.as_slice(), [c, b':'] if c.is_ascii_alphabetic());
        let part = if drive && cfg!(windows) { part.to_ascii_uppercase() } else { part.clone() };
        uri.push('/');
        escape(&mut uri, &part, |_| false);
    }
    if parts.is_empty() {
        uri.push('/');
    }
    uri
}

/// A URI of something else: only what it cannot hold is escaped.
fn other(scheme: &str, rest: &str) -> String {
    let mut uri = format!("{scheme}:");
    let mut fragment = false;
    for (at, c) in rest.char_indices() {
        let escapes = rest.get(at + 1..at + 3).unwrap_or_default();
        let keeps = match c {
            '%' => escapes.len() == 2 && escapes.chars().all(|c| c.is_ascii_hexdigit()),
            '#' => !std::mem::replace(&mut fragment, true),
            _ => c.is_ascii_alphanumeric() || "-._~:/?@!$&'()*+,;=".contains(c),
        };
        if keeps {
            uri.push(c);
        } else {
            escape(&mut uri, c.encode_utf8(&mut [0; 4]).as_bytes(), |_| false);
        }
    }
    if Uri::from_str(&uri).is_err() {
        // A port that is no number, and the like.
        uri.truncate(scheme.len() + 1);
        escape(&mut uri, rest.as_bytes(), |_| false);
    }
    uri
}

fn escape(uri: &mut String, bytes: &[u8], keeps: impl Fn(u8) -> bool) {
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') || keeps(byte)
        {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        let hex = |byte: &u8| char::from(*byte).to_digit(16);
        let escaped = match rest {
            [b'%', high, low, ..] => hex(high).zip(hex(low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = rest.get(3..).unwrap_or_default();
            }
            None => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn one_spelling_for_each() {
        for (said, wanted) in [
            ("file:///a/b.txt", "file:///a/b.txt"),
            ("file:///a/b[1].txt", "file:///a/b%5B1%5D.txt"),
            ("file:///a/b%5b1%5D.txt", "file:///a/b%5B1%5D.txt"),
            ("file:///a/{b|c}.txt", "file:///a/%7Bb%7Cc%7D.txt"),
            ("file:///a/b c é.txt", "file:///a/b%20c%20%C3%A9.txt"),
            ("file:///a/100%.txt", "file:///a/100%25.txt"),
            ("file:///a/x/../b#1?.txt", "file:///a/b%231%3F.txt"),
            ("FILE://localhost/a", "file:///a"),
            ("/a/b.txt", "file:///a/b.txt"),
            ("", "file:///"),
            ("untitled:Untitled 1", "untitled:Untitled%201"),
            ("vscode-remote://ssh+host:x/a", "vscode-remote:%2F%2Fssh%2Bhost%3Ax%2Fa"),
        ] {
            assert_eq!(normal(said), wanted, "{said}");
        }
        #[cfg(not(windows))]
        assert_eq!(normal("file:///c:/a"), normal("file:///c%3A/a"));
    }

    #[cfg(unix)]
    #[test]
    fn a_path_and_its_uri_are_spelt_alike() {
        for path in ["/a/b (1).txt", "/a/é/😀.txt", "/c:/x~y_z-1.md", "/a'b\"c.txt"] {
            let uri = Uri::from_file_path(path).unwrap();
            assert_eq!(normal(uri.as_str()), uri.as_str());
            assert_eq!(normal(&format!("file://{path}")), uri.as_str());
        }
    }

    #[test]
    fn what_goes_out_has_the_clients_spelling() {
        let spellings = Spellings::default();
        let mut said =
            json!({ "textDocument": { "uri": "file:///a/b[1] \"x\".txt" }, "uri": "file:///c" });
        spellings.normalise(&mut said);
        assert_eq!(said["textDocument"]["uri"], "file:///a/b%5B1%5D%20%22x%22.txt");
        let body = json!({
            "uri": "file:///a/b%5B1%5D%20%22x%22.txt",
            "message": "zie \"file:///a/b%5B1%5D%20%22x%22.txt\" \\",
            "changes": { "file:///a/b%5B1%5D%20%22x%22.txt": [1, "file:///c"] }
        });
        let restored = spellings.restored(body.to_string().into_bytes());
        let restored: Value = serde_json::from_slice(&restored).unwrap();
        let wanted = json!({
            "uri": "file:///a/b[1] \"x\".txt",
            "message": "zie \"file:///a/b%5B1%5D%20%22x%22.txt\" \\",
            "changes": { "file:///a/b[1] \"x\".txt": [1, "file:///c"] }
        });
        assert_eq!(restored, wanted);
    }

    #[test]
    fn a_spelling_can_end_in_a_mark() {
        let spellings = Spellings::default();
        for spelling in ["f%\"", "\"", "\"a\"\"", "a\\", "a\\\""] {
            let mut said = json!({ "uri": spelling });
            spellings.normalise(&mut said);
            let restored = spellings.restored(said.to_string().into_bytes());
            let restored: Value = serde_json::from_slice(&restored).unwrap();
            assert_eq!(restored, json!({ "uri": spelling }));
        }
    }

    proptest! {
        #[test]
        fn every_spelling_can_be_read(said in "(file:|untitled:|http://|x:)?[a-c%/:.@\\[\\]#? é\\\\]{0,16}") {
            let normal = normal(&said);
            prop_assert!(Uri::from_str(&normal).is_ok(), "{said} {normal}");
            prop_assert_eq!(super::normal(&normal), normal);
        }
    }
}
