"""Where safety is found: each place by its name, and nothing beside it."""

import json
from types import SimpleNamespace

import pytest
from wagtail import blocks
from wagtail.models import Page

from articles.models import ArticlePage, ContraindicationPage
from core.models import Person
from forms.models import FormPage
from home.models import HomePage
from tests import pages
from translations.language import safety
from translations.language.safety import safety_choices, safety_leaves, safety_paths

pytestmark = pytest.mark.django_db


def leaves(page) -> list[tuple[str, object]]:
    return sorted(safety_leaves(type(page), json.loads(page.to_json())), key=str)


def avoid(entry, note="", **fields):
    empty = {"title": "", "introduction": ""}
    return ("contraindications", empty | fields | {"items": [{"entry": entry, "note": note}]})


CARE_CARD = {"body.care_card.title", "body.care_card.text", "body.care_card.urgency"}


def test_a_models_paths_are_its_declared_blocks_and_no_others():
    safe = safety_paths(ArticlePage)

    assert safe >= CARE_CARD | {
        "body.technique_steps.steps.item.caution",
        "body.contraindications.title",
        "body.contraindications.introduction",
        "body.contraindications.items.item.entry",
        "body.contraindications.items.item.note",
    }
    assert {path.split(".")[1] for path in safe} == {
        "care_card",
        "contraindications",
        "technique_steps",
    }
    assert {path for path in safe if "technique_steps" in path} == {
        "body.technique_steps.steps.item.caution"
    }


def test_a_models_fields_are_named_as_they_are():
    assert safety_paths(ContraindicationPage) == set(ContraindicationPage.safety_fields)


def test_a_model_without_streams_or_declarations_has_no_path():
    assert safety_paths(Person) == frozenset()


def test_each_leaf_has_the_ids_of_its_blocks_in_its_place():
    entry = pages.contraindication()
    page = pages.article(
        body=[
            ("technique_steps", {"title": "S", "steps": [pages.step(caution="Not the spine.")]}),
            avoid(entry, "Wait.", title="Not today"),
        ]
    )
    steps, list_ = page.body.raw_data
    step = steps["value"]["steps"][0]["id"]
    item = list_["value"]["items"][0]["id"]

    assert leaves(page) == sorted(
        [
            (f"body.{steps['id']}.steps.{step}.caution", "Not the spine."),
            (f"body.{list_['id']}.title", "Not today"),
            (f"body.{list_['id']}.items.{item}.entry", entry.pk),
            (f"body.{list_['id']}.items.{item}.note", "Wait."),
        ],
        key=str,
    )


def test_an_entry_says_its_declared_fields_that_have_a_value():
    entry = pages.contraindication(title="Fever", explanation="<p>Rest.</p>", zone="", instead="")

    assert dict(leaves(entry)) == {
        "title": "Fever",
        "severity": "absolute",
        "explanation": "<p>Rest.</p>",
    }


def test_a_list_of_before_the_items_had_ids_is_read_as_well():
    body = [{"type": "contraindications", "value": {"items": [{"entry": 7, "note": "Wait."}]}}]

    found = list(safety_leaves(ArticlePage, {"body": json.dumps(body)}))

    assert found == [("body..items..entry", 7), ("body..items..note", "Wait.")]


def test_a_block_that_no_longer_exists_says_nothing_and_hides_nothing():
    body = [
        {"type": "of_last_year", "id": "a", "value": "x"},
        {"type": "care_card", "id": "b", "value": {"title": "Ask"}},
    ]

    assert list(safety_leaves(HomePage, {"body": json.dumps(body)})) == [("body.b.title", "Ask")]


@pytest.mark.parametrize("body", ["", "[]", None])
def test_an_empty_body_says_nothing(body):
    assert list(safety_leaves(ArticlePage, {"body": body})) == []


