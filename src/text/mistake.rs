//! A file of the user that cannot be used: settings, exceptions, house rules.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use crate::text::{Encoding, LineIndex, Span};

/// What is wrong in a file, and where. `{:#}` shows the line too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file.
    pub path: PathBuf,
    /// Its text, for showing the place.
    pub text: String,
    /// Where, when that is known.
    pub span: Option<Span>,
    /// What is wrong, on one line.
    pub message: String,
    /// What else is wrong, mostly in the same file.
    pub more: Vec<Mistake>,
}

impl Mistake {
    /// A mistake at a place.
    #[must_use]
    pub fn at(path: &Path, text: &str, span: Option<Span>, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            span,
            message: message.into(),
            more: Vec::new(),
        }
    }

    /// Several mistakes as one that names the others; `None` of none.
    #[must_use]
    pub fn all(mistakes: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut mistakes = mistakes.into_iter();
        let mut first = mistakes.next()?;
        first.more.extend(mistakes);
        Some(first)
    }

    /// A file that cannot be read.
    #[must_use]
    pub fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        Self::at(path, "", None, format!("niet te lezen: {}", system(error)))
    }

    /// A file that cannot be written.
    #[must_use]
    pub fn unwritable(path: &Path, error: &std::io::Error) -> Self {
        Self::at(path, "", None, format!("niet te schrijven: {}", system(error)))
    }

    /// The same without what stands in the file, where that lies elsewhere than below the folder of a settings file: settings can name any
    /// file, and a mistake in it must not show it.
    #[must_use]
    pub fn shown_below(self, settings: &Path) -> Self {
        let folder = settings.parent().unwrap_or(Path::new(""));
        if self.path.starts_with(folder)
            && !self.path.components().any(|part| part == std::path::Component::ParentDir)
        {
            return self;
        }
        let message =
            "dit is geen bestand dat kamerlint kan lezen; controleer het in zijn eigen map";
        Self {
            text: String::new(),
            span: None,
            message: message.to_owned(),
            more: Vec::new(),
            ..self
        }
    }

    /// A mistake at the first string of a TOML file that reads `word`, be it a key or a value.
    #[must_use]
    pub fn at_word(path: &Path, text: &str, word: &str, message: impl Into<String>) -> Self {
        Self::at(path, text, place_of(text, word), message)
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.one(f)?;
        for other in &self.more {
            writeln!(f)?;
            other.one(f)?;
        }
        Ok(())
    }
}

impl Mistake {
    fn one(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        let Some(span) = self.span else { return write!(f, ": {}", self.message) };
        let index = LineIndex::new(&self.text);
        let start = index.position(&self.text, span.start, Encoding::Utf32);
        write!(f, ":{}:{}: {}", start.line + 1, start.column + 1, self.message)?;
        if f.alternate() {
            let line = self.text.lines().nth(start.line as usize).unwrap_or_default();
            let left = line.chars().count().saturating_sub(start.column as usize);
            let marked = self.text.get(span.range()).unwrap_or_default();
            let width =
                marked.lines().next().unwrap_or_default().chars().count().clamp(1, left.max(1));
            let number = (start.line + 1).to_string();
            let (pad, lead) = (" ".repeat(number.len()), " ".repeat(start.column as usize));
            let line = line.replace('\t', " ");
            write!(f, "\n{pad} │\n{number} │ {line}\n{pad} │ {lead}{}", "^".repeat(width))?;
        }
        Ok(())
    }
}

impl std::error::Error for Mistake {}

