"""What kamerlint wrote into an OpenDocument text: its comments and its changes, and where they stand.

A place is a story ("body", or a note by its kind and number), the number of a paragraph in it, and how many steps of a cursor of
Writer lie before it in that paragraph. A letter is a step, so is a note, a field, or the comment of somebody else; what kamerlint put in
is none, for the document that is open does not have it.
"""

import io
import zipfile
from collections import namedtuple
from xml.etree import ElementTree

#: A place: where it begins and how many steps it takes; `words` are those that stand there, where that is only letters.
Place = namedtuple("Place", "story paragraph start length words")
#: What is told at a place.
Remark = namedtuple("Remark", "place content")
#: A place and the words that take its place.
Change = namedtuple("Change", "place text")

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"

PARAGRAPHS = {TEXT + "p", TEXT + "h"}
#: Of what stands in a paragraph: what only holds text, and what takes no step.
HOLDERS = {TEXT + name for name in ("span", "a", "meta", "meta-field", "ruby", "ruby-base")}
NOTHING = {TEXT + name for name in ("soft-page-break", "bookmark", "bookmark-start", "bookmark-end", "ruby-text")} | {
    TEXT + f"{name}-mark-{end}" for name in ("reference", "toc", "alphabetical-index", "user-index") for end in ("start", "end")
}


def remarks(odt, author):
    """The comments of an author, in the order of the text."""
    return Reader(odt, author).remarks


def changes(odt, before, author):
    """The changes of an author that were not there before, in the order of the text."""
    return Reader(odt, author, known=set(Reader(before, author).regions)).changes


class Story:
    """A text that is read paragraph by paragraph."""

    def __init__(self, name):
        self.name, self.paragraph, self.step, self.letters = name, -1, 0, []

    def begin(self):
        self.paragraph += 1
        self.step, self.letters = 0, []

    def add(self, text):
        self.step += len(text)
        self.letters.append(text)


class Reader:
    def __init__(self, odt, author, known=None):
        with zipfile.ZipFile(io.BytesIO(odt)) as archive:
            root = ElementTree.fromstring(archive.read("content.xml"))
        self.author, self.remarks, self.changes = author, [], []
        self.notes = {}
        # Comments that are open, by name; words that were put in, when there are such.
        self.open, self.inserting = {}, None
        self.regions = {region.get(TEXT + "id"): region[0] for region in root.iter(TEXT + "changed-region") if len(region)}
        self.fresh = set() if known is None else {key for key in self.regions if key not in known and self.is_ours(key)}
        # In a box: everything is told at the place where that hangs.
        self.boxed = 0
        self.blocks(root.find(f"{OFFICE}body/{OFFICE}text"), Story("body"))

    def is_ours(self, region):
        return self.regions[region].findtext(f"{OFFICE}change-info/{DC}creator") == self.author

    def blocks(self, parent, story):
        for one in parent if parent is not None else ():
            if one.tag in PARAGRAPHS:
                if not self.boxed:
                    story.begin()
                self.inside(one, story)
            elif one.tag.startswith(DRAW):
                self.box(one, story)
            elif one.tag in (TEXT + "change", TEXT + "change-start", TEXT + "change-end"):
                self.piece(one, story)
            elif one.tag not in (TEXT + "tracked-changes", TABLE + "covered-table-cell"):
                self.blocks(one, story)

    def inside(self, element, story):
        """The text of a paragraph, or of a piece of one."""
        self.letters(element.text, story)
        for one in element:
            if one.tag in HOLDERS:
                self.inside(one, story)
            elif one.tag not in NOTHING:
                self.piece(one, story)
            self.letters(one.tail, story)

    def letters(self, text, story):
        if self.inserting is not None:
            self.inserting.append(text or "")
        elif text and not self.boxed:
            story.add(text)

    def piece(self, one, story):
        name = one.get(OFFICE + "name")
        if one.tag == TEXT + "s":
            self.letters(" " * int(one.get(TEXT + "c", "1")), story)
        elif one.tag == TEXT + "tab":
            self.letters("\t", story)
        elif one.tag == TEXT + "line-break":
            self.letters("\n", story)
        elif one.tag == TEXT + "note":
            self.letters("\0", story)
            self.note(one)
        elif one.tag == OFFICE + "annotation" and one.findtext(DC + "creator") == self.author:
            content = "\n".join("".join(line.itertext()) for line in one.findall(TEXT + "p"))
            begun = (story.paragraph, story.step, len(story.letters), content)
            if name is None:
                self.remark(begun, story)
            else:
                self.open[name] = begun
        elif one.tag == OFFICE + "annotation-end" and name in self.open:
            self.remark(self.open.pop(name), story)
        elif one.tag == OFFICE + "annotation":
            # That of somebody else stands at its end.
            if name is None:
                self.letters("\0", story)
        elif one.tag == OFFICE + "annotation-end":
            self.letters("\0", story)
        elif one.tag in (TEXT + "change", TEXT + "change-start", TEXT + "change-end"):
            self.change(one, story)
        elif one.tag.startswith(DRAW):
            if one.get(TEXT + "anchor-type") == "as-char":
                self.letters("\0", story)
            self.box(one, story)
        else:
            self.letters("\0", story)

    def place(self, paragraph, start, letters, story):
        if self.boxed or paragraph != story.paragraph:
            return Place(story.name, max(paragraph, 0), start, 0, "")
        words = "".join(story.letters[letters:])
        return Place(story.name, paragraph, start, story.step - start, None if "\0" in words else words)

    def remark(self, begun, story):
        paragraph, start, letters, content = begun
        self.remarks.append(Remark(self.place(paragraph, start, letters, story), content))

    def change(self, one, story):
        key = one.get(TEXT + "change-id")
        ours = key in self.fresh and not self.boxed
        if one.tag == TEXT + "change-start" and ours:
            self.inserting = []
        elif one.tag == TEXT + "change-end" and ours and self.inserting is not None:
            put, self.inserting = "".join(self.inserting), None
            self.changes.append(Change(Place(story.name, story.paragraph, story.step, 0, ""), put))
        elif one.tag == TEXT + "change" and key in self.regions:
            # What was taken out is there still, where the mark stands.
            begun = (story.paragraph, story.step, len(story.letters))
            taken = [piece for piece in self.regions[key] if piece.tag in PARAGRAPHS]
            for number, piece in enumerate(taken):
                if number > 0 and not self.boxed:
                    story.begin()
                self.inside(piece, story)
            if ours:
                self.changes.append(Change(self.place(*begun, story), ""))

    def note(self, one):
        if self.boxed:
            return
        kind = one.get(TEXT + "note-class", "footnote")
        number = self.notes[kind] = self.notes.get(kind, -1) + 1
        self.blocks(one.find(TEXT + "note-body"), Story((kind, number)))

    def box(self, one, story):
        self.boxed += 1
        if story.paragraph < 0:
            story.paragraph = 0
            self.blocks(one, story)
            story.paragraph = -1
        else:
            self.blocks(one, story)
        self.boxed -= 1
