"""`./dev release X.Y.Z`: dates the change log's section, sets the version, commits and tags. Never pushes."""

import datetime
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from devtools.console import ROOT, Stop, say

CHANGES = "CHANGELOG.md"
PROJECT = "pyproject.toml"
VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
UNRELEASED = "## [Unreleased]"
#: Whom an entry is for, as it begins, in the order of the change log.
READERS = ["Visitors", "Doctors", "Editors", "Translators", "Reception", "Managers"]
READERS += ["Everybody who signs in", "Operators", "Developers"]
READER = re.compile(r"- \*\*([^*]+)\*\*")
PROJECT_VERSION = re.compile(r'^version = "[^"]*"$', re.MULTILINE)


def release(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        raise Stop("One version is needed: ./dev release 0.9.1")
    today = datetime.datetime.now(datetime.UTC).date()
    tag = publish(ROOT, arguments[0], today)
    say(f"{tag} is tagged here. To publish it: git push origin main {tag}")
    return 0


def publish(folder: Path, version: str, today: datetime.date) -> str:
    """Make the release in a clean clone on main and return the name of its tag.

    Nothing is written before every check has passed.
    """
    tag = f"v{version}"
    _refuse_unless_ready(folder, version)
    changes = dated(_read(folder, CHANGES), version, today)
    project = PROJECT_VERSION.sub(f'version = "{version}"', _read(folder, PROJECT), count=1)
    (folder / CHANGES).write_text(changes)
    (folder / PROJECT).write_text(project)
    if _git(folder, "status", "--porcelain"):
        _commit(folder, version)
    _git(folder, "tag", "--annotate", "--cleanup=verbatim", "-m", notes(changes, version), tag)
    return tag


def dated(changes: str, version: str, today: datetime.date) -> str:
    """Return the change log with this version's section, dated today, its entries in the order of their readers.

    The section exists already, or the entries under *Unreleased* become it.
    """
    heading = f"## [{version}] - {today}"
    existing = re.compile(rf"^## \[{re.escape(version)}\].*$", re.MULTILINE)
    if existing.search(changes):
        changes = existing.sub(heading, changes, count=1)
    else:
        changes = changes.replace(UNRELEASED, f"{UNRELEASED}\n\n{heading}", 1)
    if not (entries := _entries(changes, version)):
        raise Stop(f"{CHANGES} has no entries for {version}, neither there nor under Unreleased.")
    return changes.replace(entries, "\n\n".join(map(_grouped, _parts(entries))), 1)


def _parts(entries: str) -> list[str]:
    """Split a section at its headings *Added*, *Changed* and so on."""
    parts = re.split(r"^(?=### )", entries, flags=re.MULTILINE)
    return [part.strip() for part in parts if part.strip()]


def _grouped(part: str) -> str:
    """Put the entries of one heading in the order of their readers; those for nobody in particular come last."""
    heading, *entries = re.split(r"^(?=- )", part, flags=re.MULTILINE)
    return heading + "\n".join(sorted(map(str.rstrip, entries), key=_turn))


def _turn(entry: str) -> int:
    reader = READER.match(entry)
    known = bool(reader) and reader[1] in READERS  # type: ignore[index]
    return READERS.index(reader[1]) if known else len(READERS)  # type: ignore[index]


def notes(changes: str, version: str) -> str:
    """Return the tag's message: the title and the section of the change log."""
    return f"Version {version}\n\n{_entries(changes, version)}\n"


def _entries(changes: str, version: str) -> str:
    match = re.search(
        rf"^## \[{re.escape(version)}\].*?\n(.*?)(?=^## |^\[[^\]]+\]: |\Z)",
        changes,
        re.MULTILINE | re.DOTALL,
    )
    return match[1].strip() if match else ""


def _refuse_unless_ready(folder: Path, version: str) -> None:
    if not VERSION.fullmatch(version):
        raise Stop(f"“{version}” is not a version: three numbers, for example 0.9.1.")
    branch = _git(folder, "branch", "--show-current")
    if branch != "main":
        raise Stop(f"Releases are made on main; this is {branch or 'no branch'}.")
    if _git(folder, "status", "--porcelain"):
        raise Stop("There are uncommitted changes: commit or remove them first.")
    tags = _git(folder, "tag", "--list", "v*").split()
    if f"v{version}" in tags:
        raise Stop(f"The tag v{version} exists already.")
    newest = max((_numbers(tag[1:]) for tag in tags if VERSION.fullmatch(tag[1:])), default=())
    if _numbers(version) < newest:
        raise Stop(f"{version} is older than {'.'.join(map(str, newest))}, which is released.")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def _commit(folder: Path, version: str) -> None:
    try:
        _git(folder, "commit", "--message", f"Release {version}", "--", CHANGES, PROJECT)
    except Stop:
        _git(folder, "checkout", "HEAD", "--", CHANGES, PROJECT)
        raise


def _read(folder: Path, name: str) -> str:
    path = folder / name
    if not path.exists():
        raise Stop(f"There is no {name}.")
    return path.read_text()


def _git(folder: Path, *arguments: str) -> str:
    result = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise Stop(f"git {arguments[0]} failed: {(result.stderr or result.stdout).strip()}")
    return result.stdout.strip()
