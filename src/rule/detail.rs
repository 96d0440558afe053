//! How much of a rule file is read.

/// How much of a file is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// What a run needs: no examples.
    Run,
    /// Everything.
    Whole,
}
