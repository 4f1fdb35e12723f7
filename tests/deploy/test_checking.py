"""`./dev deploy-check` fails for what is wrong and names what it could not check."""

from pathlib import Path

import pytest

from devtools.deployment import checking

pytestmark = pytest.mark.once


def outcome(monkeypatch: pytest.MonkeyPatch, *checks: checking.Check) -> int:
    monkeypatch.setattr(checking.environment, "ensure", lambda _lock: None)
    monkeypatch.setattr(checking, "CHECKS", checks)
    return checking.check()


def missing(_folder: Path) -> str:
    raise checking.Unchecked("nginx is not installed.")


def test_what_is_wrong_is_shown_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    good, bad = checking.Check("one", lambda _: ""), checking.Check("other", lambda _: "line 3")

    assert outcome(monkeypatch, bad, good) == 1
    assert capsys.readouterr().out == "  ✗ other\nline 3\n  ✓ one\n"


def test_a_missing_program_is_named_and_does_not_fail(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert outcome(monkeypatch, checking.Check("proxy", missing)) == 0
    assert capsys.readouterr().out == "  – not checked: proxy: nginx is not installed.\n"


def test_an_old_program_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    old = tmp_path / "nginx"
    old.write_text("#!/bin/sh\necho 'nginx version: nginx/1.22.1' >&2\n")
    old.chmod(0o755)
    monkeypatch.setenv("NGINX", str(old))

    with pytest.raises(checking.Unchecked, match=r"1\.22\.1 is older than 1\.25\.1"):
        checking._program("nginx", checking.NGINX)


def test_a_script_that_the_shell_cannot_read_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(checking, "DEPLOY", tmp_path)
    (tmp_path / "good.sh").write_text("echo\n")
    assert checking._scripts(tmp_path) == ""

    (tmp_path / "bad.sh").write_text("if true; then\n")
    assert "bad.sh" in checking._scripts(tmp_path)
