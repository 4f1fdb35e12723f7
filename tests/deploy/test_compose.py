"""docker-compose.yml: every setting reaches the site, nothing has a published password, every service is contained."""

import re
from typing import Any

import pytest
import yaml

from devtools.console import ROOT

pytestmark = pytest.mark.once

TEXT = (ROOT / "docker-compose.yml").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
SITE = ["web", "worker", "migrate"]
#: Do one thing and end: they have no health.
ONCE = ["buckets", "migrate", "store-owner"]
LASTING = sorted(SERVICES.keys() - set(ONCE))
EXAMPLES = re.findall(r"^#? ?([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
# What only this setup decides, whatever .env says.
FIXED = {
    "DJANGO_SETTINGS_MODULE": "mysite.settings.production",
    "WORKER_BEAT_FILE": "/tmp/worker-beat",  # noqa: S108
}


def values_of(service: str) -> dict[str, str]:
    return {name: str(value) for name, value in SERVICES[service].get("environment", {}).items()}


@pytest.mark.parametrize("service", SITE)
def test_every_setting_of_the_environment_file_reaches_the_site(service: str):
    assert SERVICES[service]["env_file"] == [".env"]
    replaced = {
        name: value
        for name, value in values_of(service).items()
        if name in EXAMPLES and FIXED.get(name) != value and not value.startswith(f"${{{name}:-")
    }
    assert replaced == {}, "Compose would drop what .env says of these."


def test_every_variable_of_compose_is_explained_in_the_example():
    used = set(re.findall(r"\$\{([A-Z0-9_]+)", TEXT))

    assert used
    assert used <= set(EXAMPLES)


def test_no_password_has_a_default():
    secret = re.compile(r"PASSWORD|SECRET|KEY")
    named = re.findall(r"\$\{([A-Z0-9_]+)(:?[-?]?)", TEXT)
    written = {
        f"{service}: {name}": value
        for service in SERVICES
        for name, value in values_of(service).items()
        if secret.search(name) and not value.startswith("${")
    }

    assert any(secret.search(name) for name, _ in named)
    assert {(name, sign) for name, sign in named if secret.search(name) and sign != ":?"} == set()
    assert written == {}
    assert not re.search(r"://[^\s:$@]+:[^\s$@]+@", TEXT)


def test_web_worker_and_migrate_run_one_image_that_is_built_once():
    assert len({SERVICES[service]["image"] for service in SITE}) == 1
    assert [service for service in SERVICES if "build" in SERVICES[service]] == ["web"]
    assert all(SERVICES[service]["pull_policy"] == "never" for service in SITE)


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_has_limits_and_no_more_rights_than_it_needs(service: str):
    one = SERVICES[service]
    limits = one["deploy"]["resources"]["limits"]

    assert {"cpus", "memory", "pids"} <= limits.keys()
    assert one["cap_drop"] == ["ALL"]
    assert one["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in one
    assert one["logging"]["options"]["max-size"]
    assert one["read_only"] is True


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_runs_as_an_ordinary_user(service: str):
    # These two change the owner of a volume and can do nothing else.
    if service in {"store-owner", "certificates"}:
        assert SERVICES[service]["cap_add"] == ["CHOWN"]
    else:
        assert not str(SERVICES[service]["user"]).startswith(("0", "root"))
        assert "cap_add" not in SERVICES[service]


@pytest.mark.parametrize("service", LASTING)
def test_a_lasting_service_is_checked_and_has_time_to_stop(service: str):
    one = SERVICES[service]

    assert one["healthcheck"]["test"]
    assert {"interval", "timeout"} <= one["healthcheck"].keys()
    assert one["restart"] == "unless-stopped"
    assert "stop_grace_period" in one or service == "certificates"


@pytest.mark.parametrize("service", ONCE)
def test_a_service_that_ends_is_not_started_again(service: str):
    assert SERVICES[service]["restart"] == "no"


def test_the_web_server_gets_longer_to_stop_than_it_takes_for_its_requests():
    graceful = re.search(
        r"^graceful_timeout = (\d+)$", (ROOT / "gunicorn.conf.py").read_text(), re.MULTILINE
    )
    assert graceful

    assert int(SERVICES["web"]["stop_grace_period"].removesuffix("s")) > int(graceful[1])


def test_the_beat_of_the_worker_is_what_its_health_check_looks_at():
    beat = values_of("worker")["WORKER_BEAT_FILE"]

    assert f"find {beat} -mmin" in SERVICES["worker"]["healthcheck"]["test"][1]


def test_only_the_proxy_is_reached_from_outside_and_the_site_counts_it():
    assert [service for service in SERVICES if "ports" in SERVICES[service]] == ["proxy"]
    assert values_of("web")["TRUSTED_PROXY_COUNT"] == "${TRUSTED_PROXY_COUNT:-1}"
    assert SERVICES["web"]["deploy"]["replicas"] == 2


def test_database_and_cache_reach_nothing_outside():
    assert COMPOSE["networks"]["data"] == {"internal": True}
    assert SERVICES["database"]["networks"] == SERVICES["cache"]["networks"] == ["data"]


@pytest.mark.parametrize("service", sorted(SERVICES.keys() - set(SITE)))
def test_an_image_is_pinned_to_an_exact_version(service: str):
    assert re.fullmatch(
        r"[a-z/-]+:v?\d+\.\d+(\.\d+)?(@sha256:[0-9a-f]{64})?", SERVICES[service]["image"]
    )
