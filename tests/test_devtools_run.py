"""`./dev run`: the output of the programs that it starts, and the state after they end."""

import io
import json
import os
import sqlite3
import sys
import time
from pathlib import Path
from textwrap import dedent

import pytest

from devtools import environment, preparing, server, site
from devtools.console import Stop
from devtools.progress import Progress

pytestmark = pytest.mark.once

SENTENCES = ["Compiling", "Migrating", "Writing", "Publishing", "Indexing"]


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A project folder with programs written by the test."""
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    for module in (preparing, server, site):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(site, "DATABASE", tmp_path / "db.sqlite3")
    monkeypatch.setattr(site, "STAMP", tmp_path / "site.json")
    monkeypatch.setattr(site, "LOG", tmp_path / "run.log")
    (tmp_path / "demo").mkdir()
    return tmp_path


def write(path: Path, code: str) -> None:
    path.write_text(dedent(code))


def prepare(folder: Path, out: io.StringIO, progress: Progress | None = None) -> str:
    progress = progress or Progress({}, out)
    return preparing.prepare(progress, SENTENCES, folder / "run.log", fresh=True)


# Preparing


def test_progress_is_one_line_a_phase_and_everything_else_goes_to_the_log(folder):
    write(
        folder / "demo" / "prepare.py",
        """
        import json, sys
        print("INFO 654 lines", file=sys.stderr)
        for done in range(3):
            print(json.dumps({"phase": "migrate", "done": done, "total": 3}), flush=True)
        print(json.dumps({"phase": "texts", "done": 0, "total": 1}), flush=True)
        print(json.dumps({"logins": " ".join(sys.argv[1:])}))
        """,
    )
    out = io.StringIO()

    assert prepare(folder, out) == "--fresh"
    assert out.getvalue() == "» Migrating… 0 s\n» Writing… 0 s\n"
    assert (folder / "run.log").read_text() == "INFO 654 lines\n"


def test_a_phase_that_fails_names_the_last_error_and_the_log(folder):
    write(
        folder / "demo" / "prepare.py",
        """
        print('{"phase": "migrate", "done": 0, "total": 1}', flush=True)
        try:
            raise ValueError("the first")
        except ValueError:
            raise OSError("disk full")
        """,
    )
    out = io.StringIO()

    with pytest.raises(Stop, match=r"(?s)“Migrating” failed: OSError: disk full.*run\.log"):
        prepare(folder, out)
    assert out.getvalue() == "» Migrating… 0 s ✗\n"


def test_a_program_that_ends_early_without_an_error_is_a_failure_too(folder):
    write(folder / "demo" / "prepare.py", "")

    with pytest.raises(Stop, match=r"run\.log"):
        prepare(folder, io.StringIO())


def test_an_interruption_ends_the_program(folder):
    write(
        folder / "demo" / "prepare.py",
        """
        import os, signal, time
        # A run in the background ignores Ctrl-C, and so would its children.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        open("pid", "w").write(str(os.getpid()))
        print('{"phase": "migrate", "done": 0, "total": 1}', flush=True)
        time.sleep(600)
        """,
    )

    class Interrupted(Progress):
        def at(self, share: float) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prepare(folder, io.StringIO(), Interrupted({}, io.StringIO()))
    with pytest.raises(ProcessLookupError):
        os.kill(int((folder / "pid").read_text()), 0)


# State left by an earlier start


def test_a_stamp_that_was_cut_off_counts_as_none(folder):
    site.STAMP.write_text(json.dumps({"made of": ["x"], "logins": ""})[:12])

    assert site._stamp() == {}


@pytest.mark.parametrize(("stamped", "set_aside"), [(False, True), (True, False)])
def test_only_a_damaged_database_that_was_never_finished_is_set_aside(
    folder, monkeypatch, stamped, set_aside
):
    site.DATABASE.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    monkeypatch.setattr(preparing, "prepare", lambda *_arguments, **_options: "")

    site._prepare(Progress({}, io.StringIO()), fresh=not stamped)

    assert site.DATABASE.exists() is not set_aside
    assert site.DATABASE.with_suffix(".damaged").exists() is set_aside


def test_a_sound_unfinished_database_is_kept(folder, monkeypatch):
    connection = sqlite3.connect(site.DATABASE)
    connection.execute("CREATE TABLE kept (id)")
    connection.close()
    monkeypatch.setattr(preparing, "prepare", lambda *_arguments, **_options: "")

    site._prepare(Progress({}, io.StringIO()), fresh=True)

    assert site.DATABASE.exists()


def test_bytecode_is_kept_in_var_where_it_is_not_wanted_beside_the_code(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", "")
    monkeypatch.delenv("PYTHONPYCACHEPREFIX")

    environment.keep_bytecode()

    assert "PYTHONDONTWRITEBYTECODE" not in os.environ
    assert os.environ["PYTHONPYCACHEPREFIX"] == str(environment.VAR / "bytecode")


# The server


def program(folder: Path, code: str) -> server.Program:
    write(folder / "manage.py", code)
    return server.Program(folder / "run.log", "runserver")


def test_a_server_that_ends_because_a_file_has_changed_is_started_again(folder):
    running = program(
        folder,
        """
        import os, sys
        assert os.environ["RUN_MAIN"] == "true"
        with open("starts", "a") as file:
            file.write("x")
        sys.exit(3 if os.path.getsize("starts") < 3 else 0)
        """,
    )

    code = running.wait()
    running.stop()

    assert code == 0
    assert (folder / "starts").read_text() == "xxx"


def test_output_goes_to_the_log_until_it_is_shown(folder, capfdbinary):
    running = program(
        folder,
        """
        print("before", flush=True)
        import os, time
        while not os.path.exists("shown"):
            time.sleep(0.01)
        print("(Pdb) ", end="", flush=True)
        time.sleep(600)
        """,
    )
    log = folder / "run.log"
    wait_for(lambda: log.read_bytes() == b"before\n")
    running.show()
    (folder / "shown").touch()
    shown = b""

    def prompt_is_shown() -> bool:
        nonlocal shown
        shown += capfdbinary.readouterr().out
        return shown == b"(Pdb) "

    wait_for(prompt_is_shown)
    running.stop()

    assert log.read_bytes() == b"before\n"
    assert not running.lives()


def test_a_server_that_ends_before_it_answers_is_noticed(folder):
    running = program(folder, "raise SystemExit(1)")

    answered = server.answers(running, "http://127.0.0.1:9/", lambda: None)
    running.stop()

    assert not answered


def wait_for(happened) -> None:
    end = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.01)
