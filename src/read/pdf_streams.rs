//! How large the streams of a PDF are when they are unpacked, before anything unpacks them: a kilobyte can stand for a megabyte.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::{Unread, limits};

/// How far before a stream what is said of it stands.
const ABOUT: usize = 2_048;

/// Refuses a file with streams past the limits. Pictures are passed over: nobody unpacks them here.
///
/// # Errors
/// [`Unread::TooMuch`].
pub fn bounded(bytes: &[u8]) -> Result<(), Unread> {
    const TOO_MUCH: Unread = Unread::TooMuch("bytes in de pdf");
    let mut left = limits::STREAMS;
    let mut from = 0;
    while let Some(found) = find(bytes.get(from..).unwrap_or_default(), b"stream") {
        let at = from + found;
        from = at + b"stream".len();
        let before = bytes.get(at.saturating_sub(ABOUT)..at).unwrap_or_default();
        if before.ends_with(b"end") {
            continue;
        }
        // What is said of a stream begins with its object.
        let about = before.windows(4).rposition(|four| four == b" obj").unwrap_or(0);
        let about = before.get(about..).unwrap_or_default();
        if says(about, b"/Image") {
            continue;
        }
        let data = bytes.get(from..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        // What is packed twice stands for a million times as much; no program writes that.
        let packed = about.windows(4).filter(|four| four == b"/Fla" || four == b"/Fl ").count();
        let flags = about.windows(5).filter(|five| five == b"/Flag").count();
        if packed.saturating_sub(flags) > 1 {
            return Err(TOO_MUCH);
        }
        if says(about, b"LZW") {
            let near = data.get(..limits::OLD_STREAM.min(data.len())).unwrap_or_default();
            if near.len() < data.len() && !says(near, b"endstream") {
                return Err(TOO_MUCH);
            }
            continue;
        }
        let most = limits::STREAM.min(left) + 1;
        let mut unpacked = ZlibDecoder::new(data).take(most);
        // A damaged stream ends where it breaks off.
        let mut buffer = [0; 16 * 1024];
        let mut size = 0;
        while let Ok(read @ 1..) = unpacked.read(&mut buffer) {
            size += read as u64;
        }
        if size >= most {
            return Err(TOO_MUCH);
        }
        left -= size;
    }
    Ok(())
}

fn says(about: &[u8], word: &[u8]) -> bool {
    find(about, word).is_some()
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|some| some == word)
}
