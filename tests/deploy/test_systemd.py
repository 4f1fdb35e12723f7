"""The units of deploy/systemd: what they run exists, and they may do little."""

import configparser
import re
from pathlib import Path

import pytest

from devtools.console import ROOT

pytestmark = pytest.mark.once

FOLDER = ROOT / "deploy" / "systemd"
UNITS = sorted(path for path in FOLDER.iterdir() if path.is_file())
SERVICES = [path for path in UNITS if path.suffix == ".service"]
HARDENING = FOLDER / "massage-practice-.service.d" / "hardening.conf"


class Unit(configparser.RawConfigParser):
    """A unit file; a key that comes twice keeps its last value."""

    def __init__(self, path: Path) -> None:
        super().__init__(strict=False, delimiters=("=",), comment_prefixes=("#",))
        self.read_string(path.read_text())

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def named(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", UNITS, ids=named)
def test_a_unit_says_what_it_is(path: Path):
    assert Unit(path)["Unit"]["Description"].startswith("Massage practice: ")


@pytest.mark.parametrize("path", SERVICES, ids=named)
def test_a_service_is_hardened_by_its_name(path: Path):
    # systemd reads massage-practice-.service.d for each service whose name begins so.
    assert path.name.startswith("massage-practice-")


def test_services_run_as_a_user_of_their_own_and_write_to_one_folder():
    service = Unit(HARDENING)["Service"]

    assert service["User"] == service["StateDirectory"] == "massage-practice"
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == "yes"
    assert service["CapabilityBoundingSet"] == ""
    assert "ReadWritePaths" not in service


@pytest.mark.parametrize("path", SERVICES, ids=named)
def test_a_service_runs_a_program_of_the_environment(path: Path):
    command = Unit(path)["Service"]["ExecStart"]

    assert re.fullmatch(
        r"/opt/massage-practice/\.venv/bin/(python manage\.py [a-z]+|gunicorn --bind=127\.0\.0\.1:%i)",
        command,
    )


@pytest.mark.parametrize(
    "name", ["massage-practice-web@.service", "massage-practice-worker.service"]
)
def test_a_lasting_service_comes_back_and_has_time_to_stop(name: str):
    service = Unit(FOLDER / name)["Service"]

    assert service["Restart"] == "always"
    assert int(service["TimeoutStopSec"]) > 30
    assert service["MemoryMax"]


def test_the_backup_runs_every_night_and_is_made_up_for():
    timer = Unit(FOLDER / "massage-practice-backup.timer")["Timer"]

    assert timer["OnCalendar"].startswith("*-*-* ")
    assert timer["Persistent"] == "yes"
    assert Unit(FOLDER / "massage-practice-backup.service")["Service"]["ExecStart"].endswith(
        " manage.py backup"
    )


@pytest.mark.parametrize("path", [path for path in UNITS if path.suffix != ".service"], ids=named)
def test_what_starts_by_itself_says_with_what(path: Path):
    assert Unit(path)["Install"]["WantedBy"].endswith(".target")