def test_the_pages_chosen_in_a_warning_are_found_and_those_elsewhere_are_not():
    entry, other = pages.contraindication(), pages.contraindication()
    page = pages.article(
        body=[
            avoid(entry),
            (
                "call_to_action",
                {"title": "Ask", "text": "", "button_label": "Call", "page": pages.guides()},
            ),
            avoid(other),
        ]
    )

    chosen = safety_choices(page)

    assert len(chosen) == 2
    assert set(Page.objects.filter(pk__in=chosen)) == set(
        Page.objects.filter(pk__in=[entry.pk, other.pk])
    )


def test_a_warning_without_a_chosen_page_has_no_choice():
    assert safety_choices(ArticlePage(title="Guide", body=[avoid(None, "Wait.")])) == set()


def test_a_page_without_a_warning_has_no_choice():
    assert safety_choices(pages.contraindication()) == set()
    assert safety_choices(FormPage(title="Call me")) == set()


@pytest.fixture
def whole_body(monkeypatch):
    """Declare an article's whole body as about safety."""
    monkeypatch.setattr(ArticlePage, "safety_fields", ("body",), raising=False)
    safety_paths.cache_clear()
    yield
    safety_paths.cache_clear()


def test_all_of_a_declared_stream_is_about_safety(whole_body):
    invitation = {"title": "Ask", "text": "", "button_label": "Call", "page": pages.guides()}
    page = pages.article(body=[("text", "<p>Slowly.</p>"), ("call_to_action", invitation)])

    assert {"body.text", "body.call_to_action.title"} <= safety_paths(ArticlePage)
    assert {value for _place, value in leaves(page)} >= {"<p>Slowly.</p>", "Ask", "Call"}
    assert set(Page.objects.filter(pk__in=safety_choices(page))) == {
        Page.objects.get(pk=pages.guides().pk)
    }


def test_a_declared_stream_of_unknown_blocks_says_nothing(whole_body):
    body = [{"type": "of_last_year", "id": "a", "value": "x"}]

    assert list(safety_leaves(ArticlePage, {"body": json.dumps(body)})) == []


@pytest.fixture
def parts(monkeypatch):
    """Give articles a list of entries that is translated with them."""
    relation = SimpleNamespace(name="entries", related_model=ContraindicationPage)
    monkeypatch.setattr(
        safety,
        "get_all_child_relations",
        lambda model: [relation] if model in {ArticlePage, Person} else [],
    )
    safety_paths.cache_clear()
    yield
    safety_paths.cache_clear()


def test_a_list_that_is_translated_with_a_page_is_named_by_the_key_of_its_rows(parts):
    rows = [{"translation_key": "k1", "title": "Fever"}, {"translation_key": "k2", "zone": "neck"}]

    assert "entries.title" in safety_paths(ArticlePage)
    assert list(safety_leaves(ArticlePage, {"entries": rows})) == [
        ("entries.k1.title", "Fever"),
        ("entries.k2.zone", "neck"),
    ]
    assert list(safety_leaves(ArticlePage, {})) == []


def test_a_model_that_cannot_have_such_lists_is_not_asked_for_them(parts):
    assert safety_paths(Person) == frozenset()


@pytest.fixture
def lists(monkeypatch):
    """Give articles a body of plain lists that are about safety."""
    stream = blocks.StreamBlock([("signs", blocks.ListBlock(blocks.CharBlock(), safety=True))])
    monkeypatch.setattr(ArticlePage._meta.get_field("body"), "stream_block", stream)
    safety_paths.cache_clear()
    yield
    safety_paths.cache_clear()


def test_a_declared_list_is_about_safety_with_its_items(lists):
    assert safety_paths(ArticlePage) == {"body.signs.item"}


@pytest.mark.parametrize(
    ("items", "places"),
    [
        ([{"type": "item", "id": "b", "value": "Numb"}], [("body.a.b", "Numb")]),
        ([{"type": "item", "value": "Numb"}], [("body.a.", "Numb")]),
        (["Numb", "Cold"], [("body.a.", "Numb"), ("body.a.", "Cold")]),
        ([], []),
    ],
)
def test_the_items_of_a_list_are_read_in_every_form_wagtail_has_stored(lists, items, places):
    body = [{"type": "signs", "id": "a", "value": items}]

    assert list(safety_leaves(ArticlePage, {"body": json.dumps(body)})) == places
