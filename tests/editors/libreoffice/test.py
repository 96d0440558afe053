"""The extension for Writer, entry by entry, in LibreOffice without a screen."""

import contextlib
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/readers/office"), str(ROOT / "editors/libreoffice/src/pythonpath")]

from letters import LETTERS, draft, found_by, kamerlint, paragraphs, run  # noqa: E402
from office import PROFILE, WORK, changes, comments, pages, prop, url  # noqa: E402


def choose(office, document, entry):
    """Chooses an entry of the menu, as it stands in the menu."""
    frame = document.getCurrentController().getFrame()
    frame.activate()
    helper = office.service("com.sun.star.frame.DispatchHelper")
    helper.executeDispatch(frame, f"service:nl.kamerlint.Writer?{entry}", "_self", 0, ())


def check_sets_comments_once(office):
    """Controleer: a comment at each finding, at its words, in tables too; again: the same ones; undo takes them back."""
    document = draft(office, table=True)
    before = [one.getString() for one in paragraphs(document)]
    choose(office, document, "check")
    once = comments(document)
    words = [words for _, words, content in once if "Infrastuctuur" in content]
    assert words.count("Infrastuctuur en Waterstaat") == 2, once
    assert len(words) == 3, "the one in the note stands at its mark"
    assert all(author == "kamerlint" for author, _, _ in once)
    assert [one.getString() for one in paragraphs(document)] == before
    choose(office, document, "check")
    assert comments(document) == once, "a second run doubles nothing"
    undo = document.getUndoManager()
    undo.undo()
    undo.undo()
    assert not comments(document)
    undo.redo()
    assert comments(document) == once
    choose(office, document, "remove")
    assert not comments(document)
    document.close(True)


def comments_of_others_stay(office):
    document = draft(office)
    theirs = document.createInstance("com.sun.star.text.textfield.Annotation")
    theirs.Author, theirs.Content = "Jansen", "graag korter"
    place = document.Text.createTextCursorByRange(list(paragraphs(document))[3].getStart())
    document.Text.insertTextContent(place, theirs, False)
    choose(office, document, "check")
    found = comments(document)
    assert ("Jansen", "", "graag korter") in found and len(found) > 1, found
    words = [words for _, words, content in found if "Infrastuctuur" in content]
    assert words == ["Infrastuctuur en Waterstaat"], "their comment moves nothing"
    choose(office, document, "remove")
    assert comments(document) == [("Jansen", "", "graag korter")]
    document.close(True)


def fixes_are_recorded(office):
    """Herstel veilig: recorded changes, at the words; nothing left to fix; undo takes them back; recording is off as before."""
    document = draft(office, table=True)
    before = [one.getString() for one in paragraphs(document)]
    choose(office, document, "fix")
    kinds = [kind for _, kind in changes(document)]
    assert kinds.count("Insert") >= 2 and kinds.count("Delete") >= 2, kinds
    assert not document.RecordChanges
    count = len(kinds)
    choose(office, document, "fix")
    assert len(changes(document)) == count, "what is mended is not mended again"
    path = WORK / "hersteld.odt"
    document.storeToURL(url(path), (prop("FilterName", "writer8"),))
    findings = [message for _, message in found_by(path)[0]]
    assert not any("Infrastuctuur" in message for message in findings), findings
    document.getUndoManager().undo()
    assert not changes(document)
    assert [one.getString() for one in paragraphs(document)] == before
    document.close(True)


