//! `kamerlint papers sync`: the only verb that uses the network.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use super::FINE;
use super::args::SyncArgs;
use super::language::{grouped, say};
use super::values::day;
use crate::cite;
use crate::papers::sync::{Count, Options, sync};
use crate::project::today;

pub(super) fn run(store: &Path, args: &SyncArgs) -> Result<u8, String> {
    let options = Options {
        url: args.url.clone(),
        search_url: args.sru_url.clone(),
        since: args.since.as_deref().map(day).transpose()?,
        dossiers: args.dossier.iter().map(|text| number(text)).collect::<Result<_, _>>()?,
        first_chamber: args.first_chamber,
        dry_run: args.dry_run,
        feed: args.feed,
        today: today(),
    };
    let mut shown = Shown { kind: String::new(), begun: Instant::now(), last: None };
    let done = sync(store, &options, &mut |count| shown.page(count));
    shown.clear();
    let counts = done.map_err(|failure| {
        let kept = say(
            "wat al gelezen is, is bewaard: dezelfde opdracht gaat verder waar deze stopte",
            "what was read is kept: the same command goes on where this one stopped",
        );
        if options.dry_run { failure.to_string() } else { format!("{failure}\n{kept}") }
    })?;
    let mut text = String::new();
    for count in &counts {
        text.push_str(&line(count));
        text.push('\n');
    }
    let end = match options.dry_run {
        true => say("niets bewaard (--dry-run)", "nothing kept (--dry-run)").to_owned(),
        false => store.display().to_string(),
    };
    super::say(&format!("{text}{end}\n"));
    Ok(FINE)
}

/// The number of a dossier, however it is written.
fn number(text: &str) -> Result<u32, String> {
    let cited = cite::find(&format!("Kamerstuk {text}"));
    let base = cited.first().and_then(|citation| Some(citation.dossier.as_ref()?.base.value));
    base.ok_or_else(|| format!("`{text}` is geen dossiernummer zoals 32852"))
}

/// "Document          12.500 gelezen, 310 gewijzigd, 2 verwijderd".
fn line(count: &Count) -> String {
    let name = &count.name;
    if count.missing {
        return format!("{name:<20} {}", say("heeft de dienst niet", "is not at the service"));
    }
    let part = |number: usize, word: &str| format!("{:>9} {word}", grouped(number));
    format!(
        "{name:<20}{},{},{}",
        part(count.rows, say("gelezen", "read")),
        part(count.changed, say("gewijzigd", "changed")),
        part(count.deleted, say("verwijderd", "deleted")),
    )
}

/// A line on a terminal that says how far it is; elsewhere now and then one.
struct Shown {
    kind: String,
    begun: Instant,
    last: Option<Instant>,
}

/// How often a terminal is written to.
const OFTEN: Duration = Duration::from_millis(200);
/// How often a file is.
const SELDOM: Duration = Duration::from_secs(30);

impl Shown {
    fn page(&mut self, count: &Count) {
        let terminal = std::io::stderr().is_terminal();
        if self.kind != count.name {
            self.kind.clone_from(&count.name);
            self.begun = Instant::now();
        }
        let every = if terminal { OFTEN } else { SELDOM };
        let last = *self.last.get_or_insert(self.begun);
        if last.elapsed() < every {
            return;
        }
        self.last = Some(Instant::now());
        let rate = count.rows as f64 / self.begun.elapsed().as_secs_f64().max(0.001);
        let rows = grouped(count.rows);
        let (unit, pace) = (say("rijen", "rows"), say("per seconde", "a second"));
        let text = format!("{}: {rows} {unit}, {rate:.0} {pace}", count.name);
        let mut out = std::io::stderr().lock();
        let _ = if terminal { write!(out, "\r\x1b[K{text}") } else { writeln!(out, "{text}") };
        let _ = out.flush();
    }

    fn clear(&self) {
        if self.last.is_some() && std::io::stderr().is_terminal() {
            eprint!("\r\x1b[K");
        }
    }
}
