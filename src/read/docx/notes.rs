//! The labels of notes: Word counts them itself, in formats of its own.

use super::figures::figure;
use crate::read::xml::{El, Ns, Xml};

/// How one kind of note is counted.
#[derive(Clone, Debug)]
struct Count {
    format: String,
    start: u32,
    each_section: bool,
    next: u32,
}

/// How the notes of a document are counted.
#[derive(Clone, Debug)]
pub(super) struct Labels {
    feet: Count,
    ends: Count,
}

impl Default for Labels {
    fn default() -> Self {
        let count = |format: &str| Count {
            format: format.to_owned(),
            start: 1,
            each_section: false,
            next: 1,
        };
        Self { feet: count("decimal"), ends: count("lowerRoman") }
    }
}

impl Labels {
    /// Reads the settings of the document, and of its first section, which hold from the start.
    pub fn read(settings: Option<&Xml>, first: Option<El<'_>>) -> Self {
        let mut labels = Self::default();
        for of in settings.map(Xml::root).into_iter().chain(first) {
            labels.feet.take(of.child(Ns::Word, "footnotePr"));
            labels.ends.take(of.child(Ns::Word, "endnotePr"));
        }
        labels.feet.next = labels.feet.start;
        labels.ends.next = labels.ends.start;
        labels
    }

    /// The label of the next note.
    pub fn next(&mut self, end: bool) -> String {
        let count = if end { &mut self.ends } else { &mut self.feet };
        let label = figure(count.next, &count.format);
        count.next = count.next.saturating_add(1);
        label
    }

    /// A section ends: what the properties of the next say is not known yet, but counting anew is said by each.
    pub fn section(&mut self, properties: El<'_>) {
        for (count, name) in [(&mut self.feet, "footnotePr"), (&mut self.ends, "endnotePr")] {
            count.take(properties.child(Ns::Word, name));
            if count.each_section {
                count.next = count.start;
            }
        }
    }
}

impl Count {
    fn take(&mut self, properties: Option<El<'_>>) {
        let Some(of) = properties else { return };
        if let Some(format) = of.property("numFmt") {
            self.format = format.into_owned();
        }
        if let Some(start) = of.property("numStart").and_then(|start| start.parse().ok()) {
            self.start = start;
        }
        if let Some(restart) = of.property("numRestart") {
            self.each_section = restart == "eachSect";
        }
    }
}
