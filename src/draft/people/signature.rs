//! The signature block.

/// A.
#[derive(Debug)]
pub struct Signature;
/// A.
pub fn signature_block(_text: &str) -> Option<Signature> {
    None
}
