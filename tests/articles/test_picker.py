"""The picker offers the library's live entries of the source language, and says what an editor must know of each."""

import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks import StructBlock, TextBlock
from wagtail.models import Page

from articles.blocks import ContraindicationsBlock
from articles.blocks.contraindications import ConditionChooserBlock
from articles.choosers.blocks import PickedListBlock, PickedListBlockAdapter
from articles.models import ContraindicationPage
from tests import factories, pages
from tests.articles.warnings import entry_in, guide_in, listed
from tests.translations.people import person
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialog(client):
    """Open the dialog as an editor, by default to choose several."""
    factories.site()
    client.force_login(person("admin"))

    def open_dialog(multiple: str = "1", **query: str) -> BeautifulSoup:
        address = reverse("contraindicationpage_picker:choose")
        response = client.get(address, {"multiple": multiple} | query if multiple else query)
        return BeautifulSoup(response.json()["html"], "html.parser")

    return open_dialog


def names(html: BeautifulSoup) -> list[str]:
    return [words(name) for name in html.select(".picker__name")]


def facts(html: BeautifulSoup) -> list[str]:
    return [words(fact) for fact in html.select(".picker__fact")]


def chosen(client, *entries: Page | str):
    ids = [entry.pk if isinstance(entry, Page) else entry for entry in entries]
    response = client.get(reverse("contraindicationpage_picker:chosen_multiple"), {"id": ids})
    return [item["title"] for item in response.json()["result"]]


# What is offered


def test_only_live_originals_are_offered(dialog):
    entry_in("lv", title="Thrombosis")
    draft, _latvian = entry_in("lv", title="Fever")
    draft.unpublish()

    assert names(dialog()) == ["Thrombosis"]


def test_the_most_serious_class_comes_first_and_a_class_is_sorted_by_title(dialog):
    pages.contraindication(title="Scar", severity="local")
    pages.contraindication(title="thrombosis", severity="absolute")
    pages.contraindication(title="Fever", severity="absolute")

    html = dialog()

    assert [words(name) for name in html.select(".picker__class")] == [
        "Do not have massage",
        "Avoid this area",
    ]
    assert names(html) == ["Fever", "thrombosis", "Scar"]


def test_an_empty_library_says_so(dialog):
    html = dialog()

    assert "Nothing is published in this library yet." in words(html)
    assert html.select("button") == []


def test_only_people_with_access_to_the_admin_open_it(client, django_user_model):
    visitor = django_user_model.objects.create_user("visitor", password="visitor-pass")
    client.force_login(visitor)

    response = client.get(reverse("contraindicationpage_picker:choose"))

    assert response.status_code == 302
    visitor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert client.get(reverse("contraindicationpage_picker:choose")).status_code == 200


# The row of an entry


def test_the_zone_is_named(dialog):
    pages.contraindication(title="Scar", zone="legs")

    assert "Legs" in facts(dialog())


def test_a_guide_counts_once_for_all_its_languages(dialog):
    family = entry_in("lv")
    guide_in("lv", entries=family[:1], title="Neck pain")
    guide_in("lv", entries=family[:1], title="Back pain")

    assert "in 2 guides" in facts(dialog())


def test_a_draft_guide_does_not_count(dialog):
    [entry] = entry_in()
    [guide] = guide_in(entries=[entry], title="Neck pain")
    guide.unpublish()

    assert "in no guide yet" in facts(dialog())


def test_the_languages_of_an_entry_are_named_and_those_that_it_lacks(dialog):
    pages.library("ru")
    entry_in("lv")

    assert facts(dialog())[-2:] == ["English, Latviešu", "Not published in: Русский"]


def test_a_mirror_is_no_language_of_an_entry(dialog):
    pages.library("lv")
    factories.mirror(entry_in()[0], "lv")

    assert "Latviešu" in facts(dialog())[-1]
    assert "Latviešu" not in facts(dialog())[-2]


