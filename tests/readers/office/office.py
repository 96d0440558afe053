"""A LibreOffice of its own: a profile that nobody else has, without a screen, reached over a pipe."""

import contextlib
import os
import pathlib
import subprocess
import time

import uno
from com.sun.star.beans import PropertyValue

WORK = pathlib.Path(os.environ["WORK"])
PROFILE = f"-env:UserInstallation=file://{WORK}/profile"


def prop(name, value):
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def url(path):
    return uno.systemPathToFileUrl(str(path))


class Office:
    def __init__(self):
        pipe = f"kamerlint{os.getpid()}"
        command = ["soffice", "--headless", "--norestore", "--nologo", PROFILE, f"--accept=pipe,name={pipe};urp;"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(600):
            try:
                self.context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.2)
        else:
            raise SystemExit("LibreOffice does not answer")
        self.desktop = self.service("com.sun.star.frame.Desktop")

    def service(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def open(self, path):
        return self.desktop.loadComponentFromURL(url(path), "_blank", 0, ())

    def new(self):
        return self.desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())

    def processes(self):
        """The process that was started and those that it became."""
        found, new = [], [self.process.pid]
        while new:
            found += new
            new = [child for pid in new for child in children(pid)]
        return found

    def close(self):
        try:
            self.desktop.terminate()
        except Exception:
            pass
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


def children(pid):
    """The processes that a process started. One of its threads, or all of it, may end while it is asked: then that one has none."""
    found = []
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        for thread in pathlib.Path(f"/proc/{pid}/task").iterdir():
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                found += [int(one) for one in (thread / "children").read_text().split()]
    return found


def comments(document):
    """The comments of a document: author, the words they are about, what they say."""
    found, fields = [], document.TextFields.createEnumeration()
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.textfield.Annotation"):
            found.append((field.Author, field.getAnchor().getString(), field.Content))
    return sorted(found)


def changes(document):
    """The recorded changes of a document: author and kind."""
    found, all_of_them = [], document.Redlines.createEnumeration()
    while all_of_them.hasMoreElements():
        one = all_of_them.nextElement()
        found.append((one.RedlineAuthor, one.RedlineType))
    return found


def pages(document):
    return document.getCurrentController().PageCount