def places_are_exact(office):
    """Behind a field, a tab, joined letters and what somebody took out over two paragraphs; in a table, a note, a box and a page head."""
    document = draft(office, table=True)
    wrong, text = "de minister van Infrastuctuur en Waterstaat", document.Text
    head = document.StyleFamilies.getByName("PageStyles").getByName("Standard")
    head.HeaderIsOn = True
    head.HeaderText.setString("Ministerie van Infrastuctuur en Waterstaat")
    end = text.createTextCursor()
    end.gotoEnd(False)
    text.insertString(end, "\rJa, e\u0301e\u0301n \U0001f469\u200d\U0001f467 op\t", False)
    text.insertTextContent(end, document.createInstance("com.sun.star.text.textfield.PageNumber"), False)
    text.insertString(end, f" volgens {wrong}.\rWeg hiermee.\rEn dit ook: {wrong} zegt ja.\rLaatste: {wrong} zegt nee.", False)
    box = document.createInstance("com.sun.star.text.TextFrame")
    text.insertTextContent(end, box, False)
    box.getText().setString(f"Kader: {wrong}")
    first, second = (one for one in paragraphs(document) if one.getString().startswith(("Weg", "En dit")))
    taken = text.createTextCursorByRange(first.getStart())
    taken.goRight(4, False)
    until = text.createTextCursorByRange(second.getStart())
    until.goRight(11, False)
    taken.gotoRange(until, True)
    document.RecordChanges = True
    taken.setString("")
    document.RecordChanges = False
    before = [one.getString() for one in paragraphs(document)]
    choose(office, document, "check")
    words = [words for _, words, content in comments(document) if "Infrastuctuur" in content]
    # The note is told at its mark, the box at the first words.
    assert words.count("Infrastuctuur en Waterstaat") == 5 and "1" in words and "Vraag 1" in words, words
    choose(office, document, "remove")
    assert [one.getString() for one in paragraphs(document)] == before
    choose(office, document, "fix")
    mended = [one.getString() for one in paragraphs(document)]
    assert sum("van InfrastuctuurInfrastructuur en" in one for one in mended) == 5, mended
    note = document.Footnotes.getByIndex(0).getString()
    assert "InfrastuctuurInfrastructuur" in note, note
    document.getUndoManager().undo()
    assert [one.getString() for one in paragraphs(document)] == before and len(changes(document)) == 1
    document.close(True)


def next_goes_round(office):
    """Volgende bevinding: from one to the next, and behind the last to the first."""
    document = draft(office)
    choose(office, document, "check")
    count = len(comments(document))
    cursor = document.getCurrentController().getViewCursor()
    cursor.gotoStart(False)
    seen = []
    for _ in range(count + 1):
        choose(office, document, "next")
        place = document.Text.createTextCursorByRange(cursor.getStart())
        place.gotoStartOfParagraph(False)
        place.gotoEndOfParagraph(True)
        seen.append((place.getString(), len(cursor.getText().createTextCursorByRange(cursor).getString())))
    assert seen[0] == seen[-1] and len(seen) == count + 1, seen
    document.close(True)


def questions_are_listed(office):
    """Kamervragen: each with its state; a choice goes there."""
    from kamerlint_writer import actions, dialog

    document = draft(office)
    own = actions.Office(office.desktop, "/nonexistent", "nl")
    found = actions.questions(own, document)
    assert [(label, answered) for label, answered, _, _ in found] == [("1", True), ("2", False)], found
    shown = list(dialog.lines("nl", found))
    assert shown[1] == "vraag 2   OPEN   Waarom is dat zo?", shown
    dialog.go(document, found, 1)
    cursor = document.getCurrentController().getViewCursor()
    place = document.Text.createTextCursorByRange(cursor.getStart())
    place.gotoEndOfParagraph(True)
    assert place.getString() == "Waarom is dat zo?"
    window, choice = dialog.build(office.context, own, document, shown)
    assert choice.getItemCount() == 2
    window.dispose()
    document.close(True)


def what_was_checked_is_saved(office):
    """The document with its comments, saved as odt and docx, opens again with them."""
    document = draft(office, table=True)
    choose(office, document, "check")
    marks = comments(document)
    for ending, filter_name in (("docx", "MS Word 2007 XML"), ("odt", "writer8")):
        path = WORK / f"bewaard.{ending}"
        document.storeToURL(url(path), (prop("FilterName", filter_name),))
        again = office.open(path)
        held, kept = (sorted(content for _, _, content in one) for one in (marks, comments(again)))
        assert kept == held, (ending, kept, held)
        again.close(True)
        status, _, said = kamerlint("annotate", "--remove", str(path))
        again = office.open(path)
        assert not comments(again), (ending, said)
        again.close(True)
    document.close(True)


