//! Paths as reports for other programs have them.

use std::fmt::Write as _;
use std::path::Path;

/// A path with `/` between its parts as a URI reference: relative where it is, `file:` otherwise.
#[must_use]
pub fn uri(text: &str) -> String {
    let mut uri = String::with_capacity(text.len() + 8);
    if Path::new(text).is_absolute() {
        uri.push_str(if text.starts_with('/') { "file://" } else { "file:///" });
    }
    for byte in text.bytes() {
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
}
