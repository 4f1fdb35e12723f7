"""One short name for the content of many files: has anything changed since last time?"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from devtools.console import ROOT

NOT_THE_SITE = {"tests", "devtools"}
# Code that answers requests leaves no trace in the database.
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
    """Name what decides the shape of the database."""
    return _fingerprint(
        [*_glob("requirements.txt"), *_glob("mysite/settings/*.py"), *_glob("*/migrations/*.py")]
    )


def site() -> str:
    """Name what decides the content of the demo site: the code that builds it and what it reads."""
    packages = [
        folder.parent
        for folder in ROOT.glob("*/__init__.py")
        if folder.parent.name not in NOT_THE_SITE
    ]
    code = [
        path
        for package in packages
        for path in package.rglob("*.py")
        if NOT_THE_CONTENT.isdisjoint({path.stem, path.parent.name})
    ]
    return _fingerprint(
        [*_glob("requirements.txt"), *code, *_glob("demo/**/*"), *_glob("locale/**/*.po")]
    )


def of(*paths: Path) -> str:
    """Name the content of these files."""
    return _fingerprint(paths)


def _glob(pattern: str) -> list[Path]:
    return list(ROOT.glob(pattern))


def _fingerprint(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(set(paths)):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(ROOT)}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
