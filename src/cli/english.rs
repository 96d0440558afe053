//! The command line in English: what help and man pages say, beside the Dutch of the definitions.

use clap::Command;
use clap::builder::StyledStr;

const TEMPLATE: &str = "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}";

/// What is said of commands, options and values, and by man pages: Dutch and English.
const TEXTS: &[(&str, &str)] = &[
    (
        "kamerlint controleert concepten van antwoorden op Kamervragen",
        "kamerlint checks drafts of answers to questions of the Tweede Kamer",
    ),
    (
        super::args::MORE,
        "`kamerlint help COMMAND` explains a command; `kamerlint FILE` is `kamerlint check FILE`.\n\
                         Exit status of check: 0 no error was found, 1 one was, 2 the check itself failed.\n",
    ),
    (
        "Taal van hulp en meldingen; anders die van kamerlint.toml, of Nederlands",
        "Language of help and messages; else that of kamerlint.toml, or Dutch",
    ),
    ("Toon deze hulp", "Show this help"),
    (
        "Toon de versie; met --verbose ook waaruit zij bestaat",
        "Show the version; with --verbose also what it is made of",
    ),
    (
        "Bij --version: vastlegging, onderdelen, regels en register",
        "With --version: commit, parts, rules and register",
    ),
    // Commands.
    (
        "Controleer concepten en meld wat eraan mankeert",
        "Check drafts and report what is wrong with them",
    ),
    (
        "Toon hoe een concept gelezen is: vragen, antwoorden, noten",
        "Show how a draft was read: questions, answers, notes",
    ),
    ("Noem alle verwijzingen naar officiële stukken", "List all references to official papers"),
    ("Noem alle toezeggingen, met hun termijn", "List all commitments, with their term"),
    (
        "Schrijf een kopie van een Word-bestand met een opmerking bij elke vondst",
        "Write a copy of a Word document with a comment at each finding",
    ),
    (
        "Maak een concept bij een vragenblad: brief, vragen, antwoordkoppen",
        "Make a draft for a sheet of questions: letter, questions, answer headings",
    ),
    ("Leg een regel uit, of noem ze alle", "Explain a rule, or list them all"),
    ("Start de taalserver voor een editor", "Start the language server for an editor"),
    ("Voer de voorbeelden van regelbestanden uit", "Run the examples of rule files"),
    ("Schrijf een kamerlint.toml met uitleg", "Write a kamerlint.toml with explanations"),
    (
        "Toon het JSON Schema van instellingen, regels of uitzonderingen",
        "Show the JSON Schema of settings, rules or exceptions",
    ),
    (
        "Schrijf aanvulling voor een shell: bash, zsh, fish, powershell",
        "Write completions for a shell: bash, zsh, fish, powershell",
    ),
    (
        "Schrijf de handleiding (man) van kamerlint of van een opdracht",
        "Write the man page of kamerlint or of a command",
    ),
    (
        "Schrijf bladzijden met uitleg van alle regels, voor een map of een website",
        "Write pages that explain all rules, for a folder or a website",
    ),
    (
        "Zoek in het register van ambten, ministeries, fracties en dossiers",
        "Search the register of offices, ministries, parties and dossiers",
    ),
    (
        "Vul, toon en doorzoek de opslag van dossiers en stukken",
        "Fill, show and search the store of dossiers and papers",
    ),
    (
        "Lees een lijst van dossiers (CSV of JSON), of een opslag van `papers export`",
        "Read a list of dossiers (CSV or JSON), or a store of `papers export`",
    ),
    (
        "Haal op wat er nieuw is bij de diensten van de Kamer; alleen dit gebruikt het netwerk",
        "Fetch what is new at the services of the Chamber; nothing else uses the network",
    ),
    ("Toon wat er in de opslag zit, en van wanneer", "Show what is in the store, and of when"),
    ("Toon een dossier, stuk of zaak", "Show a dossier, paper or case"),
    (
        "Zoek dossiers en stukken op woorden van hun titel, of op nummer",
        "Find dossiers and papers by words of their title, or by number",
    ),
    (
        "Schrijf de opslag naar een bestand, voor een computer zonder netwerk",
        "Write the store to a file, for a computer without a network",
    ),
    ("Toon het hele register", "Show the whole register"),
    (
        "Zoek een naam, ambt, ministerie, fractie of dossier",
        "Find a name, office, ministry, party or dossier",
    ),
    // Options.
    (
        "De opslag: een bestand of zijn map; anders `[papers] path` uit kamerlint.toml, of die van de gebruiker",
        "The store: a file or its folder; else `[papers] path` of kamerlint.toml, or the user's own",
    ),
    ("Vorm van de lijst: text, json", "Format of the list: text, json"),
    ("De lijst of de opslag", "The list or the store"),
    (
        "De dag waarvan de lijst is; anders die in haar naam",
        "The day that the list is of; else that in its name",
    ),
    (
        "\"32852\", \"36600-XVII\", \"32852, nr. 224\", \"ah-tk-20242025-609\", \"2025Z02999\"",
        "\"32852\", \"36600-XVII\", \"32852, nr. 224\", \"ah-tk-20242025-609\", \"2025Z02999\"",
    ),
    ("Woorden, of hun begin; of een nummer", "Words, or how they begin; or a number"),
    ("Het bestand, dat nog niet bestaat", "The file, which does not exist yet"),
    (
        "Alleen wat sinds deze dag veranderde: 2026-11-01",
        "Only what changed since this day: 2026-11-01",
    ),
    (
        "Alleen dit dossier en zijn stukken; mag vaker",
        "Only this dossier and its papers; may be repeated",
    ),
    (
        "Ook de stukken van de Eerste Kamer, van officielebekendmakingen.nl",
        "Also the papers of the Eerste Kamer, from officielebekendmakingen.nl",
    ),
    ("Lees en tel, en bewaar niets", "Read and count, and keep nothing"),
    (
        "Een ander adres dan dat van de Tweede Kamer",
        "Another address than that of the Tweede Kamer",
    ),
    (
        "Een ander adres van de zoekdienst (SRU) dan dat van de overheid",
        "Another address of the search service (SRU) than that of the government",
    ),
    ("Lees de SyncFeed in plaats van OData", "Read the SyncFeed instead of OData"),
    (
        "Schrijf alles wat de editor zegt in dit bestand, voor een foutmelding; er staat tekst van concepten in",
        "Write all that the editor says into this file, for a bug report; it holds text of drafts",
    ),
    (
        "Speel zo'n bestand af in plaats van naar een editor te luisteren",
        "Play such a file instead of listening to an editor",
    ),
    (
        "Praat over standaardinvoer en -uitvoer; dat doet de server altijd, sommige editors zeggen het erbij",
        "Talk over standard input and output; the server always does, some editors say so",
    ),
    (
        "Bestanden of mappen met regels; niets is de eigen regels uit kamerlint.toml, of de ingebouwde",
        "Files or folders with rules; nothing is the rules that kamerlint.toml names, or the built-in ones",
    ),
    (
        "Lees ze als ingebouwde regels (codes KL…, beide talen), in de map van hun categorie; zonder PAD die van het programma",
        "Read them as built-in rules (codes KL…, both languages), in the folder of their category; without PATH those of the program",
    ),
    ("De map waarin het bestand komt", "The folder that the file goes into"),
    ("Waarvan: settings, rule of exceptions", "Of what: settings, rule or exceptions"),
    ("De shell", "The shell"),
    (
        "De opdracht: check, of papers sync; niets is kamerlint zelf",
        "The command: check, or papers sync; nothing is kamerlint itself",
    ),
    (
        "Schrijf de bladzijden van alle opdrachten in deze map",
        "Write the pages of all commands into this folder",
    ),
    (
        "De map; `explanations` in kamerlint.toml laat bevindingen ernaar verwijzen",
        "The folder; `explanations` in kamerlint.toml lets findings link to it",
    ),
    (
        "Bestanden of mappen; `-` is standaardinvoer, niets is deze map",
        "Files or folders; `-` is standard input, nothing is this folder",
    ),
    (
        "Naam van standaardinvoer, voor indeling en instellingen",
        "Name of standard input, for its format and settings",
    ),
    (
        "Lees een document met bijgehouden wijzigingen zoals het was",
        "Read a document with tracked changes as it was",
    ),
    (
        "Laat ook genoemde bestanden weg die de instellingen uitsluiten",
        "Leave out what the settings exclude, also where it is named",
    ),
    (
        "Zet een instelling: SLEUTEL=WAARDE, zoals language=en; mag vaker",
        "Set a setting: KEY=VALUE, such as language=en; may be repeated",
    ),
    (
        "Lees geen instellingen, uitzonderingen en opslag van stukken",
        "Read no settings, exceptions and store of papers",
    ),
    (
        "De opslag van stukken; anders die van kamerlint.toml of uzelf",
        "The store of papers; else that of kamerlint.toml, or your own",
    ),
    (
        "Vergelijk met de vragen zoals ingezonden; anders geldt `questions` uit kamerlint.toml, of een bestand ernaast met het zaaknummer in zijn naam",
        "Compare with the questions as submitted; else `questions` of kamerlint.toml counts, or a file beside it with the case number in its name",
    ),
    ("Herstel wat veilig te herstellen is", "Fix what is safe to fix"),
    (
        "Voer ook voorstellen uit waar een mens naar moet kijken",
        "Apply suggestions too that a person must look at",
    ),
    (
        "Toon wat --fix zou veranderen, en verander niets",
        "Show what --fix would change, and change nothing",
    ),
    (
        "Leg alles wat nu gevonden wordt vast als uitzondering",
        "Write down all that is found now as exceptions",
    ),
    (
        "Kijk mee en controleer na elke wijziging opnieuw",
        "Watch, and check again after each change",
    ),
    (
        "Lees regels {\"path\": …, \"text\": …}; schrijf per regel de bevindingen",
        "Read lines {\"path\": …, \"text\": …}; write the findings of each on a line",
    ),
    (
        "Alleen wat sinds deze vastlegging in git veranderde, of nieuw is",
        "Only what changed since this commit in git, or is new",
    ),
    ("Toon welke bestanden gecontroleerd worden", "Show which files are checked"),
    (
        "Toon de instellingen en waar elke vandaan komt",
        "Show the settings and where each comes from",
    ),
    ("Tel per regel in plaats van alles te tonen", "Count by rule instead of showing all"),
    (
        "Alleen deze regels: codes, voorvoegsels, namen of categorieën",
        "Only these rules: codes, prefixes, names or categories",
    ),
    ("Deze regels niet", "Not these rules"),
    (
        "Vanaf welke ernst de uitkomst 1 is: fout, waarschuwing, opmerking, wenk, nooit (of error, warning, info, hint, never)",
        "From which severity on the exit status is 1: error, warning, info, hint, never",
    ),
    ("Geef uitkomst 0, wat er ook gevonden wordt", "Give exit status 0, whatever is found"),
    (
        "Toon alleen wat er gevonden is: geen slotregel, geen voortgang",
        "Show only what was found: no last line, no progress",
    ),
    (
        "Vorm van het verslag: full, concise, html, markdown, json, jsonl, sarif, github, gitlab, junit, checkstyle",
        "Format of the report: full, concise, html, markdown, json, jsonl, sarif, github, gitlab, junit, checkstyle",
    ),
    (
        "Schrijf het verslag hierin; met VORM= ervoor naast de andere",
        "Write the report there; with FORMAT= before it beside others",
    ),
    ("Kleuren: auto, always, never", "Colours: auto, always, never"),
    ("Vorm van het overzicht: text, json", "Format of the overview: text, json"),
    (
        "Zeg regel voor regel waarvoor hij is gehouden, en waarom",
        "Say of each line what it was taken for, and why",
    ),
    ("Vorm van de lijst: text, json, csv", "Format of the list: text, json, csv"),
    (
        "Begin csv met een byte order mark: dan leest Excel het als UTF-8",
        "Begin csv with a byte order mark: then Excel reads it as UTF-8",
    ),
    (
        "Het document: .docx of .odt; `-` is standaardinvoer",
        "The document: .docx or .odt; `-` is standard input",
    ),
    (
        "Naam voor standaardinvoer: bepaalt indeling en instellingen; het resultaat komt zonder -o op standaarduitvoer",
        "Name for standard input: decides format and settings; without -o the result goes to standard output",
    ),
    (
        "Schrijf naar dit bestand in plaats van NAAM.kamerlint.docx (of .odt)",
        "Write to this file instead of NAME.kamerlint.docx (or .odt)",
    ),
    (
        "Haal alle opmerkingen en wijzigingen van kamerlint eruit; zonder -o uit het bestand zelf",
        "Take out all comments and changes of kamerlint; without -o from the file itself",
    ),
    ("Vergelijk met de vragen zoals ingezonden", "Compare with the questions as submitted"),
    ("Lees geen instellingen en uitzonderingen", "Read no settings and exceptions"),
    (
        "Het vragenblad: de vragen zoals ingezonden; of een zaaknummer, 2025Z02999",
        "The sheet: the questions as submitted; or a case number, 2025Z02999",
    ),
    (
        "Schrijf naar dit bestand (.txt, .md of .docx), dat nog niet bestaat",
        "Write to this file (.txt, .md or .docx), which does not exist yet",
    ),
    (
        "Code (KL101) of naam van een regel; een voorvoegsel (KL6) of categorie (taal) noemt haar regels",
        "Code (KL101) or name of a rule; a prefix (KL6) or category (taal) lists its rules",
    ),
    (
        "Alleen wat na deze versie kwam of veranderde: 0.1.0",
        "Only what came or changed after this version: 0.1.0",
    ),
    ("Lees geen kamerlint.toml", "Read no kamerlint.toml"),
    (
        "Wat te zoeken: \"Van Weel\", \"minister van Financiën\", LVVN, GroenLinks-PvdA, 32852",
        "What to find: \"Van Weel\", \"minister van Financiën\", LVVN, GroenLinks-PvdA, 32852",
    ),
    ("Alleen wat op deze dag gold: 2025-02-18", "Only what held on this day: 2025-02-18"),
    // Man pages.
    (
        "Er is niets gevonden vanaf de ernst van --fail-on (zonder die optie: een fout).",
        "Nothing was found from the severity of --fail-on on (without it: an error).",
    ),
    ("Er is wel iets gevonden.", "Something was found."),
    (
        "De controle zelf lukte niet: een bestand, een instelling of een optie deugt niet.",
        "The check itself failed: a file, a setting or an option is wrong.",
    ),
    ("Alle voorbeelden kloppen.", "All examples hold."),
    ("Een voorbeeld klopt niet.", "An example does not hold."),
    ("Een bestand is niet te lezen.", "A file cannot be read."),
    ("Er is iets gevonden en getoond.", "Something was found and shown."),
    ("Niets past bij wat gezocht is.", "Nothing fits what was looked for."),
    ("Het zoeken zelf lukte niet.", "The search itself failed."),
    ("Het is gelukt.", "It is done."),
    ("Het is niet gelukt; op standaardfout staat waarom.", "It failed; standard error says why."),
    (
        "De instellingen: het dichtstbijzijnde bestand in de map van het concept of daarboven.",
        "The settings: the nearest file in the folder of the draft or above.",
    ),
    (
        "Bevindingen die mogen blijven, elk met een reden; naast het concept of daarboven.",
        "Findings that may stay, each with a reason; beside the draft or above.",
    ),
    (
        "De lijsten van de Kamer, in de map voor gegevens van de gebruiker.",
        "The lists of the Chamber, in the user's folder for data.",
    ),
    (
        "Met NO_COLOR, of TERM=dumb, komen er geen kleuren.",
        "With NO_COLOR, or TERM=dumb, there are no colours.",
    ),
    ("Waar de map voor gegevens van de gebruiker is.", "Where the user's folder for data is."),
    (
        "De tussenserver voor kamerlint papers sync, het enige dat het netwerk gebruikt.",
        "The proxy for kamerlint papers sync, the only thing that uses the network.",
    ),
    (
        "In CI: vanwaar paden in verslagen tellen, en dat een concept er geen opdracht is.",
        "In CI: from where paths in reports count, and that a draft is no command there.",
    ),
];