def a_letter_in_writer_has_the_findings_of_check(office):
    """A real letter opened in Writer gets as many comments as `kamerlint check` has findings, with the same words."""
    for letter in LETTERS:
        path = WORK / letter.name
        path.write_bytes(letter.read_bytes())
        document = office.open(path)
        choose(office, document, "check")
        said = sorted(content.split("\n")[0].split(": ", 1)[1] for author, _, content in comments(document) if author == "kamerlint")
        assert said == sorted(message for _, message in found_by(path)[0]), letter.name
        document.close(True)


def a_long_document(office):
    """200 pages are checked in less than five seconds of work; the clock tells what else the machine had to do."""
    document = office.new()
    cursor = document.Text.createTextCursor()
    document.Text.insertString(cursor, "\r".join(line for number in range(1, 301) for line in question(number)), False)
    # With narrow letters it has a fifth fewer pages than with wide ones; which there are is the machine's.
    count = pages(document)
    assert count >= 200, count
    for run in ("the first time", "again"):
        work, clock = worked(office), time.monotonic()
        choose(office, document, "check")
        work, clock = worked(office) - work, time.monotonic() - clock
        print(f"  {count} pages, {len(comments(document))} comments, {run}: {work:.1f} s of work, {clock:.1f} s by the clock")
        assert len(comments(document)) == 300
        assert work < 5, work
    document.setModified(False)
    document.close(True)


def worked(office):
    """Seconds that the office, and what it ran, have worked."""
    ticks = 0
    for process in office.processes():
        # One that ends meanwhile has its time in that of the process that started it.
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            fields = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(int(field) for field in fields[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def question(number):
    """A question with an answer of most of a page, in which one ministry has the wrong name."""
    words = "gemeente provincie brug dijk weg water school huis bewoner plan onderzoek rapport besluit bijdrage".split()
    turned = [" ".join(words[(number + at) % 14 :] + words[: (number + at) % 14]) for at in range(26)]
    told = [f"Het {one} is bekend." for one in turned]
    return [
        f"Vraag {number}",
        f"Kent u het bericht over brug {number} in {turned[0]}?",
        f"Antwoord {number}",
        "Ja. " + " ".join(told[:9]),
        " ".join(told[9:17]) + " Dat zegt de minister van Infrastuctuur en Waterstaat.",
        " ".join(told[17:]),
    ]


def a_program_that_is_missing_says_so(_office):
    from kamerlint_writer import program, words

    path, os.environ["PATH"] = os.environ["PATH"], "/nonexistent"
    try:
        program.checked("/nonexistent")
        raise AssertionError("nothing was said")
    except program.Failure as failure:
        assert failure.key == "missing"
        for language, start in (("nl", "het programma"), ("de", "the program")):
            assert words.say(language, failure.key, **failure.values).startswith(start)
    finally:
        os.environ["PATH"] = path
    old = WORK / "oud"
    old.mkdir()
    (old / "bin").mkdir()
    (old / "bin/kamerlint").write_text("#!/bin/sh\necho kamerlint 0.0.9\n")
    try:
        program.checked(str(old))
        raise AssertionError("nothing was said")
    except program.Failure as failure:
        assert failure.key == "old" and "0.0.9" in words.say("nl", failure.key, **failure.values)


def install():
    """Installs the extension as a user does. As root unopkg installs for everyone only, so nobody does it in the profile."""
    command = ["unopkg", "add", "-f", PROFILE, str(WORK / "kamerlint.oxt")]
    if os.geteuid() == 0:
        WORK.chmod(0o755)
        profile = WORK / "profile"
        profile.mkdir()
        os.chown(profile, 65534, 65534)
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", f"HOME={profile}", *command]
    return subprocess.run(command, capture_output=True, text=True, check=False)


ALWAYS = [
    check_sets_comments_once,
    comments_of_others_stay,
    fixes_are_recorded,
    places_are_exact,
    next_goes_round,
    questions_are_listed,
    what_was_checked_is_saved,
    a_long_document,
    a_program_that_is_missing_says_so,
]
WITH_LETTERS = [a_letter_in_writer_has_the_findings_of_check]


def main():
    added = install()
    if added.returncode != 0:
        print(added.stdout + added.stderr)
        print("readers: 0 passed, 1 failed")
        return 1
    return run(ALWAYS, WITH_LETTERS)


sys.exit(main())
