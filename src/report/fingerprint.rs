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
        let mut hash = Sha256::new();
        for part in [&*found.rule.code, &quote.words, &quote.before, &quote.after] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let nth = seen.entry((&found.rule.code, quote)).or_default();
        hash.update(nth.to_le_bytes());
        *nth += 1;
        hex(&hash.finalize())
    };
    diagnostics.iter().map(&mut one).collect()
}

/// The same with the path in it, for reports that put all files in one list.
#[must_use]
pub fn in_file(path: &str, fingerprint: &str) -> String {
    hex(&Sha256::digest(format!("{path}\0{fingerprint}")))
}

/// The first 16 bytes of a digest in hexadecimal digits.
fn hex(digest: &[u8]) -> String {
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
