"""The JUnit and Checkstyle reports, read by those who did not write them."""

import os
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

from junitparser import Failure, JUnitXml

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
DRAFTS = ["tests/drafts/verslag.txt", "tests/drafts/good/jenv.txt"]


def report(form, *more):
    run = subprocess.run([os.environ["KAMERLINT"], "check", "--isolated", "--output-format", form, *more, *DRAFTS],
                         cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 1, run.stderr
    return run.stdout


class Xml(unittest.TestCase):
    def test_junit_is_read_by_junitparser(self):
        with tempfile.NamedTemporaryFile("w", suffix=".xml", encoding="utf-8") as file:
            file.write(report("junit"))
            file.flush()
            read = JUnitXml.fromfile(file.name)
        suites = {suite.name: suite for suite in read}
        self.assertEqual(list(suites), DRAFTS)
        bad, good = suites[DRAFTS[0]], suites[DRAFTS[1]]
        failures = [case for case in bad if any(isinstance(result, Failure) for result in case.result)]
        self.assertEqual((len(list(bad)), len(failures)), (bad.tests, bad.failures))
        self.assertGreater(bad.failures, 0)
        self.assertGreater(bad.tests, bad.failures, "a remark is no failure")
        self.assertEqual((good.tests, good.failures), (1, 0))
        self.assertTrue(any("Infrastuctuur" in failure.message for case in failures for failure in case.result))

    def test_checkstyle_is_read(self):
        tree = ElementTree.fromstring(report("checkstyle").encode())
        self.assertEqual([file.get("name") for file in tree], DRAFTS)
        for error in tree.iter("error"):
            self.assertIn(error.get("severity"), ("error", "warning", "info"))
            self.assertGreater(int(error.get("line")), 0)
            self.assertGreater(int(error.get("column")), 0)

    def test_control_characters_leave_valid_xml(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "a & <b> \"é\".txt")
            with open(path, "w", encoding="utf-8") as file:
                file.write("Vraag 1\nWie?\n\nAntwoord 1\n[PM \x01\x1b]]><![CDATA[ \ufffe]\n\nVraag 2\nWat?\n")
            for form in ("junit", "checkstyle"):
                run = subprocess.run([os.environ["KAMERLINT"], "check", "--isolated", "--output-format", form, path],
                                     capture_output=True)
                self.assertIn(os.path.basename(path).encode().split(b" ")[0], run.stdout)
                ElementTree.fromstring(run.stdout)


if __name__ == "__main__":
    unittest.main()
