"""Which settings a program takes, and what production refuses to start with."""

import os
import subprocess
import sys

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from devtools.console import ROOT
from mysite import environment
from mysite.settings import values
from mysite.settings.required import Required

pytestmark = pytest.mark.once

PRODUCTION = {
    "SECRET_KEY": "x" * 50,
    "ALLOWED_HOSTS": "www.example.lv, example.lv",
    "DATABASE_URL": "sqlite://:memory:",
    "CALLBACK_KEYS": "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=",
    "CALLBACK_DIGEST_KEY": "y" * 40,
    "SITE_URL": "https://www.example.lv/",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.lv:587",
    "DEFAULT_FROM_EMAIL": "Practice <practice@example.lv>",
}


def started(
    variables: dict[str, str], show: str, imports: str = ""
) -> subprocess.CompletedProcess[str]:
    """Load production's settings in another process, without the developer's own `.env`, and print a value."""
    code = (
        "import environ; environ.Env.read_env = lambda *_a, **_o: None\n"
        f"{imports}from mysite.settings import production as settings; print({show})"
    )
    clean = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=clean | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_with_what_the_example_demands_and_reads_lists_with_spaces():
    result = started(
        PRODUCTION | {"CALLBACK_NOTIFY": " a@example.lv , b@example.lv,"},
        "settings.ALLOWED_HOSTS, settings.CALLBACK_NOTIFY, settings.WAGTAILADMIN_BASE_URL",
    )

    assert result.stdout.strip() == (
        "['www.example.lv', 'example.lv'] ['a@example.lv', 'b@example.lv'] https://www.example.lv"
    ), result.stderr


def test_djangos_check_of_a_deployment_finds_nothing():
    result = started(
        PRODUCTION | {"SECRET_KEY": "a key of fifty characters or more, not all of them equal"},
        "os.environ.setdefault('DJANGO_SETTINGS_MODULE', settings.__name__), django.setup(), "
        "management.call_command('check', deploy=True, fail_level='WARNING')",
        imports="import os, django; from django.core import management; ",
    )

    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_the_admin_names_the_practices_own_site():
    assert started(PRODUCTION, "settings.WAGTAIL_SITE_NAME").stdout.strip() == "www.example.lv"


def test_everything_that_is_missing_is_named_in_one_message():
    result = started({"ALLOWED_HOSTS": " , "}, "1")

    assert result.returncode
    for name in PRODUCTION.keys() - {"ALLOWED_HOSTS"}:
        assert f"\n- {name} is not set." in result.stderr
    assert "\n- ALLOWED_HOSTS: it names nothing." in result.stderr


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("EMAIL_URL", "consolemail://", "names no mail server"),
        ("SITE_URL", "www.example.lv", "is no address"),
        ("SITE_URL", "https://www.example.lv/en/", "is no address"),
        ("DEFAULT_FROM_EMAIL", "practice", "is no e-mail address"),
        ("ALLOWED_HOSTS", "a.lv, https://b.lv:443", "without scheme, port and path it is “b.lv”"),
        ("ALLOWED_HOSTS", "a.lv:8000", "it is “a.lv”"),
        ("CSRF_TRUSTED_ORIGINS", "https://a.lv, b.lv", "“b.lv” is no origin"),
        ("CALLBACK_NOTIFY", "a@example.lv; b@example.lv", "is no e-mail address"),
        ("CALLBACK_KEYS", "short", "key 1 is not 32 bytes"),
        ("CALLBACK_DIGEST_KEY", "short", "too short"),
    ],
)
def test_a_wrong_value_is_named_with_the_reason(name: str, value: str, reason: str):
    result = started(PRODUCTION | {name: value}, "1")

    assert result.returncode
    message = result.stderr.partition("The site cannot start in production")[2]
    assert message.count("\n- ") == 1
    assert f"\n- {name}" in message
    assert reason in message


@pytest.mark.parametrize("url", ["mail.example.lv", "http://mail.example.lv"])
def test_a_mail_server_without_its_protocol_is_refused_in_words(url: str):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL: it names no mail server like"):
        values.mail(url)


@pytest.mark.parametrize(
    "host", ["*", "localhost", ".example.lv", "www.example.lv", "127.0.0.1", "[::1]"]
)
def test_a_host_name_is_taken_as_it_is(host: str):
    assert values.hosts(f" {host} ") == [host]


def test_a_variable_that_may_be_missing_is_no_problem():
    required = Required(environ.Env())

    assert required.names("NEVER_SET_ANYWHERE", values.origins, may_miss=True) == []
    required.raise_problems()


def test_the_file_decides_which_settings_a_command_takes(tmp_path, monkeypatch):
    file = tmp_path / ".env"
    file.write_text(f"DJANGO_SETTINGS_MODULE={environment.PRODUCTION}\n")
    monkeypatch.setattr(environment, "FILE", file)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "")
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE")

    environment.choose_settings(otherwise="mysite.settings.dev")

    assert os.environ["DJANGO_SETTINGS_MODULE"] == environment.PRODUCTION


def test_the_processs_environment_is_stronger_than_the_file(tmp_path, monkeypatch):
    file = tmp_path / ".env"
    file.write_text(f"DJANGO_SETTINGS_MODULE={environment.PRODUCTION}\n")
    monkeypatch.setattr(environment, "FILE", file)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "mysite.settings.test")

    environment.choose_settings(otherwise="mysite.settings.dev")

    assert os.environ["DJANGO_SETTINGS_MODULE"] == "mysite.settings.test"


@pytest.mark.parametrize(
    ("file", "in_use", "refused"),
    [
        ("DJANGO_SETTINGS_MODULE={production}\nDATABASE_URL=postgres://one/site", "one", True),
        ("DJANGO_SETTINGS_MODULE={production}\nDATABASE_URL=postgres://one/site", "two", False),
        ("DJANGO_SETTINGS_MODULE=mysite.settings.dev\nDATABASE_URL=postgres://one/site", "one", False),
        ("DATABASE_URL=postgres://one/site", "one", False),
    ],
)  # fmt: skip
def test_development_never_works_on_the_database_of_production(
    tmp_path, monkeypatch, file: str, in_use: str, refused: bool
):
    path = tmp_path / ".env"
    path.write_text(file.format(production=environment.PRODUCTION))
    monkeypatch.setenv("DATABASE_URL", f"postgres://{in_use}/site")

    if refused:
        with pytest.raises(ImproperlyConfigured, match="belongs to production"):
            environment.refuse_production_database(path)
    else:
        environment.refuse_production_database(path)


def test_demo_accounts_exist_only_in_the_database_that_make_run_creates():
    code = "from mysite.settings import dev; print(dev.DEMO_ACCOUNTS)"
    for url, expected in [("", "True"), ("postgres://site@one/site", "False")]:
        env = {"PATH": os.environ["PATH"]} | ({"DATABASE_URL": url} if url else {})
        shown = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True
        )  # fmt: skip
        assert shown.stdout.strip() == expected
