//! Help in English. The arguments are described in Dutch, once; this is the same in other words, sentence by sentence.

use std::ffi::OsString;
use std::path::Path;

use clap::Command;

use crate::project::Config;
use crate::text::{Language, mistake};

/// How a page of help is built.
const TEMPLATE: &str = "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}";

/// The language for what is said of the arguments themselves: the one that they name, else that of the settings here.
pub fn asked(arguments: &[OsString]) -> Language {
    let words: Vec<_> = arguments.iter().skip(1).map(|one| one.to_string_lossy()).collect();
    let value_of = |option: &str| {
        words.iter().enumerate().rev().find_map(|(at, word)| match word.strip_prefix(option)? {
            "" => words.get(at + 1).map(|value| value.to_string()),
            rest => rest.strip_prefix('=').map(str::to_owned),
        })
    };
    let named = value_of("--lang").and_then(|tag| mistake::language_of(&format!("language={tag}")));
    let set = || value_of("--config").and_then(|pair| mistake::language_of(&pair));
    let here = || {
        let file = Config::find(Path::new("."))
            .filter(|_| !words.iter().any(|word| word == "--isolated"))?;
        mistake::language_of(&crate::project::files::regular(&file, LONGEST).ok()?)
    };
    named.or_else(set).or_else(here).unwrap_or_default()
}

/// How much of a settings file is read for its language, in bytes.
const LONGEST: u64 = 1024 * 1024;

/// The same command, described in English.
pub fn translated(command: Command) -> Command {
    let usage = command.clone().render_usage().to_string();
    // "Usage: " is clap's own word.
    let usage = usage.split_once(' ').map_or("", |(_, usage)| usage);
    let usage = words(usage);
    let about = command.get_about().map(|about| sentence(&about.to_string()));
    let value = command.get_subcommand_value_name().map(words);
    let heading = command.get_subcommand_help_heading().map(sentence);
    let mut command = command
        .help_template(TEMPLATE)
        .override_usage(usage)
        .mut_args(|arg| {
            let help = arg.get_help().map(|help| sentence(&help.to_string()));
            let heading = arg.get_help_heading().map(sentence);
            let names: Option<Vec<String>> =
                arg.get_value_names().map(|names| names.iter().map(|name| words(name)).collect());
            let mut arg = arg;
            if let Some(heading) = heading {
                arg = arg.help_heading(heading);
            }
            if let Some(help) = help {
                arg = arg.help(help);
            }
            if let Some(names) = names {
                arg = arg.value_names(names);
            }
            arg
        })
        .mut_subcommands(translated);
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(value) = value {
        command = command.subcommand_value_name(value);
    }
    if let Some(heading) = heading {
        command = command.subcommand_help_heading(heading);
    }
    command
}

/// A sentence of the help, or a heading; as it is where the table lacks it, which a test does not let happen.
fn sentence(dutch: &str) -> String {
    let found = SENTENCES.iter().find(|(known, _)| *known == dutch);
    found.map_or(dutch, |(_, english)| english).to_owned()
}

/// Names of values, and a usage with them in it.
fn words(dutch: &str) -> String {
    let mut english = String::with_capacity(dutch.len());
    let mut word = String::new();
    let flush = |word: &mut String, english: &mut String| {
        let found = WORDS.iter().find(|(known, _)| known == word);
        english.push_str(found.map_or(word.as_str(), |(_, english)| english));
        word.clear();
    };
    for sign in dutch.chars() {
        if sign.is_alphabetic() {
            word.push(sign);
        } else {
            flush(&mut word, &mut english);
            english.push(sign);
        }
    }
    flush(&mut word, &mut english);
    english
}

