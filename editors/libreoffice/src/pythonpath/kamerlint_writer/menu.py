"""From an entry of the menu to what is seen: the action is run, and a bar above the document says what came of it."""

import os
import traceback

import uno

from . import actions, dialog
from .actions import Office
from .program import Failure
from .words import say

IDENTIFIER = "nl.kamerlint.writer"
#: The kinds of a bar above the document.
INFO, DANGER = 0, 3


def office(context):
    manager = context.getServiceManager()
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    packages = context.getByName("/singletons/com.sun.star.deployment.PackageInformationProvider")
    folder = uno.fileUrlToSystemPath(packages.getPackageLocation(IDENTIFIER) or "file:///")
    provider = manager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
    where = actions.prop("nodepath", "/org.openoffice.Setup/L10N")
    node = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (where,))
    language = (node.getByName("ooLocale") or "en").split("-")[0]
    return Office(desktop, folder, language)


def run(context, entry):
    """Runs an entry on the document in front."""
    own = office(context)
    document = own.desktop.getCurrentComponent()
    if not actions.is_text(document):
        return box(context, own, say(own.language, "no text"))
    try:
        if entry == "questions":
            dialog.questions(context, own, document)
            return None
        named = {
            "check": actions.check,
            "fix": actions.fix,
            "next": actions.next_finding,
            "remove": actions.remove,
        }
        said = named[entry](own, document)
        kind = INFO
    except Failure as failure:
        said, kind = (failure.key, failure.values), DANGER
    except Exception:  # An error in here would be silence for whoever chose the entry.
        lines = traceback.format_exc().strip().splitlines()
        said, kind = ("failed", {"why": lines[-1]}), DANGER
    if said is not None:
        bar(context, own, document, say(own.language, said[0], **said[1]), kind)
    return None


def bar(context, own, document, text, kind):
    """Says something above the document; a later word takes its place."""
    controller = document.getCurrentController()
    try:
        if controller.hasInfobar(IDENTIFIER):
            controller.removeInfobar(IDENTIFIER)
        title = say(own.language, "title")
        text = text.removeprefix(f"{title}: ").removeprefix(f"{title} ")
        controller.appendInfobar(IDENTIFIER, title, text[:1].upper() + text[1:], kind, (), True)
    except Exception:  # Where there are no bars there are boxes.
        box(context, own, text)


def box(context, own, text):
    frame = own.desktop.getCurrentFrame()
    if frame is None or os.environ.get("SAL_USE_VCLPLUGIN") == "svp":
        return
    toolkit = context.getServiceManager().createInstanceWithContext("com.sun.star.awt.Toolkit", context)
    kind = uno.Enum("com.sun.star.awt.MessageBoxType", "MESSAGEBOX")
    shown = toolkit.createMessageBox(frame.getContainerWindow(), kind, 1, say(own.language, "title"), text)
    shown.execute()
