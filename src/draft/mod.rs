//! What a lawyer sees in a draft.

pub mod people;
