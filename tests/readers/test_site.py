"""The pages of `kamerlint docs` in a real browser: from a folder, on a phone, in the dark, with axe, and the box that finds a rule."""

import importlib.util
import os
import pathlib
import subprocess
import tempfile
import unittest

from chromium import Chromium

SHOWN = "[...document.querySelectorAll('ul.rules li')].filter(e => e.offsetParent !== null).length"


@unittest.skipUnless(os.environ.get("CHROMIUM"), "no Chromium")
class Site(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temp = tempfile.TemporaryDirectory()
        cls.site = pathlib.Path(cls.temp.name, "uit leg")
        subprocess.run([os.environ["KAMERLINT"], "docs", cls.site], cwd=cls.temp.name, check=True, capture_output=True)
        cls.browser = Chromium(os.environ["CHROMIUM"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.temp.cleanup()

    def open(self, page, width=1200, dark=False):
        self.browser.media("", dark)
        self.browser.size(width, 900)
        self.browser.open((self.site / page).as_uri())

    def js(self, code):
        return self.browser.js(code)

    def test_axe_finds_nothing_and_nothing_sticks_out(self):
        axe = pathlib.Path(importlib.util.find_spec("axe_core_python").origin).with_name("axe.min.js").read_text()
        for page in ("index.html", "nl/index.html", "en/index.html", "nl/KL301.html", "en/KL101.html", "nl/settings.html", "en/commands.html", "nl/recipes.html", "en/formats.html", "nl/editors.html"):
            for width, dark in ((1200, False), (390, True)):
                self.open(page, width, dark)
                self.assertEqual(self.js("document.documentElement.scrollWidth"), width, page)
                self.js(axe + ";0")
                found = self.js("axe.run().then(r => r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.target).join(' ')))")
                self.assertEqual(found, [], page)
        said, asked = self.browser.complaints()
        self.assertEqual(said, [])
        self.assertTrue(all(address.startswith("file:") for address in asked), asked)

    def test_a_rule_is_found_by_its_words(self):
        self.open("nl/index.html")
        total = self.js(SHOWN)
        self.assertGreater(total, 80)
        self.js("document.querySelector('input').value = 'dossiernummer bestaan'; document.querySelector('input').dispatchEvent(new Event('input'))")
        self.assertIn("KL301", self.js("[...document.querySelectorAll('ul.rules li:not([hidden])')].map(e => e.textContent).join()"))
        self.assertLess(self.js(SHOWN), total)
        self.assertEqual(self.js("document.querySelector('[role=status]').textContent"), f"{self.js(SHOWN)} van {total}")

    def test_the_list_is_whole_without_its_script(self):
        self.browser.ask("Emulation.setScriptExecutionDisabled", value=True)
        self.open("en/index.html")
        self.browser.ask("Emulation.setScriptExecutionDisabled", value=False)
        self.assertGreater(self.js(SHOWN), 80)


if __name__ == "__main__":
    unittest.main()
