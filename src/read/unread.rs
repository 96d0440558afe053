//! Why a file cannot be read as a document, in words that say what to do.

use std::fmt;

use super::NotText;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Text in no encoding that is read.
    NotText(NotText),
    /// The name promises a format that the bytes do not keep: what it should be.
    Other(&'static str),
    /// Damaged: what is wrong with it.
    Damaged(String),
    /// Locked with a password.
    Encrypted,
    /// More than [`super::limits`] allow: of what.
    TooMuch(&'static str),
    /// There is no text in it, only pictures.
    Scanned,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText(why) => why.fmt(f),
            Self::Other(kind) => {
                write!(f, "dit is geen {kind}, al heet het zo; sla het opnieuw op als {kind}")
            }
            Self::Damaged(what) => write!(
                f,
                "dit bestand is beschadigd ({what}); open het in het programma waarmee het is gemaakt en sla het opnieuw op"
            ),
            Self::Encrypted => {
                f.write_str("dit bestand is met een wachtwoord beveiligd; sla het op zonder wachtwoord")
            }
            Self::TooMuch(of) => write!(f, "dit bestand is niet te lezen: te veel {of}"),
            Self::Scanned => f.write_str(
                "in deze pdf staat geen tekst, alleen beeld; gebruik het document waaruit hij is gemaakt, of een pdf met tekstherkenning",
            ),
        }
    }
}

impl From<NotText> for Unread {
    fn from(why: NotText) -> Self {
        Self::NotText(why)
    }
}
