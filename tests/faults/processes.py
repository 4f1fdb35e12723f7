"""Starts, kills, suspends and restarts programs, each in its own process group."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from devtools.console import ROOT

#: Seconds. A start takes two on an idle machine.
LONGEST_START = 120


class Process:
    def __init__(
        self, name: str, command: Sequence[str], env: Mapping[str, str], folder: Path
    ) -> None:
        self.name = name
        self.command = [sys.executable, "-m", *command]
        self.env = dict(env)
        self.log = folder / f"{name}.log"
        self.running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill(self) -> None:
        """kill -9, children and all."""
        self._signal(signal.SIGKILL)
        self._reap()

    def stun(self) -> None:
        """Leave its connections open and let it answer nothing."""
        self._signal(signal.SIGSTOP)

    def wake(self) -> None:
        self._signal(signal.SIGCONT)

    def stop(self) -> None:
        """Ask, and insist after ten seconds."""
        self.wake()
        self._signal(signal.SIGTERM)
        try:
            self._reap(timeout=10)
        except subprocess.TimeoutExpired:
            self.kill()

    def _reap(self, timeout: float | None = None) -> None:
        if self.running:
            self.running.wait(timeout)
            self.running = None

    def _signal(self, sign: signal.Signals) -> None:
        if self.running and self.running.poll() is None:
            os.killpg(self.running.pid, sign)


def wait_until(fulfilled: Callable[[], object], what: str, seconds: float = LONGEST_START) -> None:
    deadline = time.monotonic() + seconds
    while not fulfilled():
        assert time.monotonic() < deadline, f"Waited {seconds:.0f} s in vain until {what}."
        time.sleep(0.05)