/// What the system says of a file, in Dutch; what this program says itself as it is.
#[must_use]
pub fn system(error: &std::io::Error) -> String {
    use std::io::ErrorKind as Kind;

    if error.get_ref().is_some() {
        return error.to_string();
    }
    let words = match error.kind() {
        Kind::NotFound => "bestaat niet",
        Kind::PermissionDenied => "geen toestemming",
        Kind::AlreadyExists => "bestaat al",
        Kind::IsADirectory => "dit is een map",
        Kind::NotADirectory => "een deel van dit pad is geen map",
        Kind::DirectoryNotEmpty => "de map is niet leeg",
        Kind::ReadOnlyFilesystem => "hier kan alleen gelezen worden",
        Kind::StorageFull => "de schijf is vol",
        Kind::QuotaExceeded => "er is geen ruimte meer voor u",
        Kind::FileTooLarge => "het bestand is te groot",
        Kind::ResourceBusy | Kind::ExecutableFileBusy => "het bestand is in gebruik",
        Kind::InvalidFilename => "deze naam kan niet",
        Kind::InvalidData => "geen UTF-8",
        Kind::BrokenPipe => "de ontvanger is gestopt",
        Kind::TimedOut => "het duurde te lang",
        Kind::Interrupted => "onderbroken",
        _ => {
            return match error.raw_os_error() {
                Some(number) => format!("fout {number} van het systeem"),
                None => "het systeem weigert".to_owned(),
            };
        }
    };
    words.to_owned()
}

/// Reads a TOML file of the user.
///
/// # Errors
/// What is no TOML, an unknown key, a value that does not fit; in Dutch, at its place.
pub fn read<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, Mistake> {
    toml::from_str(text).map_err(|error| {
        Mistake::at(path, text, error.span().map(Span::of), in_dutch(error.message()))
    })
}

/// How many mistakes of one file are said.
const MOST: usize = 20;

/// The same, with every mistake in the file: what is wrong is taken out, and the rest read again.
///
/// # Errors
/// All that is wrong, the first by its place with the others in it.
pub fn read_all<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, Mistake> {
    let mut mistake = match read(path, text) {
        Ok(read) => return Ok(read),
        Err(mistake) => mistake,
    };
    let mut mistakes: Vec<Mistake> = Vec::new();
    let mut rest = text.to_owned();
    loop {
        let statement = mistake
            .span
            .and_then(|span| statement_at(&rest, span).or_else(|| table_at(&rest, span)));
        mistakes.push(Mistake { text: text.to_owned(), ..mistake.clone() });
        let Some(range) = statement.filter(|_| mistakes.len() < MOST) else { break };
        blank(&mut rest, range);
        match read::<T>(path, &rest) {
            Ok(_) => break,
            Err(next) => mistake = next,
        }
    }
    mistakes.sort_by_key(|mistake| mistake.span.map(|span| span.start));
    Err(Mistake::all(mistakes).unwrap_or(mistake))
}

/// Puts spaces over a part of a text, so that all else keeps its place.
fn blank(text: &mut String, range: Range<usize>) {
    let Some(part) = text.get(range.clone()) else { return };
    let spaces =
        part.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect::<String>();
    text.replace_range(range, &spaces);
}

/// The table whose header holds a place, with what stands in it.
fn table_at(text: &str, place: Span) -> Option<Range<usize>> {
    DeTable::parse(text).ok()?;
    let start = text.get(..place.range().start)?.rfind('\n').map_or(0, |end| end + 1);
    let here = text.get(start..)?;
    let header = here.trim_start().starts_with('[');
    let end = here.match_indices("\n[").map(|(at, _)| start + at + 1).next();
    header.then(|| start..end.unwrap_or(text.len()))
}

/// The smallest `key = value` that begins a line and holds a place.
fn statement_at(text: &str, place: Span) -> Option<Range<usize>> {
    fn within(table: &DeTable<'_>, text: &str, place: Span) -> Option<Range<usize>> {
        table.iter().find_map(|(key, value)| {
            let (start, end) = (key.span().start, value.span().end);
            let deeper = match value.get_ref() {
                DeValue::Table(table) => within(table, text, place),
                DeValue::Array(items) => items.iter().find_map(|item| {
                    item.get_ref().as_table().and_then(|table| within(table, text, place))
                }),
                _ => None,
            };
            let line = text.get(..start)?.rsplit('\n').next()?;
            let begins = line.trim().is_empty() && end > key.span().end;
            let holds = start <= place.range().start && place.range().end <= end;
            deeper.or_else(|| (begins && holds).then_some(start..end))
        })
    }
    within(DeTable::parse(text).ok()?.get_ref(), text, place)
}

