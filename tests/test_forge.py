"""The forge's workflows are pinned, have the fewest permissions, and call existing commands."""

import itertools
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from devtools import choices
from devtools.commands import VERBS
from devtools.console import ROOT

pytestmark = pytest.mark.once

FORGE = ROOT / ".github"
WORKFLOWS = sorted(FORGE.glob("workflows/*.yml"))
STEPS_FILES = [*WORKFLOWS, *sorted(FORGE.glob("actions/*/action.yml"))]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CI = yaml.safe_load((FORGE / "workflows" / "ci.yml").read_text())
PREPARE = yaml.safe_load((FORGE / "actions" / "prepare" / "action.yml").read_text())
USES = re.compile(r"uses: (?!\./)(\S+)(.*)")
PINNED = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40}")


def by_name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def steps(content: dict[str, Any]) -> list[dict[str, Any]]:
    parts = content["jobs"].values() if "jobs" in content else [content["runs"]]
    return [step for part in parts for step in part["steps"]]


def commands() -> list[list[str]]:
    """Return the words of every call of ./dev in a workflow."""
    scripts = [
        step["run"]
        for path in STEPS_FILES
        for step in steps(yaml.safe_load(path.read_text()))
        if "run" in step
    ]
    return [shlex.split(script) for script in scripts if script.startswith("./dev ")]


@pytest.mark.parametrize("path", STEPS_FILES, ids=by_name)
def test_every_action_is_pinned_by_digest_with_its_version_beside(path: Path):
    used = USES.findall(path.read_text())

    assert used
    assert [name for name, _ in used if not PINNED.fullmatch(name)] == []
    assert [rest for _, rest in used if not re.fullmatch(r" # v\d+(\.\d+){0,2}", rest)] == []


def test_an_action_has_the_same_pin_everywhere():
    pins = {match for path in STEPS_FILES for match in USES.findall(path.read_text())}

    assert len({name.split("@")[0] for name, _ in pins}) == len(pins)


@pytest.mark.parametrize("path", WORKFLOWS, ids=by_name)
def test_a_workflow_may_only_read_and_ends_in_time(path: Path):
    workflow = yaml.safe_load(path.read_text())

    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        assert job["timeout-minutes"] <= 120
    # YAML reads the key "on" as true.
    assert "pull_request_target" not in workflow[True]
    assert "secrets." not in path.read_text()


def test_no_checkout_keeps_its_token():
    checkouts = [step for step in steps(CI) if step.get("uses", "").startswith("actions/checkout@")]

    assert len(checkouts) == len(CI["jobs"])
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False] * len(checkouts)


def test_lint_and_each_kind_of_test_run_in_parallel():
    assert {
        "lint",
        "audit",
        "sqlite",
        "postgresql",
        "browser",
        "nightly",
        "troubles",
        "containers",
    } == CI["jobs"].keys()
    assert [name for name, job in CI["jobs"].items() if "needs" in job] == []


def test_every_job_calls_verbs_that_exist():
    assert [words[1] for words in commands() if words[1] not in VERBS] == []
    for job in CI["jobs"].values():
        assert any(step.get("run", "").startswith("./dev ") for step in job["steps"])


def test_jobs_name_databases_and_marks_that_exist():
    marks = {marker.split(":")[0] for marker in PROJECT["tool"]["pytest"]["ini_options"]["markers"]}
    options = [pair for words in commands() for pair in itertools.pairwise(words)]
    databases = [value for option, value in options if option == "--database"]
    expressions = [value for option, value in options if option == "-m"]

    assert set(databases) == set(choices.DATABASES)
    assert set(re.findall(r"\w+", " ".join(expressions))) - {"and", "not", "or"} <= marks


def test_no_test_is_left_to_no_job():
    runs = {
        name: step["run"].removeprefix("./dev test").split()
        for name, job in CI["jobs"].items()
        for step in job["steps"]
        if step.get("run", "").startswith("./dev test")
    }

    assert runs == {
        "sqlite": ["--database", "sqlite"],
        "postgresql": ["--database", "postgresql", "--no-browser"],
        "browser": ["--database", "postgresql", "--browser"],
        "nightly": ["--everything", "--coverage"],
    }
    without = {name for name, words in runs.items() if choices.read(words).without_nightly}
    assert without == {"sqlite", "postgresql", "browser"}


def test_a_change_is_tested_on_the_oldest_python_and_the_night_on_newer_ones():
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    nightly = CI["jobs"]["nightly"]["strategy"]["matrix"]["include"]

    assert (ROOT / ".python-version").read_text().strip() == oldest
    assert PREPARE["inputs"]["python"]["default"] == oldest
    assert {"python": oldest, "django": ""} in nightly
    assert any(entry["python"] > oldest and not entry["django"] for entry in nightly)
    assert any(entry["django"] for entry in nightly)
    assert "schedule" in CI[True]


def test_every_kind_of_dependency_is_kept_up_to_date():
    content = yaml.safe_load((FORGE / "dependabot.yml").read_text())
    kinds = {entry["package-ecosystem"] for entry in content["updates"]}
    actions = [
        entry for entry in content["updates"] if entry["package-ecosystem"] == "github-actions"
    ]

    assert {"pip", "github-actions", "docker", "docker-compose"} <= kinds
    assert "/.github/actions/prepare" in actions[0]["directories"]


def test_hooks_use_the_installed_tools_and_no_network():
    content = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())
    hooks = [hook for repo in content["repos"] for hook in repo["hooks"]]
    programs = [hook["entry"].split()[0] for hook in hooks]

    assert {repo["repo"] for repo in content["repos"]} == {"local"}
    assert {hook["language"] for hook in hooks} == {"system"}
    assert [name for name in programs if not re.fullmatch(r"\.venv/bin/[a-z-]+", name)] == []
    assert [name for name in programs if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", sorted(FORGE.glob("ISSUE_TEMPLATE/[0-9]*.yml")), ids=by_name)
def test_an_issue_form_asks_for_something_and_can_be_answered(path: Path):
    form = yaml.safe_load(path.read_text())
    fields = [part for part in form["body"] if part["type"] != "markdown"]

    assert form["name"]
    assert form["description"]
    assert [part for part in fields if not (part["id"] and part["attributes"]["label"])] == []
    assert any(part.get("validations", {}).get("required") for part in fields)
    assert len({part["id"] for part in fields}) == len(fields)
