//! XML as a tree of elements, known by their local names: services differ in prefixes.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, without a prefix.
    pub name: String,
    /// Its attributes, likewise.
    pub attributes: Vec<(String, String)>,
    /// The text directly in it.
    pub text: String,
    /// The elements in it.
    pub children: Vec<Element>,
}

impl Element {
    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The elements below it with a name, at any depth, in order.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        let mut left: Vec<&Self> = self.children.iter().rev().collect();
        while let Some(element) = left.pop() {
            if element.name == name {
                found.push(element);
            }
            left.extend(element.children.iter().rev());
        }
        found
    }

    /// The text of the first element below it with a name.
    #[must_use]
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.all(name).first().map(|element| element.text.trim()).filter(|text| !text.is_empty())
    }
}

/// How deep elements may stand in each other.
const DEEPEST: usize = 64;

/// Reads a document.
///
/// # Errors
/// It is no XML, or brings definitions of its own, which a service has no need of.
pub fn parse(text: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(text);
    // The last one is being filled; the first stands for the document.
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().map_err(|error| format!("geen XML: {error}"))?;
        let Some(here) = open.last_mut() else { break };
        match event {
            Event::Start(start) => {
                if open.len() > DEEPEST {
                    return Err("geen XML van de dienst: te diep".to_owned());
                }
                open.push(element(&start)?);
            }
            Event::Empty(start) => here.children.push(element(&start)?),
            Event::End(_) => {
                let done = open.pop();
                if let (Some(done), Some(parent)) = (done, open.last_mut()) {
                    parent.children.push(done);
                }
            }
            Event::Text(text) => here.text.push_str(&text.xml10_content()),
            Event::CData(text) => here.text.push_str(&text.xml10_content()),
            Event::GeneralRef(name) => {
                let name = name.xml10_content();
                let character = match name.strip_prefix('#') {
                    Some(number) => match number.strip_prefix('x') {
                        Some(hex) => u32::from_str_radix(hex, 16).ok().and_then(char::from_u32),
                        None => number.parse().ok().and_then(char::from_u32),
                    },
                    None => resolve_predefined_entity(&name).and_then(|text| text.chars().next()),
                };
                here.text.extend(character);
            }
            Event::DocType(_) => return Err("geen XML van de dienst: DOCTYPE".to_owned()),
            Event::Eof => break,
            _ => {}
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(mut document), true) if document.children.len() == 1 => {
            document.children.pop().ok_or_else(|| "geen XML".to_owned())
        }
        _ => Err("geen XML, of afgebroken".to_owned()),
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_owned();
    let mut element = Element { name: local(start.name().as_ref()), ..Element::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| format!("geen XML: {error}"))?;
        let value =
            quick_xml::escape::unescape(&attribute.value).map_err(|error| error.to_string())?;
        element.attributes.push((local(attribute.key.as_ref()), value.into_owned()));
    }
    Ok(element)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_known_by_their_local_names() {
        let tree = parse(
            "<?xml version=\"1.0\"?><a:feed x:id=\"1&amp;2\"><b>é &lt;&#233;<![CDATA[<]]></b><b/></a:feed>",
        );
        let tree = tree.unwrap();
        assert_eq!((tree.name.as_str(), tree.attribute("id")), ("feed", Some("1&2")));
        assert_eq!(tree.text_of("b"), Some("é <é<"));
        assert_eq!(tree.all("b").len(), 2);
        for wrong in
            ["", "{}", "<a>", "<a></b>", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<a/><b/>"]
        {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        assert!(parse(&"<a>".repeat(100_000)).is_err());
    }
}