def test_an_entry_is_found_by_its_other_names_and_in_other_languages(dialog):
    english, latvian = entry_in("lv")
    ContraindicationPage.objects.filter(pk=english.pk).update(other_names="clot, DVT")
    ContraindicationPage.objects.filter(pk=latvian.pk).update(title="Tromboze")

    [entry] = dialog().select("[data-picker-entry]")

    assert {"Thrombosis", "clot", "DVT", "Tromboze"} <= set(
        entry["data-picker-entry"].replace(",", " ").split()
    )


def test_an_entry_of_the_list_cannot_be_ticked_again(dialog):
    [listed_already] = entry_in(title="Fever")
    [other] = entry_in(title="Scar")

    html = dialog(chosen=str(listed_already.pk))

    assert [box["value"] for box in html.select("input[name=id]")] == [str(other.pk)]
    assert "Already in this list" in facts(html)


def test_the_button_knows_how_to_say_every_number(dialog):
    entry_in(title="Fever")
    entry_in(title="Scar")

    labels = json.loads(dialog().select_one("[data-picker]")["data-labels"])

    assert labels == ["Add", "Add 1 condition", "Add 2 conditions"]


def test_the_number_of_queries_does_not_grow_with_the_library(dialog):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            dialog()
        return len(captured)

    guide_in("lv", entries=entry_in("lv", title="Fever")[:1], title="Neck pain")
    dialog()
    before = queries()
    for title in ("Scar", "Thrombosis"):
        guide_in("lv", entries=entry_in("lv", title=title)[:1], title=f"{title} pain")

    assert queries() == before


# What is chosen


def test_one_entry_is_chosen_by_a_link(dialog, client):
    [entry] = entry_in()

    [link] = dialog(multiple="").select("a[data-chooser-modal-choice]")
    result = client.get(link["href"]).json()["result"]

    assert (result["id"], result["title"]) == (str(entry.pk), "Thrombosis")
    assert result["edit_url"] == reverse("wagtailadmin_pages:edit", args=[entry.pk])


def test_several_are_chosen_in_the_order_of_the_dialog(dialog, client):
    [scar] = entry_in(title="Scar")
    fever = pages.contraindication(title="Fever", severity="ask")

    assert chosen(client, fever, scar) == ["Scar", "Fever"]


def test_what_is_not_offered_cannot_be_chosen(dialog, client):
    english, latvian = entry_in("lv")
    [draft] = entry_in(title="Fever")
    draft.unpublish()

    assert chosen(client, english, latvian, draft, "no number") == ["Thrombosis"]
    for entry in (latvian, draft):
        address = reverse("contraindicationpage_picker:chosen", args=[entry.pk])
        assert client.get(address, follow=True).status_code == 404


# The block


def test_the_editor_of_a_guide_knows_the_title_of_a_chosen_entry(dialog, client):
    [entry] = entry_in()
    [guide] = guide_in(entries=[entry], title="Neck pain")

    page = client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()

    assert "articles.choosers.PickedListBlock" in page
    assert f"/admin/pages/{entry.pk}/edit/" in page


def test_what_is_stored_is_the_key_of_the_original():
    [entry] = entry_in()
    block = ContraindicationsBlock()

    stored = block.get_prep_value(block.to_python(listed_value(entry)))

    assert stored["items"][0]["value"] == {"entry": entry.pk, "note": ""}


def listed_value(entry: Page) -> dict:
    _type, value = listed(entry)
    return value | {"items": [{"entry": entry.pk, "note": ""}]}


@pytest.mark.parametrize(
    ("child", "field"),
    [
        (ConditionChooserBlock("articles.ContraindicationPage"), None),
        (
            StructBlock(
                [
                    ("note", TextBlock()),
                    ("sign", ConditionChooserBlock("articles.ContraindicationPage")),
                ]
            ),
            "sign",
        ),
    ],
    ids=["a list of entries", "a list of structs"],
)
def test_a_list_finds_the_field_that_its_picker_fills(child, field):
    block = PickedListBlock(child)
    block.set_name("items")

    *_rest, meta, found, picker = PickedListBlockAdapter().js_args(block)

    assert found == field
    assert picker.model_class is ContraindicationPage
    assert meta["chooseSeveral"] == "Choose several conditions"
