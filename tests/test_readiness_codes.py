"""The table of readiness codes in docs/operations.md is whole, and names no code that does not exist."""

import inspect
import re
import sys
from collections.abc import Callable

import pytest
from django.urls import resolve

from core import health
from devtools.console import ROOT

pytestmark = pytest.mark.once

TABLE = re.compile(r"^\| code \| meaning .*?\n\n", re.MULTILINE | re.DOTALL)
CONSTANT = re.compile(r"\b[A-Z][A-Z_]+\b")


def codes(check: Callable[..., object]) -> set[str]:
    """Return the constants that a check names in its code."""
    module = vars(sys.modules[check.__module__])
    named = {module.get(name) for name in CONSTANT.findall(inspect.getsource(check))}
    return {value for value in named if isinstance(value, str)}


def checks() -> list[Callable[..., object]]:
    return [health.problems, health.unmigrated, *resolve("/readyz").kwargs["checks"]]


def in_documents() -> list[str]:
    found = TABLE.search((ROOT / "docs" / "operations.md").read_text())
    assert found
    return re.findall(r"^\| `(\w+)` \|", found[0], re.MULTILINE)


@pytest.mark.parametrize("check", checks(), ids=lambda check: f"{check.__module__}")
def test_every_check_names_its_codes_as_constants(check):
    assert codes(check)


def test_the_table_has_each_code_once_and_no_other():
    existing = set().union(*map(codes, checks()))

    assert sorted(in_documents()) == sorted(existing)
