"""Says how each test went, a line per test, as the other tests of editors do."""

import textwrap


def pytest_runtest_logreport(report):
    failed = report.failed
    if report.when != "call" and not failed:
        return
    name = report.nodeid.split("::", 1)[-1].removeprefix("test_").replace("_", " ")
    print(f"{'not ok' if failed else 'ok'} - {name}", flush=True)
    if failed:
        print(textwrap.indent(report.longreprtext[-3000:], "    "), flush=True)


def pytest_collectreport(report):
    if report.failed:
        print(f"not ok - {report.nodeid}\n{textwrap.indent(report.longreprtext, '    ')}", flush=True)
