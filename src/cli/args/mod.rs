//! Verbs and options. Help and errors are in Dutch, as the messages are.

#[cfg(feature = "papers")]
mod papers;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

#[cfg(feature = "sync")]
pub use self::papers::SyncArgs;
#[cfg(feature = "papers")]
pub use self::papers::{PapersArgs, PapersVerb};
use super::values::{FailOn, Lang, ListFormat, OutlineFormat, OutputFile, OutputFormat, When};
use crate::project::Scope;
use crate::read::Revision;

const TEMPLATE: &str = "{about-with-newline}\nGebruik: {usage}\n\n{all-args}{after-help}";

/// What the list of commands does not say.
pub const MORE: &str = "`kamerlint help OPDRACHT` legt een opdracht uit; `kamerlint BESTAND` is `kamerlint check BESTAND`.\n\
                    Uitkomst van check: 0 er is geen fout gevonden, 1 wel, 2 de controle zelf lukte niet.\n";

/// kamerlint controleert concepten van antwoorden op Kamervragen.
#[derive(Debug, Parser)]
#[command(name = "kamerlint", version, help_template = TEMPLATE, disable_help_subcommand = true, disable_help_flag = true, disable_version_flag = true)]
#[command(
    subcommand_help_heading = "Opdrachten",
    subcommand_value_name = "OPDRACHT",
    override_usage = "kamerlint <OPDRACHT>",
    after_help = MORE
)]
pub struct Args {
    /// Wat te doen.
    #[command(subcommand)]
    pub verb: Verb,
    /// Taal van hulp en meldingen; anders die van kamerlint.toml, of Nederlands
    #[arg(
        long,
        global = true,
        value_name = "nl|en",
        value_enum,
        hide_possible_values = true,
        help_heading = "Overig"
    )]
    lang: Option<Lang>,
    /// Toon deze hulp.
    #[arg(short, long, global = true, action = clap::ArgAction::Help, help_heading = "Overig")]
    help: Option<bool>,
    /// Toon de versie; met --verbose ook waaruit zij bestaat.
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "Overig")]
    version: Option<bool>,
    /// Bij --version: vastlegging, onderdelen, regels en register.
    #[arg(long, requires = "version", help_heading = "Overig")]
    verbose: bool,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Controleer concepten en meld wat eraan mankeert
    #[command(help_template = TEMPLATE, override_usage = "kamerlint check [OPTIES] [PAD|-]…")]
    Check(CheckArgs),
    /// Toon hoe een concept gelezen is: vragen, antwoorden, noten
    #[command(help_template = TEMPLATE, override_usage = "kamerlint outline [OPTIES] [PAD|-]…")]
    Outline(OutlineArgs),
    /// Noem alle verwijzingen naar officiële stukken
    #[command(help_template = TEMPLATE, override_usage = "kamerlint citations [OPTIES] [PAD|-]…")]
    Citations(ListArgs),
    /// Noem alle toezeggingen, met hun termijn
    #[command(help_template = TEMPLATE, override_usage = "kamerlint commitments [OPTIES] [PAD|-]…")]
    Commitments(ListArgs),
    /// Schrijf een kopie van een Word-bestand met een opmerking bij elke vondst
    #[command(help_template = TEMPLATE, override_usage = "kamerlint annotate [OPTIES] BESTAND")]
    Annotate(AnnotateArgs),
    /// Maak een concept bij een vragenblad: brief, vragen, antwoordkoppen
    #[command(help_template = TEMPLATE, override_usage = "kamerlint new [OPTIES] VRAGENBLAD|ZAAK")]
    New(NewArgs),
    /// Leg een regel uit, of noem ze alle
    #[command(help_template = TEMPLATE, override_usage = "kamerlint rule [CODE|NAAM]")]
    Rule(RuleArgs),
    /// Start de taalserver voor een editor
    #[cfg(feature = "server")]
    #[command(help_template = TEMPLATE, override_usage = "kamerlint server [OPTIES]")]
    Server(ServerArgs),
    /// Voer de voorbeelden van regelbestanden uit
    #[command(help_template = TEMPLATE, override_usage = "kamerlint test [PAD]…")]
    Test(TestArgs),
    /// Schrijf een kamerlint.toml met uitleg
    #[command(help_template = TEMPLATE, override_usage = "kamerlint init [MAP]")]
    Init(InitArgs),
    /// Toon het JSON Schema van instellingen, regels of uitzonderingen
    #[command(help_template = TEMPLATE, override_usage = "kamerlint schema [settings|rule|exceptions]")]
    Schema(SchemaArgs),
    /// Schrijf aanvulling voor een shell: bash, zsh, fish, powershell
    #[command(help_template = TEMPLATE, override_usage = "kamerlint completions SHELL")]
    Completions(CompletionsArgs),
    /// Schrijf de handleiding (man) van kamerlint of van een opdracht
    #[command(help_template = TEMPLATE, override_usage = "kamerlint man [OPDRACHT]…")]
    Man(ManArgs),
    /// Schrijf bladzijden met uitleg van alle regels, voor een map of een website
    #[command(help_template = TEMPLATE, override_usage = "kamerlint docs MAP")]
    Docs(DocsArgs),
    /// Zoek in het register van ambten, ministeries, fracties en dossiers
    #[command(
        help_template = TEMPLATE,
        subcommand_help_heading = "Opdrachten",
        subcommand_value_name = "OPDRACHT",
        override_usage = "kamerlint register <show|find> [OPTIES] [NAAM|AMBT|MINISTERIE|FRACTIE|DOSSIER]"
    )]
    Register(RegisterArgs),
    /// Vul, toon en doorzoek de opslag van dossiers en stukken
    #[cfg(feature = "papers")]
    #[command(
        help_template = TEMPLATE,
        subcommand_help_heading = "Opdrachten",
        subcommand_value_name = "OPDRACHT",
        override_usage = "kamerlint papers <OPDRACHT> [OPTIES]"
    )]
    Papers(PapersArgs),
}

