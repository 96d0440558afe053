//! Bytes become text: UTF-8 with or without a byte order mark, and nothing else.

use std::fmt;

use super::others;

/// Why bytes cannot be read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// Not UTF-8: the offset, line (from 1) and value of the first byte that does not fit.
    Utf8 {
        /// Offset in bytes.
        offset: usize,
        /// Line, from 1.
        line: usize,
        /// The byte itself.
        byte: u8,
    },
    /// UTF-16, recognised by its byte order mark.
    Utf16,
    /// UTF-16 without a mark, recognised by its zero bytes.
    Unmarked,
    /// A file of another kind, recognised by its name or its bytes: a short name of it.
    Other(&'static str),
}

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Utf8 { offset, line, byte } => write!(
                f,
                "geen UTF-8: byte {offset} (regel {line}) is 0x{byte:02X}; sla het bestand op als UTF-8"
            ),
            Self::Utf16 => write!(f, "UTF-16 in plaats van UTF-8; sla het bestand op als UTF-8"),
            Self::Unmarked => write!(
                f,
                "zo te zien UTF-16 in plaats van UTF-8 (nulbytes tussen de letters); sla het bestand op als UTF-8"
            ),
            Self::Other(kind) => write!(f, "dit is een {kind}; {}", others::what_to_do(kind)),
        }
    }
}

/// Decodes a file. A byte order mark stays part of the text, so that offsets are those of the file
/// and a fix keeps it; readers skip it as white space.
///
/// # Errors
/// [`NotText`], which names the first byte that is not UTF-8.
pub fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(NotText::Utf16);
    }
    if has_zeros(&bytes) {
        return Err(NotText::Unmarked);
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let before = bytes.get(..offset).unwrap_or_default();
        NotText::Utf8 {
            offset,
            line: before.iter().filter(|&&byte| byte == b'\n').count() + 1,
            byte: bytes.get(offset).copied().unwrap_or_default(),
        }
    })
}

/// Whether a quarter of the first bytes is zero: no text has one, and every second one is in UTF-16.
fn has_zeros(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(1000)).unwrap_or_default();
    let zeros = start.iter().filter(|&&byte| byte == 0).count();
    zeros > 0 && zeros * 4 >= start.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_byte_that_does_not_fit_is_named() {
        let error = decode(b"Vraag 1\nfinanci\xEBn".to_vec()).unwrap_err();
        assert_eq!(error, NotText::Utf8 { offset: 15, line: 2, byte: 0xEB });
        assert!(error.to_string().contains("byte 15 (regel 2) is 0xEB"));
    }

    #[test]
    fn other_files_are_called_by_their_name() {
        assert_eq!(decode(b"\xFF\xFEV\0".to_vec()), Err(NotText::Utf16));
        assert_eq!(decode(b"V\0r\0a\0a\0g\0".to_vec()), Err(NotText::Unmarked));
        assert_eq!(decode("\u{feff}Vraag".as_bytes().to_vec()).unwrap(), "\u{feff}Vraag");
    }
}