/// Words in capitals, which stand for values.
#[rustfmt::skip]
const WORDS: &[(&str, &str)] = &[
    ("AMBT", "OFFICE"),
    ("BESTAND", "FILE"),
    ("DAG", "DAY"),
    ("ERNST", "SEVERITY"),
    ("FRACTIE", "PARTY"),
    ("MAP", "FOLDER"),
    ("MINISTERIE", "MINISTRY"),
    ("NAAM", "NAME"),
    ("NUMMER", "NUMBER"),
    ("OPDRACHT", "COMMAND"),
    ("OPTIES", "OPTIONS"),
    ("PAD", "PATH"),
    ("REGEL", "RULE"),
    ("SLEUTEL", "KEY"),
    ("VERSIE", "VERSION"),
    ("VORM", "FORMAT"),
    ("VRAGENBLAD", "SHEET"),
    ("WAARDE", "VALUE"),
    ("WAARVAN", "WHAT"),
    ("WANNEER", "WHEN"),
    ("WOORDEN", "WORDS"),
    ("ZAAK", "CASE"),
];

/// Dutch, then English.
#[rustfmt::skip]
const SENTENCES: &[(&str, &str)] = &[
    // Headings.
    ("Dienst", "Service"),
    ("Fouten zoeken", "Finding faults"),
    ("Herstel", "Fixes"),
    ("Instellingen", "Settings"),
    ("Invoer", "Input"),
    ("Opdrachten", "Commands"),
    ("Overig", "Other"),
    ("Regel", "Rule"),
    ("Regels", "Rules"),
    ("Uitvoer", "Output"),
    ("Wat", "What"),
    ("Zoek", "Search"),
    // The program and its commands.
    ("kamerlint controleert concepten van antwoorden op Kamervragen", "kamerlint checks drafts of answers to Dutch parliamentary questions"),
    ("Controleer concepten en meld wat eraan mankeert", "Check drafts and report what is wrong with them"),
    ("Toon hoe een concept gelezen is: vragen, antwoorden, noten", "Show how a draft was read: questions, answers, notes"),
    ("Noem alle verwijzingen naar officiële stukken", "List all references to official papers"),
    ("Noem alle toezeggingen, met hun termijn", "List all commitments, with their term"),
    ("Schrijf een kopie van een Word-bestand met een opmerking bij elke vondst", "Write a copy of a Word file with a comment at every finding"),
    ("Maak een concept bij een vragenblad: brief, vragen, antwoordkoppen", "Make a draft for a question sheet: letter, questions, headings of answers"),
    ("Leg een regel uit, of noem ze alle", "Explain a rule, or list them all"),
    ("Start de taalserver voor een editor", "Start the language server for an editor"),
    ("Voer de voorbeelden van regelbestanden uit", "Run the examples of rule files"),
    ("Schrijf een kamerlint.toml met uitleg", "Write a kamerlint.toml with explanations"),
    ("Toon het JSON Schema van instellingen, regels of uitzonderingen", "Show the JSON Schema of settings, rules or exceptions"),
    ("Schrijf aanvulling voor een shell: bash, zsh, fish, powershell", "Write completions for a shell: bash, zsh, fish, powershell"),
    ("Schrijf de handleiding (man) van kamerlint of van een opdracht", "Write the manual (man) of kamerlint or of a command"),
    ("Schrijf bladzijden met uitleg van alle regels, voor een map of een website", "Write pages that explain all rules, for a folder or a website"),
    ("Zoek in het register van ambten, ministeries, fracties en dossiers", "Search the register of offices, ministries, parties and dossiers"),
    ("Vul, toon en doorzoek de opslag van dossiers en stukken", "Fill, show and search the store of dossiers and papers"),
    ("Lees een lijst van dossiers (CSV of JSON), of een opslag van `papers export`", "Read a list of dossiers (CSV or JSON), or a store of `papers export`"),
    ("Haal op wat er nieuw is bij de diensten van de Kamer; alleen dit gebruikt het netwerk", "Fetch what is new from the services of the Chamber; this alone uses the network"),
    ("Toon wat er in de opslag zit, en van wanneer", "Show what is in the store, and of when"),
    ("Toon een dossier, stuk of zaak", "Show a dossier, paper or case"),
    ("Zoek dossiers en stukken op woorden van hun titel, of op nummer", "Find dossiers and papers by words of their title, or by number"),
    ("Schrijf de opslag naar een bestand, voor een computer zonder netwerk", "Write the store to a file, for a computer without a network"),
    ("Toon het hele register", "Show the whole register"),
    ("Zoek een naam, ambt, ministerie, fractie of dossier", "Find a name, office, ministry, party or dossier"),
    // Options.
    ("Toon deze hulp", "Show this help"),
    ("Toon de versie; met --verbose ook waaruit zij bestaat", "Show the version; with --verbose also what it is made of"),
    ("Bij --version: vastlegging, onderdelen, regels en register", "With --version: commit, parts, rules and register"),
    ("De opslag: een bestand of zijn map; anders `[papers] path` uit kamerlint.toml, of die van de gebruiker", "The store: a file or its folder; else `[papers] path` of kamerlint.toml, or that of the user"),
    ("Taal van wat getoond wordt", "Language of what is shown"),
    ("Vorm van de lijst: text, json", "Format of the list: text, json"),
    ("De lijst of de opslag", "The list or the store"),
    ("De dag waarvan de lijst is; anders die in haar naam", "The day of which the list is; else the one in its name"),
    ("\"32852\", \"36600-XVII\", \"32852, nr. 224\", \"ah-tk-20242025-609\", \"2025Z02999\"", "\"32852\", \"36600-XVII\", \"32852, nr. 224\", \"ah-tk-20242025-609\", \"2025Z02999\""),
    ("Woorden, of hun begin; of een nummer", "Words, or their beginning; or a number"),
    ("Het bestand, dat nog niet bestaat", "The file, which does not exist yet"),
    ("Alleen wat sinds deze dag veranderde: 2026-11-01", "Only what changed since this day: 2026-11-01"),
    ("Alleen dit dossier en zijn stukken; mag vaker", "Only this dossier and its papers; may be repeated"),
    ("Ook de stukken van de Eerste Kamer, van officielebekendmakingen.nl", "Also the papers of the Eerste Kamer, from officielebekendmakingen.nl"),
    ("Lees en tel, en bewaar niets", "Read and count, and keep nothing"),
    ("Een ander adres dan dat van de Tweede Kamer", "Another address than that of the Tweede Kamer"),
    ("Een ander adres van de zoekdienst (SRU) dan dat van de overheid", "Another address of the search service (SRU) than that of the government"),
    ("Lees de SyncFeed in plaats van OData", "Read the SyncFeed instead of OData"),
    ("Schrijf alles wat de editor zegt in dit bestand, voor een foutmelding; er staat tekst van concepten in", "Write all that the editor says to this file, for a report of a fault; it holds text of drafts"),
    ("Speel zo'n bestand af in plaats van naar een editor te luisteren", "Play such a file instead of listening to an editor"),
    ("Praat over standaardinvoer en -uitvoer; dat doet de server altijd, sommige editors zeggen het erbij", "Talk over standard input and output; the server always does, some editors say so"),
    ("Bestanden of mappen met regels; niets is de eigen regels uit kamerlint.toml, of de ingebouwde", "Files or folders with rules; nothing is the rules of the house in kamerlint.toml, or the built-in ones"),
    ("Lees ze als ingebouwde regels (codes KL…, beide talen), in de map van hun categorie; zonder PAD die van het programma", "Read them as built-in rules (codes KL…, both languages), in the folder of their category; without PATH those of the program"),
    ("De map waarin het bestand komt", "The folder in which the file is written"),
    ("Waarvan: settings, rule of exceptions", "Of what: settings, rule or exceptions"),
    ("De shell", "The shell"),
    ("De opdracht: check, of papers sync; niets is kamerlint zelf", "The command: check, or papers sync; nothing is kamerlint itself"),
    ("Schrijf de bladzijden van alle opdrachten in deze map", "Write the pages of all commands into this folder"),
    ("De map; `explanations` in kamerlint.toml laat bevindingen ernaar verwijzen", "The folder; `explanations` in kamerlint.toml makes findings link to it"),
    ("Bestanden of mappen; `-` is standaardinvoer, niets is deze map", "Files or folders; `-` is standard input, nothing is this folder"),
    ("Naam voor standaardinvoer: bepaalt indeling en instellingen; zonder pad wordt standaardinvoer gelezen", "A name for standard input: decides on format and settings; without a path standard input is read"),
    ("Lees een document met bijgehouden wijzigingen zoals het was, niet zoals het wordt", "Read a document with tracked changes as it was, not as it will be"),
    ("Laat ook genoemde bestanden weg die de instellingen uitsluiten", "Leave out files that the settings exclude also where they are named"),
    ("Zet een instelling: SLEUTEL=WAARDE, zoals language=en; mag vaker", "Set a setting: KEY=VALUE, such as language=en; may be repeated"),
    ("Lees geen kamerlint.toml, geen uitzonderingen en geen opslag van stukken", "Read no kamerlint.toml, no exceptions and no store of papers"),
    ("De opslag van dossiers en stukken; anders `[papers] path`, of die van de gebruiker", "The store of dossiers and papers; else `[papers] path`, or that of the user"),
    ("Taal van de meldingen", "Language of the messages"),
    ("Vergelijk met de vragen zoals ingezonden; anders geldt `questions` uit kamerlint.toml, of een bestand ernaast met het zaaknummer in zijn naam", "Compare with the questions as submitted; else `questions` of kamerlint.toml holds, or a file beside it with the case number in its name"),
    ("Herstel wat veilig te herstellen is", "Fix what can be fixed safely"),
    ("Voer ook voorstellen uit waar een mens naar moet kijken", "Also carry out proposals that a person must look at"),
    ("Toon wat --fix zou veranderen, en verander niets", "Show what --fix would change, and change nothing"),
    ("Leg alles wat nu gevonden wordt vast als uitzondering", "Write all that is found now down as exceptions"),
    ("Kijk mee en controleer na elke wijziging opnieuw", "Watch, and check again after every change"),
    ("Lees regels {\"path\": …, \"text\": …}; schrijf per regel de bevindingen", "Read lines {\"path\": …, \"text\": …}; write the findings line by line"),
    ("Toon welke bestanden gecontroleerd worden", "Show which files are checked"),
    ("Toon de instellingen en waar elke vandaan komt", "Show the settings and where each comes from"),
    ("Tel per regel in plaats van alles te tonen", "Count by rule instead of showing all"),
    ("Alleen deze regels: codes, voorvoegsels, namen of categorieën", "Only these rules: codes, prefixes, names or categories"),
    ("Deze regels niet", "Not these rules"),
    ("Vanaf welke ernst de uitkomst 1 is: error, warning, info, never", "From which severity on the exit status is 1: error, warning, info, never"),
    ("Vorm van het verslag: full, concise, html, json, jsonl, sarif, github, gitlab, junit, checkstyle", "Format of the report: full, concise, html, json, jsonl, sarif, github, gitlab, junit, checkstyle"),
    ("Schrijf het verslag in een bestand; met VORM= ervoor komt het naast de andere, ook meermaals", "Write the report to a file; with FORMAT= before it, beside the others, also several times"),
    ("Kleuren: auto, always, never", "Colours: auto, always, never"),
    ("Vorm van het overzicht: text, json", "Format of the outline: text, json"),
    ("Zeg regel voor regel waarvoor hij is gehouden, en waarom", "Say line by line what it was taken for, and why"),
    ("Vorm van de lijst: text, json, csv", "Format of the list: text, json, csv"),
    ("Begin csv met een byte order mark: dan leest Excel het als UTF-8", "Begin csv with a byte order mark: then Excel reads it as UTF-8"),
    ("Het document: .docx of .odt; `-` is standaardinvoer", "The document: .docx or .odt; `-` is standard input"),
    ("Naam voor standaardinvoer: bepaalt indeling en instellingen; het resultaat komt zonder -o op standaarduitvoer", "A name for standard input: decides on format and settings; without -o the result goes to standard output"),
    ("Schrijf naar dit bestand in plaats van NAAM.kamerlint.docx (of .odt)", "Write to this file instead of NAME.kamerlint.docx (or .odt)"),
    ("Haal alle opmerkingen en wijzigingen van kamerlint eruit; zonder -o uit het bestand zelf", "Take all comments and changes of kamerlint out; without -o of the file itself"),
    ("Vergelijk met de vragen zoals ingezonden", "Compare with the questions as submitted"),
    ("Lees geen instellingen en uitzonderingen", "Read no settings and exceptions"),
    ("Taal van de opmerkingen", "Language of the comments"),
    ("Het vragenblad: de vragen zoals ingezonden; of een zaaknummer, 2025Z02999", "The question sheet: the questions as submitted; or a case number, 2025Z02999"),
    ("Schrijf naar dit bestand (.txt, .md of .docx), dat nog niet bestaat", "Write to this file (.txt, .md or .docx), which does not exist yet"),
    ("Code (KL101) of naam van een regel", "Code (KL101) or name of a rule"),
    ("Alleen wat na deze versie kwam of veranderde: 0.1.0", "Only what came or changed after this version: 0.1.0"),
    ("Taal van de uitleg", "Language of the explanation"),
    ("Lees geen kamerlint.toml", "Read no kamerlint.toml"),
    ("Wat te zoeken: \"Van Weel\", \"minister van Financiën\", LVVN, GroenLinks-PvdA, 32852", "What to find: \"Van Weel\", \"minister van Financiën\", LVVN, GroenLinks-PvdA, 32852"),
    ("Alleen wat op deze dag gold: 2025-02-18", "Only what held on this day: 2025-02-18"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory as _;

    use super::*;
    use crate::cli::Args;

    /// Every sentence and word in capitals of a command and those below it.
    fn described(
        command: &Command,
        sentences: &mut BTreeSet<String>,
        values: &mut BTreeSet<String>,
    ) {
        let usage = command.clone().render_usage().to_string();
        let capitals = |text: &str| {
            let parts =
                text.split(|sign: char| !sign.is_alphabetic()).filter(|word| word.len() > 1);
            parts
                .filter(|word| word.chars().all(char::is_uppercase))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        values.extend(capitals(&usage));
        let heading = command.get_subcommand_help_heading().map(str::to_owned);
        sentences.extend(command.get_about().map(ToString::to_string).into_iter().chain(heading));
        for arg in command.get_arguments() {
            sentences.extend(arg.get_help().map(ToString::to_string));
            sentences.extend(arg.get_help_heading().map(str::to_owned));
            let named = arg.get_value_names().filter(|_| arg.get_action().takes_values());
            for name in named.unwrap_or_default() {
                values.extend(capitals(name));
            }
        }
        command.get_subcommands().for_each(|below| described(below, sentences, values));
    }

    #[test]
    fn all_help_is_there_in_english_and_no_more() {
        let (mut sentences, mut values) = (BTreeSet::new(), BTreeSet::new());
        described(&Args::command(), &mut sentences, &mut values);
        // Where a feature is left out, its rows are idle.
        let whole = cfg!(all(feature = "sync", feature = "server"));
        let known: BTreeSet<String> =
            SENTENCES.iter().map(|(dutch, _)| (*dutch).to_owned()).collect();
        let lacking: Vec<_> = sentences.difference(&known).collect();
        assert!(lacking.is_empty(), "{lacking:#?}");
        let idle: Vec<_> = known.difference(&sentences).collect();
        assert!(!whole || idle.is_empty(), "{idle:#?}");
        let same = ["CODE", "DOSSIER", "SHELL", "URL"];
        for word in values.iter().filter(|word| !same.contains(&word.as_str())) {
            assert!(WORDS.iter().any(|(dutch, _)| dutch == word), "{word}");
        }
    }

    #[test]
    fn the_arguments_or_the_settings_say_the_language() {
        let asked = |words: &[&str]| {
            let words = ["kamerlint"].iter().chain(words).map(OsString::from);
            super::asked(&words.collect::<Vec<_>>())
        };
        assert_eq!(asked(&["check", "--lang", "en", "--help"]), Language::En);
        assert_eq!(asked(&["check", "--lang=en", "--lang=nl", "--help"]), Language::Nl);
        assert_eq!(asked(&["check", "--config", "language=en", "-h"]), Language::En);
        assert_eq!(asked(&["--help", "--isolated"]), Language::Nl);
    }
}
