//! Paths as reports for other programs have them.

use std::fmt::Write as _;
use std::path::Path;

/// A path from the present folder, with `/` between its parts: what CI systems look up in the repository. A path outside
/// that folder stays as it is.
#[must_use]
pub fn relative(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    from(&here, path)
}

fn from(here: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(here).unwrap_or(path);
    let text = inside.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    text.strip_prefix("./").map(str::to_owned).unwrap_or(text)
}

/// The path as a URI reference: relative where [`relative`] is, `file:` otherwise.
#[must_use]
pub fn uri(path: &Path) -> String {
    let text = relative(path);
    let mut uri = String::with_capacity(text.len() + 8);
    if Path::new(&text).is_absolute() {
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
    fn paths_start_at_the_present_folder() {
        let here = Path::new("/repo");
        assert_eq!(from(here, Path::new("./brief/a.txt")), "brief/a.txt");
        assert_eq!(from(here, Path::new("/repo/brief/a.txt")), "brief/a.txt");
        assert_eq!(from(here, Path::new("/elders/a.txt")), "/elders/a.txt");
    }

    #[test]
    fn uris_carry_every_name() {
        assert_eq!(uri(Path::new("brief/één 50%#.txt")), "brief/%C3%A9%C3%A9n%2050%25%23.txt");
        assert_eq!(uri(Path::new("C:x")), "C%3Ax");
        if cfg!(unix) {
            assert_eq!(uri(Path::new("/elders/a b.txt")), "file:///elders/a%20b.txt");
        }
    }
}
