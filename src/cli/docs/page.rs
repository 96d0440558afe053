//! The pages: rules, their list, settings, commands. All that comes from a file is escaped.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::cli::{parse, rules as words, show};
use crate::examples::{Marked, unmark};
use crate::report::{escaped, severity_word};
use crate::rule::{self, Example, Language, Rule, Rules, Safety, VERSION};
use crate::text::capital;

/// A page that is of no rule.
pub struct More {
    /// Its file, the same in both languages.
    pub file: &'static str,
    names: [&'static str; 2],
    body: fn(Language) -> String,
}

/// All of them, in the order of the links.
pub const MORE: [More; 5] = [
    More { file: "recipes.html", names: ["Recepten", "Recipes"], body: recipes },
    More { file: "settings.html", names: ["Instellingen", "Settings"], body: settings },
    More { file: "commands.html", names: ["Opdrachten", "Commands"], body: commands },
    More { file: "formats.html", names: ["Bestanden", "Files"], body: formats },
    More { file: "editors.html", names: ["Editors", "Editors"], body: editors },
];

impl More {
    const fn name(&self, language: Language) -> &'static str {
        let [nl, en] = self.names;
        match language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    /// The page.
    pub fn page(&self, language: Language) -> String {
        frame(language, self.name(language), self.file, &(self.body)(language), "")
    }
}

fn recipes(language: Language) -> String {
    written(match language {
        Language::Nl => include_str!("pages/recipes.nl.txt"),
        Language::En => include_str!("pages/recipes.en.txt"),
    })
}

fn formats(language: Language) -> String {
    written(match language {
        Language::Nl => include_str!("pages/formats.nl.txt"),
        Language::En => include_str!("pages/formats.en.txt"),
    })
}

fn editors(language: Language) -> String {
    written(match language {
        Language::Nl => include_str!("pages/editors.nl.txt"),
        Language::En => include_str!("pages/editors.en.txt"),
    })
}

/// A page that was written by hand: headings behind `#`, lists behind `-`, what is indented as it stands, paragraphs of one line.
fn written(text: &str) -> String {
    let mut body = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let mut more = |front: &str, end: &str| {
            let mut all = vec![line.strip_prefix(front).unwrap_or(line)];
            // An empty line within what is indented belongs to it.
            while let Some(next) =
                lines.next_if(|next| next.starts_with(front) || end == "pre" && next.is_empty())
            {
                all.push(next.strip_prefix(front).unwrap_or(next));
            }
            all
        };
        let _ = if let Some(title) = line.strip_prefix("# ") {
            writeln!(body, "<h1>{}</h1>", inline(title))
        } else if let Some(title) = line.strip_prefix("## ") {
            writeln!(body, "<h2>{}</h2>", inline(title))
        } else if line.starts_with("- ") {
            let items = more("- ", "").into_iter().map(|item| format!("<li>{}</li>", inline(item)));
            writeln!(body, "<ul>{}</ul>", items.collect::<String>())
        } else if line.starts_with("    ") {
            let code = more("    ", "pre").join("\n");
            writeln!(body, "<pre class=\"plain\">{}</pre>", self::lines(code.trim_end()))
        } else if line.is_empty() {
            Ok(())
        } else {
            writeln!(body, "<p>{}</p>", inline(line))
        };
    }
    body
}

/// The words of a page, without its tags, once each: what its row in the list is found by.
fn found_by(page: &str) -> String {
    let text = page.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text);
    let text = text.collect::<Vec<_>>().join(" ").to_lowercase();
    let words: BTreeSet<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').collect();
    words.into_iter().filter(|word| word.len() > 1).collect::<Vec<_>>().join(" ")
}

/// Where to begin: the choice of language.
pub fn entrance() -> String {
    let links = "<ul><li><a href=\"nl/index.html\" lang=\"nl\">Regels, in het Nederlands</a></li>\
                 <li><a href=\"en/index.html\" lang=\"en\">Rules, in English</a></li></ul>";
    frame(Language::Nl, "kamerlint", "", &format!("<h1>kamerlint {VERSION}</h1>{links}"), "")
}

