//! Which files to read, and their text.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use ignore::WalkBuilder;

use super::Project;
use crate::draft::Draft;
use crate::read::Revision;
use crate::read::{self, Document, Format};
use crate::text::Said;
use crate::text::mistake::system;

/// A file to read.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its path as the user gave it, or the name for standard input.
    pub path: PathBuf,
    /// Whether to read standard input instead.
    pub stdin: bool,
    /// Whether it was found in a folder that was named.
    pub found: bool,
    /// Which of its texts is read where changes are tracked in it.
    pub shown: Revision,
}

impl Input {
    /// A file that is named.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), stdin: false, found: false, shown: Revision::Accepted }
    }
}

/// The most bytes that are read of a file.
const LARGEST: u64 = 64 * 1024 * 1024;
/// Files that are looked at to say why none is taken.
const LOOKED_AT: usize = 10_000;

/// Names, up to their ending, of texts that stand beside drafts and are none: an editor that serves a folder opens them too, and nobody
/// is helped by hearing that they hold no questions.
const BESIDE: [&str; 8] = [
    "readme",
    "leesmij",
    "changelog",
    "contributing",
    "license",
    "licence",
    "security",
    "architecture",
];

/// Whether a file is by its name a text about the folder, and no draft in it.
#[must_use]
pub fn stands_beside(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    BESIDE.iter().any(|name| stem.eq_ignore_ascii_case(name))
}

/// Something that could not be read: one line that says what and what to do.
pub type Problem = String;

/// What paths stand for.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, in a stable order, each once.
    pub inputs: Vec<Input>,
    /// What is wrong with the paths.
    pub problems: Vec<Problem>,
    /// Files that were named and left out, and why: nothing is wrong with that.
    pub left_out: Vec<Input>,
    /// Texts that were met in folders and are not read there: how many, by how their names end.
    pub passed_over: BTreeMap<&'static str, usize>,
}

impl Found {
    /// What was met in folders and not read, in one line: silence about it would be taken for "all is well".
    #[must_use]
    pub fn said_of_passed_over(&self) -> Option<String> {
        let kinds = self.passed_over.iter().map(|(end, count)| format!("{count} .{end}"));
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        match self.passed_over.values().sum::<usize>() {
            0 => None,
            1 => Some(format!(
                "1 bestand in deze map is niet gelezen ({kinds}); noem het om te horen waarom"
            )),
            count => Some(format!(
                "{count} bestanden in deze map zijn niet gelezen ({kinds}); noem er een om te horen waarom"
            )),
        }
    }
}

/// The files that paths stand for, in a stable order, and what is wrong with the paths.
pub fn find(project: &mut Project) -> (Vec<Input>, Vec<Problem>) {
    let found = all(project);
    (found.inputs, found.problems)
}

/// The same, with what was named and left out.
pub fn all(project: &mut Project) -> Found {
    let mut found = Found::default();
    let here = [PathBuf::from(".")];
    let scope = project.scope().clone();
    let paths = if scope.paths.is_empty() { &here[..] } else { &scope.paths };
    for path in paths {
        if path.as_os_str() == "-" {
            let input =
                |path: PathBuf| Input { path, stdin: true, found: false, shown: scope.shown };
            match &scope.stdin_name {
                Some(name) => named(input(name.clone()), true, project, &mut found),
                None => found.inputs.push(input(PathBuf::from("<stdin>"))),
            }
        } else if path.is_dir() {
            let before = (found.inputs.len(), found.problems.len());
            walk(path, project, &mut found);
            if (found.inputs.len(), found.problems.len()) == before {
                found.problems.push(format!("{}: {}", path.display(), why_none(path, project)));
            }
        } else if path.exists() {
            let input =
                Input { path: path.clone(), stdin: false, found: false, shown: scope.shown };
            named(input, scope.force_exclude, project, &mut found);
        } else {
            found.problems.push(format!("{}: dit pad bestaat niet", path.display()));
        }
    }
    // A file counts once, by whatever names it is reached.
    let mut seen = HashSet::new();
    found.inputs.retain(|input| {
        let one = input.path.canonicalize().unwrap_or_else(|_| input.path.clone());
        seen.insert((one, input.stdin))
    });
    found
}

/// Takes a file that was named, unless settings exclude it and that counts.
fn named(input: Input, asks: bool, project: &mut Project, found: &mut Found) {
    match project.excludes(&input.path) {
        Ok(true) if asks => found.left_out.push(input),
        Err(mistake) if asks => found.problems.push(format!("{mistake:#}")),
        _ => found.inputs.push(input),
    }
}

