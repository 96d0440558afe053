//! Patterns of settings: which files they mean.

use std::path::Path;

use globset::{Glob, GlobSet, GlobSetBuilder};

use crate::text::Mistake;

/// How many patterns a list may have, and how many bytes each.
const MOST: usize = 1000;
const LONGEST: usize = 4096;

/// The patterns of a list, from the folder of the settings file that has them.
pub(super) fn set(globs: &[String], root: &Path, settings: &Path) -> Result<GlobSet, Mistake> {
    let wrong = |(nl, en): (String, String)| Mistake::at(settings, "", None, (nl, en));
    if globs.len() > MOST || globs.iter().any(|glob| glob.len() > LONGEST) {
        let many = "te veel patronen, of een te lang patroon";
        return Err(wrong((many.into(), "too many patterns, or too long a pattern".into())));
    }
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        set.add(Glob::new(&meant(glob, root)).map_err(|error| {
            let (nl, en) = wrong_in(error.kind());
            wrong((
                format!("`{glob}` is geen patroon: {nl}"),
                format!("`{glob}` is not a pattern: {en}"),
            ))
        })?);
    }
    let large = "deze patronen zijn samen te groot";
    set.build().map_err(|_| wrong((large.into(), "these patterns are too large together".into())))
}

/// What is wrong in a pattern.
const fn wrong_in(kind: &globset::ErrorKind) -> (&'static str, &'static str) {
    use globset::ErrorKind as Kind;

    match kind {
        Kind::UnclosedClass => ("`[` wordt niet gesloten", "`[` is not closed"),
        Kind::InvalidRange(..) => (
            "een bereik tussen `[` en `]` loopt terug",
            "a range between `[` and `]` runs backwards",
        ),
        Kind::UnopenedAlternates => ("er is een `}` zonder `{`", "there is a `}` without `{`"),
        Kind::UnclosedAlternates => ("`{` wordt niet gesloten", "`{` is not closed"),
        Kind::DanglingEscape => ("achter `\\` staat niets", "nothing stands behind `\\`"),
        _ => ("het is te groot of niet te lezen", "it is too large or cannot be read"),
    }
}

/// A pattern as it is meant: from the folder of the settings (`./oud/**`, `/home/…/oud/**`), and with the folder itself (`oud/`).
fn meant(glob: &str, root: &Path) -> String {
    let root = globset::escape(&root.to_string_lossy().replace('\\', "/"));
    let inside = glob.strip_prefix(&root).and_then(|rest| rest.strip_prefix('/')).unwrap_or(glob);
    let inside = inside.strip_prefix("./").unwrap_or(inside);
    inside.strip_suffix('/').unwrap_or(inside).to_owned()
}
