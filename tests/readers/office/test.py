"""What kamerlint writes, in LibreOffice and python-docx."""

import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from letters import LETTERS, draft, found_by, kamerlint, paragraphs, run  # noqa: E402
from office import WORK, changes, comments, pages, prop, url  # noqa: E402


def a_new_draft_opens(office):
    """`kamerlint new` gives a document with headings, questions and notes in both readers."""
    sheet = WORK / "vragen.txt"
    sheet.write_text(
        "2025Z02999\n\nVragen van het lid Jansen (VVD) aan de Minister van Volksgezondheid, Welzijn en Sport over bruggen "
        "(ingezonden 3 maart 2025).\n\nVraag 1\nKent u het bericht?[1]\n\nVraag 2\nWaarom?\n\n[1] Krant, 1 maart 2025.\n"
    )
    path = WORK / "nieuw.docx"
    status, _, said = kamerlint("new", str(sheet), "--output", str(path))
    assert status == 0, said
    document = office.open(path)
    styles = {one.getString(): one.ParaStyleName for one in paragraphs(document)}
    assert styles["Vraag 1"] == "Vraag" and styles["Antwoord 2"] == "Antwoord", styles
    assert document.Footnotes.getCount() == 1
    assert document.Footnotes.getByIndex(0).getString().strip() == "Krant, 1 maart 2025."
    assert pages(document) == 2, "letter and annex"
    document.close(True)
    read = python_docx(path)
    if read is not None:
        assert ["Vraag 1", "Vraag"] in read["paragraphs"] and ["Kent u het bericht?", "Vraagtekst"] in read["paragraphs"], read


def python_docx(path):
    """The paragraphs of a Word document as python-docx reads them, with their styles."""
    if not os.environ["DOCX_PYTHON"]:
        return None
    script = (
        "import docx, json, sys; d = docx.Document(sys.argv[1]); "
        "print(json.dumps({'paragraphs': [[p.text, p.style.name] for p in d.paragraphs], "
        "'cells': [c.text for t in d.tables for r in t.rows for c in r.cells]}))"
    )
    done = subprocess.run([os.environ["DOCX_PYTHON"], "-c", script, str(path)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def marked_documents_open(office):
    """Comments and changes written into docx and odt are there when LibreOffice opens them, and gone after --remove."""
    plain = draft(office, table=True)
    for ending, filter_name in (("docx", "MS Word 2007 XML"), ("odt", "writer8")):
        path = WORK / f"merk.{ending}"
        plain.storeToURL(url(path), (prop("FilterName", filter_name),))
        before = [one.getString() for one in paragraphs(plain)]
        findings, _ = found_by(path)
        for _ in range(2):
            status, _, said = kamerlint("annotate", "--isolated", "--lang", "en", str(path), "-o", str(path))
            assert status == 0, said
            document = office.open(path)
            marks = comments(document)
            assert len(marks) == len(findings) > 2, (marks, findings)
            assert all(author == "kamerlint" and code for author, _, code in marks)
            words = [words for _, words, content in marks if "Infrastuctuur" in content]
            assert words.count("Infrastuctuur en Waterstaat") == 2, (ending, marks)
            document.close(True)
        status, _, said = kamerlint("check", "--isolated", "--fix", str(path))
        document = office.open(path)
        kinds = changes(document)
        assert kinds and {author for author, _ in kinds} == {"kamerlint"}, (ending, kinds)
        assert {kind for _, kind in kinds} == {"Insert", "Delete"}, kinds
        assert not document.RecordChanges
        document.close(True)
        kamerlint("annotate", "--remove", str(path))
        document = office.open(path)
        assert not comments(document) and not changes(document)
        assert [one.getString() for one in paragraphs(document)] == before
        document.close(True)
    plain.close(True)


def real_letters_open(office):
    """Every real letter, annotated, fixed and annotated again, opens with its comments on as many pages; so does what LibreOffice makes of it."""
    for letter in LETTERS:
        before = office.open(letter)
        length = pages(before)
        odt = WORK / (letter.stem + ".odt")
        before.storeToURL(url(odt), (prop("FilterName", "writer8"),))
        before.close(True)
        docx = WORK / letter.name
        docx.write_bytes(letter.read_bytes())
        for path in (docx, odt):
            told = 0
            for verb in (("annotate",), ("check", "--fix"), ("annotate",)):
                output = ("-o", str(path)) if verb == ("annotate",) else ()
                status, _, said = kamerlint(*verb, "--isolated", str(path), *output)
                assert status in (0, 1), said
                if output:
                    told = int(said.rsplit(": ", 1)[1].split()[0])
            document = office.open(path)
            marks = [one for one in comments(document) if one[0] == "kamerlint"]
            assert len(marks) == told and all(content for _, _, content in marks), (path.name, told, marks)
            assert abs(pages(document) - length) <= 1, path.name
            document.close(True)
        read = python_docx(docx)
        if read is not None:
            assert len(read["paragraphs"]) == len(python_docx(letter)["paragraphs"]), letter.name


def findings_are_the_same_in_odt(office):
    """A letter that LibreOffice saved as odt has the findings of the Word document that it was."""
    for letter in LETTERS:
        odt = WORK / (letter.stem + "-zelfde.odt")
        document = office.open(letter)
        document.storeToURL(url(odt), (prop("FilterName", "writer8"),))
        document.close(True)
        assert sorted(found_by(odt)[0]) == sorted(found_by(letter)[0]), letter.name


OF_DOCUMENTS = [a_new_draft_opens, marked_documents_open]
OF_LETTERS = [real_letters_open, findings_are_the_same_in_odt]

sys.exit(run(OF_DOCUMENTS, OF_LETTERS))
