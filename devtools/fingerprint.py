"""Digests of groups of files, to detect changes since the last run."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from devtools.console import ROOT

NOT_THE_SITE = {"tests", "devtools"}
# Code that only serves requests does not affect the database.
NOT_THE_CONTENT = {
    "checks",
    "context_processors",
    "middleware",
    "sitemaps",
    "templatetags",
    "urls",
    "views",
}


def schema() -> str:
    """Return the digest of the files that define the database schema."""
    return _fingerprint(
        [*_glob("requirements.txt"), *_glob("mysite/settings/*.py"), *_glob("*/migrations/*.py")]
    )


def site() -> str:
    """Return the digest of the files that define the demo site: the code that builds it and its data."""
    code = [
        path
        for package in _packages()
        for path in package.rglob("*.py")
        if NOT_THE_CONTENT.isdisjoint({path.stem, path.parent.name})
    ]
    return _fingerprint(
        [*_glob("requirements.txt"), *code, *_glob("demo/**/*"), *_glob("locale/**/*.po")]
    )


def code() -> str:
    """Return the digest of all the site's code, including views, and of its libraries' versions."""
    return _fingerprint(
        [
            *_glob("requirements*.txt"),
            *(path for package in _packages() for path in package.rglob("*.*")),
            *_glob("locale/**/*.po"),
        ]
    )


def state() -> dict[str, str]:
    """Return the digests that name the tests' databases, and that the tests find in TEST_STATE as JSON."""
    return {
        "schema": schema(),
        "site": site(),
        "homes": of(ROOT / "tests" / "factories.py"),
        "code": code(),
    }


def of(*paths: Path) -> str:
    """Return the digest of these files."""
    return _fingerprint(paths)


def _packages() -> list[Path]:
    folders = [path.parent for path in ROOT.glob("*/__init__.py")]
    return [folder for folder in folders if folder.name not in NOT_THE_SITE]


def _glob(pattern: str) -> list[Path]:
    return list(ROOT.glob(pattern))


def _fingerprint(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(set(paths)):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(ROOT)}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
