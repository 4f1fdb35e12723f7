"""Runs Django's server and the worker, and shows their output once the site responds."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

from devtools import environment
from devtools.console import ROOT

#: Exit code of Django's server after a change of a file.
CHANGED = 3


class Program:
    """A `manage.py` command whose output goes to a log file until `show` is called, and then to the screen."""

    def __init__(self, log: Path, *command: str) -> None:
        self.command = command
        self.log = log.open("ab")
        self.shown = False
        self.start()

    def start(self) -> None:
        # Django's own reloader would load the site twice, once in a process that only waits.
        env = {**os.environ, "RUN_MAIN": "true", "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [environment.PYTHON, "manage.py", *self.command],
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert self.process.stdout  # noqa: S101
        self.relay = threading.Thread(target=self._relay, args=[self.process.stdout], daemon=True)
        self.relay.start()

    def show(self) -> None:
        self.shown = True

    def lives(self) -> bool:
        return self.process.poll() is None

    def wait(self) -> int:
        """Wait until the program ends; restart it if it ended because of a changed file."""
        while (code := self.process.wait()) == CHANGED:
            self.start()
        return code

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.relay.join(timeout=1)
        self.log.close()

    def _relay(self, output: BinaryIO) -> None:
        # Unbuffered, not by lines: a debugger's prompt has no line break.
        with output:
            while text := os.read(output.fileno(), 65536):
                if self.shown:
                    sys.stdout.buffer.write(text)
                    sys.stdout.buffer.flush()
                elif not self.log.closed:
                    self.log.write(text)
                    self.log.flush()


def answers(server: Program, address: str, tick: Callable[[], None]) -> bool:
    """Wait until the server responds at the address; return whether it is running. Calls ``tick`` meanwhile."""
    opener = build_opener(ProxyHandler({}))
    while server.lives():
        try:
            opener.open(address, timeout=60).close()
        except HTTPError:
            return True  # an error page is a response too
        except OSError:
            tick()
            time.sleep(0.1)
        else:
            return True
    return False
