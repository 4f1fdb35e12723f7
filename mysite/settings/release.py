import tomllib
from pathlib import Path


def version(project: Path) -> str:
    """Return the version that the project's file names."""
    found: str = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
    return found
