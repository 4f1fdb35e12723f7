"""`python -m tests.trial [ENGINE]`: each engine on each database that it runs on."""

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from devtools.console import ROOT
from tests.faults.database import database
from tests.smtp import smtp_sink

CASES = [("database", "SQLite"), ("database", "PostgreSQL"), ("procrastinate", "PostgreSQL")]


def main(chosen: list[str]) -> int:
    failed = 0
    for engine, vendor in CASES:
        if not chosen or engine in chosen or vendor.lower() in chosen:
            print(f"{engine} on {vendor}", flush=True)
            failed += run(engine, vendor)
    return 1 if failed else 0


def run(engine: str, vendor: str) -> int:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="trial-")))
        _sink, port = stack.enter_context(smtp_sink())
        address = f"sqlite:///{folder / 'site.sqlite3'}"
        if vendor == "PostgreSQL":
            server = stack.enter_context(database())
            if server is None:
                sys.exit("Needs PostgreSQL's programs.")
            address = server.address
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.trial.settings",
            "DEBUG": "false",
            "SECRET_KEY": "only-for-the-trial",
            "DATABASE_URL": address,
            "EMAIL_URL": f"smtp://127.0.0.1:{port}",
            "TASKS_ENGINE": engine,
            "TRIAL_LOG": str(folder / "said.txt"),
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
        }
        migrate = ["-m", "django", "migrate", "--verbosity", "0"]
        for arguments in (migrate, ["-m", "tests.trial.story"]):
            if code := subprocess.run(
                [sys.executable, *arguments], cwd=ROOT, env=env, check=False
            ).returncode:
                for log in folder.glob("*.log"):
                    print(f"--- {log.name}\n{log.read_text()[-3000:]}")
                return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
