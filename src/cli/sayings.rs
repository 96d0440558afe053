//! What the program says when something goes wrong and that is written in Dutch alone, in English: a run in English reads it with this
//! table. What is said in both languages at once (`Said`) stands nowhere here.

use std::borrow::Cow;

/// Dutch and English; `{}` stands for whatever it is about. The first row that fits counts, so what says more stands above.
const SAYINGS: &[(&str, &str)] = &[
    // Around others.
    ("{} (`kamerlint --help` toont alles)", "{} (`kamerlint --help` shows all)"),
    ("{}; bedoelde u `{}`?", "{}; did you mean `{}`?"),
    ("{}: niet te lezen: {}", "{}: cannot be read: {}"),
    ("{}: niet te schrijven: {}", "{}: cannot be written: {}"),
    ("{}: niet te maken: {}", "{}: cannot be made: {}"),
    ("niet te lezen: {}", "cannot be read: {}"),
    ("niet te schrijven: {}", "cannot be written: {}"),
    ("de uitvoer is niet te schrijven: {}", "the output cannot be written: {}"),
    // Arguments.
    ("`{}` is geen opdracht en geen bestand", "`{}` is neither a command nor a file"),
    ("`{}` is geen opdracht", "`{}` is not a command"),
    ("`{}` is geen optie", "`{}` is not an option"),
    ("`{}` wil een waarde", "`{}` wants a value"),
    ("`{}` wil geen waarde", "`{}` takes no value"),
    ("`{}` staat er twee keer", "`{}` is given twice"),
    ("`{}` en `{}` gaan niet samen", "`{}` and `{}` do not go together"),
    ("`{}` kan niet bij `{}`; kies uit {}", "`{}` cannot go with `{}`; choose from {}"),
    ("`{}` kan niet bij `{}`: {}", "`{}` cannot go with `{}`: {}"),
    ("`{}` is te veel", "`{}` is one too many"),
    ("hier hoort {} bij", "{} is missing here"),
    ("noem een opdracht, zoals check", "name a command, such as check"),
    ("`{}` is geen vorm van het verslag", "`{}` is not a format of the report"),
    ("noem een bestand", "name a file"),
    ("de argumenten zijn niet te lezen", "the arguments cannot be read"),
    ("een argument is geen UTF-8", "an argument is not UTF-8"),
    // Runs.
    ("{}: dit pad bestaat niet", "{}: this path does not exist"),
    (
        "{}: overgeslagen, kamerlint.toml sluit dit bestand uit",
        "{}: left out, kamerlint.toml excludes this file",
    ),
    (
        "{}: dit bestand wordt gelezen; schrijf het verslag ergens anders",
        "{}: this file is read; write the report elsewhere",
    ),
    ("er is niets te herstellen", "there is nothing to fix"),
    (
        "--unsafe-fixes doet niets zonder --fix of --diff",
        "--unsafe-fixes does nothing without --fix or --diff",
    ),
    ("sinds `{}` is hier geen bestand veranderd", "no file has changed here since `{}`"),
    ("{}: in dit bestand schrijft --fix niet", "{}: --fix does not write into this file"),
    (
        "{}: --fix schrijft in de tekst zoals hij wordt; laat --original weg",
        "{}: --fix writes into the text as it becomes; leave out --original",
    ),
    ("--since: git is niet te starten: {}", "--since: git cannot be started: {}"),
    (
        "--since: hier is geen git-map, of `{}` is geen vastlegging",
        "--since: this is not a git folder, or `{}` is not a commit",
    ),
    (
        "--write-baseline wil bestanden, geen standaardinvoer",
        "--write-baseline wants files, not standard input",
    ),
    ("{} vastgelegd, {} weggehaald in {}", "{} written, {} taken out in {}"),
    (
        "{}: anderen schrijven er steeds in; probeer het opnieuw",
        "{}: others keep writing into it; try again",
    ),
    ("kamerlint kijkt mee; Ctrl-C stopt", "kamerlint is watching; Ctrl-C stops"),
    (
        "geen regel met `path` en `text`, of met `path` alleen (bij teken {})",
        "no line with `path` and `text`, or `path` alone (at character {})",
    ),
    ("te groot; 4 GiB is het meeste", "too large; 4 GiB is the most"),
    ("{}: te groot", "{}: too large"),
    ("{}: opmerkingen komen in een .docx of .odt", "{}: comments go into a .docx or .odt"),
    (
        "{}: zonder opmerkingen en wijzigingen van kamerlint",
        "{}: without comments and changes of kamerlint",
    ),
    (
        "noem het document op standaardinvoer: --stdin-filename concept.docx",
        "name the document on standard input: --stdin-filename concept.docx",
    ),
    (
        "{}: een .{} kan new niet schrijven; kies een naam op .docx, .txt of .md",
        "{}: new cannot write a .{}; choose a name in .docx, .txt or .md",
    ),
    (
        "{}: geen bestand met dit nummer in deze map, en de opslag van stukken kent deze zaak niet; `kamerlint papers sync` haalt zaken op",
        "{}: no file with this number in this folder, and the store of papers does not know this case; `kamerlint papers sync` fetches cases",
    ),
    ("{}: bestaat al; kies een andere naam", "{}: exists already; choose another name"),
    ("{}: hierin staan geen vragen", "{}: there are no questions in it"),
    ("{} bestaat al", "{} exists already"),
    ("{} geschreven", "{} written"),
    ("{} bladzijden geschreven; begin bij {}", "{} pages written; begin with {}"),
    ("--since: noem een versie, zoals 0.1.0", "--since: name a version, such as 0.1.0"),
    ("`{}` is geen dag zoals {} of {}", "`{}` is not a day such as {}"),
    (
        "noem een opslag met --papers: er is geen map voor gegevens",
        "name a store with --papers: there is no folder for data",
    ),
    ("de opslag kent dit niet", "the store does not know this"),
    // Settings.
    ("een tekst tussen aanhalingstekens", "a text in quotation marks"),
    ("een tabel", "a table"),
    ("`{}` is geen regel", "`{}` is not a rule"),
    ("`{}` is geen periode zoals {}", "`{}` is not a period such as {}"),
    ("`{}` is geen dossiernummer zoals {}", "`{}` is not a dossier number such as {}"),
    ("`{}` is geen dag zoals {}", "`{}` is not a day such as {}"),
    ("`{}` is geen ambt zoals {}", "`{}` is not an office such as {}"),
    ("een fractie heeft ten minste één schrijfwijze nodig", "a party needs at least one spelling"),
    // Rules of a house.
    ("een voorbeeld is `bad` of `good`", "an example is `bad` or `good`"),
    (
        "in een fout voorbeeld staat `[[…]]` om de vondst",
        "in a bad example `[[…]]` stands around the finding",
    ),
    (
        "een patroon heeft een groep `(?<same>…)` en geen `\\b`",
        "a pattern has a group `(?<same>…)` and no `\\b`",
    ),
    (
        "een groep heeft twee of meer varianten met evenveel woorden",
        "a group has two or more variants with as many words",
    ),
    (
        "`severities` noemt `{}`, maar zo heet geen wording",
        "`severities` names `{}`, but no wording is called so",
    ),
    ("een regel heeft precies één motor: {}", "a rule has exactly one engine: {}"),
    ("`{}` is geen categorie", "`{}` is not a category"),
    ("in `{}` is `{}` het hoogste", "in `{}` the gravest is `{}`"),
    (
        "`{}`: een eigen regel heeft een eigen code, zoals VWS001; KL is van kamerlint zelf",
        "`{}`: a rule of a house has a code of its own, such as VWS001; KL is kamerlint's",
    ),
    ("code of naam van `{}` is al in gebruik", "the code or name of `{}` is in use already"),
    ("`find` is leeg: dat past overal", "`find` is empty: that fits everywhere"),
    (
        "`\\b` hoeft niet: een vondst telt alleen als hele woorden",
        "`\\b` is not needed: a match counts as whole words only",
    ),
    ("`find` is geen patroon: {}", "`find` is not a pattern: {}"),
    // Files.
    ("bestaat niet", "does not exist"),
    ("geen toestemming", "no permission"),
    ("bestaat al", "exists already"),
    ("dit is een map", "this is a folder"),
    ("een deel van dit pad is geen map", "a part of this path is not a folder"),
    ("de map is niet leeg", "the folder is not empty"),
    ("hier kan alleen gelezen worden", "this can only be read"),
    ("de schijf is vol", "the disk is full"),
    ("er is geen ruimte meer voor u", "there is no room left for you"),
    ("het bestand is te groot", "the file is too large"),
    ("het bestand is in gebruik", "the file is in use"),
    ("deze naam kan niet", "this name cannot be"),
    ("de ontvanger is gestopt", "the reader has stopped"),
    ("het duurde te lang", "it took too long"),
    ("onderbroken", "interrupted"),
    ("fout {} van het systeem", "error {} of the system"),
    ("het systeem weigert", "the system refuses"),
    ("geen gewoon bestand", "no ordinary file"),
    (
        "geen .txt-, .md-, .docx- of .odt-bestanden gevonden",
        "no .txt, .md, .docx or .odt files found",
    ),
    ("geen .txt, .md, .docx of .odt", "no .txt, .md, .docx or .odt"),
    ("dit bestand is alleen te lezen", "this file can only be read"),
    (
        "{}: staat open in Word of LibreOffice (daar staat {}); sluit het document eerst",
        "{}: is open in Word or LibreOffice ({} is there); close the document first",
    ),
    (
        "iemand anders schreef erin; er is niets veranderd",
        "somebody else wrote into it; nothing was changed",
    ),
    (
        "geen UTF-8: byte {} (regel {}) is {}; sla het bestand op als UTF-8",
        "no UTF-8: byte {} (line {}) is {}; save the file as UTF-8",
    ),
    ("geen UTF-8", "no UTF-8"),
    (
        "UTF-16 in plaats van UTF-8; sla het bestand op als UTF-8",
        "UTF-16 instead of UTF-8; save the file as UTF-8",
    ),
    (
        "zo te zien UTF-16 in plaats van UTF-8 (nulbytes tussen de letters); sla het bestand op als UTF-8",
        "UTF-16 instead of UTF-8, it seems (null bytes between the letters); save the file as UTF-8",
    ),
    (
        "dit is geen {}, al heet het zo; sla het opnieuw op als {}",
        "this is not {}, despite its name; save it again as {}",
    ),
    ("dit is een {}; {}", "this is a {}; {}"),
    (
        "geef het een naam op .docx of .odt, dan wordt het als zodanig gelezen",
        "give it a name in .docx or .odt, and it is read as such",
    ),
    (
        "geef het een naam op .pdf, dan wordt het als zodanig gelezen",
        "give it a name in .pdf, and it is read as such",
    ),
    ("sla het in Word op als .docx", "save it in Word as .docx"),
    (
        "sla het in Word of LibreOffice op als .docx of .odt",
        "save it in Word or LibreOffice as .docx or .odt",
    ),
    ("sla het op als .docx, .odt of .txt", "save it as .docx, .odt or .txt"),
    (
        "dit bestand is beschadigd ({}); open het in het programma waarmee het is gemaakt en sla het opnieuw op",
        "this file is damaged ({}); open it in the program that made it and save it again",
    ),
    (
        "dit bestand is met een wachtwoord beveiligd; sla het op zonder wachtwoord",
        "this file is protected by a password; save it without one",
    ),
    ("dit bestand is niet te lezen: te veel {}", "this file cannot be read: too many {}"),
    (
        "in deze pdf staat geen tekst, alleen beeld; gebruik het document waaruit hij is gemaakt, of een pdf met tekstherkenning",
        "there is no text in this PDF, only pictures; use the document it was made of, or a PDF with recognised text",
    ),
    ("{} is niet uit te pakken", "{} cannot be unpacked"),
    ("{} is niet in te pakken", "{} cannot be packed"),
    ("{} is geen UTF-8", "{} is not UTF-8"),
    ("ingepakt op een manier die hier niet gelezen wordt", "packed in a way that is not read here"),
    ("het archief is niet heel", "the archive is not whole"),
    ("geen leesbare pdf", "no PDF that can be read"),
    ("geen bladzijden", "no pages"),
    ("onderdelen in het archief", "parts in the archive"),
    ("onderdelen in het document", "parts in the document"),
    ("niveaus in het document", "levels in the document"),
    ("bytes in een onderdeel", "bytes in one part"),
    ("tekens op een bladzijde", "characters on a page"),
    ("de XML klopt niet bij regel {}", "the XML is wrong at line {}"),
    ("XML met een documenttype", "XML with a document type"),
    ("Word-document", "a Word document"),
    ("OpenDocument-tekst", "an OpenDocument text"),
    // Papers.
    ("{}: te groot voor een lijst", "{}: too large for a list"),
    ("{}: van {}, en de opslag is al van {}", "{}: of {}, and the store is of {} already"),
    (
        "{}: gemaakt door een {} kamerlint; `kamerlint papers sync` of `import` maakt hem opnieuw",
        "{}: made by a kamerlint that is {}; `kamerlint papers sync` or `import` makes it anew",
    ),
    ("{}: geen opslag van stukken, of beschadigd: {}", "{}: no store of papers, or damaged: {}"),
    ("{}: beschadigd", "{}: damaged"),
    ("{}: niet te vervangen ({}); {}", "{}: cannot be replaced ({}); {}"),
    (
        "sluit programma's die hem open hebben, zoals een editor, en herhaal de opdracht",
        "close programs that have it open, such as an editor, and repeat the command",
    ),
    (
        "een andere kamerlint vult deze opslag; wacht tot die klaar is",
        "another kamerlint is filling this store; wait until it is done",
    ),
    ("geen JSON: {}", "no JSON: {}"),
    ("`{}` wordt niet bewaard", "`{}` is not kept"),
    (
        "geen antwoord van de dienst: `value` ontbreekt",
        "no answer of the service: `value` is missing",
    ),
    ("geen antwoord van de zoekdienst", "no answer of the search service"),
    ("de zoekdienst weigert: {}", "the search service refuses: {}"),
    (
        "geen lijst van dossiers: de eerste regel noemt geen kolommen nummer en titel, en het is geen JSON en geen uitvoer van `papers export`",
        "no list of dossiers: the first line names no columns nummer and titel, and it is no JSON and no output of `papers export`",
    ),
    ("{}; {} keer geprobeerd", "{}; tried {} times"),
    ("dit adres is niet te vinden", "this address cannot be found"),
    ("dit adres is niet te bereiken", "this address cannot be reached"),
    ("het antwoord is te groot", "the answer is too large"),
    ("het adres van de tussenserver deugt niet", "the address of the proxy is wrong"),
    ("de verbinding is geweigerd", "the connection was refused"),
    ("de verbinding is verbroken", "the connection was broken off"),
    ("er is geen verbinding", "there is no connection"),
    ("de dienst antwoordt {}", "the service answers {}"),
    ("{}: hier is niets (404)", "{}: there is nothing here (404)"),
    (
        "`{}` is geen adres zoals https://voorbeeld.nl",
        "`{}` is not an address such as https://voorbeeld.nl",
    ),
    (
        "alleen https, of http op deze computer (127.0.0.1)",
        "only https, or http on this computer (127.0.0.1)",
    ),
    ("`{}` is niet van {}: niet opgevraagd", "`{}` is not of {}: not asked for"),
    (
        "wat al gelezen is, is bewaard: dezelfde opdracht gaat verder waar deze stopte",
        "what was read is kept: the same command goes on where this one stopped",
    ),
    ("geen feed, maar `{}`", "no feed, but `{}`"),
    ("geen XML van de dienst: {}", "no XML of the service: {}"),
    ("geen XML, of afgebroken", "no XML, or broken off"),
    ("geen XML: {}", "no XML: {}"),
    ("te diep", "too deep"),
    // What fits much stands last.
    ("{} ontbreekt", "{} is missing"),
];