/// A page around what it says. `other` is the name of the same page in the other language, below its folder.
fn frame(language: Language, title: &str, other: &str, body: &str, end: &str) -> String {
    let nl = language == Language::Nl;
    let up = if other.is_empty() { "" } else { "../" };
    let (list, there, to) = if nl {
        ("Regels", "In English", Language::En.tag())
    } else {
        ("Rules", "In het Nederlands", Language::Nl.tag())
    };
    let nav = if other.is_empty() {
        String::new()
    } else {
        let mut links = format!("<a href=\"index.html\">{list}</a>");
        for page in MORE {
            let here = if page.file == other { " aria-current=\"page\"" } else { "" };
            let _ = write!(links, "<a href=\"{}\"{here}>{}</a>", page.file, page.name(language));
        }
        format!(
            "<nav aria-label=\"kamerlint\">{links}<a href=\"../{to}/{other}\" hreflang=\"{to}\" lang=\"{to}\">{there}</a></nav>\n"
        )
    };
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"kamerlint {VERSION}\">\n<title>{}</title>\n\
         <link rel=\"stylesheet\" href=\"{up}style.css\">\n</head>\n<body>\n{nav}<main>\n{body}</main>\n{end}</body>\n</html>\n",
        language.tag(),
        escaped(title),
    )
}

/// All rules by category, with a box that narrows them down.
pub fn index(rules: &Rules, language: Language) -> String {
    let nl = language == Language::Nl;
    let (title, search, said) = if nl {
        ("Regels van kamerlint", "Zoek een regel of bladzijde", "{shown} van {all}")
    } else {
        ("Rules of kamerlint", "Find a rule or page", "{shown} of {all}")
    };
    let mut body = format!(
        "<h1>{title}</h1>\n<form role=\"search\" hidden><label for=\"zoek\">{search}</label>\
         <input id=\"zoek\" type=\"search\" autocomplete=\"off\"><p class=\"state\" role=\"status\" data-said=\"{said}\"></p></form>\n"
    );
    for category in rule::categories() {
        let mut here = rules.iter().filter(|rule| rule.category == category.name).peekable();
        if here.peek().is_none() {
            continue;
        }
        let about = if nl { category.nl } else { category.en };
        let _ = writeln!(body, "<section><h2>{}</h2>\n<ul class=\"rules\">", escaped(about));
        for rule in here {
            let texts = rule.texts(language);
            let all = [&rule.code, &rule.name, &texts.summary, &texts.main.message, &texts.why];
            let all = all.map(|text| text.to_lowercase()).join(" ");
            let _ = writeln!(
                body,
                "<li data-words=\"{}\"><a href=\"{code}.html\"><span class=\"code\">{code}</span><span class=\"what\">{}</span>\
                 <span class=\"how\">{}{}</span></a></li>",
                escaped(&all.split_whitespace().collect::<Vec<_>>().join(" ")),
                escaped(&texts.summary),
                severity_word(rule.severity, language),
                words::state(rule, language),
                code = escaped(&rule.code),
            );
        }
        body.push_str("</ul></section>\n");
    }
    let more = if nl { "Verder" } else { "More" };
    let _ = writeln!(body, "<section><h2>{more}</h2>\n<ul class=\"rules\">");
    for page in MORE {
        let _ = writeln!(
            body,
            "<li data-words=\"{}\"><a href=\"{}\"><span class=\"what\">{}</span></a></li>",
            found_by(&(page.body)(language)),
            page.file,
            page.name(language),
        );
    }
    body.push_str("</ul></section>\n");
    frame(language, title, "index.html", &body, "<script src=\"../search.js\"></script>\n")
}