/// Options of `server`.
#[cfg(feature = "server")]
#[derive(Debug, clap::Args)]
pub struct ServerArgs {
    /// Schrijf alles wat de editor zegt in dit bestand, voor een foutmelding; er staat tekst van concepten in
    #[arg(long, value_name = "BESTAND", help_heading = "Fouten zoeken")]
    pub record: Option<PathBuf>,
    /// Speel zo'n bestand af in plaats van naar een editor te luisteren
    #[arg(long, value_name = "BESTAND", conflicts_with = "record", help_heading = "Fouten zoeken")]
    pub replay: Option<PathBuf>,
    /// Praat over standaardinvoer en -uitvoer; dat doet de server altijd, sommige editors zeggen het erbij
    #[arg(long, hide = true)]
    pub stdio: bool,
}

/// Options of `test`.
#[derive(Debug, clap::Args)]
pub struct TestArgs {
    /// Bestanden of mappen met regels; niets is de eigen regels uit kamerlint.toml, of de ingebouwde
    #[arg(value_name = "PAD", help_heading = "Invoer")]
    pub paths: Vec<PathBuf>,
    /// Lees ze als ingebouwde regels (codes KL…, beide talen), in de map van hun categorie; zonder PAD die van het programma
    #[arg(long, help_heading = "Invoer")]
    pub built_in: bool,
}

/// Options of `init`.
#[derive(Debug, clap::Args)]
pub struct InitArgs {
    /// De map waarin het bestand komt
    #[arg(
        value_name = "MAP",
        default_value = ".",
        hide_default_value = true,
        help_heading = "Uitvoer"
    )]
    pub folder: PathBuf,
}

/// Options of `schema`.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// Waarvan: settings, rule of exceptions
    #[arg(
        value_name = "WAARVAN",
        value_enum,
        default_value = "settings",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Uitvoer"
    )]
    pub of: SchemaOf,
}

/// Files that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// `kamerlint.toml`.
    Settings,
    /// A rule file.
    Rule,
    /// `kamerlint-exceptions.toml`.
    Exceptions,
}

