"""Drafts and letters for the tests in LibreOffice, what kamerlint finds in them, and how the tests are run."""

import json
import os
import pathlib
import subprocess
import sys
import traceback

from office import Office

ROOT = pathlib.Path(__file__).resolve().parents[3]
KAMERLINT = os.environ["KAMERLINT"]
CORPUS = ROOT.parent / "shared/corpus"
LETTERS = sorted(CORPUS.glob("brief-*.docx")) if CORPUS.is_dir() else []

DRAFT = [
    "Vraag 1",
    "Kent u het bericht over één 😀 brug?",
    "Antwoord 1",
    "Ja, één 😀 aldus de minister van Infrastuctuur en Waterstaat (Kamerstuk 298 385, nr. 3).",
    "Vraag 2",
    "Waarom is dat zo?",
    "Antwoord 2",
]


def kamerlint(*arguments, document=b""):
    done = subprocess.run([KAMERLINT, *arguments], input=document, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr.decode()


def found_by(path):
    """What `kamerlint check` finds in a file: codes and the words they are about, from the text of its own report."""
    _, out, said = kamerlint("check", "--isolated", "--lang", "en", "--output-format", "json", str(path))
    report = json.loads(out)
    return [(one["code"], one["message"]) for one in report["files"][0]["diagnostics"]], said


def draft(office, table=False):
    """A draft typed into Writer: headings, letters of four bytes before the mistake, a table and a note."""
    document = office.new()
    text = document.Text
    cursor = text.createTextCursor()
    text.insertString(cursor, "\r".join(DRAFT), False)
    if table:
        text.insertControlCharacter(cursor, 0, False)
        grid = document.createInstance("com.sun.star.text.TextTable")
        grid.initialize(2, 2)
        text.insertTextContent(cursor, grid, False)
        grid.getCellByName("B2").setString("😀 de minister van Infrastuctuur en Waterstaat")
        note = document.createInstance("com.sun.star.text.Footnote")
        first = text.createTextCursorByRange(list(paragraphs(document))[3].getEnd())
        text.insertTextContent(first, note, False)
        note.setString("Zie de minister van Infrastuctuur en Waterstaat.")
    return document


def paragraphs(document):
    """The paragraphs of a document, those of its tables where they stand. Read here anew: the extension, which is tried, has its own."""

    def of(text):
        found = text.createEnumeration()
        while found.hasMoreElements():
            one = found.nextElement()
            if one.supportsService("com.sun.star.text.Paragraph"):
                yield one
            elif one.supportsService("com.sun.star.text.TextTable"):
                for name in one.getCellNames():
                    yield from of(one.getCellByName(name))

    return of(document.Text)


def run(always, with_letters):
    """Runs the tests, some only where real letters are at hand, and tells what came of it; ONLY names a part of their names."""
    if not LETTERS:
        print("skipped: LibreOffice with real letters (no shared/corpus beside the repository)")
    only = os.environ.get("ONLY", "")
    tests = [test for test in always + (with_letters if LETTERS else []) if only in test.__name__]
    passed = failed = 0
    office = Office()
    try:
        for test in tests:
            try:
                test(office)
                passed += 1
                print(f"  ok {test.__name__}")
            except Exception:
                failed += 1
                print(f"  FAILED {test.__name__}")
                traceback.print_exc(file=sys.stdout)
    finally:
        office.close()
    print(f"readers: {passed} passed, {failed} failed")
    return 1 if failed else 0
