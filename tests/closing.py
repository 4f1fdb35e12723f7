"""The end of a run: a list of tests that could not run, and a summary line for both databases."""

import json
import os
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter

from devtools.console import in_ci

COUNTED = ("passed", "failed", "error", "skipped", "xfailed", "xpassed")
NOT_RUN: list[str] = json.loads(os.environ.get("TEST_NOT_RUN", "[]"))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI, fail if tests could not run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter is not None and reporter.stats.get("skipped")
    if in_ci() and (NOT_RUN or skipped) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    if keep := os.environ.get("TEST_KEEP_SESSION"):
        _keep(terminalreporter, config, Path(keep))
    if earlier := os.environ.get("TEST_EARLIER_SESSION"):
        _add(terminalreporter, config, Path(earlier))
    for sentence in NOT_RUN:
        terminalreporter.write_line(f"NOT RUN: {sentence}", red=in_ci(), yellow=True)


def _keep(reporter: TerminalReporter, config: pytest.Config, path: Path) -> None:
    def plain(report: object) -> dict[str, object]:
        data = config.hook.pytest_report_to_serializable(config=config, report=report)
        return {key: value for key, value in data.items() if key != "node"}  # in a worker process

    found = {category: reporter.stats.get(category, []) for category in COUNTED}
    path.write_text(json.dumps({name: [plain(one) for one in found[name]] for name in found}))


def _add(reporter: TerminalReporter, config: pytest.Config, path: Path) -> None:
    """Add the first database's results, so that the summary line includes its failures."""
    if not path.exists():
        return
    for category, reports in json.loads(path.read_text()).items():
        for data in reports:
            report = config.hook.pytest_report_from_serializable(config=config, data=data)
            report.nodeid = f"[SQLite] {report.nodeid}"
            reporter.stats.setdefault(category, []).append(report)