/// Options of `completions`.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// De shell
    #[arg(value_name = "SHELL", value_enum, hide_possible_values = true, help_heading = "Uitvoer")]
    pub shell: clap_complete::Shell,
}

/// Options of `man`.
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// De opdracht: check, of papers sync; niets is kamerlint zelf
    #[arg(value_name = "OPDRACHT", help_heading = "Uitvoer")]
    pub verb: Vec<String>,
    /// Schrijf de bladzijden van alle opdrachten in deze map
    #[arg(long, short, value_name = "MAP", conflicts_with = "verb", help_heading = "Uitvoer")]
    pub output: Option<PathBuf>,
}

/// Options of `docs`.
#[derive(Debug, clap::Args)]
pub struct DocsArgs {
    /// De map; `explanations` in kamerlint.toml laat bevindingen ernaar verwijzen
    #[arg(value_name = "MAP", help_heading = "Uitvoer")]
    pub folder: PathBuf,
}

/// What to read.
#[derive(Debug, Default, clap::Args)]
pub struct InputArgs {
    /// Bestanden of mappen; `-` is standaardinvoer, niets is deze map
    #[arg(value_name = "PAD", help_heading = "Invoer")]
    pub paths: Vec<PathBuf>,
    /// Naam van standaardinvoer, voor indeling en instellingen
    #[arg(long, value_name = "NAAM", help_heading = "Invoer")]
    pub stdin_filename: Option<PathBuf>,
    /// Lees een document met bijgehouden wijzigingen zoals het was
    #[arg(long, help_heading = "Invoer")]
    pub original: bool,
    /// Laat ook genoemde bestanden weg die de instellingen uitsluiten
    #[arg(long, help_heading = "Invoer")]
    pub force_exclude: bool,
    /// Zet een instelling: SLEUTEL=WAARDE, zoals language=en; mag vaker
    #[arg(long, value_name = "SLEUTEL=WAARDE", help_heading = "Instellingen")]
    pub config: Vec<String>,
    /// Lees geen instellingen, uitzonderingen en opslag van stukken
    #[arg(long, help_heading = "Instellingen")]
    pub isolated: bool,
    /// De opslag van stukken; anders die van kamerlint.toml of uzelf
    #[arg(long, value_name = "PAD", help_heading = "Instellingen")]
    pub papers: Option<PathBuf>,
}

impl InputArgs {
    /// What the run looks at.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope {
            paths: self.read_paths(),
            force_exclude: self.force_exclude,
            stdin_name: self.stdin_filename.clone(),
            config: self.config.clone(),
            isolated: self.isolated,
            papers: self.papers.clone(),
            language: super::language::asked(),
            shown: if self.original { Revision::Original } else { Revision::Accepted },
        }
    }

    /// What is read: a name for standard input is reason enough to read it.
    fn read_paths(&self) -> Vec<PathBuf> {
        if self.paths.is_empty() && self.stdin_filename.is_some() {
            return vec![PathBuf::from("-")];
        }
        self.paths.clone()
    }

    /// Whether standard input is read.
    pub fn reads_stdin(&self) -> bool {
        self.read_paths().iter().any(|path| path.as_os_str() == "-")
    }
}

