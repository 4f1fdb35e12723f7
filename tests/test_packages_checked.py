"""Licences of all packages, the list of them in the image, and the audit that fails if it could not ask."""

import datetime
import json
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

from devtools import audit
from devtools.audit import Exemption, control_problems, ended, exemptions, problems
from devtools.console import ROOT
from devtools.licences import TOOLS, allows, refused
from devtools.sbom import licence, name_of
from tests.test_packaging import pins

pytestmark = pytest.mark.once

HOLE = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2.1"]}
UNTIL = datetime.date(2027, 1, 31)


def report(**package):
    return {"dependencies": [{"name": "example", "version": "2.0", "vulns": [], **package}]}


def exemption(name="CVE-1", package="example"):
    return Exemption(name, package, UNTIL, "We do not call it.")


def test_every_installed_package_has_an_allowed_licence():
    assert refused(distributions()) == {}


def test_what_is_delivered_has_no_licence_of_a_tool():
    assert not TOOLS.keys() & pins("requirements.txt").keys()


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("MIT OR GPL-3.0-only", True),
        ("(MIT AND GPL-3.0-only)", False),
        ("Apache-2.0 AND BSD-2-Clause", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("Proprietary", False),
        ("", False),
    ],
)
def test_of_alternatives_one_suffices_and_of_parts_all_count(expression, allowed):
    assert allows(expression) is allowed


class Package:
    version = "1"

    def __init__(self, **metadata):
        self.metadata = Metadata({"Name": "Some_Package"} | metadata)


class Metadata(dict):
    def get_all(self, name):
        return self.get(name)


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ({"License-Expression": "MIT", "License": "BSD"}, "MIT"),
        ({"Classifier": ["License :: OSI Approved :: MIT License"]}, "MIT"),
        ({"Classifier": ["License :: OSI Approved"], "License": "BSD"}, "BSD-3-Clause"),
        ({"License": "Beerware\nlong text"}, "Beerware"),
        ({}, ""),
    ],
)
def test_a_licence_is_read_wherever_packages_say_it(metadata, said):
    package = Package(**metadata)

    assert name_of(package) == "some-package"
    assert licence(package) == said


def test_the_list_in_the_image_names_every_package_that_is_delivered(tmp_path):
    # Alone, as in the image.
    program = tmp_path / "sbom.py"
    program.write_text((ROOT / "devtools" / "sbom.py").read_text())
    written = subprocess.check_output([sys.executable, program.name], cwd=tmp_path, text=True)

    bill = json.loads(written)
    components = {one["name"]: one for one in bill["components"]}
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert components["django"]["purl"] == f"pkg:pypi/django@{pins('requirements.txt')['django']}"
    assert components["django"]["licenses"] == [{"expression": "BSD-3-Clause"}]
    assert len({one["bom-ref"] for one in bill["components"]}) == len(bill["components"])


def test_the_image_is_built_with_the_list():
    steps = (ROOT / "Dockerfile").read_text()

    assert "sbom.py > /venv/sbom.cdx.json" in steps
    assert "!devtools/sbom.py" in (ROOT / ".dockerignore").read_text().split()


def test_a_vulnerable_package_is_named_with_the_version_that_mends_it():
    assert list(problems(report(vulns=[HOLE]), [])) == ["example 2.0: PYSEC-1, mended in 2.1"]


@pytest.mark.parametrize(
    ("known", "number"),
    [
        (exemption(), 0),
        (exemption("PYSEC-1"), 0),
        (exemption("CVE-2"), 1),
        (exemption(package="other"), 1),
    ],
)
def test_an_exception_is_for_one_hole_of_one_package(known, number):
    assert len(list(problems(report(vulns=[HOLE]), [known]))) == number


@pytest.mark.parametrize(
    "answer",
    [
        None,
        {},
        {"dependencies": []},
        report(skip_reason="not found on PyPI and could not be audited"),
    ],
)
def test_a_package_that_could_not_be_asked_about_is_a_failure(answer):
    assert len(list(problems(answer, []))) == 1


@pytest.mark.parametrize(
    ("answer", "number"), [(None, 1), (report(), 1), (report(vulns=[HOLE]), 0)]
)
def test_an_audit_that_finds_nothing_in_an_old_django_did_not_ask(answer, number):
    assert len(control_problems(answer)) == number


def test_an_exception_ends():
    known = [exemption()]

    assert list(ended(known, UNTIL)) == []
    assert len(list(ended(known, UNTIL + datetime.timedelta(days=1)))) == 1


def test_exceptions_are_read_with_their_day_and_reason(tmp_path: Path):
    lines = (ROOT / "devtools" / "audit.toml").read_text().splitlines()
    example = "\n".join(line.removeprefix("# ") for line in lines[lines.index("#") + 1 :])
    (tmp_path / "audit.toml").write_text(example)

    [one] = exemptions(tmp_path / "audit.toml")
    assert (one.package, one.until) == ("example", UNTIL)
    assert exemptions(audit.EXCEPTIONS) == []


def test_a_machine_without_the_database_fails_the_audit(monkeypatch, capsys):
    monkeypatch.setattr(audit, "_ask", lambda *_: None)
    monkeypatch.setattr(audit.environment, "ensure", lambda *_: None)

    assert audit.audit() == 1
    assert "the database was not asked" in capsys.readouterr().out
