//! Writing files so that nothing is lost.

use std::io::{self, Write as _};
use std::path::Path;

/// Writes a file anew, or replaces one in one step.
///
/// # Errors
/// When it cannot be written.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.exists() { replace(path, bytes) } else { std::fs::write(path, bytes) }
}

/// Replaces a file in one step, with its permissions: a reader sees the old text or the new one, never half.
///
/// # Errors
/// When the file beside it cannot be written or moved into place.
pub fn replace_file(path: &Path, text: &str) -> io::Result<()> {
    replace(path, text.as_bytes())
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = std::fs::canonicalize(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.kamerlint-{}", std::process::id()));
    let written = (|| {
        let mut file = std::fs::File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::set_permissions(&beside, std::fs::metadata(&path)?.permissions())?;
        std::fs::rename(&beside, &path)
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}