/// Options of `check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Vergelijk met de vragen zoals ingezonden; anders geldt `questions` uit kamerlint.toml, of een bestand ernaast met het zaaknummer in zijn naam
    #[arg(long, value_name = "BESTAND", help_heading = "Invoer")]
    pub questions: Option<PathBuf>,
    /// Herstel wat veilig te herstellen is
    #[arg(long, help_heading = "Herstel")]
    pub fix: bool,
    /// Voer ook voorstellen uit waar een mens naar moet kijken
    #[arg(long, help_heading = "Herstel")]
    pub unsafe_fixes: bool,
    /// Toon wat --fix zou veranderen, en verander niets
    #[arg(long, help_heading = "Herstel")]
    pub diff: bool,
    /// Leg alles wat nu gevonden wordt vast als uitzondering
    #[arg(long, help_heading = "Herstel")]
    pub write_baseline: bool,
    /// Kijk mee en controleer na elke wijziging opnieuw
    #[arg(long, conflicts_with_all = ["write_baseline", "stdin_jsonl"], help_heading = "Invoer")]
    pub watch: bool,
    /// Lees regels {"path": …, "text": …}; schrijf per regel de bevindingen
    #[arg(long, conflicts_with_all = ["fix", "diff", "paths"], help_heading = "Invoer")]
    pub stdin_jsonl: bool,
    /// Alleen wat sinds deze vastlegging in git veranderde, of nieuw is
    #[arg(
        long,
        value_name = "REF",
        conflicts_with_all = ["stdin_jsonl", "watch"],
        help_heading = "Invoer"
    )]
    pub since: Option<String>,
    /// Toon welke bestanden gecontroleerd worden
    #[arg(long, help_heading = "Instellingen")]
    pub show_files: bool,
    /// Toon de instellingen en waar elke vandaan komt
    #[arg(long, help_heading = "Instellingen")]
    pub show_settings: bool,
    /// Tel per regel in plaats van alles te tonen
    #[arg(long, help_heading = "Uitvoer")]
    pub statistics: bool,
    /// Alleen deze regels: codes, voorvoegsels, namen of categorieën
    #[arg(long, value_name = "REGEL,…", value_delimiter = ',', help_heading = "Regels")]
    pub select: Vec<String>,
    /// Deze regels niet
    #[arg(long, value_name = "REGEL,…", value_delimiter = ',', help_heading = "Regels")]
    pub ignore: Vec<String>,
    /// Vanaf welke ernst de uitkomst 1 is: fout, waarschuwing, opmerking, wenk, nooit (of error, warning, info, hint, never)
    #[arg(
        long,
        value_name = "ERNST",
        value_enum,
        default_value = "error",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Uitvoer"
    )]
    pub fail_on: FailOn,
    /// Geef uitkomst 0, wat er ook gevonden wordt
    #[arg(long, conflicts_with = "fail_on", help_heading = "Uitvoer")]
    pub exit_zero: bool,
    /// Toon alleen wat er gevonden is: geen slotregel, geen voortgang
    #[arg(long, short, help_heading = "Uitvoer")]
    pub quiet: bool,
    /// Vorm van het verslag: full, concise, html, markdown, json, jsonl, sarif, github, gitlab, junit, checkstyle
    #[arg(
        long,
        value_name = "VORM",
        value_enum,
        default_value = "full",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Uitvoer"
    )]
    pub output_format: OutputFormat,
    /// Schrijf het verslag hierin; met VORM= ervoor naast de andere
    #[arg(long, value_name = "[VORM=]PAD", value_parser = OutputFile::parse, help_heading = "Uitvoer")]
    pub output_file: Vec<OutputFile>,
    /// Kleuren: auto, always, never
    #[arg(
        long,
        value_name = "WANNEER",
        value_enum,
        default_value = "auto",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Uitvoer"
    )]
    pub color: When,
}

/// Options of `outline`.
#[derive(Debug, clap::Args)]
pub struct OutlineArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Vorm van het overzicht: text, json
    #[arg(
        long,
        value_name = "VORM",
        value_enum,
        default_value = "text",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Uitvoer"
    )]
    pub output_format: OutlineFormat,
    /// Zeg regel voor regel waarvoor hij is gehouden, en waarom
    #[arg(long, conflicts_with = "output_format", help_heading = "Uitvoer")]
    pub why: bool,
}

/// Options of the commands that list what a draft holds: `citations`, `commitments`.
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Vorm van de lijst: text, json, csv
    #[arg(
        long,
        value_name = "VORM",
        value_enum,
        default_value = "text",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Uitvoer"
    )]
    pub output_format: ListFormat,
    /// Begin csv met een byte order mark: dan leest Excel het als UTF-8
    #[arg(long, help_heading = "Uitvoer")]
    pub bom: bool,
}

