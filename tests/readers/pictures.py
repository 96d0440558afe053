"""Takes the pictures of README and LEESMIJ anew: pictures.py BINARY, with CHROMIUM set. Look at them afterwards; pngquant makes them small."""

import base64
import html
import os
import pathlib
import pty
import re
import shutil
import subprocess
import sys
import tempfile

from chromium import Chromium

IMAGES = pathlib.Path(__file__).resolve().parents[2] / "docs/images"
DRAFT = """Antwoord van minister Hermans (Klimaat en Groene Groei) op vragen van het lid Kröger (GroenLinks-PvdA)
over warmtenetten (ingezonden 3 februari 2025, kenmerk 2025Z01234)

Vraag 1
Kent u het bericht over de stijgende kosten van warmtenetten?

Antwoord 1
Ja.

Vraag 2
Wanneer ontvangt de Kamer de evaluatie, en wat vindt het planbureau ervan?

Antwoord 2
De evaluatie ontvangt u op 31 april 2025. Het [[Planbureau van de Leefomgeving]]
rekende dit door in de bijlage bij Kamerstuk 298 385, nr. 119.

Vraag 3
Wat betekent dit voor huurders?
""".replace("[[", "").replace("]]", "")
COLOURS = {
    "light": {"ground": "#ffffff", "ink": "#1f2328", "31": "#b3261e", "33": "#8a5a00", "34": "#0b57a4", "36": "#006874", "2": "#6b7280"},
    "dark": {"ground": "#15181c", "ink": "#e6e6e3", "31": "#ff7b72", "33": "#e3b341", "34": "#79b8ff", "36": "#56d4dd", "2": "#8b949e"},
}


def on_a_terminal(command, folder):
    """What a command writes on a terminal of 80 columns."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execvp("sh", ["sh", "-c", 'stty cols 80; exec "$@"', "sh", *command])
    said = b""
    try:
        while part := os.read(terminal, 1 << 16):
            said += part
    except OSError:
        pass
    os.waitpid(pid, 0)
    return said.decode().replace("\r\n", "\n")


def page(said, colours):
    out, state = "", set()
    for part in re.split(r"(\x1b\[[0-9;]*m)", said):
        codes = re.fullmatch(r"\x1b\[([0-9;]*)m", part)
        if codes:
            for code in codes[1].split(";"):
                state = state | {code} if code not in ("", "0") else set()
            continue
        style = ";".join(["font-weight:600"] * ("1" in state) + [f"color:{colours[c]}" for c in sorted(state) if c in colours][-1:])
        out += f'<span style="{style}">{html.escape(part)}</span>'
    return (f'<meta charset="utf-8"><body style="margin:0;background:{colours["ground"]}"><pre style="margin:0;padding:18px 22px;width:max-content;'
            f'color:{colours["ink"]};font:15px/1.35 \'DejaVu Sans Mono\',monospace">{out}</pre>')


def main(kamerlint):
    IMAGES.mkdir(exist_ok=True)
    browser = Chromium(os.environ["CHROMIUM"])

    def shoot(name, address, width, height=None, dark=False, top=None):
        browser.media("", dark)
        browser.size(width, height or 600)
        browser.open(address)
        if height is None:
            width, height = browser.js("(() => { const r = document.querySelector('pre').getBoundingClientRect(); return [Math.ceil(r.width), Math.ceil(r.height)]; })()")
            width = max(width, 760)
        top = browser.js(f"{top} - 24") if top else 0
        clip = {"x": 0, "y": top, "width": width, "height": height, "scale": 1}
        data = browser.ask("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)["data"]
        file = IMAGES / f"{name}.png"
        file.write_bytes(base64.b64decode(data))
        if shutil.which("pngquant"):
            subprocess.run(["pngquant", "--force", "--skip-if-larger", "--output", file, "48", file], check=False)

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "brief.txt").write_text(DRAFT)
        said = "\x1b[2m$\x1b[0m kamerlint brief.txt\n" + on_a_terminal([kamerlint, "check", "--isolated", "brief.txt"], folder)
        subprocess.run([kamerlint, "check", "--isolated", "--exit-zero", "--output-file", "verslag.html", "brief.txt"], cwd=folder, check=True)
        for theme, colours in COLOURS.items():
            (folder / "terminal.html").write_text(page(said, colours))
            shoot(f"terminal-{theme}", (folder / "terminal.html").as_uri(), 900, dark=theme == "dark")
            shoot(f"report-{theme}", (folder / "verslag.html").as_uri(), 1180, 900, dark=theme == "dark",
                  top="document.querySelector('.page').getBoundingClientRect().top")
    browser.close()


main(str(pathlib.Path(sys.argv[1]).resolve()))
