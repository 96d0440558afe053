//! What looking up a name gave, remembered: letters name the same offices, ministries and parties again and again.

use crate::text::tables::QuickMap;
use std::sync::{PoisonError, RwLock};

/// The names that are remembered; a run over many drafts names no more offices and parties than this.
const MOST: usize = 4096;

/// The longest name that is remembered, in bytes.
const LONGEST: usize = 200;

/// What looking up a name gave, by the name.
#[derive(Debug)]
pub(super) struct Memo<V>(RwLock<QuickMap<Box<str>, V>>);

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<V: Clone> Memo<V> {
    /// What `find` gives of a name, which rests on the name and the register alone.
    pub fn get(&self, name: &str, find: impl FnOnce() -> V) -> V {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(name).cloned();
        known.unwrap_or_else(|| {
            let found = find();
            let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
            if name.len() <= LONGEST && known.len() < MOST {
                known.insert(name.into(), found.clone());
            }
            found
        })
    }
}