fn walker(folder: &Path) -> WalkBuilder {
    let mut walker = WalkBuilder::new(folder);
    walker
        .require_git(false)
        .add_custom_ignore_filename(".kamerlintignore")
        .sort_by_file_path(Ord::cmp);
    walker
}

/// Whether an entry of a folder is a file; a link to one is, a link to a folder is not gone into.
fn is_file(entry: &ignore::DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| {
        kind.is_file() || kind.is_symlink() && entry.path().metadata().is_ok_and(|it| it.is_file())
    })
}

fn walk(folder: &Path, project: &mut Project, found: &mut Found) {
    for entry in walker(folder).build() {
        match entry {
            Ok(entry) if is_file(&entry) && Format::reads(entry.path()) => {
                match project.takes(entry.path()) {
                    Ok(true) => {
                        let path = entry.path();
                        let path = path.strip_prefix("./").unwrap_or(path).to_owned();
                        let shown = project.scope().shown;
                        found.inputs.push(Input { path, stdin: false, found: true, shown });
                    }
                    Ok(false) => {}
                    Err(mistake) => {
                        let problem = format!("{mistake:#}");
                        if !found.problems.contains(&problem) {
                            found.problems.push(problem);
                        }
                    }
                }
            }
            Ok(entry) if is_file(&entry) => {
                let end = read::passed_over(entry.path());
                if let Some(end) = end.filter(|_| project.takes(entry.path()).unwrap_or(false)) {
                    *found.passed_over.entry(end).or_default() += 1;
                }
            }
            Ok(_) => {}
            Err(error) => found.problems.push(error.to_string()),
        }
    }
}

/// Why nothing in a folder is checked.
fn why_none(folder: &Path, project: &mut Project) -> String {
    let seen: HashSet<PathBuf> =
        walker(folder).build().flatten().map(ignore::DirEntry::into_path).collect();
    let everything = WalkBuilder::new(folder).standard_filters(false).build();
    let (mut excluded, mut hidden, mut ignored, mut others) = (0, 0, 0, 0);
    for entry in everything.flatten().filter(is_file).take(LOOKED_AT) {
        let path = entry.path();
        let inside = path.strip_prefix(folder).unwrap_or(path);
        let dotted =
            |part: std::path::Component<'_>| part.as_os_str().to_string_lossy().starts_with('.');
        if inside.components().any(dotted) {
            hidden += usize::from(Format::reads(path));
        } else if !Format::reads(path) {
            others += 1;
        } else if !seen.contains(path) {
            ignored += 1;
        } else if !project.takes(path).unwrap_or(true) {
            excluded += 1;
        }
    }
    let reasons = [
        (excluded, "uitgesloten door kamerlint.toml"),
        (ignored, "genegeerd door .gitignore of .kamerlintignore"),
        (hidden, "verborgen"),
        (others, "geen .txt, .md, .docx of .odt"),
    ];
    let reasons: Vec<String> = reasons
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, why)| format!("{count} {why}"))
        .collect();
    let none = "geen .txt-, .md-, .docx- of .odt-bestanden gevonden";
    if reasons.is_empty() { none.to_owned() } else { format!("{none} ({})", reasons.join(", ")) }
}

/// The text of a regular file, if it is not longer than so many bytes: a folder that nobody vouches for names pipes and devices too.
///
/// # Errors
/// When it is no such file, or no text.
pub fn regular(path: &Path, most: u64) -> std::io::Result<String> {
    let bytes = regular_bytes(path, most)?;
    String::from_utf8(bytes)
        .map_err(|_| std::io::Error::other(Said::from(("geen UTF-8", "it is not UTF-8"))))
}

fn regular_bytes(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let about = path.metadata()?;
    if !about.is_file() {
        return Err(std::io::Error::other(Said::from((
            "geen gewoon bestand",
            "it is not a regular file",
        ))));
    }
    // A byte more than it says it has, so that its end is met without room for more.
    let mut bytes = Vec::with_capacity(about.len().min(most) as usize + 1);
    std::fs::File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let most = most / 1024 / 1024;
        return Err(std::io::Error::other(Said::from((
            format!("groter dan {most} MiB"),
            format!("it is larger than {most} MiB"),
        ))));
    }
    Ok(bytes)
}

/// A path without `.` and `..`.
#[must_use]
pub fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            _ => plain.push(part),
        }
    }
    plain
}

/// Reads a file.
///
/// # Errors
/// One line that says what is wrong with it.
pub fn read(input: &Input) -> Result<Document, Problem> {
    of_bytes(input, bytes(input)?)
}

