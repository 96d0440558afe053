//! What a finding is called when its draft is edited elsewhere: by its rule and its words, not by its line.

use std::collections::HashMap;

use sha2::{Digest as _, Sha256};

use crate::lint::Diagnostic;
use crate::text::{Quote, Source};

/// A fingerprint for each finding of a draft, 32 hexadecimal digits: the same as long as the rule, the words and the words
/// beside them are, whatever is edited elsewhere. Findings that agree in all of these are told apart by their order.
#[must_use]
pub fn fingerprints<'d>(source: &Source, diagnostics: &'d [Diagnostic]) -> Vec<String> {
    let mut seen: HashMap<(&str, Quote), u32> = HashMap::new();
    let mut one = |found: &'d Diagnostic| {
        let quote = Quote::of(source, found.span);
        let digest = digest_of(&found.rule.code, &quote);
        let nth = seen.entry((&found.rule.code, quote)).or_default();
        let name = hex(&digest.chain_update(nth.to_le_bytes()).finalize());
        *nth += 1;
        name
    };
    diagnostics.iter().map(&mut one).collect()
}

/// The fingerprint of one finding, which is that of the first where several agree in rule and words.
#[must_use]
pub fn fingerprint(source: &Source, found: &Diagnostic) -> String {
    let digest = digest_of(&found.rule.code, &Quote::of(source, found.span));
    hex(&digest.chain_update(0u32.to_le_bytes()).finalize())
}

/// A name for a text: the same as long as the text is.
#[must_use]
pub fn of_text(text: &str) -> String {
    hex(&Sha256::digest(text))
}

fn digest_of(code: &str, quote: &Quote) -> Sha256 {
    let mut hash = Sha256::new();
    for part in [code, &quote.words, &quote.before, &quote.after] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash
}

/// The same with the path in it, for reports that put all files in one list.
#[must_use]
pub fn in_file(path: &str, fingerprint: &str) -> String {
    hex(&Sha256::digest(format!("{path}\0{fingerprint}")))
}

/// The first 16 bytes of a digest in hexadecimal digits.
fn hex(digest: &[u8]) -> String {
    let nibbles = digest.iter().take(16).flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.filter_map(|nibble| char::from_digit(nibble.into(), 16)).collect()
}
