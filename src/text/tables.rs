//! Tables of what a draft says. Each run has a seed of its own, so that no draft can be made whose keys collide; all the same they are quicker
//! than those of the standard library.

use foldhash::fast::RandomState;
use std::collections::{HashMap, HashSet};

/// A table.
pub type QuickMap<K, V> = HashMap<K, V, RandomState>;

/// A set.
pub type QuickSet<K> = HashSet<K, RandomState>;

/// A table by the hashes of words, see [`super::hash`].
pub type ByHash<V> = QuickMap<u64, V>;
