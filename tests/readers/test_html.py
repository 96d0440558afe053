"""The HTML report in a real browser: it renders, its filters work by mouse and keyboard, it is accessible and asks for nothing."""

import importlib.util
import os
import pathlib
import subprocess
import tempfile
import unittest

from chromium import Chromium

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHOWN = "[...document.querySelectorAll('.card')].filter(e => e.offsetParent !== null).length"
MARKS = "document.querySelectorAll('mark:not(.off)').length"
STATUS = "document.querySelector('[role=status]').textContent"


@unittest.skipUnless(os.environ.get("CHROMIUM"), "no Chromium")
class Html(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.page = pathlib.Path(cls.folder.name, "verslag.html")
        subprocess.run([os.environ["KAMERLINT"], "check", "--isolated", "--fail-on", "never", "--output-format", "html",
                        "--output-file", str(cls.page), "tests/drafts/verslag.txt", "tests/drafts/good"], cwd=ROOT, check=True)
        cls.browser = Chromium(os.environ["CHROMIUM"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.folder.cleanup()

    def open(self, width=1440, height=900, dark=False, media=""):
        self.browser.media(media, dark)
        self.browser.size(width, height)
        self.browser.open(self.page.as_uri())

    def js(self, code):
        return self.browser.js(code)

    def click(self, selector):
        self.js(f"document.querySelector({selector!r}).click()")

    def test_it_renders_and_asks_for_nothing(self):
        self.open()
        said, asked = self.browser.complaints()
        self.assertEqual(said, [])
        self.assertEqual(asked, [self.page.as_uri()])
        self.assertGreater(self.js(SHOWN), 4)
        self.assertEqual(self.js("document.documentElement.lang"), "nl")
        self.assertEqual("17px", self.js("getComputedStyle(document.querySelector('.text')).fontSize"))
        self.assertNotEqual(self.js("getComputedStyle(document.querySelector('mark.error')).backgroundColor"), "rgba(0, 0, 0, 0)")
        shot = os.path.join(self.folder.name, "licht.png")
        self.assertGreater(self.browser.screenshot(shot), 50_000, "the page is not empty")

    def test_the_policy_stops_other_scripts(self):
        self.open()
        stopped = self.js("""new Promise(done => {
            const stopped = [];
            addEventListener('securitypolicyviolation', e => stopped.push(e.effectiveDirective) === 2 && done(stopped.sort()));
            const s = document.createElement('script'); s.textContent = 'window.stranger = 1'; document.body.append(s);
            const i = new Image(); i.src = 'file:///x.png'; document.body.append(i);
            setTimeout(() => done(stopped), 10_000);
        })""")
        self.assertEqual(stopped, ["img-src", "script-src-elem"])
        self.assertIsNone(self.js("window.stranger ?? null"))

    def test_findings_stand_beside_their_lines(self):
        self.open()
        apart = """[...document.querySelectorAll('.card')].map(card => {
            const mark = document.getElementById('m' + card.id.slice(1)).getBoundingClientRect();
            const box = card.getBoundingClientRect();
            return [box.left - mark.right, box.top - mark.top]})"""
        places = self.js(apart)
        for left, _ in places:
            self.assertGreater(left, 0, "in the margin, right of the text")
        self.assertLess(abs(places[0][1]), 40, "the first one at the height of its line")
        overlaps = """(() => { const boxes = [...document.querySelectorAll('.card')].map(c => c.getBoundingClientRect());
            return boxes.filter((b, i) => boxes.some((o, j) => j > i && b.top < o.bottom && o.top < b.bottom)).length })()"""
        self.assertEqual(self.js(overlaps), 0)

    def test_a_page_without_blank_lines(self):
        """Text from a PDF: the findings still stand beside their lines, with and without the script and on paper."""
        draft = pathlib.Path(self.folder.name, "pdf.txt")
        lines = ["Vraag 1", "Wat is waar?", "Antwoord 1", *["Dat is zo en niet anders."] * 40,
                 "Zie Kamerstuk 298 385, nr. 119.", *["Dat is zo."] * 20, "Vraag 2", "Wie?"]
        draft.write_text("\n".join(lines))
        page = draft.with_suffix(".html")
        subprocess.run([os.environ["KAMERLINT"], "check", "--isolated", "--fail-on", "never", "--select", "KL101,KL301",
                        "--output-file", f"html={page}", str(draft)], cwd=ROOT, check=True, capture_output=True)
        apart = """[...document.querySelectorAll('.card')].map(card => card.getBoundingClientRect().top
            - document.getElementById('m' + card.id.slice(1)).getBoundingClientRect().top)"""
        self.browser.media()
        self.browser.size(1440, 900)
        for script, media, most in ((True, "", 12), (False, "", 120), (True, "print", 120)):
            self.browser.ask("Emulation.setScriptExecutionDisabled", value=not script)
            self.browser.media(media)
            self.browser.open(page.as_uri())
            places = self.js(apart)
            self.browser.ask("Emulation.setScriptExecutionDisabled", value=False)
            self.assertEqual(len(places), 2)
            for place in places:
                self.assertLess(abs(place), most, f"script: {script}, {media}")

    def test_filters_by_severity(self):
        self.open()
        total, marks = self.js(SHOWN), self.js(MARKS)
        infos = self.js("document.querySelectorAll('.card.info').length")
        self.assertGreater(infos, 0)
        self.click("button[data-filter=info]")
        self.assertEqual(self.js("document.querySelector('button[data-filter=info]').getAttribute('aria-pressed')"), "false")
        self.assertEqual(self.js(SHOWN), total - infos)
        self.assertLess(self.js(MARKS), marks)
        self.assertEqual(self.js(STATUS), f"{total - infos} van {total} bevindingen getoond")
        self.click("button[data-filter=info]")
        self.assertEqual((self.js(SHOWN), self.js(MARKS)), (total, marks))

    def test_filters_by_rule_with_the_keyboard(self):
        self.open()
        total = self.js(SHOWN)
        self.js("document.querySelector('button[data-filter=KL301]').focus()")
        self.browser.press(" ", 32)
        hidden = self.js("document.querySelectorAll('.card[data-rule=KL301]').length")
        self.assertEqual((hidden, self.js(SHOWN)), (2, total - 2))
        self.click("button[data-set=false]")
        self.assertEqual((self.js(SHOWN), self.js(MARKS)), (0, 0))
        self.click("button[data-set=true]")
        self.assertEqual(self.js(SHOWN), total)

    def test_the_first_tab_stop_leads_to_the_draft(self):
        self.open()
        self.browser.press("Tab", 9)
        self.assertEqual(self.js("document.activeElement.className"), "skip")
        self.browser.press("Enter", 13)
        self.assertEqual(self.js("location.hash"), "#main")

    def test_the_checklist_has_every_question(self):
        self.open()
        states = self.js("[...document.querySelectorAll('article:first-of-type .questions li')].map(li => li.className)")
        self.assertEqual(states, ["answered", "check", "open", "check"])

    def test_lines_that_were_full_are_one_paragraph(self):
        page = pathlib.Path(self.folder.name, "alineas.html")
        subprocess.run([os.environ["KAMERLINT"], "check", "--isolated", "--fail-on", "never", "--output-file", f"html={page}",
                        "tests/drafts/concept.txt"], cwd=ROOT, check=True, capture_output=True)
        self.browser.size(1440, 900)
        self.browser.open(page.as_uri())
        lines = self.js("[...document.querySelectorAll('.line')].map(line => line.textContent.trim())")
        [letter] = [line for line in lines if line.startswith("Hierbij bieden")]
        self.assertTrue(letter.endswith("2025Z02345."), letter)
        self.assertIn("Vraag 2", lines, "a heading stands on a line of its own")
        widths = self.js("[...document.querySelectorAll('.asked li')].map(li => li.getBoundingClientRect().width)")
        self.assertGreater(len(widths), 0)
        self.assertGreater(min(widths), 300, "what is asked has the room of its question")

    def test_it_says_when_it_was_made_and_what_was_not_looked_at(self):
        self.open()
        self.assertRegex(self.js("document.querySelector('footer').innerText"), r"Gemaakt op \d{1,2} [a-z]+ \d{4} door kamerlint \d")
        self.assertIn("geen vragenblad", self.js("document.querySelector('.unseen').innerText"))

    def test_narrow_dark_and_printed(self):
        self.open(360, 800, dark=True)
        self.assertEqual(self.js("document.documentElement.scrollWidth"), 360, "nothing sticks out at 360 px")
        self.assertFalse(self.js("document.querySelector('.filters button').checkVisibility()"), "filters are folded on a phone")
        self.click(".filters summary")
        self.assertTrue(self.js("document.querySelector('.filters button').checkVisibility()"))
        ground = self.js("getComputedStyle(document.body).backgroundColor")
        self.assertLess(max(int(n) for n in ground[4:-1].split(",")), 60, "dark means dark")
        self.open(media="print")
        self.assertEqual(self.js("getComputedStyle(document.querySelector('.filters')).display"), "none")
        self.assertEqual(self.js("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)")
        self.assertTrue(self.browser.pdf().startswith(b"%PDF"))

    def test_axe_finds_nothing(self):
        axe = pathlib.Path(importlib.util.find_spec("axe_core_python").origin).with_name("axe.min.js").read_text()
        for width, dark in ((1440, False), (1440, True), (360, False), (360, True)):
            self.open(width, 900, dark)
            self.js(axe + ";0")
            found = self.js("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 200))]))")
            self.assertEqual(found, [], f"{width} px, dark: {dark}")


if __name__ == "__main__":
    unittest.main()
