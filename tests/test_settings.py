"""`.env.example` names every variable that the site reads, and each of them has an effect."""

import importlib
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from django.conf import global_settings, settings

from devtools.console import ROOT

pytestmark = pytest.mark.once

ASSIGNMENT = re.compile(r"^#? ?([A-Z0-9_]+)=(.*)$", re.MULTILINE)
EXAMPLES: dict[str, str] = dict(ASSIGNMENT.findall((ROOT / ".env.example").read_text()))

# Variables without an example, or with values that cannot be derived: (value, other value).
VALUES = {
    "SECRET_KEY": ("one" * 20, "two" * 20),
    "ALLOWED_HOSTS": ("www.example.lv", "other.example.lv"),
    "DATABASE_URL": ("postgres://site@one/site", "postgres://site@two/site"),
    "CALLBACK_KEYS": (
        "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=",
        "MTExMTExMTExMTExMTExMTExMTExMTExMTExMTExMTE=",
    ),
    "CALLBACK_DIGEST_KEY": ("one" * 20, "two" * 20),
    "CALLBACK_NOTIFY": ("reception@example.lv", "other@example.lv"),
    "DEFAULT_FROM_EMAIL": ("practice@example.lv", "other@example.lv"),
    "LOG_FORMAT": ("json", "text"),
    "MACHINE_TRANSLATOR": ("deepl", "google"),
    "SITE_LANGUAGES": ("en,lv,ru", "en,lv"),
    "SOURCE_LANGUAGE": ("en", "lv"),
    "COUNTRY": ("LV", "DE"),
    "TIME_ZONE": ("Europe/Riga", "Europe/Berlin"),
    "METRICS_TOKEN": ("one", "two"),
    "SENTRY_DSN": ("https://key@one.example.lv/1", "https://key@two.example.lv/1"),
    "TASKS_ENGINE": ("database", "immediate"),
}
# Read in development only.
DEVELOPMENT = {
    "DEBUG": ("true", "false"),
    # With a Redis, which production's example has, no folder is used.
    "READY_PAGES_FOLDER": ("/one", "/other"),
}
COMPOSE_FILE = "docker-compose.yml"
# Not read by the settings, but by this file, or by the code in this folder or package.
READ_ELSEWHERE = {
    "AWS_ACCESS_KEY_ID": "storages",
    "AWS_SECRET_ACCESS_KEY": "storages",
    "CERTIFICATE_EMAIL": COMPOSE_FILE,
    "CERTIFICATE_HOSTS": COMPOSE_FILE,
    "CHROMIUM": "devtools",
    "DATABASE_PASSWORD": COMPOSE_FILE,
    "DJANGO_SETTINGS_MODULE": "django.conf",
    "HTTPS_PORT": COMPOSE_FILE,
    "HTTP_PORT": COMPOSE_FILE,
    "PORT": "devtools",
    "SITE_IMAGE": COMPOSE_FILE,
    "TEST_DATABASE_URL": "devtools",
}
OUR_CODE = [
    path
    for folder in ROOT.glob("*/__init__.py")
    if folder.parent.name not in {"tests", "devtools"}
    for path in folder.parent.rglob("*.py")
    if not path.is_relative_to(ROOT / "mysite" / "settings")
]


def sources(package: str) -> list[Path]:
    module = importlib.import_module(package)
    return [
        path
        for folder in map(Path, module.__path__)
        for path in folder.rglob("*.py")
        if not {"test", "tests"} & set(path.relative_to(folder).parts)
    ]


@cache
def words_of_the_code() -> frozenset[str]:
    """Return every upper-case name in our code and in the code of the installed apps."""
    apps = {app.split(".")[0] for app in settings.INSTALLED_APPS} - {"django"}
    theirs = [path for app in apps if not (ROOT / app).is_dir() for path in sources(app)]
    found: set[str] = set()
    for path in [*OUR_CODE, *theirs]:
        found.update(re.findall(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b", path.read_text()))
    return frozenset(found)


def is_used(setting: str) -> bool:
    return hasattr(global_settings, setting) or setting in words_of_the_code()


def changed(module: str, values: dict[str, tuple[str, str]]) -> dict[str, list[str]]:
    result = subprocess.run(
        [sys.executable, "-m", "tests.settings_probe", module],
        cwd=ROOT,
        input=json.dumps(values),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(result.stdout)


@cache
def effects() -> dict[str, list[str]]:
    """Return the settings that each variable of `.env.example` changes."""
    values = {
        name: VALUES.get(name) or (example, another(example))
        for name, example in EXAMPLES.items()
        if name not in DEVELOPMENT.keys() | READ_ELSEWHERE.keys()
    }
    return changed("mysite.settings.production", values) | changed(
        "mysite.settings.dev", DEVELOPMENT
    )


def another(example: str) -> str:
    if example.isdecimal():
        return str(int(example) + 1)
    return "false" if example == "true" else f"{example}2"


def test_every_variable_that_the_settings_read_is_in_the_example():
    code = "\n".join(path.read_text() for path in (ROOT / "mysite" / "settings").glob("*.py"))
    asked = set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z0-9_]+)"', code))

    assert asked <= EXAMPLES.keys()


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - READ_ELSEWHERE.keys()))
def test_a_variable_changes_a_setting_that_code_reads(name: str):
    settings_changed = effects()[name]

    assert [setting for setting in settings_changed if is_used(setting)], (
        f"{name} changes {settings_changed or 'nothing'}, and no code reads that"
    )


@pytest.mark.parametrize("name", READ_ELSEWHERE)
def test_a_variable_outside_the_settings_is_read_where_it_is_said_to_be(name: str):
    if name not in EXAMPLES:
        pytest.fail(f"{name} is not in .env.example")

    if READ_ELSEWHERE[name] == COMPOSE_FILE:
        assert f"${{{name}:" in (ROOT / COMPOSE_FILE).read_text()
        return
    here = Path(__file__)
    code = [path.read_text() for path in sources(READ_ELSEWHERE[name]) if path != here]

    assert any(f'"{name}"' in text for text in code)
