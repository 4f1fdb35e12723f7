"""`./dev release` makes a complete release, or refuses and changes nothing."""

import datetime
import subprocess
import tomllib
from pathlib import Path

import pytest

from devtools.console import ROOT, Stop
from devtools.release import dated, notes, publish, release

pytestmark = pytest.mark.once

TODAY = datetime.date(2026, 12, 1)
CHANGES = """# Change log

## [Unreleased]

### Added

- A thing.

## [0.9.0] - 2026-11-30

### Added

- The first thing.
"""


def git(folder: Path, *arguments: str) -> str:
    return subprocess.check_output(["git", *arguments], cwd=folder, text=True).strip()


def changes_of(folder: Path) -> str:
    return (folder / "CHANGELOG.md").read_text()


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "config", "user.name", "Tester")
    git(tmp_path, "config", "user.email", "tester@example.org")
    (tmp_path / "CHANGELOG.md").write_text(CHANGES)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\nversion = "0.9.0"\n')
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Begin")
    return tmp_path


def test_a_release_closes_the_change_log_sets_the_version_commits_and_tags(clone: Path):
    assert publish(clone, "0.9.1", TODAY) == "v0.9.1"

    assert "## [Unreleased]\n\n## [0.9.1] - 2026-12-01\n\n### Added\n\n- A thing." in changes_of(
        clone
    )
    assert tomllib.loads((clone / "pyproject.toml").read_text())["project"]["version"] == "0.9.1"
    assert git(clone, "log", "-1", "--format=%s") == "Release 0.9.1"
    assert git(clone, "rev-parse", "v0.9.1^{commit}") == git(clone, "rev-parse", "HEAD")
    assert git(clone, "status", "--porcelain") == ""


def test_the_tag_quotes_the_change_log(clone: Path):
    publish(clone, "0.9.1", TODAY)

    message = git(clone, "tag", "--list", "--format=%(contents)", "v0.9.1")
    assert message == "Version 0.9.1\n\n### Added\n\n- A thing."


def test_the_entries_are_grouped_by_their_readers():
    mixed = """## [Unreleased]

An update needs a migration.

### Added

- **Operators** see more.
- **Visitors** find it
  at once.
- **Operators** see less.
- **Editors** write.

### Fixed

- B.
- A.
"""
    assert (
        dated(mixed, "1.0.0", TODAY)
        == """## [Unreleased]

## [1.0.0] - 2026-12-01

An update needs a migration.

### Added

- **Visitors** find it
  at once.
- **Editors** write.
- **Operators** see more.
- **Operators** see less.

### Fixed

- B.
- A.
"""
    )


def test_a_section_that_exists_already_is_dated_and_tagged(clone: Path):
    publish(clone, "0.9.0", TODAY)

    assert "## [0.9.0] - 2026-12-01" in changes_of(clone)
    assert "## [Unreleased]\n\n### Added\n\n- A thing." in changes_of(clone)
    assert "The first thing" in git(clone, "tag", "--list", "--format=%(contents)", "v0.9.0")


def test_a_section_with_the_right_date_needs_no_commit(clone: Path):
    before = git(clone, "rev-parse", "HEAD")
    publish(clone, "0.9.0", datetime.date(2026, 11, 30))

    assert git(clone, "rev-parse", "v0.9.0^{commit}") == before


def dirty(clone: Path) -> None:
    (clone / "new.txt").touch()


def elsewhere(clone: Path) -> None:
    git(clone, "switch", "--quiet", "--create", "topic")


def tagged(clone: Path) -> None:
    git(clone, "tag", "v0.9.1")


def newer(clone: Path) -> None:
    git(clone, "tag", "v0.10.0")


def without_entries(clone: Path) -> None:
    (clone / "CHANGELOG.md").write_text(CHANGES.replace("### Added\n\n- A thing.\n\n", ""))
    git(clone, "commit", "--quiet", "--all", "--message", "Empty")


def without_change_log(clone: Path) -> None:
    git(clone, "rm", "--quiet", "CHANGELOG.md")
    git(clone, "commit", "--quiet", "--message", "Remove")


def with_a_hook_that_refuses(clone: Path) -> None:
    hook = clone / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (dirty, "uncommitted"),
        (elsewhere, "on main; this is topic"),
        (tagged, "exists already"),
        (newer, "older than 0.10.0"),
        (without_entries, "no entries for 0.9.1"),
        (without_change_log, "no CHANGELOG.md"),
        (with_a_hook_that_refuses, "git commit failed"),
    ],
)
def test_a_refusal_says_why_and_changes_nothing(clone: Path, trouble, reason: str):
    trouble(clone)
    before = [git(clone, "rev-parse", "HEAD"), git(clone, "tag"), git(clone, "status", "--short")]

    with pytest.raises(Stop, match=reason):
        publish(clone, "0.9.1", TODAY)

    assert before == [
        git(clone, "rev-parse", "HEAD"),
        git(clone, "tag"),
        git(clone, "status", "--short"),
    ]


@pytest.mark.parametrize("version", ["v0.9.1", "0.9", "0.9.1rc1", "; rm"])
def test_what_is_no_version_is_refused(clone: Path, version: str):
    with pytest.raises(Stop, match="not a version"):
        publish(clone, version, TODAY)


@pytest.mark.parametrize("arguments", [[], ["0.9.1", "--force"]])
def test_exactly_one_version_is_asked_for(arguments: list[str]):
    with pytest.raises(Stop, match="One version"):
        release(arguments)


def test_notes_end_before_the_link_definitions():
    assert notes("## [1.0.0] - 2027-01-01\n\n- One.\n\n[1.0.0]: x\n", "1.0.0").endswith("- One.\n")


def test_the_projects_own_version_is_in_its_change_log():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]

    assert dated(changes_of(ROOT), version, TODAY)
