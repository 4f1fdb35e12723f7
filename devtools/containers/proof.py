"""`./dev containers`: from a clean clone to running containers, and back."""

import json
import secrets
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from devtools.console import ROOT, Stop, run
from devtools.containers import recovery, stand_ins, trials, troubles
from devtools.containers.engine import HOME, Engine, NoEngine, engine
from devtools.containers.stack import Stack
from devtools.containers.visitors import Crowd
from devtools.deployment import new_env

MAIL = ["--mail", "smtp://mail.invalid:25", "--sender", "practice@example.lv"]
FRONT_PAGES = ["/en/", "/lv/", "/ru/"]
#: All visitors of the trials come from one address.
LIMITS = "CALLBACK_LIMIT_ADDRESS=1000000\nCALLBACK_LIMIT_NUMBER=1000000\nSEARCH_LIMIT=1000000\n"


class Log:
    """Prints each step with its time, and keeps the lines in var/containers/log.txt."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.lines: list[str] = []

    def step(self, name: str, act: Callable[[], str | None]) -> None:
        started = time.monotonic()
        figure = act() or ""
        self.note(f"{name:<10} {time.monotonic() - started:6.0f} s  {figure}".rstrip())

    def note(self, line: str) -> None:
        print(f"  {line}", flush=True)
        self.lines.append(line)
        HOME.mkdir(parents=True, exist_ok=True)
        (HOME / "log.txt").write_text("\n".join(self.lines) + "\n")


def prove(arguments: Sequence[str]) -> int:
    """Run the proof; where no containers can run, say so by name and return 0."""
    if arguments:
        raise Stop("./dev containers takes no arguments.")
    log = Log()
    try:
        with engine() as running, TemporaryDirectory(prefix="clone-", dir=_home()) as folder:
            _prove(log, running, Path(folder) / "site")
    except NoEngine as reason:
        print(f"  – skipped: {reason}")
        return 0
    log.note(f"{'all':<10} {time.monotonic() - log.started:6.0f} s")
    return 0


def _home() -> Path:
    HOME.mkdir(parents=True, exist_ok=True)
    return HOME


def _prove(log: Log, running: Engine, folder: Path) -> None:
    log.step("images", lambda: _images(running))
    log.step("clone", lambda: _clone(folder))
    stack = Stack(running, folder)
    log.step("build", lambda: _build(stack))
    try:
        log.step("up", lambda: _up(stack))
        log.step("setup", lambda: _set_up(stack))
        log.step("seed", lambda: _seed(stack))
        log.step("crawl", lambda: trials.crawl(stack))
        log.step("half-sent", lambda: trials.half_sent(stack))
        log.step("documents", lambda: trials.private_documents(stack))
        log.step("scale", lambda: trials.scale(stack))
        log.step("roll", lambda: trials.roll(stack))
        log.step("cost", lambda: trials.cost(stack))
        log.step("memory", lambda: _memory(stack))
        log.step("faults", lambda: _faults(log, stack))
        log.step("restore", lambda: recovery.recover(stack))
        log.step("ready", lambda: ", ".join(stack.ready() or []) or "no problem")
    except BaseException:
        (HOME / "services.log").write_text(stack.compose("logs", "--no-color", "--tail", "200"))
        raise
    finally:
        log.step("down", stack.down)


def _images(running: Engine) -> str:
    origins = stand_ins.provide(running)
    return ", ".join(f"{image} ({origin})" for image, origin in origins.items())


def _clone(folder: Path) -> str:
    if run(["git", "clone", "-q", "--no-hardlinks", ROOT, folder]):
        raise Stop("The project cannot be cloned.")
    new_env.write(["localhost", *MAIL, "--output", str(folder / ".env"), "--quiet"])
    with (folder / ".env").open("a") as file:
        file.write(LIMITS)
    return ""


def _build(stack: Stack) -> str:
    stack.compose("build", "web")
    return f"the image has {stack.image_size():.0f} MiB"


def _up(stack: Stack) -> str:
    stack.compose("up", "-d")
    stack.wait_until_healthy()
    services = json.loads(stack.compose("config", "--format", "json"))["services"]
    return f"{len(services)} services"


def _set_up(stack: Stack) -> str:
    """Set a practice up, look at its front pages, and begin again with an empty database for the demo."""
    answers = ["--name=Proof", f"--domain={stack.address}", "--admin=proof"]
    mail = "--admin-email=proof@example.lv"
    password = {"SETUP_PASSWORD": secrets.token_urlsafe(16)}
    stack.manage("setup_practice", "--no-input", *answers, mail, env=password)
    visitor = Crowd(stack.address, [])
    answered = [visitor.ask("GET", path)[0] for path in FRONT_PAGES]
    if set(answered) != {200}:
        raise Stop(f"After the set-up, {FRONT_PAGES} answer {answered}.")
    stack.destroy()
    stack.compose("up", "-d")
    stack.wait_until_healthy()
    return f"front pages in {len(FRONT_PAGES)} languages; then emptied for the demo"


def _seed(stack: Stack) -> str:
    stack.manage("seed_demo", settings="mysite.settings.proof")
    stack.wait_until_ready()
    return f"{trials.stored(stack)} callback requests, /readyz answers 200"


def _faults(log: Log, stack: Stack) -> str:
    for row in troubles.rows(stack):
        log.note(row)
    return f"{len(troubles.TROUBLES)} faults, no form lost, no error on a kept page"


def _memory(stack: Stack) -> str:
    used = stack.memory()
    parts = ", ".join(f"{name} {size:.0f}" for name, size in sorted(used.items()))
    return f"{sum(used.values()):.0f} MiB: {parts}"
