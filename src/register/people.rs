//! Names of people against the register.

use super::data::Post;
use super::office::OfficeKey;
use super::spelling::{fold, folded_are_near};
use super::{Date, Register};

/// How a name is spelt against the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spelling {
    /// As in the register, but for the capital of a prefix ("Van Weel", "van Weel").
    Same,
    /// Differs in capitals, accents, dashes or spaces.
    Folded,
    /// Differs in a letter or two.
    Near,
}

/// What stands before the surname.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Given {
    /// The first name or (some of) the initials of the person.
    Fits,
    /// Nothing.
    Absent,
    /// Another first name or other initials.
    Differs,
}

/// A post of somebody with that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonMatch<'r> {
    /// The post.
    pub post: &'r Post,
    /// How the surname is spelt.
    pub spelling: Spelling,
    /// What stands before the surname.
    pub given: Given,
    /// Only one half of a double surname: "Faber" and "Faber – Van de Klashorst".
    pub half: bool,
}

impl Register {
    /// The posts of everybody with that name, best spelling first. The name may be a surname, with or
    /// without initials, first name or title.
    #[must_use]
    pub fn find_person(&self, name: &str) -> Vec<PersonMatch<'_>> {
        let name = WrittenName::read(name);
        let mut found: Vec<_> = self.posts.iter().filter_map(|post| name.matches(post)).collect();
        found.sort_by_key(|found| (found.spelling, found.given, found.half));
        if let Some(best) = found.first().map(|found| found.spelling)
            && best < Spelling::Near
        {
            found.retain(|found| found.spelling < Spelling::Near);
        }
        found
    }

    /// Whether somebody of that name held one of the posts that the office can stand for on the date.
    /// `Some(false)` says there was such an office, and it was somebody else's; `None` that there was none.
    #[must_use]
    pub fn holds(&self, name: &str, office: &OfficeKey, date: Date) -> Option<bool> {
        let held = self.posts_held(office, date);
        if held.is_empty() {
            return None;
        }
        // A name that is somebody's is not a misspelling of another's.
        let found = self.find_person(name);
        let fits = |post: &Post| {
            found
                .iter()
                .any(|found| found.given != Given::Differs && std::ptr::eq(found.post, post))
        };
        Some(held.iter().any(|held| fits(held.post)))
    }
}

/// A name as it stands in a text.
struct WrittenName<'t> {
    /// Everything after title and initials, as written.
    rest: &'t str,
    folded: String,
    /// Letters of the initials, folded: "dm".
    initials: String,
}

impl<'t> WrittenName<'t> {
    fn read(name: &'t str) -> Self {
        let mut rest = name.trim();
        let mut initials = String::new();
        while let Some((word, tail)) = rest.split_once(char::is_whitespace) {
            let title = ["dhr", "dr", "drs", "heer", "ing", "ir", "mevrouw", "mr", "mw", "prof"];
            let bare = word.trim_end_matches('.').to_lowercase();
            if title.contains(&bare.as_str()) {
                // A title says nothing of the person.
            } else if word.ends_with('.') {
                initials.push_str(&fold(word).replace(' ', ""));
            } else {
                break;
            }
            rest = tail.trim_start();
        }
        // "D.M.van Weel"
        if let Some(end) = rest.rfind('.') {
            let (before, after) = rest.split_at_checked(end + 1).unwrap_or((rest, ""));
            initials.push_str(&fold(before).replace(' ', ""));
            rest = after.trim_start();
        }
        Self { rest, folded: fold(rest), initials }
    }

    fn matches<'r>(&self, post: &'r Post) -> Option<PersonMatch<'r>> {
        if self.folded.is_empty() {
            return None;
        }
        self.whole(post).or_else(|| self.half(post)).or_else(|| self.near(post))
    }

    /// The surname of the post at the end of what is written, with what stands before it.
    fn whole<'r>(&self, post: &'r Post) -> Option<PersonMatch<'r>> {
        let before = self.folded.strip_suffix(post.folded_surname.as_str())?;
        let before = match before {
            "" => "",
            _ => before.strip_suffix(' ')?,
        };
        // "van Dijk" is not "Dijk", nor "Maat" "van der Maat".
        if before.split(' ').any(is_prefix) {
            return None;
        }
        let given = self.given(before, post);
        if !before.is_empty() && given == Given::Differs && before.contains(' ') {
            return None;
        }
        let same = ends_as_written(self.rest, &post.surname);
        let spelling = if same { Spelling::Same } else { Spelling::Folded };
        Some(PersonMatch { post, spelling, given, half: false })
    }

    fn half<'r>(&self, post: &'r Post) -> Option<PersonMatch<'r>> {
        let first_half = |name: &'_ str| -> Option<usize> {
            name.find(['-', '–', '—']).filter(|&at| at > 0)
        };
        let written = first_half(self.rest).and_then(|at| self.rest.get(..at)).unwrap_or(self.rest);
        let known = first_half(&post.surname).and_then(|at| post.surname.get(..at));
        let known = known.unwrap_or(&post.surname);
        if known.len() == post.surname.len() && written.len() == self.rest.len() {
            return None;
        }
        // Both double and not alike: another name.
        if known.len() < post.surname.len() && written.len() < self.rest.len() {
            return None;
        }
        let (folded, surname) = (fold(written), fold(known));
        let before = folded.strip_suffix(surname.as_str())?;
        let before = if before.is_empty() { "" } else { before.strip_suffix(' ')? };
        if before.contains(' ') || is_prefix(before) {
            return None;
        }
        let same = ends_as_written(written.trim_end(), known);
        let spelling = if same { Spelling::Same } else { Spelling::Folded };
        Some(PersonMatch { post, spelling, given: self.given(before, post), half: true })
    }

    fn near<'r>(&self, post: &'r Post) -> Option<PersonMatch<'r>> {
        let full = || format!("{} {}", post.folded_first, post.folded_surname);
        let given = if folded_are_near(&self.folded, &post.folded_surname) {
            self.given("", post)
        } else if self.folded.contains(' ') && folded_are_near(&self.folded, &full()) {
            Given::Fits
        } else {
            return None;
        };
        Some(PersonMatch { post, spelling: Spelling::Near, given, half: false })
    }

    fn given(&self, first: &str, post: &Post) -> Given {
        let known = fold(&post.initials).replace(' ', "");
        let initials = self.initials.starts_with(&known) || known.starts_with(&self.initials);
        match (first, self.initials.as_str()) {
            ("", "") => Given::Absent,
            ("", _) if initials || known.is_empty() => Given::Fits,
            (name, _) if !name.is_empty() && (name == post.folded_first) => Given::Fits,
            _ => Given::Differs,
        }
    }
}

/// A word that belongs to the surname.
fn is_prefix(word: &str) -> bool {
    matches!(word, "van" | "de" | "der" | "den" | "ten" | "ter" | "te" | "t" | "el" | "al")
}

/// Whether the text ends in the surname as the register writes it, but for the capital of its first letter.
fn ends_as_written(text: &str, surname: &str) -> bool {
    let at = text.len().checked_sub(surname.len());
    let Some(end) = at.and_then(|at| text.get(at..)) else { return false };
    let (mut a, mut b) = (end.chars(), surname.chars());
    let first = a.next().map(|c| c.to_lowercase().to_string());
    first == b.next().map(|c| c.to_lowercase().to_string()) && a.as_str() == b.as_str()
}
