"""The program kamerlint: where it is, whether it is new enough, and what comes of a run."""

import os
import re
import shutil
import subprocess
import sys

NEEDED = (0, 1, 0)
#: The longest that a run may take, in seconds.
PATIENCE = 60


class Failure(Exception):
    """Why nothing came of it: the name of a sentence in `words`, and its values."""

    def __init__(self, key, **values):
        super().__init__(key)
        self.key = key
        self.values = values


def find(folder):
    """The program in the extension, else the one on the PATH."""
    name = "kamerlint.exe" if sys.platform == "win32" else "kamerlint"
    bundled = os.path.join(folder, "bin", name)
    if os.path.isfile(bundled):
        # An archive may have lost who may run it.
        if not os.access(bundled, os.X_OK):
            os.chmod(bundled, 0o755)
        return bundled
    found = shutil.which(name)
    if found is None:
        raise Failure("missing")
    return found


def environment():
    """What the program sees of the environment: not the libraries of the office."""
    own = {"PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "URE_BOOTSTRAP", "UNO_PATH"}
    return {key: value for key, value in os.environ.items() if key not in own}


def run(program, arguments, document=b""):
    """Runs the program; gives its status, what it wrote, and what it said."""
    quiet = {"creationflags": 0x08000000} if sys.platform == "win32" else {}
    try:
        done = subprocess.run(
            [program, *arguments],
            input=document,
            capture_output=True,
            timeout=PATIENCE,
            env=environment(),
            check=False,
            **quiet,
        )
    except subprocess.TimeoutExpired as error:
        raise Failure("slow", n=PATIENCE) from error
    except OSError as error:
        raise Failure("failed", why=str(error)) from error
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip()


def checked(folder):
    """The program, when it is there and new enough."""
    program = find(folder)
    status, said, complaint = run(program, ["--version"])
    numbers = re.search(rb"(\d+)\.(\d+)\.(\d+)", said)
    if status != 0 or numbers is None:
        raise Failure("failed", why=complaint or program)
    version = tuple(int(number) for number in numbers.groups())
    if version < NEEDED:
        shown = [".".join(str(number) for number in one) for one in (version, NEEDED)]
        raise Failure("old", path=program, version=shown[0], needed=shown[1])
    return program


def result(program, arguments, document):
    """What a run wrote; 0 and 1 say that it was done, and whether anything was found."""
    status, written, said = run(program, arguments, document)
    if status not in (0, 1) or not written:
        lines = said.splitlines() or [f"status {status}"]
        raise Failure("failed", why=lines[-1].removeprefix("kamerlint: "))
    return written