/// Headings and names of values; in a usage each counts as a whole word.
const WORDS: &[(&str, &str)] = &[
    ("Opdrachten", "Commands"),
    ("Overig", "Other"),
    ("Instellingen", "Settings"),
    ("Uitvoer", "Output"),
    ("Invoer", "Input"),
    ("Zoek", "Search"),
    ("Wat", "What"),
    ("Dienst", "Service"),
    ("Fouten zoeken", "Looking for bugs"),
    ("Herstel", "Fixes"),
    ("Regels", "Rules"),
    ("Regel", "Rule"),
    ("OPDRACHT", "COMMAND"),
    ("OPTIES", "OPTIONS"),
    ("PAD", "PATH"),
    ("BESTAND", "FILE"),
    ("MAP", "FOLDER"),
    ("NAAM", "NAME"),
    ("VRAGENBLAD", "SHEET"),
    ("ZAAK", "CASE"),
    ("NUMMER", "NUMBER"),
    ("WOORDEN", "WORDS"),
    ("AMBT", "OFFICE"),
    ("MINISTERIE", "MINISTRY"),
    ("FRACTIE", "PARTY"),
    ("VORM", "FORMAT"),
    ("DAG", "DAY"),
    ("WAARVAN", "WHAT"),
    ("SLEUTEL", "KEY"),
    ("WAARDE", "VALUE"),
    ("REGEL", "RULE"),
    ("ERNST", "SEVERITY"),
    ("WANNEER", "WHEN"),
    ("VERSIE", "VERSION"),
    ("REF", "REF"),
    ("CODE", "CODE"),
    ("DOSSIER", "DOSSIER"),
    ("SHELL", "SHELL"),
    ("URL", "URL"),
];

