"""Terminal output and subprocesses."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
Command = Sequence[str | Path]


class Stop(Exception):  # noqa: N818 - it is a decision, not an error
    """Ends the command with a one-sentence message."""


def say(sentence: str) -> None:
    print(f"» {sentence}", flush=True)


def run(command: Command, env: Mapping[str, str] | None = None, folder: Path = ROOT) -> int:
    """Run a program in the project's folder and return its exit code."""
    sys.stdout.flush()
    program = subprocess.Popen(command, cwd=folder, env={**os.environ, **(env or {})})
    try:
        return program.wait()
    except (KeyboardInterrupt, SystemExit) as end:
        # Ctrl-C also reaches the child process, SIGTERM does not; in both cases it may clean up.
        if isinstance(end, SystemExit):
            program.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            program.wait(timeout=20)
        program.kill()
        raise


def run_quietly(
    command: Command,
    log: Path,
    env: Mapping[str, str] | None = None,
    tick: Callable[[], None] = lambda: None,
) -> bool:
    """Run a program with its output in a log file; return whether it succeeded. Calls ``tick`` meanwhile."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a") as output:
        program = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        try:
            while True:
                with suppress(subprocess.TimeoutExpired):
                    return program.wait(timeout=0.5) == 0
                tick()
        except BaseException:
            program.kill()
            program.wait()
            raise


def quick_folder() -> str | None:
    """Return the folder in memory for temporary databases, if there is enough memory."""
    memory = Path("/dev/shm")  # noqa: S108
    enough = (
        memory.is_dir()
        and os.access(memory, os.W_OK)
        and shutil.disk_usage(memory).free > 2 * 2**30
    )
    return str(memory) if enough else None


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}
