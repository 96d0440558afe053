"""What is said, in Dutch and English, by the language of the office."""

WORDS = {
    "title": ("kamerlint", "kamerlint"),
    "none": ("kamerlint vindt niets", "kamerlint finds nothing"),
    "one": ("kamerlint: 1 bevinding; ze staat als opmerking in de kantlijn", "kamerlint: 1 finding, as a comment in the margin"),
    "many": (
        "kamerlint: {n} bevindingen; ze staan als opmerking in de kantlijn",
        "kamerlint: {n} findings, as comments in the margin",
    ),
    "no findings": (
        "er staan geen bevindingen in dit document; kies eerst Controleer",
        "there are no findings in this document; choose Check first",
    ),
    "removed": ("kamerlint: {n} opmerkingen verwijderd", "kamerlint: {n} comments removed"),
    "fixed none": ("er is niets veilig te herstellen", "there is nothing to fix safely"),
    "fixed": (
        "kamerlint: {n} hersteld; ze staan als bijgehouden wijziging in het document",
        "kamerlint: {n} fixed, as recorded changes in the document",
    ),
    "questions": ("Kamervragen", "Questions"),
    "no questions": ("in dit document staan geen Kamervragen", "there are no questions in this document"),
    "question": ("vraag", "question"),
    "answered": ("beantwoord", "answered"),
    "open": ("OPEN", "OPEN"),
    "go": ("Ga erheen", "Go there"),
    "close": ("Sluiten", "Close"),
    "no text": (
        "kamerlint controleert tekstdocumenten; dit is er geen",
        "kamerlint checks text documents, and this is none",
    ),
    "missing": (
        "het programma kamerlint is er niet: niet in deze extensie en niet op het zoekpad (PATH). "
        "Installeer het, of neem de extensie met het programma erin",
        "the program kamerlint is neither in this extension nor on the PATH. "
        "Install it, or take the extension that brings it along",
    ),
    "old": (
        "het programma kamerlint ({path}) is versie {version}; deze extensie vraagt {needed} of nieuwer",
        "the program kamerlint ({path}) is version {version}; this extension needs {needed} or newer",
    ),
    "failed": ("dat is mislukt: {why}", "that failed: {why}"),
    "slow": (
        "kamerlint was na {n} seconden nog niet klaar",
        "kamerlint was not done after {n} seconds",
    ),
    "read only": ("dit document is alleen te lezen", "this document is read-only"),
}


def say(language, key, **values):
    """A sentence in a language: `nl`, or English for every other."""
    dutch, english = WORDS[key]
    return (dutch if language == "nl" else english).format(**values)
