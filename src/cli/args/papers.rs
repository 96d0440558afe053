//! Options of `papers` and its verbs.

use std::path::PathBuf;

use clap::Subcommand;

use super::TEMPLATE;
use crate::cli::values::OutlineFormat;

/// Options of `papers`.
#[derive(Debug, clap::Args)]
pub struct PapersArgs {
    #[command(subcommand)]
    pub verb: PapersVerb,
    /// De opslag: een bestand of zijn map; anders `[papers] path` uit kamerlint.toml, of die van de gebruiker
    #[arg(long, global = true, value_name = "PAD", help_heading = "Instellingen")]
    pub papers: Option<PathBuf>,
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

/// What to do with the store of papers.
#[derive(Debug, Subcommand)]
pub enum PapersVerb {
    /// Lees een lijst van dossiers (CSV of JSON), of een opslag van `papers export`
    #[command(help_template = TEMPLATE, override_usage = "kamerlint papers import [OPTIES] BESTAND")]
    Import {
        /// De lijst of de opslag
        #[arg(value_name = "BESTAND", help_heading = "Invoer")]
        file: PathBuf,
        /// De dag waarvan de lijst is; anders die in haar naam
        #[arg(long, value_name = "DAG", help_heading = "Invoer")]
        date: Option<String>,
    },
    /// Haal op wat er nieuw is bij de diensten van de Kamer; alleen dit gebruikt het netwerk
    #[cfg(feature = "sync")]
    #[command(help_template = TEMPLATE, override_usage = "kamerlint papers sync [OPTIES]")]
    Sync(SyncArgs),
    /// Toon wat er in de opslag zit, en van wanneer
    #[command(help_template = TEMPLATE, override_usage = "kamerlint papers status [OPTIES]")]
    Status,
    /// Toon een dossier, stuk of zaak
    #[command(help_template = TEMPLATE, override_usage = "kamerlint papers show [OPTIES] NUMMER")]
    Show {
        /// "32852", "36600-XVII", "32852, nr. 224", "ah-tk-20242025-609", "2025Z02999"
        #[arg(value_name = "NUMMER", required = true, help_heading = "Zoek")]
        words: Vec<String>,
    },
    /// Zoek dossiers en stukken op woorden van hun titel, of op nummer
    #[command(help_template = TEMPLATE, override_usage = "kamerlint papers find [OPTIES] WOORDEN")]
    Find {
        /// Woorden, of hun begin; of een nummer
        #[arg(value_name = "WOORDEN", required = true, help_heading = "Zoek")]
        words: Vec<String>,
    },
    /// Schrijf de opslag naar een bestand, voor een computer zonder netwerk
    #[command(help_template = TEMPLATE, override_usage = "kamerlint papers export [OPTIES] BESTAND")]
    Export {
        /// Het bestand, dat nog niet bestaat
        #[arg(value_name = "BESTAND", help_heading = "Uitvoer")]
        file: PathBuf,
    },
}

/// Options of `papers sync`.
#[cfg(feature = "sync")]
#[derive(Debug, clap::Args)]
pub struct SyncArgs {
    /// Alleen wat sinds deze dag veranderde: 2026-11-01
    #[arg(long, value_name = "DAG", help_heading = "Wat")]
    pub since: Option<String>,
    /// Alleen dit dossier en zijn stukken; mag vaker
    #[arg(long, value_name = "NUMMER", help_heading = "Wat")]
    pub dossier: Vec<String>,
    /// Ook de stukken van de Eerste Kamer, van officielebekendmakingen.nl
    #[arg(long, help_heading = "Wat")]
    pub first_chamber: bool,
    /// Lees en tel, en bewaar niets
    #[arg(long, help_heading = "Wat")]
    pub dry_run: bool,
    /// Een ander adres dan dat van de Tweede Kamer
    #[arg(long, value_name = "URL", help_heading = "Dienst")]
    pub url: Option<String>,
    /// Een ander adres van de zoekdienst (SRU) dan dat van de overheid
    #[arg(long, value_name = "URL", help_heading = "Dienst")]
    pub sru_url: Option<String>,
    /// Lees de SyncFeed in plaats van OData
    #[arg(long, conflicts_with_all = ["since", "dossier"], help_heading = "Dienst")]
    pub feed: bool,
}
