"""The list of questions: which are answered, and the way to each."""

import unohelper
from com.sun.star.awt import XActionListener

from . import actions
from .program import Failure
from .words import say

WIDTH, HEIGHT, EDGE, BUTTON = 300, 200, 6, 14


def lines(language, found):
    """What the list shows."""
    for label, answered, text, _ in found:
        state = say(language, "answered" if answered else "open")
        yield f"{say(language, 'question')} {label}   {state}   {actions.folded(text)}"


class Chosen(unohelper.Base, XActionListener):
    """A double click in the list, or its button: go there and close."""

    def __init__(self, shown):
        self.shown = shown

    def actionPerformed(self, _event):
        self.shown.endDialog(1)

    def disposing(self, _event):
        pass


def questions(context, office, document):
    """Shows the list, and goes where the user chooses."""
    found = actions.questions(office, document)
    if not found:
        raise Failure("no questions")
    shown, choice = build(context, office, document, list(lines(office.language, found)))
    try:
        if shown.execute() == 1:
            go(document, found, choice.getSelectedItemPos())
    finally:
        shown.dispose()


def go(document, found, number):
    """Goes to a question of the list."""
    place = found[number][3] if 0 <= number < len(found) else None
    if place is not None:
        actions.go_to(document, place)


def build(context, office, document, items):
    """The window with the list, and the list."""
    manager = context.getServiceManager()
    model = manager.createInstanceWithContext("com.sun.star.awt.UnoControlDialogModel", context)
    model.Title = f"{say(office.language, 'title')}: {say(office.language, 'questions')}"
    model.Width, model.Height = WIDTH, HEIGHT

    def add(kind, name, x, y, width, height, **values):
        one = model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
        one.PositionX, one.PositionY, one.Width, one.Height = x, y, width, height
        for key, value in values.items():
            setattr(one, key, value)
        model.insertByName(name, one)

    below = HEIGHT - EDGE - BUTTON
    add("ListBox", "list", EDGE, EDGE, WIDTH - 2 * EDGE, below - 2 * EDGE, StringItemList=tuple(items), SelectedItems=(0,))
    half = 60
    add("Button", "go", WIDTH - 2 * (half + EDGE), below, half, BUTTON, Label=say(office.language, "go"), DefaultButton=True)
    add("Button", "close", WIDTH - half - EDGE, below, half, BUTTON, Label=say(office.language, "close"), PushButtonType=2)
    shown = manager.createInstanceWithContext("com.sun.star.awt.UnoControlDialog", context)
    shown.setModel(model)
    toolkit = manager.createInstanceWithContext("com.sun.star.awt.Toolkit", context)
    window = document.getCurrentController().getFrame().getContainerWindow()
    shown.createPeer(toolkit, window)
    listener = Chosen(shown)
    choice = shown.getControl("list")
    choice.addActionListener(listener)
    shown.getControl("go").addActionListener(listener)
    return shown, choice
