//! What the rows of the register are made of: a row of the program takes no memory of its own, one of a file does.

use std::borrow::Cow;

/// A text of a row: of the program itself, or read from a file.
pub type Text = Cow<'static, str>;

/// Several.
pub type List = Cow<'static, [Text]>;
