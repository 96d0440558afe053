//! Real documents that lie beside the repository and are not part of it.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The file or folder `name` of the real documents; without them a line says which test was skipped.
///
/// The line goes around the capture of the test runner, so that `tests/run` sees and counts it.
pub fn shared(test: &str, name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if path.exists() {
        return Some(path);
    }
    let _ = writeln!(std::io::stderr(), "skipped: {test} (no ../shared/{name})");
    None
}
