//! The SyncFeed: pages of Atom with an entity in each entry.

use serde_json::{Map, Value, json};

use super::client::resolved;
use super::xml::{self, Element};
use crate::papers::store::rows::Entity;

/// A page of any source.
#[derive(Debug, Default)]
pub struct Page {
    /// The entities, in the form of OData.
    pub rows: Vec<Value>,
    /// Where it goes on; `None` at the end.
    pub next: Option<String>,
    /// Where the next sync begins, for a source that says so.
    pub resume: Option<String>,
}

/// The first page of a kind.
#[must_use]
pub fn first(base: &str, entity: Entity) -> String {
    format!("{base}Feed?category={}", entity.name())
}

/// Reads a page. It goes on behind its last entry; the link of the feed itself may lead elsewhere.
///
/// # Errors
/// It is no feed.
pub fn page(url: &str, text: &str) -> Result<Page, String> {
    let feed = xml::parse(text)?;
    if feed.name != "feed" {
        return Err(format!("geen feed, maar `{}`", feed.name));
    }
    let link = |element: &Element, rel: &str| {
        let mut links = element.children.iter().filter(|child| child.name == "link");
        let link = links.find(|link| link.attribute("rel") == Some(rel))?;
        link.attribute("href").map(|href| resolved(url, href))
    };
    let entries: Vec<&Element> =
        feed.children.iter().filter(|child| child.name == "entry").collect();
    let rows = entries.iter().filter_map(|entry| {
        let content = entry.children.iter().find(|child| child.name == "content")?;
        content.children.first().map(row)
    });
    let last = entries.last();
    // The last entry tells the way; without entries nothing follows but a place to begin next time.
    let next = last.and_then(|entry| link(entry, "next")).or_else(|| last.and(link(&feed, "next")));
    Ok(Page { rows: rows.collect(), next, resume: link(&feed, "resume") })
}

/// An entity as OData would have it: names with a capital, what it refers to under an id.
fn row(entity: &Element) -> Value {
    let mut row = Map::new();
    if let Some(id) = entity.attribute("id") {
        row.insert("Id".to_owned(), json!(id));
    }
    let deleted =
        entity.attribute("verwijderd").is_some_and(|text| text.eq_ignore_ascii_case("true"));
    row.insert("Verwijderd".to_owned(), json!(deleted));
    for child in &entity.children {
        let mut name: String = child.name.chars().take(1).flat_map(char::to_uppercase).collect();
        name.extend(child.name.chars().skip(1));
        if let Some(of) = child.attribute("ref") {
            row.insert(format!("{name}_Id"), json!(of));
            if let Some(all) = row.entry(name).or_insert_with(|| json!([])).as_array_mut() {
                all.push(json!({ "Id": of }));
            }
        } else if child.attribute("nil") != Some("true") {
            row.entry(name).or_insert_with(|| json!(child.text.trim()));
        }
    }
    Value::Object(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_goes_on_behind_its_last_entry() {
        let text = r#"<feed xmlns="a"><link rel="next" href="/elders"/>
            <entry><link rel="next" href="Feed?skiptoken=1"/><content><persoon id="1" tk:verwijderd="True"/></content></entry>
            <entry><link rel="next" href="Feed?skiptoken=2&amp;category=x"/><content><ns1:document id="2" verwijderd="false">
              <kamerstukdossier ref="3"/><kamerstukdossier ref="4"/><volgnummer>7</volgnummer><titel xsi:nil="true"/></ns1:document></content></entry>
            </feed>"#;
        let page = page("https://a/SyncFeed/2.0/Feed?category=x", text).unwrap();
        assert_eq!(
            page.next.as_deref(),
            Some("https://a/SyncFeed/2.0/Feed?skiptoken=2&category=x")
        );
        assert_eq!(page.rows[0]["Verwijderd"], json!(true));
        assert_eq!(page.rows[1]["Kamerstukdossier"], json!([{ "Id": "3" }, { "Id": "4" }]));
        assert_eq!(page.rows[1]["Volgnummer"], json!("7"));
        let end = r#"<feed><link rel="next" href="/x"/><link rel="resume" href="/Feed?skiptoken=9"/></feed>"#;
        let end = super::page("https://a/", end).unwrap();
        assert_eq!((end.next, end.resume.as_deref()), (None, Some("https://a/Feed?skiptoken=9")));
        assert!(super::page("https://a/", "<html></html>").is_err());
    }
}
