"""The long run: `python -m tests.fuzz`, on the server that DATABASE_URL names."""

import argparse
import logging
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # needs Django's settings, which the arguments decide about
    from tests.fuzz.asking import Asker


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev fuzz")
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--minutes", type=float, default=120, help="end after this time")
    parser.add_argument("--raw", type=int, default=2_000, help="inputs over sockets")
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as media:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.fuzz.settings", "FUZZ_MEDIA": media}
        return run(chosen, Path(media))


def run(chosen: argparse.Namespace, folder: Path) -> int:
    import django

    django.setup()
    from tests.databases.plugin import Databases
    from tests.fuzz import asking, raw, site

    databases = Databases()
    databases.use("fuzz")
    os.environ["DATABASE_URL"] = databases.engine.url(f"worker_{os.getpid()}_fuzz")
    try:
        site.build()
        asker = asking.Asker(site.target())
        # What the site logs is judged, not read.
        logging.getLogger().handlers.clear()
        ask_all(asker, chosen)
        wrong = [*asker.findings.wrong, *raw.wrong(chosen.seed, chosen.raw, asker.target, folder)]
    finally:
        databases.discard("fuzz")
    print(f"{len(wrong)} wrong")
    return 1 if wrong else 0


def ask_all(asker: "Asker", chosen: argparse.Namespace) -> None:
    over = time.monotonic() + chosen.minutes * 60
    for number in range(chosen.first, chosen.first + chosen.inputs):
        asker.ask_made(chosen.seed, number)
        if number % 1_000 == 999:
            print(asker.findings, flush=True)
        if time.monotonic() > over:
            print("the time is over")
            break
    print(asker.findings, flush=True)


if __name__ == "__main__":
    sys.exit(main())
