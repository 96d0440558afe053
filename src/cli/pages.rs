//! How much memory the static program for Linux gets from the system at a time.
//!
//! A letter is checked in less memory than one huge page has, and clearing that page takes longer than all its small ones. For a long draft
//! it is the other way round: 1 MB touches ten thousand small pages, which takes a quarter of the time of its check.

/// From how many bytes on a draft is long: its check takes as long with huge pages as with small ones there (24 and 25 ms), and at twice as
/// many a seventh less.
const LONG: usize = 256 * 1024;

/// From now on memory comes in small pages.
pub fn small() {
    huge(false);
}

/// From now on memory comes in huge pages, if that many bytes of a draft are a long one.
pub fn for_draft(bytes: usize) {
    if bytes >= LONG {
        huge(true);
    }
}

/// Where the system does not know huge pages it says so, and all stays as it is.
#[cfg(target_env = "musl")]
fn huge(wanted: bool) {
    let _ = rustix::thread::disable_transparent_huge_pages(!wanted);
}

/// The allocators of other systems ask for none.
#[cfg(not(target_env = "musl"))]
fn huge(_wanted: bool) {}
