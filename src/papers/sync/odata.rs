//! The OData service: what is asked, and what it answers.

use serde_json::Value;

use super::client::{encoded, resolved};
use super::feed::Page;
use crate::papers::store::rows::Entity;

/// The kinds of rows that are asked for, each after those that it refers to. Who asks comes with the case.
pub const KINDS: [Entity; 7] = [
    Entity::Kamerstukdossier,
    Entity::Persoon,
    Entity::Fractie,
    Entity::FractieZetel,
    Entity::FractieZetelPersoon,
    Entity::Zaak,
    Entity::Document,
];

/// Which rows are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// All that there are.
    All,
    /// Those that changed since a moment, what was deleted included.
    Since(&'a str),
    /// Those of a dossier.
    Dossier(u32),
}

/// What belongs to a row and comes with it.
const fn expanded(entity: Entity) -> &'static str {
    match entity {
        Entity::Zaak => "ZaakActor,Document",
        Entity::Document => "Kamerstukdossier,Zaak,HuidigeDocumentVersie",
        _ => "",
    }
}

/// The fields that are asked for, where the rest is large or nobody's business: of persons the name alone.
const fn selected(entity: Entity) -> &'static str {
    match entity {
        Entity::Persoon => {
            "Id,Initialen,Tussenvoegsel,Achternaam,Voornamen,Roepnaam,ApiGewijzigdOp,Verwijderd"
        }
        Entity::Document => {
            "Id,Soort,Titel,Onderwerp,Citeertitel,Datum,Volgnummer,Aanhangselnummer,ApiGewijzigdOp,Verwijderd"
        }
        _ => "",
    }
}

/// The first page of a kind; the service says where the next is. No `$top`: it would keep the service from saying so.
#[must_use]
pub fn first(base: &str, entity: Entity, which: Which<'_>) -> String {
    let mut filters = Vec::new();
    match (which, entity) {
        (Which::Since(moment), _) => filters.push(format!("ApiGewijzigdOp ge {moment}")),
        (Which::Dossier(number), Entity::Kamerstukdossier) => {
            filters.push(format!("Nummer eq {number}"))
        }
        (Which::Dossier(number), _) => {
            filters.push(format!("Kamerstukdossier/any(d: d/Nummer eq {number})"));
        }
        (Which::All, _) => {}
    }
    if entity == Entity::Zaak {
        // Of a deleted case nothing is left but its id.
        let deleted = if matches!(which, Which::Since(_)) { " or Verwijderd eq true" } else { "" };
        filters.push(format!("(Soort eq 'Schriftelijke vragen'{deleted})"));
    }
    let mut query = Vec::new();
    if !filters.is_empty() {
        query.push(format!("$filter={}", encoded(&filters.join(" and "))));
    }
    query.push("$orderby=ApiGewijzigdOp".to_owned());
    for (option, value) in [("$select", selected(entity)), ("$expand", expanded(entity))] {
        if !value.is_empty() {
            query.push(format!("{option}={}", encoded(value)));
        }
    }
    format!("{base}{}?{}", entity.name(), query.join("&"))
}

/// Reads a page.
///
/// # Errors
/// It is no answer of the service.
pub fn page(url: &str, text: &str) -> Result<Page, String> {
    let mut whole: Value =
        serde_json::from_str(text).map_err(|error| format!("geen JSON: {error}"))?;
    let next = whole.get("@odata.nextLink").and_then(Value::as_str).map(|link| resolved(url, link));
    match whole.get_mut("value").map(Value::take) {
        Some(Value::Array(rows)) => Ok(Page { rows, next, resume: None }),
        _ => Err("geen antwoord van de dienst: `value` ontbreekt".to_owned()),
    }
}
