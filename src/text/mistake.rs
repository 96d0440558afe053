//! A file of the user that cannot be used: settings, exceptions, house rules.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use crate::text::{Encoding, Language, LineIndex, Said, Span};

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
    pub message: Said,
    /// The language in which it is shown.
    pub language: Language,
    /// What else is wrong, mostly in the same file.
    pub more: Vec<Mistake>,
}

impl Mistake {
    /// A mistake at a place.
    #[must_use]
    pub fn at(path: &Path, text: &str, span: Option<Span>, message: impl Into<Said>) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            span,
            message: message.into(),
            language: Language::default(),
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
        let why = why(error);
        let message = (format!("niet te lezen: {}", why.nl), format!("cannot be read: {}", why.en));
        Self::at(path, "", None, message)
    }

    /// A file that cannot be written.
    #[must_use]
    pub fn unwritable(path: &Path, error: &std::io::Error) -> Self {
        let why = why(error);
        let message =
            (format!("niet te schrijven: {}", why.nl), format!("cannot be written: {}", why.en));
        Self::at(path, "", None, message)
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
        let message = (
            "dit is geen bestand dat kamerlint kan lezen; controleer het in zijn eigen map",
            "this is not a file that kamerlint can read; check it in its own folder",
        );
        Self { text: String::new(), span: None, message: message.into(), more: Vec::new(), ..self }
    }

    /// A mistake at the first string of a TOML file that reads `word`, be it a key or a value.
    #[must_use]
    pub fn at_word(path: &Path, text: &str, word: &str, message: impl Into<Said>) -> Self {
        Self::at(path, text, place_of(text, word), message)
    }
}

impl Mistake {
    /// The same, shown in a language.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        let more = self.more.into_iter().map(|other| other.in_language(language)).collect();
        Self { language, more, ..self }
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
        let message = self.message.in_language(self.language);
        let Some(span) = self.span else { return write!(f, ": {message}") };
        let index = LineIndex::new(&self.text);
        let start = index.position(&self.text, span.start, Encoding::Utf32);
        write!(f, ":{}:{}: {message}", start.line + 1, start.column + 1)?;
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
    why(error).nl.into()
}

/// The same in both languages.
#[must_use]
pub fn why(error: &std::io::Error) -> Said {
    use std::io::ErrorKind as Kind;

    if let Some(inner) = error.get_ref() {
        let own = inner.downcast_ref::<Said>().cloned();
        return own.unwrap_or_else(|| Said::same(&error.to_string()));
    }
    let words = match error.kind() {
        Kind::NotFound => ("bestaat niet", "it does not exist"),
        Kind::PermissionDenied => ("geen toestemming", "no permission"),
        Kind::AlreadyExists => ("bestaat al", "it exists already"),
        Kind::IsADirectory => ("dit is een map", "it is a folder"),
        Kind::NotADirectory => {
            ("een deel van dit pad is geen map", "a part of this path is not a folder")
        }
        Kind::DirectoryNotEmpty => ("de map is niet leeg", "the folder is not empty"),
        Kind::ReadOnlyFilesystem => ("hier kan alleen gelezen worden", "one can only read here"),
        Kind::StorageFull => ("de schijf is vol", "the disk is full"),
        Kind::QuotaExceeded => ("er is geen ruimte meer voor u", "you have no room left"),
        Kind::FileTooLarge => ("het bestand is te groot", "the file is too large"),
        Kind::ResourceBusy | Kind::ExecutableFileBusy => {
            ("het bestand is in gebruik", "the file is in use")
        }
        Kind::InvalidFilename => ("deze naam kan niet", "this cannot be a name"),
        Kind::InvalidData => ("geen UTF-8", "it is not UTF-8"),
        Kind::BrokenPipe => ("de ontvanger is gestopt", "the reader has stopped"),
        Kind::TimedOut => ("het duurde te lang", "it took too long"),
        Kind::Interrupted => ("onderbroken", "it was interrupted"),
        _ => {
            return match error.raw_os_error() {
                Some(number) => Said::from((
                    format!("fout {number} van het systeem"),
                    format!("error {number} of the system"),
                )),
                None => Said::from(("het systeem weigert", "the system refuses")),
            };
        }
    };
    words.into()
}

