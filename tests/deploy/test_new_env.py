"""`./dev deploy-env` writes a file with which production starts."""

import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from devtools.console import ROOT, Stop
from devtools.deployment.new_env import write

pytestmark = pytest.mark.once

MAIL = ["--mail", "smtp+tls://site:pass@mail.example.lv:587", "--sender", "practice@example.lv"]
# The developer's own .env would fill in what is missing.
LOAD = """
import environ
environ.Env.read_env = lambda *_arguments, **_options: None
import mysite.settings.production as site
print(site.WAGTAILADMIN_BASE_URL, site.ALLOWED_HOSTS)
"""
COMPOSE = (ROOT / "docker-compose.yml").read_text()


def written(target: Path, *more: str) -> dict[str, str]:
    write(["www.example.lv", *MAIL, "--output", str(target), *more])
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", target.read_text(), re.MULTILINE))


def test_only_its_owner_may_read_the_file(tmp_path: Path):
    written(tmp_path / "env")

    assert stat.S_IMODE((tmp_path / "env").stat().st_mode) == 0o600


def test_an_existing_file_is_kept(tmp_path: Path):
    (tmp_path / "env").write_text("CALLBACK_KEYS=the only copy\n")

    with pytest.raises(Stop, match="exists already"):
        written(tmp_path / "env")

    assert (tmp_path / "env").read_text() == "CALLBACK_KEYS=the only copy\n"


def test_each_file_has_secrets_of_its_own(tmp_path: Path):
    one, other = written(tmp_path / "one"), written(tmp_path / "other")
    secret = {name for name in one if re.search(r"KEY|SECRET|PASSWORD", name)}

    assert len(secret) == 6
    assert {name for name in one if one[name] != other[name]} == secret
    assert len({one[name] for name in secret}) == 6


def test_compose_gets_everything_that_it_refuses_to_start_without(tmp_path: Path):
    demanded = set(re.findall(r"\$\{([A-Z_]+):\?", COMPOSE))

    assert demanded
    assert demanded <= written(tmp_path / "env").keys()


@pytest.mark.parametrize("kind", ["compose", "machine"])
def test_production_starts_with_it(tmp_path: Path, kind: str):
    values = written(tmp_path / "env", *(["--machine"] if kind == "machine" else []))
    if kind == "compose":
        values["DATABASE_URL"] = "postgres://site@database/site"

    started = subprocess.run(
        [sys.executable, "-c", LOAD],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **values},
        capture_output=True,
        text=True,
        check=False,
    )

    assert started.stdout == "https://www.example.lv ['www.example.lv']\n", started.stderr


def test_the_practices_languages_and_country_are_written_if_they_are_named(tmp_path: Path):
    named = ["--languages", "de,pl", "--source", "pl", "--country", "DE"]
    values = written(tmp_path / "env", *named, "--time-zone", "Europe/Berlin")

    assert values["SITE_LANGUAGES"] == "de,pl"
    assert values["SOURCE_LANGUAGE"] == "pl"
    assert (values["COUNTRY"], values["TIME_ZONE"]) == ("DE", "Europe/Berlin")
    assert written(tmp_path / "other").keys().isdisjoint({"SITE_LANGUAGES", "COUNTRY"})


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["https://www.example.lv", *MAIL], "no host name"),
        (["www.example.lv:443", *MAIL], "no host name"),
        (["www.example.lv", "--mail", "consolemail://", "--sender", "a@example.lv"], "--mail"),
    ],
)
def test_what_production_would_refuse_is_refused_now(
    tmp_path: Path, arguments: list[str], reason: str
):
    with pytest.raises(Stop, match=reason):
        write([*arguments, "--output", str(tmp_path / "env")])
