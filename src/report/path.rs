//! Paths as reports for other programs have them.

use std::fmt::Write as _;
use std::path::Path;

/// A path with `/` between its parts as a URI reference: relative where it is, `file:` otherwise.
#[must_use]
pub fn uri(text: &str) -> String {
    let whole = if cfg!(windows) { on_windows(text) } else { None };
    let (scheme, text) = match whole {
        Some(whole) => whole,
        None if Path::new(text).is_absolute() => ("file://", text),
        None => ("", text),
    };
    let mut uri = String::with_capacity(scheme.len() + text.len() + 8);
    uri.push_str(scheme);
    // The colon of a drive is no part of a name.
    let drive = if scheme == "file:///" { text.get(..2) } else { None };
    uri.push_str(drive.unwrap_or_default());
    for byte in text.bytes().skip(drive.map_or(0, str::len)) {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(byte as char)
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

/// What an absolute path of Windows begins with as a URI, and the rest: a drive (`C:/…`), a share (`//server/share/…`), both also behind
/// `//?/`, which the system puts before them when it is asked for the whole path.
fn on_windows(text: &str) -> Option<(&'static str, &str)> {
    let text = match text.strip_prefix("//?/UNC/") {
        Some(share) => return Some(("file://", share)),
        None => text.strip_prefix("//?/").unwrap_or(text),
    };
    if let Some(share) = text.strip_prefix("//") {
        return Some(("file://", share));
    }
    let drive = matches!(text.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic());
    drive.then_some(("file:///", text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uris_carry_every_name() {
        assert_eq!(uri("brief/één 50%#.txt"), "brief/%C3%A9%C3%A9n%2050%25%23.txt");
        assert_eq!(uri("C:x"), "C%3Ax");
        if cfg!(unix) {
            assert_eq!(uri("/elders/a b.txt"), "file:///elders/a%20b.txt");
        }
    }

    #[test]
    fn drives_and_shares_of_windows_are_told_apart() {
        for (path, expected) in [
            ("C:/Users/a b/x.txt", Some(("file:///", "C:/Users/a b/x.txt"))),
            ("//?/C:/x.txt", Some(("file:///", "C:/x.txt"))),
            ("//server/deel/x.txt", Some(("file://", "server/deel/x.txt"))),
            ("//?/UNC/server/deel/x.txt", Some(("file://", "server/deel/x.txt"))),
            ("map/x.txt", None),
            ("C:x.txt", None),
        ] {
            assert_eq!(on_windows(path), expected);
        }
        if cfg!(windows) {
            assert_eq!(uri("C:/OneDrive - Fin/a.txt"), "file:///C:/OneDrive%20-%20Fin/a.txt");
            assert_eq!(uri("//server/het deel/a.txt"), "file://server/het%20deel/a.txt");
        }
    }
}
