"""The virtual environment: installed by uv, by pip only where uv cannot, and safe to interrupt."""

import io
import json
import re
from pathlib import Path

import pytest

from devtools import environment
from devtools.console import Stop
from devtools.progress import Progress

pytestmark = pytest.mark.once


class Machine:
    """Replaces subprocesses: records their command lines, and makes named ones fail."""

    def __init__(self, root: Path) -> None:
        self.venv = root / ".venv"
        self.uv = self.venv / "bin" / "uv"
        self.commands: list[list[str]] = []
        self.failing: set[str] = set()
        self.interrupted = False
        self.out = io.StringIO()

    def __call__(self, command, log, *_arguments, **_options) -> bool:
        command = [str(part) for part in command]
        self.commands.append(command)
        log.touch()
        if self.interrupted:
            raise KeyboardInterrupt
        kind = self.kind(command)
        if kind in self.failing:
            return False
        if kind == "venv":
            (self.venv / "bin").mkdir(parents=True, exist_ok=True)
            (self.venv / "bin" / "python").touch()
            (self.venv / "unfinished").unlink(missing_ok=True)  # as --clear does
        if kind == "uv itself":
            self.uv.touch()
        return True

    def kind(self, command: list[str]) -> str:
        if "venv" in command:
            return "venv"
        if command[-1].endswith("uv.txt"):
            return "uv itself"
        return "by uv" if command[0] == str(self.uv) else "by pip"

    def kinds(self) -> list[str]:
        return [self.kind(command) for command in self.commands]

    def ensure(self) -> None:
        environment.ensure(progress=Progress({}, self.out))


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Machine:
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_bytes((environment.ROOT / name).read_bytes())
    machine = Machine(tmp_path)
    venv = machine.venv
    for name, value in {
        "ROOT": tmp_path,
        "VAR": tmp_path / "var",
        "VENV": venv,
        "PYTHON": venv / "bin" / "python",
        "STAMP": venv / "installed.json",
        "UNFINISHED": venv / "unfinished",
        "LOG": tmp_path / "var" / "install.log",
        "run_quietly": machine,
        "_venv_works": (venv / "bin" / "python").exists,
    }.items():
        monkeypatch.setattr(environment, name, value)
    (tmp_path / "var").mkdir()
    return machine


def test_the_entry_of_uv_is_cut_out_of_the_lock_with_every_hash():
    lock = (environment.ROOT / environment.DEVELOPMENT).read_text()
    [entry] = [one for one in re.split(r"\n(?=\S)", lock) if one.startswith("uv==")]

    cut = environment._requirement("uv")

    assert cut.strip() == entry.strip()
    assert cut.count("--hash=sha256:") > 10


def test_uv_installs_the_packages_and_nothing_is_said(machine):
    machine.ensure()

    assert machine.kinds() == ["venv", "uv itself", "by uv"]
    assert "pip" not in machine.out.getvalue()


@pytest.mark.parametrize(
    ("failing", "reason"),
    [("uv itself", "uv cannot be installed"), ("by uv", "uv has failed")],
)
def test_pip_installs_where_uv_cannot_and_that_is_said(machine, failing, reason):
    machine.failing = {failing}

    machine.ensure()

    assert machine.kinds()[-1] == "by pip"
    assert f"{reason} (var/install.log says why): installing with pip" in machine.out.getvalue()


def test_packages_that_cannot_be_installed_stop_the_command_and_name_the_log(machine):
    machine.failing = {"uv itself", "by pip"}

    with pytest.raises(Stop, match=r"var/install\.log"):
        machine.ensure()


def test_installed_packages_are_left_alone_until_the_lock_changes(machine):
    machine.ensure()
    machine.commands.clear()

    machine.ensure()
    assert machine.commands == []

    with (environment.ROOT / "requirements.txt").open("a") as lock:
        lock.write("# changed\n")
    machine.ensure()
    assert machine.kinds() == ["by uv"]


def test_an_interrupted_installation_is_begun_again_from_an_empty_environment(machine):
    machine.ensure()
    (environment.ROOT / "requirements.txt").write_text("# changed\n")
    machine.interrupted = True
    with pytest.raises(KeyboardInterrupt):
        machine.ensure()
    machine.interrupted = False
    machine.commands.clear()

    machine.ensure()

    assert machine.kinds()[0] == "venv"
    assert "--clear" in machine.commands[0]


def test_a_stamp_that_was_cut_off_while_it_was_written_counts_as_none(machine):
    machine.ensure()
    environment.STAMP.write_text(json.dumps({"requirements.txt": "x"})[:10])
    machine.commands.clear()

    machine.ensure()

    assert machine.kinds() == ["by uv"]
