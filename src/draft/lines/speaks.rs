//! Words that say something of a document in the middle of a line too, in one table.

/// What words say of a document wherever they stand in its letter, its head or an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) enum Speaks {
    /// A committee asks.
    Committee,
    /// Members ask.
    Member,
    /// Questions are the subject.
    Questions,
    /// A letter offers the answers.
    Offers,
    /// An answer covers several questions.
    Several,
    /// A topic names the questions it answers.
    Topic,
    /// The heading of a bewindspersoon goes on from a head.
    Heading,
    /// Questions follow, or were asked.
    Asks,
}

/// Words that say it in the middle of a line too, with where they were met. One of them is enough: they are looked for only where they
/// can mean nothing else.
static PHRASES: &[(&str, Speaks, &str)] = &[
    ("feitelijke vragen", Speaks::Committee, "brieven van Defensie"),
    ("lijst van vragen", Speaks::Committee, "Kamerstukken, §9.1"),
    ("lijst met vragen", Speaks::Committee, "brieven"),
    ("vaste commissie", Speaks::Committee, "16 lijsten van de Algemene Rekenkamer"),
    ("vaste kamercommissie", Speaks::Committee, "brieven"),
    ("algemene commissie", Speaks::Committee, "brieven"),
    ("tijdelijke commissie", Speaks::Committee, "brieven"),
    ("commissie voor ", Speaks::Committee, "16 lijsten van de Algemene Rekenkamer"),
    ("vragen van het lid ", Speaks::Member, "ieder vragenblad"),
    ("vragen van de leden ", Speaks::Member, "ieder vragenblad"),
    ("gesteld door het lid ", Speaks::Member, "brieven van BZ en EZ, §1.3"),
    ("gesteld door de leden ", Speaks::Member, "brieven van BZ en EZ, §1.3"),
    ("vragen van h", Speaks::Questions, "uitstelberichten, §1.1"),
    ("vragen van d", Speaks::Questions, "uitstelberichten, §1.1"),
    ("kamervragen", Speaks::Questions, "brieven"),
    ("schriftelijke vragen", Speaks::Questions, "uitstelberichten, §1.1"),
    ("bied ik", Speaks::Offers, "brieven van BZ en EZ, §1.3"),
    ("bieden wij", Speaks::Offers, "brieven van BZ en EZ, §1.3"),
    ("deze vragen", Speaks::Several, "antwoorden"),
    ("beide vragen", Speaks::Several, "antwoorden"),
    ("bovenstaande vragen", Speaks::Several, "antwoorden"),
    ("voorgaande vragen", Speaks::Several, "antwoorden"),
    ("de vragen ", Speaks::Several, "antwoorden"),
    ("(antwoord vra", Speaks::Topic, "brieven bij begrotingen"),
    ("(antwoord op vra", Speaks::Topic, "brieven bij begrotingen"),
    ("Mededeling van ", Speaks::Heading, "uitstelberichten in het Aanhangsel"),
    ("Antwoord van ", Speaks::Heading, "70 antwoordregels"),
    ("ragen", Speaks::Asks, "lijsten, brieven, bladen"),
];

/// Where a text says something in the middle of a line; the words are looked for as the table has them, so that whoever does not care about
/// capitals gives small letters.
pub(in crate::draft) fn spoken(text: &str, speaks: Speaks) -> Option<usize> {
    let rows = PHRASES.iter().filter(|(_, says, _)| *says == speaks);
    rows.filter_map(|(words, ..)| text.find(words)).min()
}

/// Whether it says so.
pub(in crate::draft) fn speaks(text: &str, speaks: Speaks) -> bool {
    spoken(text, speaks).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_words_and_a_source() {
        assert!(PHRASES.iter().all(|(words, _, source)| !source.is_empty() && !words.is_empty()));
    }
}
