"""CI measures the coverage of its pass on SQLite, prints it once, and holds a floor."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import coverage, environment

pytestmark = pytest.mark.once


@pytest.fixture
def ci(monkeypatch):
    monkeypatch.setenv("CI", "true")


@pytest.mark.usefixtures("ci")
def test_ci_measures_the_pass_on_sqlite_and_no_other():
    assert "--cov" in coverage.options("differing", wanted=False, last=False)
    assert coverage.is_measured("differing", wanted=False)
    for part in ("", "database", "sample"):
        assert coverage.options(part, wanted=False, last=True) == []
        assert not coverage.is_measured(part, wanted=False)


def test_a_developers_run_is_not_measured(monkeypatch):
    monkeypatch.delenv("CI", raising=False)

    assert coverage.options("differing", wanted=False, last=False) == []
    assert not coverage.is_measured("differing", wanted=False)


@pytest.mark.usefixtures("ci")
@pytest.mark.parametrize("part", ["differing", "database", ""])
def test_the_coverage_that_a_user_wants_is_added_up_and_printed_at_the_end(part: str):
    first = coverage.options(part, wanted=True, last=False)
    last = coverage.options(part, wanted=True, last=True)

    assert ["--cov-append" in options for options in (first, last)] == [True, True]
    assert ["--cov-report=term" in options for options in (first, last)] == [False, True]
    assert not coverage.is_measured(part, wanted=True)


@pytest.fixture
def measured(tmp_path, monkeypatch):
    """A program of which half of the branches ran, and a floor for it."""

    def measure(floor: int) -> None:
        (tmp_path / "pyproject.toml").write_text(
            f'[tool.coverage.run]\nbranch = true\ndata_file = "data"\n'
            f"[tool.coverage.report]\nfail_under = {floor}\nprecision = 1\n"
        )
        (tmp_path / "program.py").write_text("import sys\nif len(sys.argv) > 5:\n    print(1)\n")
        command = [sys.executable, "-m", "coverage", "run", "program.py"]
        # Its own measurement, also where the tests are measured.
        env = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
        subprocess.run(command, cwd=tmp_path, env=env, check=True)

    monkeypatch.setattr(coverage, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    return measure


@pytest.mark.parametrize(("floor", "code"), [(59, 0), (60, 0), (61, 1)])
def test_a_figure_below_the_floor_fails_and_both_are_printed(measured, capsys, floor, code):
    measured(floor)  # 2 of 3 lines and 1 of 2 branches

    assert coverage.hold_floor() == code
    said = capsys.readouterr().out
    assert f"60.0 % (at least {floor} %)" in said
    assert said.count("\n") == 1


def test_a_pass_that_measured_nothing_fails(measured, tmp_path, capsys):
    measured(0)
    (tmp_path / "data").unlink()

    assert coverage.hold_floor() == 1
    assert "No coverage was measured" in capsys.readouterr().out
