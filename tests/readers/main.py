"""Runs the tests beside it and closes with one line of counts."""

import pathlib
import sys
import unittest

suite = unittest.defaultTestLoader.discover(str(pathlib.Path(__file__).parent))
result = unittest.TextTestRunner(stream=sys.stdout).run(suite)
failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
passed = result.testsRun - failed - len(result.skipped)
for test, why in result.skipped:
    print(f"skipped: {test.id()} ({why})")
print(f"readers: {passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