/// Reads a TOML file of the user.
///
/// # Errors
/// What is no TOML, an unknown key, a value that does not fit; at its place.
pub fn read<T: DeserializeOwned>(path: &Path, text: &str) -> Result<T, Mistake> {
    toml::from_str(text)
        .map_err(|error| Mistake::at(path, text, error.span().map(Span::of), told(error.message())))
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
    let mut blanked: Vec<Range<usize>> = Vec::new();
    loop {
        let statement = mistake
            .span
            .and_then(|span| statement_at(&rest, span).or_else(|| table_at(&rest, span)));
        // What is missing where something wrong was taken out is no mistake of its own.
        let holds = |whole: &Range<usize>| blanked.iter().any(|one| whole.contains(&one.start));
        let owed = mistake.message.nl.starts_with("hier ontbreekt de sleutel")
            && mistake.span.and_then(|span| table_at(&rest, span)).is_some_and(|all| holds(&all));
        if !owed {
            mistakes.push(Mistake { text: text.to_owned(), ..mistake.clone() });
        }
        let Some(range) = statement.filter(|_| blanked.len() < MOST) else { break };
        blanked.push(range.clone());
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

/// What the TOML reader says, in our words and with the nearest key.
#[must_use]
pub fn told(message: &str) -> Said {
    let line = message.lines().next().unwrap_or_default();
    let mut quoted = line.split('`').skip(1).step_by(2);
    let found = quoted.next().unwrap_or_default();
    let known: Vec<&str> = quoted.collect();
    if line.starts_with("unknown field") {
        let meant = nearest(found, &known);
        Said::from((
            format!("onbekende sleutel `{found}`{}", meant.nl),
            format!("unknown key `{found}`{}", meant.en),
        ))
    } else if line.starts_with("unknown variant") {
        let known: Vec<String> = known.iter().map(|word| format!("`{word}`")).collect();
        let known = known.join(", ");
        Said::from((
            format!("`{found}` kan hier niet; kies uit {known}"),
            format!("`{found}` is not allowed here; choose from {known}"),
        ))
    } else if line.starts_with("missing field") {
        Said::from((
            format!("hier ontbreekt de sleutel `{found}`"),
            format!("the key `{found}` is missing here"),
        ))
    } else if line.starts_with("duplicate key") {
        Said::from(("deze sleutel staat er al", "this key is there already"))
    } else if let Some((_, wanted)) =
        line.split_once(", expected ").filter(|_| line.starts_with("invalid type"))
    {
        let (nl, en) = match wanted {
            "a string" => ("een tekst tussen aanhalingstekens", "a text between quotation marks"),
            "a sequence" => ("een lijst tussen blokhaken", "a list between square brackets"),
            "a boolean" => ("true of false", "true or false"),
            other if other.starts_with("a map") || other.starts_with("struct") => {
                ("een tabel", "a table")
            }
            other
                if other.contains("integer")
                    || other.starts_with('u')
                    || other.starts_with('i') =>
            {
                ("een geheel getal", "a whole number")
            }
            _ => ("iets anders", "something else"),
        };
        Said::from((format!("hier hoort {nl}"), format!("{en} belongs here")))
    } else if let Some((_, nl, en)) = TOML.iter().find(|(said, ..)| line.starts_with(said)) {
        Said::from((*nl, *en))
    } else {
        Said::same(line)
    }
}

/// How the sentences of the TOML reader begin that say nothing of our keys, and what is said in their place.
#[rustfmt::skip]
const TOML: [(&str, &str, &str); 20] = [
    ("string values must be quoted", "zet deze tekst tussen aanhalingstekens", "put this text between quotation marks"),
    ("missing comma", "hier ontbreekt een komma", "a comma is missing here"),
    ("missing assignment", "achter deze sleutel ontbreekt `=`", "`=` is missing behind this key"),
    ("key with no value", "achter deze sleutel ontbreekt `=` met een waarde", "`=` with a value is missing behind this key"),
    ("missing value", "achter `=` ontbreekt de waarde", "the value is missing behind `=`"),
    ("missing opening quote", "hier ontbreekt een aanhalingsteken", "a quotation mark is missing here"),
    ("unclosed", "hier ontbreekt het haakje dat sluit", "the closing bracket is missing here"),
    ("extra", "hier staat een teken te veel", "there is a character too many here"),
    ("unexpected", "hier staat iets wat er niet hoort", "something stands here that does not belong"),
    ("missing", "hier ontbreekt een teken", "a character is missing here"),
    ("unquoted keys", "een sleutel kan niet leeg zijn", "a key cannot be empty"),
    ("keys cannot", "een sleutel staat op een regel", "a key stands on one line"),
    ("invalid unquoted key", "zet deze sleutel tussen aanhalingstekens", "put this key between quotation marks"),
    ("invalid", "dit kan hier niet staan", "this cannot stand here"),
    ("cannot extend", "deze sleutel heeft al een waarde", "this key has a value already"),
    ("cannot recurse", "dit is te diep genest", "this is nested too deeply"),
    ("recursion limit", "dit is te diep genest", "this is nested too deeply"),
    ("integer", "dit getal kan niet", "this number cannot be"),
    ("floating-point", "dit getal kan niet", "this number cannot be"),
    ("redundant", "hier staat een teken te veel", "there is a character too many here"),
];

/// "; bedoelde u `…`?" with the nearest of the known words, or nothing when none is near.
#[must_use]
pub fn nearest(found: &str, known: &[&str]) -> Said {
    let best = known.iter().map(|word| (strsim::damerau_levenshtein(found, word), word)).min();
    best.filter(|(distance, word)| *distance <= 1 + word.len() / 4).map_or_else(
        Said::default,
        |(_, word)| {
            Said::from((format!("; bedoelde u `{word}`?"), format!("; did you mean `{word}`?")))
        },
    )
}

/// The language that the text of a settings file asks for, also where it is not to be read: to tell the mistake in it.
#[must_use]
pub fn language_of(text: &str) -> Option<Language> {
    let top = text.lines().map(str::trim).take_while(|line| !line.starts_with('['));
    let mut set = top.filter_map(|line| line.split_once('='));
    let (_, value) = set.find(|(key, _)| key.trim() == "language")?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let tagged = |language: &Language| {
        value
            .strip_prefix(language.tag())
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    };
    [Language::Nl, Language::En].into_iter().find(tagged)
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