/// What the TOML reader says, in Dutch and with the nearest key.
#[must_use]
pub fn in_dutch(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let mut quoted = line.split('`').skip(1).step_by(2);
    let found = quoted.next().unwrap_or_default();
    let known: Vec<&str> = quoted.collect();
    if line.starts_with("unknown field") {
        format!("onbekende sleutel `{found}`{}", nearest(found, &known))
    } else if line.starts_with("unknown variant") {
        let known: Vec<String> = known.iter().map(|word| format!("`{word}`")).collect();
        format!("`{found}` kan hier niet; kies uit {}", known.join(", "))
    } else if line.starts_with("missing field") {
        format!("hier ontbreekt de sleutel `{found}`")
    } else if line.starts_with("duplicate key") {
        "deze sleutel staat er al".to_owned()
    } else if let Some((_, wanted)) =
        line.split_once(", expected ").filter(|_| line.starts_with("invalid type"))
    {
        let wanted = match wanted {
            "a string" => "een tekst tussen aanhalingstekens",
            "a sequence" => "een lijst tussen blokhaken",
            "a boolean" => "true of false",
            other if other.starts_with("a map") || other.starts_with("struct") => "een tabel",
            other
                if other.contains("integer")
                    || other.starts_with('u')
                    || other.starts_with('i') =>
            {
                "een geheel getal"
            }
            _ => "iets anders",
        };
        format!("hier hoort {wanted}")
    } else if let Some((_, words)) = TOML.iter().find(|(said, _)| line.starts_with(said)) {
        (*words).to_owned()
    } else {
        line.to_owned()
    }
}

/// How the sentences of the TOML reader begin that say nothing of our keys, and what is said in their place.
const TOML: [(&str, &str); 20] = [
    ("string values must be quoted", "zet deze tekst tussen aanhalingstekens"),
    ("missing comma", "hier ontbreekt een komma"),
    ("missing assignment", "achter deze sleutel ontbreekt `=`"),
    ("key with no value", "achter deze sleutel ontbreekt `=` met een waarde"),
    ("missing value", "achter `=` ontbreekt de waarde"),
    ("missing opening quote", "hier ontbreekt een aanhalingsteken"),
    ("unclosed", "hier ontbreekt het haakje dat sluit"),
    ("extra", "hier staat een teken te veel"),
    ("unexpected", "hier staat iets wat er niet hoort"),
    ("missing", "hier ontbreekt een teken"),
    ("unquoted keys", "een sleutel kan niet leeg zijn"),
    ("keys cannot", "een sleutel staat op een regel"),
    ("invalid unquoted key", "zet deze sleutel tussen aanhalingstekens"),
    ("invalid", "dit kan hier niet staan"),
    ("cannot extend", "deze sleutel heeft al een waarde"),
    ("cannot recurse", "dit is te diep genest"),
    ("recursion limit", "dit is te diep genest"),
    ("integer", "dit getal kan niet"),
    ("floating-point", "dit getal kan niet"),
    ("redundant", "hier staat een teken te veel"),
];

/// "; bedoelde u `…`?" with the nearest of the known words, or nothing when none is near.
#[must_use]
pub fn nearest(found: &str, known: &[&str]) -> String {
    let best = known.iter().map(|word| (strsim::damerau_levenshtein(found, word), word)).min();
    best.filter(|(distance, word)| *distance <= 1 + word.len() / 4)
        .map_or_else(String::new, |(_, word)| format!("; bedoelde u `{word}`?"))
}

/// Where a TOML text first has a string or key.
fn place_of(text: &str, word: &str) -> Option<Span> {
    fn in_value(value: &toml::Spanned<DeValue<'_>>, word: &str) -> Option<Span> {
        match value.get_ref() {
            DeValue::String(string) if string == word => Some(Span::of(value.span())),
            DeValue::Array(items) => items.iter().find_map(|item| in_value(item, word)),
            DeValue::Table(table) => in_table(table, word),
            _ => None,
        }
    }
    fn in_table(table: &DeTable<'_>, word: &str) -> Option<Span> {
        table.iter().find_map(|(key, value)| {
            let here = (key.get_ref() == word).then(|| Span::of(key.span()));
            here.or_else(|| in_value(value, word))
        })
    }
    in_table(DeTable::parse(text).ok()?.get_ref(), word)
}
