//! `kamerlint docs`: a page for every rule in both languages, and what else there is to know, as files that need no server.

mod page;

use std::path::Path;

use super::args::DocsArgs;
use super::{FAILED, FINE, system};
use crate::project::{self, Config};
use crate::rule::{Language, Rules};

/// Writes the pages into a folder.
pub fn run(args: &DocsArgs) -> u8 {
    let config = match Config::load(Config::find(Path::new(".")).as_deref(), &[]) {
        Ok(config) => config,
        Err(mistake) => {
            super::complain(&super::mistaken(mistake));
            return FAILED;
        }
    };
    match write(&args.folder, &config.rules) {
        Ok(pages) => {
            let index = args.folder.join("index.html");
            let said = format!("{pages} bladzijden geschreven; begin bij {}", index.display());
            super::say(&(super::out::in_language(&said) + "\n"));
            FINE
        }
        Err(problem) => {
            super::complain(&problem);
            FAILED
        }
    }
}

/// Writes every page; gives how many there are.
fn write(folder: &Path, rules: &Rules) -> Result<usize, String> {
    let mut pages = 0;
    let mut file = |name: &str, text: &str| {
        let path = folder.join(name);
        let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        pages += usize::from(name.ends_with(".html"));
        made.and_then(|()| project::write_whole(&path, text))
            .map_err(|error| format!("{}: niet te schrijven: {}", path.display(), system(&error)))
    };
    file("style.css", include_str!("style.css"))?;
    file("search.js", include_str!("search.js"))?;
    file("index.html", &page::entrance())?;
    for language in [Language::Nl, Language::En] {
        let lang = language.tag();
        file(&format!("{lang}/index.html"), &page::index(rules, language))?;
        for rule in rules.iter() {
            let whole = if rule.examples.is_empty() { rules.as_filed(rule) } else { None };
            let rule = whole.as_ref().unwrap_or(rule);
            file(&format!("{lang}/{}.html", rule.code), &page::rule(rule, language))?;
        }
        for more in page::MORE {
            file(&format!("{lang}/{}", more.file), &more.page(language))?;
        }
    }
    Ok(pages)
}
