"""The files around the code: locks, commands, container files."""

import os
import re
import runpy
import tomllib

import pytest
import yaml
from django.conf import settings

from devtools import choices, install, locks
from devtools.commands import VERBS
from devtools.console import ROOT, Stop

pytestmark = pytest.mark.once

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
PIN = re.compile(r"^([a-z0-9.-]+)(?:\[[^]]*\])?==(\S+)(.*)$", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    return {match[1]: match[2] for match in PIN.finditer((ROOT / lock).read_text())}


def normal(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name.group()).lower()


def read(name: str) -> str:
    return (ROOT / name).read_text()


# Locks


@pytest.mark.parametrize("lock", locks.LOCKS)
def test_every_locked_package_has_hashes(lock: str):
    requirements = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", read(lock), flags=re.MULTILINE))

    assert all(re.match(r"\S+==\S+.*--hash=sha256:", text, re.DOTALL) for text in requirements)


@pytest.mark.parametrize("lock", locks.LOCKS)
def test_no_lock_names_an_index_or_a_path(lock: str):
    assert not re.search(r"://|--index|--find-links|file:|^-", read(lock), re.MULTILINE)


def test_tests_run_on_what_production_runs_on():
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("requirements.txt", PROJECT["project"]["dependencies"]),
        ("requirements-dev.txt", PROJECT["dependency-groups"]["dev"]),
        ("requirements-postgres.txt", PROJECT["dependency-groups"]["postgres"]),
    ],
)
def test_every_dependency_is_locked_and_has_a_lower_bound(lock: str, requirements: list[str]):
    assert {normal(requirement) for requirement in requirements} <= pins(lock).keys()
    assert [one for one in requirements if ">=" not in one] == []


# Commands


def test_every_verb_is_in_the_makefile_with_a_sentence():
    described = re.findall(r"^([a-z-]+): +## [A-Z]", read("Makefile"), re.MULTILINE)

    assert described == list(VERBS)


@pytest.mark.parametrize("arguments", [["--database"], ["--database", "oracle"]])
def test_the_tests_run_on_no_database_that_they_do_not_know(arguments: list[str]):
    with pytest.raises(Stop, match="argument --database"):
        choices.read(arguments)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ([], "differing"),
        (["--everything"], "database"),
        (["--database", "sqlite"], "differing"),
        (["--database", "sqlite", "--everything"], "database"),
        (["tests/core"], "database"),
        (["-k", "sitemap"], "database"),
        (["-m", "postgresql"], "database"),
        (["--lf"], "database"),
        (["--ff"], "database"),
        (["--database", "sqlite", "tests/core"], ""),
        (["--database", "sqlite", "-k", "sitemap"], ""),
        (["-p", "no:randomly"], "differing"),
        (["--changed"], ""),
        (["--browser"], ""),
    ],
)
def test_sqlite_gets_what_can_differ_there_unless_more_is_asked_for(
    arguments: list[str], part: str
):
    assert choices.read(arguments).part_on_sqlite == part


def test_the_browser_is_driven_on_postgresql_unless_it_is_named():
    assert choices.read([]).with_browser
    assert choices.read(["--database", "postgresql"]).with_browser
    assert choices.read(["--database", "sqlite", "--browser"]).with_browser
    assert not choices.read(["--database", "sqlite"]).with_browser
    assert not choices.read(["--no-browser"]).with_browser
    assert not choices.read(["--changed"]).with_browser


def test_with_and_without_the_browser_at_once_is_refused():
    with pytest.raises(Stop, match="not allowed with"):
        choices.read(["--browser", "--no-browser"])


def test_an_option_of_pytest_is_not_taken_for_the_beginning_of_ours():
    chosen = choices.read(["--cov", "--no-b"])

    assert chosen.pytest == ["--cov", "--no-b"]
    assert not chosen.coverage
    assert chosen.with_browser


def test_what_changed_is_tested_on_sqlite_unless_another_database_is_named():
    assert choices.read(["--changed"]).database == "sqlite"
    assert choices.read(["--changed", "--database", "postgresql"]).database == "postgresql"
    assert choices.read([]).database is None


def test_what_changed_is_tested_without_the_browser_unless_it_is_named():
    assert not choices.read(["--changed", "--database", "postgresql"]).with_browser
    assert choices.read(["--changed", "--browser"]).with_browser


@pytest.mark.parametrize(
    "arguments", [["--django"], ["--django", "6"], ["--django", "6.0; x"], ["6.0"]]
)
def test_an_unclear_wish_for_another_django_is_refused(arguments: list[str]):
    with pytest.raises(Stop, match="--django with a series"):
        install.install(arguments)


@pytest.mark.parametrize("script", ["dev", ".ci/run"])
def test_scripts_may_be_run(script: str):
    assert os.access(ROOT / script, os.X_OK)


def test_the_environment_file_is_never_committed():
    assert "/.env" in read(".gitignore").splitlines()


# Containers


def test_compose_holds_every_part_of_production():
    assert {"web", "worker", "database", "cache", "store"} <= SERVICES.keys()
    assert SERVICES["database"]["image"].startswith("postgres:")
    assert SERVICES["cache"]["image"].startswith("valkey/valkey:")


def test_compose_depends_only_on_services_it_has():
    for service in SERVICES.values():
        for name, wanted in service.get("depends_on", {}).items():
            assert name in SERVICES
            if wanted["condition"] == "service_healthy":
                assert "healthcheck" in SERVICES[name]


def test_compose_declares_every_volume():
    volumes = [volume for service in SERVICES.values() for volume in service.get("volumes", [])]
    named = {volume.split(":")[0] for volume in volumes if not volume.startswith(".")}

    assert named == COMPOSE["volumes"].keys()


def test_compose_mounts_only_files_that_exist():
    volumes = [volume for service in SERVICES.values() for volume in service.get("volumes", [])]
    mounted = [volume.split(":")[0] for volume in volumes if volume.startswith(".")]

    assert mounted
    assert [path for path in mounted if not (ROOT / path).exists()] == []


def test_the_image_installs_the_lock_and_runs_as_nobody_special():
    image = read("Dockerfile")
    stages = re.findall(r"^FROM python:(\d+)\.(\d+)\.\d+-slim", image, re.MULTILINE)

    assert len(set(stages)) == 1
    assert tuple(map(int, stages[0])) >= (3, 13)
    assert "--require-hashes -r requirements.txt" in image
    assert re.findall(r"^USER (\w+)$", image, re.MULTILINE)[-1:] not in ([], ["root"])
    assert settings.WSGI_APPLICATION == "mysite.wsgi.application"
    assert runpy.run_path(str(ROOT / "gunicorn.conf.py"))["wsgi_app"] == "mysite.wsgi"
