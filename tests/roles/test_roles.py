"""Role × every address of the admin × method: nothing is open that no rule opens.

`./dev roles` prints the table.
"""

import os
from pathlib import Path

import pytest
from django.urls import reverse

from tests.roles.addresses import Address, addresses
from tests.roles.asking import METHODS, ROLES, answers, is_open
from tests.roles.rules import may

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]

#: Asked in each run: what strangers see, and what those with the fewest rights can change. The others are asked at night.
OFTEN = [("anonymous", "get"), ("reception", "post")]
CASES = [
    pytest.param(role, method, marks=[] if (role, method) in OFTEN else pytest.mark.nightly)
    for role in ROLES
    for method in METHODS
]
#: The administrator's own trials of error pages.
TRIALS = {"wagtailadmin_error_test"}


@pytest.fixture(scope="module")
def table():
    """Collect the answers of all cases, and write them where `./dev roles` wants them."""
    asked: dict[tuple[str, str], dict[Address, str]] = {}
    yield asked
    if path := os.environ.get("ROLES_TABLE"):
        Path(path).write_text("\n".join(lines(asked)) + "\n")


def lines(table):
    yield f"| address | {' | '.join(ROLES)} |"
    yield "|---" * (len(ROLES) + 1) + "|"
    for address in addresses_in(table):
        cells = [cell(table, role, address) for role in ROLES]
        yield f"| `{address.name}` | {' | '.join(cells)} |"
    yield ""
    yield "G: may open, P: may post. Addresses that refuse everybody (no object in the demo site) have no letter."


def addresses_in(table):
    return sorted({one for found in table.values() for one in found}, key=lambda one: one.name)


def cell(table, role, address):
    return "".join(
        method[0].upper()
        for method in METHODS
        if is_open(table.get((role, method), {}).get(address, "404"), address)
    )


@pytest.mark.parametrize(("role", "method"), CASES)
def test_nothing_is_open_that_no_rule_opens(role, method, table):
    found = table[role, method] = answers(role, addresses(), method)

    wrong = {
        address.name: status
        for address, status in found.items()
        if is_open(status, address) and not may(role, address.name, method)
    }
    assert len(found) > 400
    assert wrong == {}
    assert broken(found) == {}


def broken(found):
    """Return the addresses that failed: a post has no fields here."""
    return {
        address.path: status
        for address, status in found.items()
        if status.startswith("5") and address.name not in TRIALS
    }


def test_the_rules_open_the_work_of_each_role():
    """A matrix of refusals alone would be fulfilled by a site that is closed."""
    work = {
        "reception": "callback_requests:index",
        "doctor": "reviews:report",
        "translator-lv": "translation_overview:matrix",
        "editor": "wagtailadmin_explore_root",
        "admin": "wagtailusers_users:index",
    }
    for role, name in work.items():
        address = Address(name, reverse(name))
        assert is_open(answers(role, [address], "get")[address], address), role


def test_an_address_without_a_rule_is_closed():
    roles = [role for role in ROLES if role not in {"admin", "editor"}]

    assert not any(may(role, "a_new_view", method) for role in roles for method in METHODS)
    assert not may("editor", "callback_requests:index", "get")
