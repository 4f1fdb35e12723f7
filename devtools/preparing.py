"""Runs `demo.prepare`, shows its progress and keeps its output in a log file."""

import json
import os
import re
import selectors
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from devtools import environment
from devtools.console import ROOT, Command, Stop
from devtools.progress import Progress

#: The phases that `demo.prepare` reports, in the order of their descriptions.
NAMES = ("catalogues", "migrate", "texts", "translations", "indexes")
#: The line of a traceback with the error.
ERROR = re.compile(
    r"^(?:\w+\.)*\w*(?:Error|Exception|Exit|Stop|DoesNotExist|Warning)\b.*$", re.MULTILINE
)


def prepare(progress: Progress, sentences: Sequence[str], log: Path, *, fresh: bool) -> str:
    """Migrate and seed in one child process, which ends with this one; return the demo logins."""
    shown = dict(zip(NAMES, sentences, strict=True))
    command: Command = [environment.PYTHON, "-m", "demo.prepare", *(["--fresh"] if fresh else [])]
    logins, phase = None, ""
    with log.open("ab") as output:
        program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=output)
    try:
        for event in _events(program, progress):
            if "logins" in event:
                logins = str(event["logins"])
                continue
            if event["phase"] != phase:
                _finish(progress, phase, "✓")
                phase = event["phase"]
                progress.begin(shown[phase])
            progress.at(event["done"] / max(1, event["total"]))
        code = program.wait()
    except BaseException:
        _finish(progress, phase, "✗")
        _interrupt(program)
        raise
    if code or logins is None:
        _finish(progress, phase, "✗")
        raise Stop(failed(f"“{shown.get(phase, 'Preparing the site')}” failed", log))
    _finish(progress, phase, "✓")
    return logins


def failed(what: str, log: Path) -> str:
    """Return the message for a failed program: its last error, and the path of the log."""
    errors = ERROR.findall(log.read_text(errors="replace")) if log.exists() else []
    reason = f": {errors[-1][:300]}" if errors else ""
    return f"{what}{reason}\n  The whole output is in {log.relative_to(ROOT)}."


def _finish(progress: Progress, phase: str, mark: str) -> None:
    if phase:
        progress.end(mark)


def _events(program: subprocess.Popen[bytes], progress: Progress) -> Iterator[dict[str, Any]]:
    """Yield the events that the program reports, and update the progress line in between."""
    assert program.stdout  # noqa: S101
    with selectors.DefaultSelector() as selector, program.stdout as pipe:
        selector.register(pipe, selectors.EVENT_READ)
        rest = b""
        while True:
            if not selector.select(timeout=0.5):
                progress.tick()
                continue
            text = os.read(pipe.fileno(), 65536)
            if not text:
                return
            *lines, rest = (rest + text).split(b"\n")
            yield from map(json.loads, lines)


def _interrupt(program: subprocess.Popen[bytes]) -> None:
    """End the program: Ctrl-C also reaches it, SIGTERM does not."""
    program.send_signal(signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        program.wait(timeout=10)
    program.kill()
    program.wait()
