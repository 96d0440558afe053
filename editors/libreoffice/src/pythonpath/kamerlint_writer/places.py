"""The places of a document of Writer: its paragraphs, the steps of a cursor in them, its comments."""

#: The most steps of a cursor at once.
STRIDE = 30000
#: How far from where they are expected words are looked for: things that take steps and show nothing are few.
NEAR = 24


def paragraphs(text):
    """The paragraphs of a text, those of its tables where they stand."""
    found = text.createEnumeration()
    while found.hasMoreElements():
        one = found.nextElement()
        if one.supportsService("com.sun.star.text.Paragraph"):
            yield one
        elif one.supportsService("com.sun.star.text.TextTable"):
            for name in one.getCellNames():
                yield from paragraphs(one.getCellByName(name))


def ranges(document, wanted):
    """The ranges at places, in the same order; `None` where there is none."""
    # One paragraph at a time: every one that is kept makes Writer slower.
    by_story = {}
    for number, place in enumerate(wanted):
        by_story.setdefault(place.story, {}).setdefault(place.paragraph, []).append(number)
    found = [None] * len(wanted)
    for story, by_paragraph in by_story.items():
        text = text_of(document, story)
        last = max(by_paragraph)
        for at, paragraph in enumerate(paragraphs(text) if text is not None else ()):
            for number in by_paragraph.get(at, ()):
                found[number] = range_at(paragraph, wanted[number])
            if at == last:
                break
    return found


def text_of(document, story):
    if story == "body":
        return document.Text
    kind, number = story
    notes = document.Endnotes if kind == "endnote" else document.Footnotes
    return notes.getByIndex(number) if number < notes.getCount() else None


def range_at(paragraph, place):
    """The range of a place in its paragraph, held to the words that must stand there."""
    for way in range(2 * NEAR + 1):
        start = place.start + (-(way // 2) if way % 2 == 0 else way // 2 + 1)
        if start < 0:
            continue
        cursor = paragraph.getText().createTextCursorByRange(paragraph.getStart())
        forward(cursor, start, False)
        forward(cursor, place.length, True)
        if place.words is None or "".join(cursor.getString().split()) == "".join(place.words.split()):
            return cursor
    return paragraph.getText().createTextCursorByRange(paragraph.getStart())


def forward(cursor, count, select):
    """Moves a cursor on, as far as the text goes."""
    while count > 0 and cursor.goRight(min(count, STRIDE), select):
        count -= STRIDE


def comments(document, author):
    """The comments of an author, in no order."""
    found = document.TextFields.createEnumeration()
    while found.hasMoreElements():
        field = found.nextElement()
        if field.supportsService("com.sun.star.text.textfield.Annotation") and field.Author == author:
            yield field


def comments_in_order(document, author):
    """The comments of an author, in the order of the text."""
    for paragraph in paragraphs(document.Text):
        portions = paragraph.createEnumeration()
        while portions.hasMoreElements():
            portion = portions.nextElement()
            if portion.TextPortionType not in ("TextField", "Annotation"):
                continue
            field = portion.TextField
            if field.supportsService("com.sun.star.text.textfield.Annotation") and field.Author == author:
                yield field