/// The page of a rule.
pub fn rule(rule: &Rule, language: Language) -> String {
    let nl = language == Language::Nl;
    let word = |dutch: &'static str, english: &'static str| if nl { dutch } else { english };
    let texts = rule.texts(language);
    let code = escaped(&rule.code);
    let mut body = format!(
        "<p class=\"code\">{code} {}</p>\n<h1>{}</h1>\n<dl>",
        escaped(&rule.name),
        inline(&capital(&texts.summary))
    );
    let mut row = |name: &str, value: &str| {
        let _ = write!(body, "<dt>{name}</dt><dd>{value}</dd>");
    };
    let on = if rule.default { word("aan", "on") } else { word("uit", "off") };
    let preview = word(
        "; nieuw: alleen met <code>preview = true</code>",
        "; new: only with <code>preview = true</code>",
    );
    row(word("Ernst", "Severity"), &words::severities(rule, language));
    row(word("Staat", "By default"), &format!("{on}{}", if rule.is_new() { preview } else { "" }));
    row(
        word("Herstel", "Fix"),
        match rule.fix {
            Safety::None => word("geen", "none"),
            Safety::Safe => word("veilig: <code>--fix</code>", "safe: <code>--fix</code>"),
            Safety::Unsafe => word(
                "een voorstel: <code>--fix --unsafe-fixes</code>",
                "a suggestion: <code>--fix --unsafe-fixes</code>",
            ),
        },
    );
    if let Some(reach) = words::reach(rule, language) {
        let reach = reach.split_once(": ").map_or(reach.as_str(), |(_, kinds)| kinds);
        row(word("Geldt voor", "Applies to"), &escaped(reach));
    }
    row(word("Sinds", "Since"), &escaped(&rule.since));
    body.push_str("</dl>\n");
    let _ = write!(body, "<h2>{}</h2>\n{}", word("Waarom", "Why"), paragraphs(&texts.why));
    let _ = write!(
        body,
        "<h2>{}</h2>\n<div lang=\"nl\">{}</div>\n",
        word("Norm en meting", "Norm and measurement"),
        paragraphs(&rule.source)
    );
    if !rule.examples.is_empty() {
        let _ = writeln!(body, "<h2>{}</h2>", word("Voorbeelden", "Examples"));
    }
    for example in &rule.examples {
        self::example(&mut body, example, language);
    }
    accept(&mut body, rule, language);
    let title = format!("{} {}", rule.code, texts.summary);
    frame(language, &title, &format!("{}.html", rule.code), &body, "")
}

/// An example with what it marks, and after it the draft as the fix leaves it.
fn example(body: &mut String, example: &Example, language: Language) {
    let nl = language == Language::Nl;
    let word = |dutch: &'static str, english: &'static str| if nl { dutch } else { english };
    let (title, text) = match (&example.bad, &example.good) {
        (Some(bad), _) => (word("Dit wordt gemeld", "This is reported"), bad),
        (None, Some(good)) => (word("Dit is goed", "This is right"), good),
        (None, None) => return,
    };
    let _ = writeln!(body, "<h3>{title}</h3>");
    if let Some(settings) = &example.settings {
        let with = word("Met deze instellingen:", "With these settings:");
        let _ =
            writeln!(body, "<p>{with}</p><pre class=\"plain\">{}</pre>", lines(settings.trim()));
    }
    let Marked { text, spans } = unmark(text);
    let mut shown = String::new();
    let mut done = 0;
    for span in spans.into_iter().map(|span| span.range()) {
        let before = text.get(done..span.start).unwrap_or_default();
        let marked = text.get(span.clone()).unwrap_or_default();
        let _ = write!(shown, "{}<mark>{}</mark>", lines(before), lines(marked));
        done = span.end;
    }
    shown.push_str(&lines(text.get(done..).unwrap_or_default()));
    let _ = writeln!(body, "<pre>{}</pre>", shown.trim());
    if let Some(fixed) = &example.fixed {
        let after = word("Na het herstel", "After the fix");
        let _ =
            writeln!(body, "<h3>{after}</h3><pre class=\"fixed\">{}</pre>", lines(fixed.trim()));
    }
}

