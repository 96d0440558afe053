//! The search of official publications (SRU), for the papers of the Eerste Kamer.

use super::client::encoded;
use super::xml;
use crate::papers::{Paper, publication_id};
use crate::text::Date;

/// Records of a page.
const PAGE: usize = 100;
/// From this record on the service gives up.
const LAST: usize = 10_000;

/// Which records are searched.
#[derive(Clone, Copy, Debug)]
pub enum Search {
    /// Those of a dossier.
    Dossier(u32),
    /// Those of some days, both included.
    Days(Date, Date),
}

/// A page of records.
#[derive(Debug)]
pub struct Records {
    /// The papers of the Eerste Kamer among them.
    pub papers: Vec<Paper>,
    /// How many records it has.
    pub read: usize,
    /// Where the next page begins; `None` at the end.
    pub next: Option<usize>,
}

/// The address of a page.
#[must_use]
pub fn address(base: &str, search: Search, start: usize) -> String {
    let query = match search {
        Search::Dossier(number) => {
            format!("w.dossiernummer=={number} AND w.publicatienaam==Kamerstuk")
        }
        Search::Days(from, to) => {
            format!("dt.type=Kamerstuk AND dt.date>={from} AND dt.date<={to}")
        }
    };
    let query = encoded(&format!("c.product-area==officielepublicaties AND {query}"));
    format!(
        "{base}?operation=searchRetrieve&version=2.0&query={query}&startRecord={start}&maximumRecords={PAGE}"
    )
}

/// Reads a page that begins at a record.
///
/// # Errors
/// It is no answer, or says what is wrong with the question: the service does so with 200.
pub fn page(text: &str, start: usize) -> Result<Records, String> {
    let answer = xml::parse(text)?;
    if let Some(diagnostics) = answer.all("diagnostics").first() {
        let said = ["message", "details"].iter().filter_map(|name| diagnostics.text_of(name));
        return Err(format!("de zoekdienst weigert: {}", said.collect::<Vec<_>>().join(": ")));
    }
    let Some(total) =
        answer.text_of("numberOfRecords").and_then(|total| total.parse::<usize>().ok())
    else {
        return Err("geen antwoord van de zoekdienst".to_owned());
    };
    let records = answer.all("record");
    let mut papers = Vec::new();
    for record in &records {
        let text = |name: &str| record.text_of(name).unwrap_or_default().to_owned();
        if !text("creator").starts_with("Eerste Kamer") {
            continue;
        }
        let (id, number) = (text("identifier"), text("ondernummer"));
        let title =
            [text("documenttitel"), text("title")].into_iter().find(|title| !title.is_empty());
        for dossier in record.all("dossiernummer") {
            let dossier = dossier.text.replace(' ', "");
            if dossier.is_empty() || number.is_empty() {
                continue;
            }
            let follows = publication_id(&dossier, &number) == id;
            papers.push(Paper {
                dossier,
                number: number.clone(),
                title: title.clone().unwrap_or_default(),
                kind: "Eerste Kamer".to_owned(),
                date: text("date").parse().ok(),
                publication: (!follows && !id.is_empty()).then(|| id.clone()),
            });
        }
    }
    let next = start + records.len();
    let more = !records.is_empty() && next <= total && next < LAST;
    Ok(Records { papers, read: records.len(), next: more.then_some(next) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_and_refusals() {
        let record = |creator: &str, id: &str, number: &str| {
            format!(
                "<s:record><d:identifier>{id}</d:identifier><d:creator>{creator}</d:creator><d:date>2026-07-03</d:date>\
                 <o:ondernummer>{number}</o:ondernummer><o:dossiernummer>36867</o:dossiernummer></s:record>"
            )
        };
        let first = record("Eerste Kamer der Staten-Generaal", "kst-1259252", "D");
        let second = record("Eerste Kamer der Staten-Generaal", "kst-36867-B", "B");
        let third = record("Tweede Kamer der Staten-Generaal", "kst-36867-5", "5");
        let text = format!("<r><s:numberOfRecords>4</s:numberOfRecords>{first}{second}{third}</r>");
        let records = page(&text, 1).unwrap();
        assert_eq!((records.read, records.next, records.papers.len()), (3, Some(4), 2));
        assert_eq!(records.papers[0].publication.as_deref(), Some("kst-1259252"));
        assert_eq!(records.papers[1].publication, None);
        let refused = "<r><s:diagnostics><x:diagnostic><x:message>Query syntax error</x:message></x:diagnostic></s:diagnostics></r>";
        assert!(page(refused, 1).unwrap_err().contains("Query syntax error"));
    }
}
