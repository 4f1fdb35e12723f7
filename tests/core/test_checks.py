"""House rules for page types."""

import pytest
from django.core.checks.registry import registry
from wagtail.models import Page, get_page_models

from core.checks import check_page_type, check_page_types
from core.models import BasePage


def page_type(parent, **declarations):
    """An abstract page type: Wagtail does not take it into its list."""
    meta = type("Meta", (), {"abstract": True, "app_label": "core"})
    return type("BadPage", (parent,), {"__module__": __name__, "Meta": meta, **declarations})


def ids(model):
    return [message.id for message in check_page_type(model)]


def test_every_page_type_of_the_project_keeps_the_rules():
    assert len(get_page_models()) > 1
    assert check_page_types() == []


def test_the_rules_run_with_every_system_check():
    assert check_page_types in registry.get_checks()


def test_a_page_type_extends_the_base_page():
    assert ids(page_type(Page, parent_page_types=[], subpage_types=[])) == ["core.E001"]


@pytest.mark.parametrize("missing", ["parent_page_types", "subpage_types"])
def test_a_page_type_declares_its_parents_and_children(missing):
    declared = {"parent_page_types": ["wagtailcore.Page"], "subpage_types": []}
    del declared[missing]

    [message] = check_page_type(page_type(BasePage, **declared))

    assert message.id == "core.E002"
    assert missing in message.msg


def test_a_page_type_may_declare_that_it_has_no_children():
    assert ids(page_type(BasePage, parent_page_types=["wagtailcore.Page"], subpage_types=[])) == []
