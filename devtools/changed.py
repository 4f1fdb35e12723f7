"""Selects the tests affected by the changes since main, by folder and by the import graph."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from devtools import environment
from devtools.console import ROOT, Stop

#: Tests for files that no Python module imports.
BY_FILE = {
    "locale": ["tests/test_catalogues.py"],
    "devtools": ["tests/test_packaging.py"],
    "pyproject.toml": ["tests/test_packaging.py", "tests/test_keys.py"],
    "requirements.txt": ["tests/test_packaging.py"],
    "mysite": ["tests/core", "tests/test_keys.py"],
}
#: Tests that read every template, and those that visit every public page of the demo site.
ANY_TEMPLATE = [
    "tests/core/test_conventions.py",
    "tests/core/test_policy.py",
    "tests/core/test_styles.py",
    "tests/core/test_zones.py",
]
PUBLIC_TEMPLATE = [*ANY_TEMPLATE, "tests/journeys/test_crawl.py", "tests/articles/test_article.py"]
#: Tests that read every style sheet or script; the browser tests are not among them.
STATIC = ["tests/core/test_media.py", "tests/core/test_stream_styles.py", *ANY_TEMPLATE]
ROOT_PACKAGES = [
    "accounts",
    "articles",
    "checks",
    "core",
    "demo",
    "forms",
    "home",
    "practice",
    "reviews",
    "search",
    "services",
    "translations",
]


def tests() -> list[str]:
    """Return the test files and folders. The import graph needs grimp, which only the environment has."""
    found = subprocess.run(
        [environment.PYTHON, "-m", "devtools.changed"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode:
        raise Stop(f"What has changed cannot be found out:\n{found.stderr}")
    return found.stdout.split()


def files() -> list[str]:
    """Return the files that differ from the merge base with main, committed or not."""
    base = _git("merge-base", "HEAD", "main") or _git("merge-base", "HEAD", "origin/main")
    changed = _git("diff", "--name-only", *(base or ["HEAD"]))
    return sorted({*changed, *_git("ls-files", "--others", "--exclude-standard")})


def modules_of_tests() -> list[str]:
    """Return the changed files that are themselves tests."""
    return [name for name in files() if PurePath(name).name.startswith("test_")]


def touched(changed: Iterable[str]) -> set[str]:
    """Return the tests of the changed files that still exist."""
    import grimp

    graph = grimp.build_graph("tests", *ROOT_PACKAGES, cache_dir=None)
    found: set[str] = set()
    for name in changed:
        path = PurePath(name)
        found.update(BY_FILE.get(path.parts[0], []))
        if path.suffix == ".py":
            found |= _of_module(graph, ".".join(path.with_suffix("").parts))
        else:
            found |= _of_front_end(path)
    return {name for name in found if (ROOT / name).exists()}


def _of_front_end(path: PurePath) -> set[str]:
    """Return the tests of a template, a style sheet or a script: those that read all, and its app's own."""
    kind, *rest = path.parts
    if kind == "static":
        return {*STATIC, *(["tests/articles/test_self_check.py"] if "self" in path.name else [])}
    if kind != "templates":
        return set()
    if (ROOT / "tests" / rest[0]).is_dir():
        return {*ANY_TEMPLATE, f"tests/{rest[0]}"}
    return set(PUBLIC_TEMPLATE)


def _of_module(graph: Any, module: str) -> set[str]:
    """Return the tests that import the module directly, and tests of its app that import it indirectly."""
    module = module.removesuffix(".__init__")
    if module not in graph.modules:
        return set()
    own = f"tests.{module.split('.')[0]}."
    reaching = graph.find_downstream_modules(module)
    near = graph.find_modules_that_directly_import(module)
    helpers = {name for name in near | {module} if name.startswith("tests.")}
    for helper in helpers:
        near |= graph.find_downstream_modules(helper)
    near |= {module} | {name for name in reaching if name.startswith(own)}
    return {f"{name.replace('.', '/')}.py" for name in near if _is_test(name)}


def _is_test(module: str) -> bool:
    return module.startswith("tests.") and module.rsplit(".", maxsplit=1)[-1].startswith("test_")


def _git(*arguments: str) -> list[str]:
    found = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return found.stdout.split() if found.returncode == 0 else []


if __name__ == "__main__":
    sys.stdout.write("\n".join(sorted(touched(files()))))
