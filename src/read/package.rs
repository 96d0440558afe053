//! An archive of parts: what a `.docx` and an `.odt` are. Parts are read by name into memory and never unpacked to disk.

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read as _, Write as _};
use std::sync::Arc;

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{Unread, limits};

/// An archive in memory.
#[derive(Clone, Debug)]
pub struct Package {
    archive: ZipArchive<Cursor<Arc<[u8]>>>,
    /// The bytes that may still be unpacked.
    left: u64,
}

/// Parts to write, by name.
pub type Parts = BTreeMap<String, Vec<u8>>;

impl Package {
    /// Opens an archive.
    ///
    /// # Errors
    /// [`Unread`] for what is no archive, or one past the limits.
    pub fn open(bytes: Arc<[u8]>) -> Result<Self, Unread> {
        if bytes.len() as u64 > limits::FILE {
            return Err(Unread::TooMuch("bytes"));
        }
        if entries(&bytes) > limits::ENTRIES {
            return Err(Unread::TooMuch("onderdelen in het archief"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > limits::ENTRIES {
            return Err(Unread::TooMuch("onderdelen in het archief"));
        }
        Ok(Self { archive, left: limits::PARTS })
    }

    /// A part, unpacked; `None` where there is none with that name.
    ///
    /// # Errors
    /// [`Unread`] for a part that is locked, damaged or past the limits.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Unread> {
        let part = match self.archive.by_name(name) {
            Err(ZipError::FileNotFound) => return Ok(None),
            found => found.map_err(damaged)?,
        };
        if part.encrypted() {
            return Err(Unread::Encrypted);
        }
        let most = limits::PART.min(self.left);
        if part.size() > most {
            return Err(Unread::TooMuch("bytes in een onderdeel"));
        }
        let mut bytes = Vec::new();
        part.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Unread::Damaged(format!("{name} is niet uit te pakken")))?;
        if bytes.len() as u64 > most {
            return Err(Unread::TooMuch("bytes in een onderdeel"));
        }
        self.left -= bytes.len() as u64;
        if let Some(text) = of_utf16(&bytes) {
            return Ok(Some(text));
        }
        String::from_utf8(bytes)
            .map(Some)
            .map_err(|_| Unread::Damaged(format!("{name} is geen UTF-8")))
    }

    /// The names of the parts.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect()
    }

    /// The archive with some parts written anew or added, all others byte for byte as they were, in their order.
    ///
    /// # Errors
    /// [`Unread`] for an archive that cannot be copied.
    pub fn with(&self, mut parts: Parts, without: &[&str]) -> Result<Vec<u8>, Unread> {
        let mut archive = self.archive.clone();
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let mut done: HashSet<String> = HashSet::new();
        for i in 0..archive.len() {
            let part = archive.by_index_raw(i).map_err(damaged)?;
            let name = part.name().map_err(damaged)?.into_owned();
            if without.contains(&name.as_str()) || !done.insert(name.clone()) {
                continue;
            }
            match parts.remove(&name) {
                None => writer.raw_copy_file(part).map_err(damaged)?,
                Some(bytes) => {
                    let stored = part.compression() == CompressionMethod::Stored;
                    let method = if stored {
                        CompressionMethod::Stored
                    } else {
                        CompressionMethod::Deflated
                    };
                    let time = part.last_modified().unwrap_or_default();
                    drop(part);
                    write(&mut writer, &name, &bytes, options(method).last_modified_time(time))?;
                }
            }
        }
        for (name, bytes) in &parts {
            write(&mut writer, name, bytes, options(CompressionMethod::Deflated))?;
        }
        Ok(writer.finish().map_err(damaged)?.into_inner())
    }
}

/// A new archive of parts, in their order; a part that must stay readable without unpacking is only stored.
///
/// # Errors
/// [`Unread`] when memory is not enough.
pub fn archive(parts: &[(&str, &[u8])], stored: &[&str]) -> Result<Vec<u8>, Unread> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let method = if stored.contains(name) {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        write(&mut writer, name, bytes, options(method))?;
    }
    Ok(writer.finish().map_err(damaged)?.into_inner())
}

/// The text of a part in UTF-16, which its mark says; without what it says of its encoding, for it is written as UTF-8.
fn of_utf16(bytes: &[u8]) -> Option<String> {
    let (little, rest) = match bytes.strip_prefix(&[0xFF, 0xFE]) {
        Some(rest) => (true, rest),
        None => (false, bytes.strip_prefix(&[0xFE, 0xFF])?),
    };
    let units = rest.chunks_exact(2).map(|two| match (two, little) {
        (&[low, high], true) | (&[high, low], _) => u16::from_be_bytes([high, low]),
        _ => 0,
    });
    let text: String = char::decode_utf16(units).collect::<Result<_, _>>().ok()?;
    let declared = text.strip_prefix("<?xml").and_then(|inside| inside.split_once("?>"));
    match declared {
        Some((_, behind)) => Some(behind.to_owned()),
        None => Some(text),
    }
}

fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(zip::DateTime::default())
}

fn write(
    writer: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    bytes: &[u8],
    options: SimpleFileOptions,
) -> Result<(), Unread> {
    writer.start_file(name, options).map_err(damaged)?;
    writer.write_all(bytes).map_err(|_| Unread::Damaged(format!("{name} is niet in te pakken")))
}

/// How many entries the end of an archive says that it has, before any of them is read.
fn entries(bytes: &[u8]) -> usize {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..).unwrap_or_default();
    let end = tail.windows(4).rposition(|four| four == b"PK\x05\x06");
    let count = end.and_then(|at| tail.get(at + 10..at + 12));
    count.and_then(|two| two.try_into().ok()).map_or(0, |two| usize::from(u16::from_le_bytes(two)))
}

fn damaged(error: ZipError) -> Unread {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unread::Encrypted,
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            Unread::Damaged("ingepakt op een manier die hier niet gelezen wordt".to_owned())
        }
        _ => Unread::Damaged("het archief is niet heel".to_owned()),
    }
}
