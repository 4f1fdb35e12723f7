"""`./dev release-database [REF]`: keeps a small database made by a release's code, and the list of its migrations.

Run when a version is made (docs/release.md). `tests/upgrades` migrates that database with
the code of today, and refuses changes of the migrations in the list.
"""

import hashlib
import json
import lzma
import os
import re
import sqlite3
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from devtools import environment, postgres
from devtools.console import ROOT, Stop, run, say

FOLDER = ROOT / "tests" / "upgrades" / "release"
PROGRAM = ROOT / "tests" / "upgrades" / "small_site.py"
FROZEN = "migrations.json"
SQLITE = "sqlite.sql.xz"
POSTGRES = "postgresql.sql.xz"
NAME = "release_database"
#: Of both files together: they are in every clone.
MOST = 350 * 1024


def release_database(arguments: Sequence[str]) -> int:
    reference = arguments[0] if arguments else "HEAD"
    environment.ensure(environment.DEVELOPMENT)
    with postgres.server() as url, tempfile.TemporaryDirectory() as folder:
        if url is None:
            raise Stop("PostgreSQL is needed: none found (name one in TEST_DATABASE_URL).")
        code = Path(folder) / "code"
        _export(reference, code)
        dumps = {SQLITE: _sqlite(code, Path(folder)), POSTGRES: _postgres(code, url)}
        packed = {name: lzma.compress(content, preset=9) for name, content in dumps.items()}
        if (size := sum(map(len, packed.values()))) > MOST:
            raise Stop(f"The files have {size // 1024} KiB, more than {MOST // 1024}: keep less.")
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name, content in packed.items():
            (FOLDER / name).write_bytes(content)
        (FOLDER / FROZEN).write_text(json.dumps(migrations(code), indent=1) + "\n")
    say(f"{reference}: {size // 1024} KiB in {FOLDER.relative_to(ROOT)}. Commit them.")
    return 0


def migrations(folder: Path) -> dict[str, str]:
    """Return the migrations of a checkout with their SHA-256."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.glob("*/migrations/[0-9]*.py"))
    }


def _export(reference: str, code: Path) -> None:
    code.mkdir()
    archive = subprocess.run(
        ["git", "archive", "--format=tar", reference], cwd=ROOT, capture_output=True, check=False
    )
    if archive.returncode:
        raise Stop(f"git: {archive.stderr.decode().strip()}")
    subprocess.run(["tar", "-x"], cwd=code, input=archive.stdout, check=True)


def _build(code: Path, url: str) -> None:
    env = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "mysite.settings.test",
        "PYTHONPATH": str(code),
    }
    if run([environment.PYTHON, PROGRAM], env, folder=code):
        raise Stop("The site could not be built: its error is above.")


def _sqlite(code: Path, folder: Path) -> bytes:
    database = folder / "database.sqlite3"
    _build(code, f"sqlite:///{database}")
    with closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump()).encode()


def _postgres(code: Path, url: str) -> bytes:
    own = urlsplit(url)._replace(path=f"/{NAME}").geturl()
    options = ["--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=200"]
    _program("dropdb", "--if-exists", f"--maintenance-db={url}", NAME)
    _program("createdb", f"--maintenance-db={url}", NAME)
    try:
        _build(code, own)
        dump = _program("pg_dump", *options, f"--dbname={own}").decode()
    finally:
        _program("dropdb", f"--maintenance-db={url}", NAME)
    # Lines for psql, which the test does without.
    return re.sub(r"^\\.*\n", "", dump, flags=re.MULTILINE).encode()


def _program(*command: str) -> bytes:
    result = subprocess.run(command, capture_output=True, check=False, env=os.environ)
    if result.returncode:
        raise Stop(f"{command[0]}: {result.stderr.decode().strip()}")
    return result.stdout
