"""`./dev lighthouse`: the four scores of every kind of page, in each language, on a phone and on a desktop.

Words choose kinds of pages, languages and devices: ``./dev lighthouse home article lv phone``. Lighthouse is npm's:
it is downloaded when it is called, and no part of the project. Its figure for speed is true on an idle machine only.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench_ready import demo_site, gunicorn
from tests.browser import CHROMIUM

LIGHTHOUSE = "lighthouse@13.5.0"
SCORES = ("performance", "accessibility", "best-practices", "seo")
DEVICES = {"phone": [], "desktop": ["--preset=desktop"]}
LANGUAGES = ("en", "lv", "ru")
#: Seconds for one page.
PATIENCE = 300


def main(words: Sequence[str]) -> int:
    npx = shutil.which("npx")
    if npx is None:
        print("Lighthouse is a program of npm, which this machine lacks: install Node.js.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        environment = prepared(Path(folder))
        # Imported when Django knows where its database is.
        os.environ.update(environment)
        with gunicorn("mysite.wsgi", environment) as (port, _process):
            return table(npx, f"http://127.0.0.1:{port}", list(chosen(words)))


def prepared(folder: Path) -> dict[str, str]:
    """Copy the demo site and collect its static files; return the environment of its server."""
    made = demo_site(folder) | {
        "DJANGO_SETTINGS_MODULE": "tests.lighthouse_settings",
        "BENCH_READY": "1",
        "LIGHTHOUSE_STATIC": str(folder / "static"),
    }
    collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(collect, env=os.environ | made, check=True)
    return made


def chosen(words: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, language, device and address of what is measured."""
    import django

    django.setup()
    from tests.journeys.addresses import KINDS, address

    for kind in picked(KINDS, words):
        for code in picked(LANGUAGES, words):
            for device in picked(tuple(DEVICES), words):
                yield kind, code, device, address(kind, code)


def picked(names: Sequence[str], words: Sequence[str]) -> list[str]:
    """Return the names that were asked for; all, if none of them was."""
    return [name for name in names if name in words] or list(names)


def table(npx: str, site: str, pages: list[tuple[str, str, str, str]]) -> int:
    """Print a row for each page, and what keeps a score below 100; return 1 if one is."""
    perfect = True
    print("page | language | device | " + " | ".join(SCORES))
    for kind, code, device, path in pages:
        report = measured(npx, f"{site}{path}", device)
        scores = [round(100 * (report["categories"][name]["score"] or 0)) for name in SCORES]
        print(kind, code, device, *scores, sep=" | ", flush=True)
        # Search and error pages are not for search engines.
        for name in failed(report):
            print(f"    {name}")
        perfect = perfect and min(scores) == 100
    return 0 if perfect else 1


def measured(npx: str, address: str, device: str) -> dict[str, dict[str, dict[str, float]]]:
    command = [npx, "--yes", LIGHTHOUSE, address, "--output=json", "--quiet", *DEVICES[device]]
    command += ["--chrome-flags=--headless=new --no-sandbox"]
    environment = os.environ | {"CHROME_PATH": CHROMIUM}
    done = subprocess.run(
        command, env=environment, capture_output=True, timeout=PATIENCE, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr.decode()[-2000:])
    report: dict[str, dict[str, dict[str, float]]] = json.loads(done.stdout)
    return report


def failed(report: dict[str, dict[str, dict[str, float]]]) -> list[str]:
    """Return the audits that have a score below one and count."""
    counted = {
        audit["id"]
        for category in report["categories"].values()
        for audit in category["auditRefs"]  # type: ignore[attr-defined]
        if audit["weight"]
    }
    audits = report["audits"]
    return sorted(name for name in counted if (audits[name]["score"] or 0) < 0.9)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
