"""What the entries of the menu do with a document. Each gives the sentence that says what was done: its name in `words`, and values."""

import contextlib
import datetime
import json
import os
import re
import tempfile
from urllib.parse import urlparse
from urllib.request import url2pathname

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.util import DateTime

from . import places, program, written
from .program import Failure

#: Who comments are of.
AUTHOR = "kamerlint"
#: Changes are shown where they stand, those that were taken out too.
ALL_SHOWN = 2


def prop(name, value):
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


class Office:
    """What the actions need of the office: where the extension lies, which language is spoken, how documents are opened."""

    def __init__(self, desktop, folder, language):
        self.desktop = desktop
        self.folder = folder
        self.language = language

    def program(self):
        return program.checked(self.folder)


def is_text(document):
    return document is not None and document.supportsService("com.sun.star.text.TextDocument")


def name_of(document):
    """The name under which settings hold for a document: that of its file, read as OpenDocument."""
    url = document.getURL()
    if url.startswith("file:"):
        path = url2pathname(urlparse(url).path)
        return os.path.splitext(path)[0] + ".odt"
    return "concept.odt"


def exported(document):
    """The document as it stands, unsaved too: the bytes of an OpenDocument text."""
    with tempfile.TemporaryDirectory(prefix="kamerlint-") as folder:
        path = os.path.join(folder, "document.odt")
        document.storeToURL(uno.systemPathToFileUrl(path), (prop("FilterName", "writer8"),))
        with open(path, "rb") as file:
            return file.read()


@contextlib.contextmanager
def one_step(document, title):
    """Everything in it is undone at once, and shows at once."""
    document.lockControllers()
    undo = document.getUndoManager()
    undo.enterUndoContext(title)
    try:
        yield
    finally:
        undo.leaveUndoContext()
        document.unlockControllers()


def writable(document):
    if document.isReadonly():
        raise Failure("read only")


@contextlib.contextmanager
def recording(document, wanted):
    """Changes are recorded or not; afterwards as before."""
    before = document.RecordChanges
    document.RecordChanges = wanted
    try:
        yield
    finally:
        document.RecordChanges = before


def take_out(document):
    found = list(places.comments(document, AUTHOR))
    for field in found:
        field.dispose()
    return len(found)


def now():
    at = datetime.datetime.now()
    one = DateTime()
    one.Year, one.Month, one.Day = at.year, at.month, at.day
    one.Hours, one.Minutes, one.Seconds = at.hour, at.minute, at.second
    return one


@contextlib.contextmanager
def all_shown(document):
    """What was taken out by recorded changes is text too: cursors step over it as the file counts it."""
    before = document.RedlineDisplayType
    document.RedlineDisplayType = ALL_SHOWN
    try:
        yield
    finally:
        document.RedlineDisplayType = before


def check(office, document):
    """Sets a comment at each finding, in the place of those that stood there."""
    writable(document)
    found = office.program()
    language = "nl" if office.language == "nl" else "en"
    arguments = ["annotate", "--lang", language, "--stdin-filename", name_of(document), "-"]
    remarks = written.remarks(program.result(found, arguments, exported(document)), AUTHOR)
    with one_step(document, "kamerlint"), recording(document, False), all_shown(document):
        take_out(document)
        # From the end on, so that what is put in moves nothing that comes after it.
        for cursor, remark in reversed(list(zip(places.ranges(document, [one.place for one in remarks]), remarks))):
            if cursor is not None:
                comment(document, cursor, remark.content)
    if not remarks:
        return "none", {}
    return ("one", {}) if len(remarks) == 1 else ("many", {"n": len(remarks)})


def comment(document, cursor, content):
    field = document.createInstance("com.sun.star.text.textfield.Annotation")
    field.Author, field.Initials, field.DateTimeValue = AUTHOR, "kl", now()
    # Lines that are paragraphs stay so when the document is saved for Word; those of `Content` would become one.
    field.TextRange.setString(content)
    cursor.getText().insertTextContent(cursor, field, not cursor.isCollapsed())


def fix(office, document):
    """Writes what can be fixed safely, as recorded changes."""
    writable(document)
    found = office.program()
    before = exported(document)
    arguments = ["check", "--fix", "--stdin-filename", name_of(document), "-"]
    changes = written.changes(program.result(found, arguments, before), before, AUTHOR)
    done = 0
    with one_step(document, "kamerlint"), all_shown(document):
        ranges = places.ranges(document, [change.place for change in changes])
        with recording(document, True):
            # In the order of the text: words are put in behind those whose place they take.
            for cursor, change in zip(ranges, changes):
                if cursor is None:
                    continue
                done += bool(change.text)
                if change.text:
                    cursor.getText().insertString(cursor, change.text, False)
                else:
                    cursor.setString("")
    # Words that take the place of others are one fix.
    count = done or len(changes)
    return ("fixed", {"n": count}) if changes else ("fixed none", {})


def remove(_office, document):
    writable(document)
    with one_step(document, "kamerlint"), recording(document, False):
        return "removed", {"n": take_out(document)}


def go_to(document, place):
    document.getCurrentController().getViewCursor().gotoRange(place, False)


def next_finding(_office, document):
    """Goes to the finding behind the cursor; behind the last comes the first."""
    found = list(places.comments_in_order(document, AUTHOR))
    if not found:
        return "no findings", {}
    cursor = document.getCurrentController().getViewCursor()
    go_to(document, found[behind(cursor, found)].getAnchor().getStart())
    return None


def behind(cursor, found):
    """Which of the findings is the first behind the cursor; in a table, the one after the finding at which it stands."""
    for number, field in enumerate(found):
        anchor = field.getAnchor().getStart()
        text = anchor.getText()
        try:
            if text.compareRegionStarts(anchor, cursor.getStart()) < 0:
                return number
        except Exception:  # Places in different texts cannot be compared.
            continue
    for number, field in enumerate(found):
        anchor = field.getAnchor().getStart()
        try:
            if anchor.getText().compareRegionStarts(anchor, cursor.getStart()) == 0:
                return (number + 1) % len(found)
        except Exception:
            continue
    return 0


def questions(office, document):
    """The questions of the document: number, whether it was answered, its text, and its paragraph."""
    found = office.program()
    arguments = ["outline", "--output-format", "json", "--stdin-filename", name_of(document), "-"]
    read = json.loads(program.result(found, arguments, exported(document)))
    own = [(folded(paragraph.getString()), paragraph) for paragraph in places.paragraphs(document.Text)]
    at, listed = 0, []
    for question in read["files"][0]["questions"]:
        start = folded(question["text"])[:60]
        hit = next((number for number in range(at, len(own)) if start[:40] in own[number][0]), None)
        if hit is not None:
            at = hit
        place = own[hit][1].getStart() if hit is not None else None
        listed.append((question["label"], question["answered"], question["text"], place))
    return listed


def folded(text):
    """A text without the marks of notes and with single spaces."""
    return re.sub(r"\s+", " ", text).strip()
