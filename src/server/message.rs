//! What the client says, made into what the transport can decode: a message that it cannot would end the conversation.

use serde::Deserialize;
use serde_json::value::RawValue;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

/// What becomes of a message.
pub enum Fate {
    /// It goes on.
    Pass {
        /// The message.
        body: Vec<u8>,
        /// Its method; `None` for an answer.
        method: Option<String>,
        /// Whether an answer to it is expected.
        asks: bool,
    },
    /// It is answered with an error.
    Refuse(Id, Error),
    /// It is passed over: nobody waits for an answer to a notification.
    Drop,
}

/// A message as the transport reads it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Message {
    Response(#[allow(dead_code)] Response),
    Request(Request),
}

/// As much of a message as can be read when the rest cannot.
#[derive(Deserialize)]
struct Head<'m> {
    #[serde(borrow)]
    method: Option<&'m RawValue>,
    #[serde(borrow)]
    id: Option<&'m RawValue>,
}

/// Reads a message.
pub fn read(body: Vec<u8>) -> Fate {
    let body = mended(body);
    match serde_json::from_slice(&body) {
        Ok(Message::Request(request)) => {
            let asks = request.id().is_some();
            Fate::Pass { body, method: Some(request.method().to_owned()), asks }
        }
        Ok(Message::Response(_)) => Fate::Pass { body, method: None, asks: false },
        Err(_) => refused(&body),
    }
}

/// Why a message cannot be decoded, to whom it is said.
fn refused(body: &[u8]) -> Fate {
    let Ok(head) = serde_json::from_slice::<Head<'_>>(body) else {
        let is_json = serde_json::from_slice::<&RawValue>(body).is_ok();
        let error = if is_json { Error::invalid_request() } else { Error::parse_error() };
        return Fate::Refuse(Id::Null, error);
    };
    let id = head.id.map(|id| serde_json::from_str::<Id>(id.get()));
    match (head.method, id) {
        (Some(_), None) => Fate::Drop,
        (_, Some(Ok(id))) => {
            // What no value can hold (a number out of range, a thousand brackets) is not JSON to us.
            let decodes = serde_json::from_slice::<serde_json::Value>(body).is_ok();
            let error = if decodes { Error::invalid_request() } else { Error::parse_error() };
            Fate::Refuse(id, error)
        }
        (None, None) | (_, Some(Err(_))) => Fate::Refuse(Id::Null, Error::invalid_request()),
    }
}

/// A message without bytes that are no text and without halves of characters: U+FFFD stands for each, and is as long for a client that
/// counts in UTF-16.
fn mended(body: Vec<u8>) -> Vec<u8> {
    let body = match String::from_utf8(body) {
        Ok(text) => text.into_bytes(),
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned().into_bytes(),
    };
    if body.windows(3).any(|three| matches!(three, [b'\\', b'u', b'd' | b'D'])) {
        whole(&body)
    } else {
        body
    }
}

fn whole(body: &[u8]) -> Vec<u8> {
    let unit = |at: usize| -> Option<u32> {
        let rest = body.get(at..)?.strip_prefix(b"\\u")?;
        u32::from_str_radix(std::str::from_utf8(rest.get(..4)?).ok()?, 16).ok()
    };
    let mut mended = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(&byte) = body.get(at) {
        let len = match (byte, unit(at)) {
            (b'\\', Some(0xd800..=0xdbff)) => match unit(at + 6) {
                Some(0xdc00..=0xdfff) => 12,
                _ => 0,
            },
            (b'\\', Some(0xdc00..=0xdfff)) => 0,
            (b'\\', _) => 2,
            _ => 1,
        };
        if len == 0 {
            mended.extend_from_slice(b"\\ufffd");
            at += 6;
        } else {
            mended.extend_from_slice(body.get(at..at + len).unwrap_or_default());
            at += len;
        }
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(body: &[u8]) -> String {
        String::from_utf8(mended(body.to_vec())).unwrap()
    }

    #[test]
    fn halves_of_characters_become_one_unit_each() {
        assert_eq!(text(br#""a\ud83db""#), r#""a\ufffdb""#);
        assert_eq!(text(br#""\ude00\uD83D""#), r#""\ufffd\ufffd""#);
        assert_eq!(text(br#""\ud83d\ude00 \\ud83d \u00e9""#), r#""\ud83d\ude00 \\ud83d \u00e9""#);
        assert_eq!(text(br#""\ud83d\n""#), r#""\ufffd\n""#);
        assert_eq!(text(b"\"a\xffb\""), "\"a\u{fffd}b\"");
    }

    proptest! {
        #[test]
        fn what_passes_can_be_decoded(pieces in proptest::collection::vec(proptest::sample::select(&[
            "{", "}", "[", "]", ":", ",", "\"", "\"jsonrpc\":\"2.0\"", "\"id\":1", "\"id\":1.5", "\"id\":null", "\"method\":\"x\"", "\"result\":1",
            "\"error\":{}", "\"params\":", "1e999", "\\ud83d", "\\", "u", "null", "9223372036854775808", "é",
        ][..]), 0..12)) {
            if let Fate::Pass { body, .. } = read(pieces.concat().into_bytes()) {
                prop_assert!(serde_json::from_slice::<Message>(&body).is_ok());
            }
        }
    }
}
