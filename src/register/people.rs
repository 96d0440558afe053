//! Names of people against the register.

use super::Register;
use super::data::{Post, first_half};
use super::fold::fold;
use super::office::OfficeKey;
use super::spelling::{Shape, begins_surname, folded_are_near, key, key_of, undoubled};
use super::texts::Text;
use crate::text::Date;
use crate::text::hash::{self, Listed};

/// Where to look for a name among the posts, which are named by their place; names are looked up by their hashes.
#[derive(Debug)]
pub(super) struct People {
    /// By the last word of the surname.
    last: Listed<usize>,
    /// By the last word of the first half of a double surname.
    half: Listed<usize>,
    /// By surname, and by first name and surname, with doubled letters once.
    undoubled: Listed<usize>,
    /// By the last word of surname or first half, with doubled letters once: the folded surnames or halves.
    by_last: Listed<Text>,
    /// Surname, and first name and surname.
    shapes: Vec<[Shape; 2]>,
}

impl People {
    pub(super) fn of(posts: &[Post]) -> Self {
        let (mut last, mut half, mut undoubled) = (Vec::new(), Vec::new(), Vec::new());
        let mut by_last: Vec<(u64, Text)> = Vec::new();
        let mut shapes = Vec::with_capacity(posts.len());
        for (i, post) in posts.iter().enumerate() {
            let (first, surname) = (&*post.folded_first, &post.folded_surname);
            let whole = first.chars().chain([' ']).chain(surname.chars());
            last.push((hash::of(last_word(surname)), i));
            half.extend(post.folded_half.iter().map(|half| (hash::of(last_word(half)), i)));
            undoubled.extend([key_of(surname.chars()), key_of(whole)].map(|name| (name, i)));
            for name in [Some(surname), post.folded_half.as_ref()].into_iter().flatten() {
                let one = (key_of(last_word(name).chars()), name.clone());
                if !by_last.contains(&one) {
                    by_last.push(one);
                }
            }
            let shape = Shape::of(surname);
            shapes.push([shape, Shape::of(first).and(shape)]);
        }
        Self {
            last: Listed::new(last),
            half: Listed::new(half),
            undoubled: Listed::new(undoubled),
            by_last: Listed::new(by_last),
            shapes,
        }
    }
}

fn last_word(folded: &str) -> &str {
    folded.rsplit(' ').next().unwrap_or_default()
}

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

impl PersonMatch<'_> {
    /// The surname in a name as written: without title, initials and first name.
    #[must_use]
    pub fn surname<'t>(&self, written: &'t str) -> &'t str {
        let rest = WrittenName::read(written).rest;
        let words = rest.split_inclusive(char::is_whitespace);
        let mut at = 0;
        for word in words {
            if fold(rest.get(..at).unwrap_or_default()) == self.post.folded_first {
                return rest.get(at..).unwrap_or(rest);
            }
            at += word.len();
        }
        rest
    }
}

impl Register {
    /// The posts of everybody with that name, best spelling first. The name may be a surname, with or
    /// without initials, first name or title.
    #[must_use]
    pub fn find_person(&self, name: &str) -> Vec<PersonMatch<'_>> {
        let name = WrittenName::read(name);
        if name.folded.is_empty() {
            return Vec::new();
        }
        let right = |post| name.whole(post).or_else(|| name.half(post));
        let half = name.half.as_ref().map_or("", |(_, folded)| folded);
        let mut places = [
            self.people.last.under(hash::of(last_word(&name.folded))),
            self.people.last.under(hash::of(last_word(half))),
            self.people.half.under(hash::of(last_word(&name.folded))),
        ]
        .concat();
        places.sort_unstable();
        places.dedup();
        let posts = |places: &[usize]| -> Vec<&Post> {
            places.iter().filter_map(|&place| self.posts.get(place)).collect()
        };
        let mut found: Vec<_> = posts(&places).into_iter().filter_map(right).collect();
        // A name that is somebody's is not a misspelling of another's: Heinen and Heijnen.
        if found.is_empty() {
            let doubled = posts(self.people.undoubled.under(key(&name.folded)));
            found = doubled.into_iter().map(|post| name.with_a_doubled_letter(post)).collect();
        }
        if found.is_empty() {
            let shape = Shape::of(&name.folded);
            let may_be = |shapes: &[Shape; 2]| {
                shapes.iter().any(|known| known.may_be_near(shape, MOST_SLIPS))
            };
            let near = self.posts.iter().zip(&self.people.shapes);
            let near = near.filter(|(_, shapes)| may_be(shapes));
            found = near.filter_map(|(post, _)| name.near(post)).collect();
        }
        found.sort_by_key(|found| (found.spelling, found.given, found.half));
        found
    }

    /// The folded surnames, or first halves of them, whose last word has this key.
    pub(crate) fn surnames_on(&self, key: u64) -> &[Text] {
        self.people.by_last.under(key)
    }

    /// Whether somebody of that name held one of the posts that the office can stand for on the date.
    /// `Some(false)` says there was such an office, and it was somebody else's; `None` that there was none.
    #[must_use]
    pub fn holds(&self, name: &str, office: &OfficeKey, date: Date) -> Option<bool> {
        let held = self.posts_held(office, date);
        if held.is_empty() {
            return None;
        }
        let mut found = self.find_person(name);
        found.retain(|found| found.given != Given::Differs);
        Some(held.iter().any(|held| found.iter().any(|found| std::ptr::eq(found.post, held.post))))
    }
}

