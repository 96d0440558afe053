//! Upgrades are calm: a rule that is new in a minor version waits for the next, unless settings ask for it.

use semver::Version;

/// The version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The first minor version, whose rules are new to nobody.
const FIRST: &str = "0.1";

/// Whether a rule that came with `since` is new in `version` of the program. What is no version is not new. Every check asks this of
/// every rule, so that only the two numbers are read that count, and none of most rules.
pub(super) fn is_new(since: &str, version: &str) -> bool {
    let behind = since.strip_prefix(FIRST);
    let first = behind.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    !first && minor(since).is_some_and(|minor| self::minor(version) == Some(minor))
}

/// The major and minor number of a version: `(0, 2)` of "0.2.1".
fn minor(version: &str) -> Option<(u64, u64)> {
    let mut numbers = version.splitn(3, '.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// Whether a version is later than another; what is no version is not.
pub(super) fn is_after(version: &str, other: &Version) -> bool {
    Version::parse(version).is_ok_and(|version| version > *other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_new_for_one_minor_version() {
        for (since, version, new) in [
            ("0.2.0", "0.2.0", true),
            ("0.2.0", "0.2.7", true),
            ("0.2.3", "0.2.3", true),
            ("0.2.0", "0.3.0", false),
            ("0.1.0", "0.2.0", false),
            ("0.1.0", "0.1.0", false),
            ("0.1", "0.1.0", false),
            ("0.10.0", "0.10.1", true),
            ("1.0.0", "1.0.2", true),
            ("binnenkort", "0.2.0", false),
        ] {
            assert_eq!(is_new(since, version), new, "{since} in {version}");
        }
    }
}