/// What `annotate` is asked.
#[derive(Debug, clap::Args)]
pub struct AnnotateArgs {
    /// Het document: .docx of .odt; `-` is standaardinvoer
    #[arg(value_name = "BESTAND", help_heading = "Invoer")]
    pub file: PathBuf,
    /// Naam voor standaardinvoer: bepaalt indeling en instellingen; het resultaat komt zonder -o op standaarduitvoer
    #[arg(long, value_name = "NAAM", help_heading = "Invoer")]
    pub stdin_filename: Option<PathBuf>,
    /// Schrijf naar dit bestand in plaats van NAAM.kamerlint.docx (of .odt)
    #[arg(long, short, value_name = "BESTAND", help_heading = "Uitvoer")]
    pub output: Option<PathBuf>,
    /// Haal alle opmerkingen en wijzigingen van kamerlint eruit; zonder -o uit het bestand zelf
    #[arg(long, help_heading = "Uitvoer")]
    pub remove: bool,
    /// Vergelijk met de vragen zoals ingezonden
    #[arg(long, value_name = "VRAGENBLAD", help_heading = "Regels")]
    pub questions: Option<PathBuf>,
    /// Lees geen instellingen en uitzonderingen
    #[arg(long, help_heading = "Instellingen")]
    pub isolated: bool,
}

impl AnnotateArgs {
    /// What the run looks at.
    pub fn scope(&self) -> Scope {
        Scope { isolated: self.isolated, language: super::language::asked(), ..Scope::default() }
    }
}

/// Options of `new`.
#[derive(Debug, clap::Args)]
pub struct NewArgs {
    /// Het vragenblad: de vragen zoals ingezonden; of een zaaknummer, 2025Z02999
    #[arg(value_name = "VRAGENBLAD|ZAAK", help_heading = "Invoer")]
    pub sheet: PathBuf,
    /// Schrijf naar dit bestand (.txt, .md of .docx), dat nog niet bestaat
    #[arg(long, short, value_name = "BESTAND", help_heading = "Uitvoer")]
    pub output: Option<PathBuf>,
}

/// Options of `rule`.
#[derive(Debug, clap::Args)]
pub struct RuleArgs {
    /// Code (KL101) of naam van een regel; een voorvoegsel (KL6) of categorie (taal) noemt haar regels
    #[arg(value_name = "CODE|NAAM", help_heading = "Regel")]
    pub rule: Option<String>,
    /// Alleen wat na deze versie kwam of veranderde: 0.1.0
    #[arg(long, value_name = "VERSIE", conflicts_with = "rule", help_heading = "Regel")]
    pub since: Option<String>,
}

/// Options of `register`.
#[derive(Debug, clap::Args)]
pub struct RegisterArgs {
    #[command(subcommand)]
    pub verb: RegisterVerb,
    /// Lees geen kamerlint.toml
    #[arg(long, global = true, help_heading = "Instellingen")]
    pub isolated: bool,
    /// Vorm van de lijst: text, json
    #[arg(
        long,
        global = true,
        value_name = "VORM",
        value_enum,
        default_value = "text",
        hide_possible_values = true,
        hide_default_value = true,
        help_heading = "Uitvoer"
    )]
    pub output_format: OutlineFormat,
}

/// What to do with the register.
#[derive(Debug, Subcommand)]
pub enum RegisterVerb {
    /// Toon het hele register
    #[command(help_template = TEMPLATE, override_usage = "kamerlint register show [OPTIES]")]
    Show,
    /// Zoek een naam, ambt, ministerie, fractie of dossier
    #[command(
        help_template = TEMPLATE,
        override_usage = "kamerlint register find [OPTIES] <NAAM|AMBT|MINISTERIE|FRACTIE|DOSSIER>"
    )]
    Find {
        /// Wat te zoeken: "Van Weel", "minister van Financiën", LVVN, GroenLinks-PvdA, 32852
        #[arg(
            value_name = "NAAM|AMBT|MINISTERIE|FRACTIE|DOSSIER",
            required = true,
            help_heading = "Zoek"
        )]
        words: Vec<String>,
        /// Alleen wat op deze dag gold: 2025-02-18
        #[arg(long, value_name = "DAG", help_heading = "Zoek")]
        date: Option<String>,
    },
}