/// A name as it stands in a text.
struct WrittenName<'t> {
    /// Everything after title and initials, as written.
    rest: &'t str,
    folded: String,
    /// Of a double surname all before the dash, and that folded.
    half: Option<(&'t str, String)>,
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
        let half = first_half(rest).map(|half| (half, fold(half)));
        Self { rest, folded: fold(rest), half, initials }
    }

    /// The surname of the post at the end of what is written, with what stands before it.
    fn whole<'r>(&self, post: &'r Post) -> Option<PersonMatch<'r>> {
        let before = self.folded.strip_suffix(&*post.folded_surname)?;
        let before = match before {
            "" => "",
            _ => before.strip_suffix(' ')?,
        };
        // "van Dijk" is not "Dijk", nor "Maat" "van der Maat".
        if before.split(' ').any(begins_surname) {
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

    /// One half of a double surname against the whole of a single one, or the other way about. Two
    /// double surnames that are not alike are two names.
    fn half<'r>(&self, post: &'r Post) -> Option<PersonMatch<'r>> {
        let (written, folded, known, surname) = match (&self.half, &post.folded_half) {
            (Some((half, folded)), None) => (*half, folded, &*post.surname, &*post.folded_surname),
            (None, Some(half)) => (self.rest, &self.folded, first_half(&post.surname)?, &**half),
            _ => return None,
        };
        let before = folded.strip_suffix(surname)?;
        let before = if before.is_empty() { "" } else { before.strip_suffix(' ')? };
        if before.contains(' ') || begins_surname(before) {
            return None;
        }
        let same = ends_as_written(written, known);
        let spelling = if same { Spelling::Same } else { Spelling::Folded };
        Some(PersonMatch { post, spelling, given: self.given(before, post), half: true })
    }

    /// The name of a post that is this one but for a letter that stands twice.
    fn with_a_doubled_letter<'r>(&self, post: &'r Post) -> PersonMatch<'r> {
        let surname_only = undoubled(&self.folded) == undoubled(&post.folded_surname);
        let given = if surname_only { self.given("", post) } else { Given::Fits };
        PersonMatch { post, spelling: Spelling::Near, given, half: false }
    }

    fn near<'r>(&self, post: &'r Post) -> Option<PersonMatch<'r>> {
        let (first, surname) = (&post.folded_first, &post.folded_surname);
        let alike = |len: usize| self.folded.len().abs_diff(len) <= MOST_SLIPS as usize;
        let given = if alike(surname.len()) && folded_are_near(&self.folded, surname) {
            self.given("", post)
        } else if alike(first.len() + 1 + surname.len())
            && folded_are_near(&self.folded, &format!("{first} {surname}"))
        {
            Given::Fits
        } else {
            return None;
        };
        Some(PersonMatch { post, spelling: Spelling::Near, given, half: false })
    }

    fn given(&self, first: &str, post: &Post) -> Given {
        let known = &post.folded_initials;
        let initials = self.initials.starts_with(&**known) || known.starts_with(&self.initials);
        match (first, self.initials.as_str()) {
            ("", "") => Given::Absent,
            ("", _) if initials => Given::Fits,
            (name, _) if !name.is_empty() && name == post.folded_first => Given::Fits,
            _ => Given::Differs,
        }
    }
}

/// Two words with two slips each, or a space or two too many.
const MOST_SLIPS: u32 = 4;

/// Whether the text ends in the surname as the register writes it, but for the capital of its first letter.
fn ends_as_written(text: &str, surname: &str) -> bool {
    let at = text.len().checked_sub(surname.len());
    let Some(end) = at.and_then(|at| text.get(at..)) else { return false };
    let (mut a, mut b) = (end.chars(), surname.chars());
    let first = a.next().map(|c| c.to_lowercase().to_string());
    first == b.next().map(|c| c.to_lowercase().to_string()) && a.as_str() == b.as_str()
}
