//! OpenDocument texts (`.odt`): notes, lists, tables, tracked changes and heads of pages, as LibreOffice writes them.

mod body;
mod characters;
mod styles;
mod write;

use std::sync::Arc;

pub use self::write::{annotated, revised, without_ours};

use super::extract::Extracted;
use super::package::Package;
use super::xml::{El, Ns, Xml};
use super::{Document, Format, Revision, Unread};

/// The part with the text of a document.
const CONTENT: &str = "content.xml";

/// An OpenDocument text that was read.
#[derive(Debug)]
pub struct Odt {
    package: Package,
    /// The part with the text.
    content: Xml,
    extracted: Extracted,
}

impl Odt {
    /// Reads a document.
    ///
    /// # Errors
    /// [`Unread`] for what is no OpenDocument text, damaged, locked or past the limits.
    pub fn read(bytes: Arc<[u8]>, shown: Revision) -> Result<Self, Unread> {
        let mut package = Package::open(bytes)?;
        let manifest = package.part("META-INF/manifest.xml")?;
        if manifest.is_some_and(|text| text.contains("encryption-data")) {
            return Err(Unread::Encrypted);
        }
        let content = package.part(CONTENT)?.ok_or(Unread::Other("OpenDocument-tekst"))?;
        let content = Xml::parse(content)?;
        let styles = package.part("styles.xml")?.map(Xml::parse).transpose()?;
        let body = text_of(&content).ok_or(Unread::Other("OpenDocument-tekst"))?;
        let extracted = body::read(body, &content, styles.as_ref(), shown).finish()?;
        Ok(Self { package, content, extracted })
    }

    /// The document that it is.
    #[must_use]
    pub fn document(&self) -> Document {
        let origin = self.extracted.origin(&["body".into(), "header".into()]);
        let Extracted { source, blocks, .. } = &self.extracted;
        Document::new(source.clone(), blocks.clone(), origin, Format::Odt)
    }
}

/// The element with the text of a document.
fn text_of(content: &Xml) -> Option<El<'_>> {
    content.root().child(Ns::Office, "body")?.child(Ns::Office, "text")
}