/// The bytes of a file.
///
/// # Errors
/// One line that says what is wrong with it.
pub fn bytes(input: &Input) -> Result<Vec<u8>, Problem> {
    let bytes = if input.stdin {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        regular_bytes(&input.path, LARGEST)
    };
    bytes.map_err(|error| format!("{}: niet te lezen: {}", input.path.display(), system(&error)))
}

/// The document that the bytes of a file are.
///
/// # Errors
/// One line that says what is wrong with it.
pub fn of_bytes(input: &Input, bytes: Vec<u8>) -> Result<Document, Problem> {
    read::document(&input.path, bytes, input.shown)
        .map_err(|error| format!("{}: {error}", input.path.display()))
}

/// Reads a file as a draft, with the register of its settings.
///
/// # Errors
/// A file that cannot be read, a mistake in its settings.
pub fn draft(input: &Input, project: &mut Project) -> Result<(Document, Draft), Problem> {
    let settings = project.settings(&input.path).map_err(|mistake| format!("{mistake:#}"))?;
    let document = read(input)?;
    let draft = Draft::read(&document, &settings.options.register);
    Ok((document, draft))
}

/// What stands on standard input, as far as it is text.
#[must_use]
pub fn stdin_text() -> String {
    let mut bytes = Vec::new();
    let _ = std::io::stdin().read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The text of a file that may not be there.
#[must_use]
pub fn text(path: &Path) -> Option<String> {
    regular(path, LARGEST).ok()
}

/// A path as reports for other programs list it: from the root of the repository, wherever the program runs, with `/` between its parts,
/// so that a CI system finds it. A path outside it is listed from the present folder, or stays as it is.
#[must_use]
pub fn listed(path: &Path) -> String {
    // Where the program runs stays as it is while it does.
    static HERE: OnceLock<(PathBuf, PathBuf)> = OnceLock::new();
    let (here, root) = HERE.get_or_init(|| {
        let here = std::env::current_dir().unwrap_or_default();
        (here.clone(), root(&here))
    });
    listed_from(root, here, path)
}

/// The root of the repository: as the CI system says, or else the folder above with `.git` in it.
fn root(here: &Path) -> PathBuf {
    let said = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].into_iter().filter_map(std::env::var_os);
    let said = said.filter_map(|root| PathBuf::from(root).canonicalize().ok());
    let real = here.canonicalize().unwrap_or_else(|_| here.to_owned());
    said.into_iter().find(|root| real.starts_with(root)).unwrap_or_else(|| {
        let above = real.ancestors().find(|folder| folder.join(".git").exists());
        above.unwrap_or(&real).to_owned()
    })
}

fn listed_from(root: &Path, here: &Path, path: &Path) -> String {
    if path.as_os_str() == "<stdin>" {
        return path.to_string_lossy().into_owned();
    }
    let whole = plain(&here.join(path));
    // Neither need be there (standard input has a name), and both may be links.
    let folder = whole.parent().and_then(real_folder);
    let real = folder.zip(whole.file_name()).map(|(folder, name)| folder.join(name));
    let inside = real.as_deref().and_then(|real| real.strip_prefix(root).ok());
    let inside = inside.or_else(|| whole.strip_prefix(root).ok());
    let text = inside.or_else(|| whole.strip_prefix(here).ok()).unwrap_or(path).to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    text.strip_prefix("./").map(str::to_owned).unwrap_or(text)
}

/// A folder without links, if it is there. Files of one folder follow each other, so that the last one is remembered.
fn real_folder(folder: &Path) -> Option<PathBuf> {
    thread_local! {
        static LAST: RefCell<Option<(PathBuf, PathBuf)>> = const { RefCell::new(None) };
    }
    let known = LAST.with_borrow(|last| {
        last.as_ref().filter(|(of, _)| of == folder).map(|(_, real)| real.clone())
    });
    known.or_else(|| {
        let real = folder.canonicalize().ok()?;
        LAST.set(Some((folder.to_owned(), real.clone())));
        Some(real)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_root_of_the_repository() {
        let (root, here) = (Path::new("/repo"), Path::new("/repo/brief"));
        assert_eq!(listed_from(root, here, Path::new("./a.txt")), "brief/a.txt");
        assert_eq!(listed_from(root, here, Path::new("../brief/a.txt")), "brief/a.txt");
        assert_eq!(listed_from(root, here, Path::new("/repo/brief/a.txt")), "brief/a.txt");
        assert_eq!(listed_from(root, here, Path::new("/elders/a.txt")), "/elders/a.txt");
        assert_eq!(listed_from(root, here, Path::new("<stdin>")), "<stdin>");
    }
}
