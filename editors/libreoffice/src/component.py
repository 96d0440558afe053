"""The entries of the menu "kamerlint": each is a job that LibreOffice starts by its name."""

import os
import sys

import unohelper
from com.sun.star.task import XJobExecutor

# LibreOffice adds this folder by itself when it loads the component from an installed extension.
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "pythonpath"))

from kamerlint_writer import menu  # noqa: E402


class Writer(unohelper.Base, XJobExecutor):
    """Runs an entry of the menu on the document in front."""

    def __init__(self, context):
        self.context = context

    def trigger(self, entry):
        menu.run(self.context, entry)


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Writer, "nl.kamerlint.Writer", ("nl.kamerlint.Writer",))
