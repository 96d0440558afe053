//! What is on a line: what it looks like ([`shape`]), which words say what it is ([`cues`]), what it announces ([`heading`], [`item`]), and the
//! likeliest reading of all lines together ([`decode()`]); then where the answer begins under a question that has no heading for it
//! ([`body`]), and where a letter ends ([`letter`]).
//!
//! Who else looks for words asks another question. `furniture` knows the imprint and running heads by their whole form, before there are
//! lines to read; `people` asks who a name in a head or a signature is, `references` where an answer points, `notes` what is a mark.

mod again;
mod answering;
mod blocks;
pub(in crate::draft) mod body;
mod columns;
pub(in crate::draft) mod cues;
mod decode;
mod form;
mod head_rows;
pub(in crate::draft) mod heading;
pub(in crate::draft) mod imprint;
pub(in crate::draft) mod inline;
pub(in crate::draft) mod item;
pub(in crate::draft) mod letter;
pub(in crate::draft) mod letters;
pub(in crate::draft) mod line;
pub(in crate::draft) mod numbers;
mod paragraphs;
mod quoted;
mod reading;
mod row;
pub(in crate::draft) mod seen;
pub(in crate::draft) mod shape;
mod short;
mod speaks;
mod table;

pub(in crate::draft) use columns::set_aside;
pub(in crate::draft) use cues::{Head, Says, Speaks};
pub(in crate::draft) use decode::decode;
pub(in crate::draft) use reading::{Numbering, Reading, Why};
pub(in crate::draft) use shape::Shape;