/// A text of the command line in English; one that is not known stays.
pub fn text(dutch: &str) -> &str {
    TEXTS.iter().find(|(nl, _)| *nl == dutch).map_or(dutch, |(_, en)| en)
}

/// Names and headings in English, each word by itself.
fn words(dutch: &str) -> String {
    if let Some((_, en)) = WORDS.iter().find(|(nl, _)| *nl == dutch) {
        return (*en).to_owned();
    }
    let mut out = String::new();
    let mut word = String::new();
    for c in dutch.chars().chain(['\0']) {
        if c.is_alphabetic() {
            word.push(c);
            continue;
        }
        out.push_str(WORDS.iter().find(|(nl, _)| *nl == word).map_or(&*word, |(_, en)| en));
        word.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

/// A command and all below it in English.
pub fn command(command: Command) -> Command {
    let usage = command.clone().render_usage().to_string();
    let usage = words(usage.split_once(": ").map_or(&*usage, |(_, usage)| usage).trim());
    let about = command.get_about().map(said);
    let after = command.get_after_help().map(said);
    let heading = command.get_subcommand_help_heading().map(words);
    let verbs: Vec<String> =
        command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    let mut english = command.help_template(TEMPLATE).override_usage(usage).mut_args(|one| {
        let (help, heading) = (one.get_help().map(said), one.get_help_heading().map(words));
        let names: Option<Vec<String>> = one
            .get_value_names()
            .map(|names| names.iter().map(|name| words(name.as_str())).collect());
        let one = match help {
            Some(help) => one.help(help),
            None => one,
        };
        let one = match names {
            Some(names) => one.value_names(names),
            None => one,
        };
        match heading {
            Some(heading) => one.help_heading(heading),
            None => one,
        }
    });
    if let Some(about) = about {
        english = english.about(about);
    }
    if let Some(after) = after {
        english = english.after_help(after);
    }
    if let Some(heading) = heading {
        english = english.subcommand_help_heading(heading).subcommand_value_name("COMMAND");
    }
    for verb in verbs {
        english = english.mut_subcommand(verb, self::command);
    }
    english
}

fn said(dutch: &StyledStr) -> String {
    text(&dutch.to_string()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Args;
    use clap::CommandFactory as _;

    /// All that a command says of itself, with those below it.
    fn each(command: &Command, see: &mut dyn FnMut(&str, String)) {
        let name = command.get_name();
        for text in command.get_about().into_iter().chain(command.get_after_help()) {
            see(name, text.to_string());
        }
        for argument in command.get_arguments() {
            see(name, argument.get_help().map(ToString::to_string).unwrap_or_default());
        }
        command.get_subcommands().for_each(|verb| each(verb, see));
    }

    #[test]
    fn all_that_help_says_is_there_in_english_and_nothing_else() {
        let mut unused: Vec<&str> =
            TEXTS.iter().map(|(nl, _)| *nl).filter(|nl| !nl.ends_with('.')).collect();
        each(&Args::command(), &mut |name, said| {
            assert!(TEXTS.iter().any(|(nl, _)| *nl == said), "{name}: {said:?} has no English");
            unused.retain(|nl| *nl != said);
        });
        assert!(unused.is_empty(), "{unused:?}");
    }

    #[test]
    fn usage_and_values_are_in_english() {
        let mut program = command(Args::command());
        program.build();
        let help = program.render_help().to_string();
        assert!(
            help.contains("Usage: kamerlint <COMMAND>") && help.contains("Commands:"),
            "{help}"
        );
        for verb in program.get_subcommands_mut() {
            let help = verb.render_help().to_string();
            for dutch in [
                "OPTIES", "PAD", "BESTAND", "MAP", "VORM", "Gebruik", "Invoer", "Uitvoer", "Overig",
            ] {
                let whole = help.split(|c: char| !c.is_alphabetic()).any(|word| word == dutch);
                assert!(!whole, "{dutch}:\n{help}");
            }
        }
    }
}