/// How a finding may stay.
fn accept(body: &mut String, rule: &Rule, language: Language) {
    let code = escaped(&rule.code);
    let (title, first, in_markdown, reason, never) = match language {
        Language::Nl => (
            "Mag het zo blijven?",
            "Zet de bevinding met een reden in <code>kamerlint-exceptions.toml</code> naast het concept; in een editor doet \
             <em>Accepteer</em> dat, en <code>kamerlint check --write-baseline</code> doet het voor alles wat nu gevonden wordt.",
            "In Markdown kan het ook bij de alinea zelf:",
            "waarom dit zo hoort",
            "Voor een hele map gaat de regel uit in <code>kamerlint.toml</code>:",
        ),
        Language::En => (
            "May it stay as it is?",
            "Put the finding into <code>kamerlint-exceptions.toml</code> beside the draft, with a reason; in an editor \
             <em>Accept</em> does so, and <code>kamerlint check --write-baseline</code> does it for all that is found now.",
            "In Markdown it can be said at the paragraph itself:",
            "why this is as it should be",
            "For a whole folder the rule is switched off in <code>kamerlint.toml</code>:",
        ),
    };
    let _ = writeln!(
        body,
        "<h2>{title}</h2>\n<p>{first}</p>\n<pre class=\"plain\">[[exception]]\nrule   = &quot;{code}&quot;\nfile   = &quot;antwoord.txt&quot;\n\
         words  = &quot;…&quot;\nreason = &quot;{reason}&quot;</pre>\n<p>{in_markdown}</p>\n\
         <pre class=\"plain\">&lt;!-- kamerlint: allow {code} {reason} --&gt;</pre>\n<p>{never}</p>\n\
         <pre class=\"plain\">ignore = [&quot;{code}&quot;]</pre>"
    );
}

/// The settings, as `kamerlint init` writes them.
fn settings(language: Language) -> String {
    let (title, about) = match language {
        Language::Nl => (
            "Instellingen",
            "<code>kamerlint init</code> schrijft dit bestand; <code>kamerlint check --show-settings</code> zegt waar elke waarde vandaan komt.",
        ),
        Language::En => (
            "Settings",
            "<code>kamerlint init</code> writes this file; <code>kamerlint check --show-settings</code> tells where each value comes from.",
        ),
    };
    format!(
        "<h1>{title}</h1>\n<p>{about}</p>\n<pre class=\"plain\">{}</pre>\n",
        lines(show::template(language).trim())
    )
}

/// What `--help` says of every verb.
fn commands(language: Language) -> String {
    let title = if language == Language::Nl { "Opdrachten" } else { "Commands" };
    let mut body = format!("<h1>{title}</h1>\n");
    let mut program = parse::command(language).term_width(80);
    program.build();
    for verb in program.get_subcommands_mut() {
        let name = verb.get_name().to_owned();
        let help = verb.render_help().to_string();
        let _ = writeln!(
            body,
            "<h2 id=\"{name}\">kamerlint {name}</h2>\n<pre class=\"plain\">{}</pre>",
            lines(help.trim())
        );
    }
    body
}

/// A text with its lines, escaped.
fn lines(text: &str) -> String {
    text.split('\n').map(escaped).collect::<Vec<_>>().join("\n")
}

/// Paragraphs of a text of a rule file.
fn paragraphs(text: &str) -> String {
    let all = text.trim().split("\n\n").map(|part| format!("<p>{}</p>\n", inline(part.trim())));
    all.collect()
}

/// A text in which backticks mark code.
fn inline(text: &str) -> String {
    let mut out = String::new();
    let parts: Vec<&str> = text.split('`').collect();
    for (number, part) in parts.iter().enumerate() {
        let part = lines(part);
        // A backtick without its pair is only a backtick.
        match (number % 2 == 1, number + 1 == parts.len()) {
            (true, false) => {
                let _ = write!(out, "<code>{part}</code>");
            }
            (true, true) => {
                let _ = write!(out, "`{part}");
            }
            _ => out.push_str(&part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backticks_mark_code_and_nothing_is_markup() {
        assert_eq!(inline("zet `<a>` en `"), "zet <code>&lt;a&gt;</code> en `");
    }
}