/// A message in English, as far as it is known; lines that show a file stay as they are.
#[must_use]
pub fn english(message: &str) -> Cow<'_, str> {
    if !message.contains('\n') {
        return line(message).map_or(Cow::Borrowed(message), Cow::Owned);
    }
    let shows = |text: &str| text.contains('│');
    let lines = message.split('\n').map(|one| {
        if shows(one) { one.to_owned() } else { line(one).unwrap_or_else(|| one.to_owned()) }
    });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

fn line(said: &str) -> Option<String> {
    let whole = SAYINGS.iter().find_map(|(dutch, english)| {
        let about = holes(dutch, said)?;
        let mut about = about.into_iter();
        let mut out = String::new();
        for (number, part) in english.split("{}").enumerate() {
            if number > 0 {
                let hole = about.next().unwrap_or_default();
                out.push_str(&line(hole).unwrap_or_else(|| hole.to_owned()));
            }
            out.push_str(part);
        }
        Some(out)
    });
    whole.or_else(|| {
        // A place stands before: `kamerlint.toml:3:1: …`.
        let (place, rest) = said.split_once(": ")?;
        Some(format!("{place}: {}", line(rest)?))
    })
}

/// What stands in the holes of a saying, where a message fits it.
fn holes<'m>(saying: &str, message: &'m str) -> Option<Vec<&'m str>> {
    let mut parts = saying.split("{}");
    let mut rest = message.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty().then_some(found);
    }
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        let (hole, after) = match (last, part.is_empty()) {
            (true, true) => (rest, ""),
            (true, false) => (rest.strip_suffix(part)?, ""),
            (false, _) => rest.split_once(part)?,
        };
        found.push(hole);
        rest = after;
    }
    // A hole that is the whole message says nothing.
    found.iter().all(|hole| !hole.is_empty() && hole.len() < message.len()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_the_same_holes_and_is_reached() {
        for (dutch, expected) in SAYINGS {
            let count = |text: &str| text.matches("{}").count();
            // "2025-02-18 of 18 februari 2025" is one example in English.
            assert!(count(dutch) == count(expected) || dutch.contains("{} of {}"), "{dutch}");
            let said = english(&dutch.replace("{}", "7")).into_owned();
            assert_eq!(said, expected.replace("{}", "7"), "another row is in the way of {dutch}");
        }
    }

    /// What the sources say, with the lines of a text joined and a hole for whatever is put in.
    fn said_by_the_sources(folder: &std::path::Path, said: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                said_by_the_sources(&path, said);
            } else if path.extension().is_some_and(|end| end == "rs")
                && !path.ends_with("sayings.rs")
            {
                said.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }

    #[test]
    fn every_row_is_said_somewhere() {
        let mut said = String::new();
        said_by_the_sources(
            &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut said,
        );
        let joined = regex::Regex::new(r"\\\n\s*").unwrap().replace_all(&said, "");
        let is_said = |part: &str| {
            let written = part.replace('\\', r"\\").replace('"', "\\\"");
            let braced = written.replace('{', "{{").replace('}', "}}");
            part.trim().len() <= 3 || joined.contains(&written) || joined.contains(&braced)
        };
        let unsaid: Vec<&str> = SAYINGS
            .iter()
            .map(|(dutch, _)| *dutch)
            .filter(|dutch| !dutch.split("{}").all(is_said))
            .collect();
        assert_eq!(unsaid, [""; 0]);
    }

    #[test]
    fn places_stay_and_what_is_within_is_said_in_english_too() {
        for (dutch, expected) in [
            ("a.txt: niet te lezen: geen toestemming", "a.txt: cannot be read: no permission"),
            (
                "kamerlint.toml:1:1: `find` is leeg: dat past overal\n  │\n1 │ niet te lezen: x",
                "kamerlint.toml:1:1: `find` is empty: that fits everywhere\n  │\n1 │ niet te lezen: x",
            ),
            ("wat niemand kent", "wat niemand kent"),
        ] {
            assert_eq!(english(dutch), expected);
        }
    }
}
