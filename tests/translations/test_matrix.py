"""The matrix in the admin: who sees what, what the filters show, what leaves as a file."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Page

from tests import factories
from tests.translations.saying import republish, save, translated
from translations.access.groups import ensure_translator_group
from translations.tracking.state import State

pytestmark = pytest.mark.django_db(transaction=True)

MATRIX = "/admin/translations/"


@pytest.fixture(autouse=True)
def _homes():
    factories.site()


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("anna", email="anna@example.org")
    client.force_login(user)
    return client


@pytest.fixture
def latvian(client):
    user = get_user_model().objects.create_user("ilze")
    user.groups.add(ensure_translator_group("lv"))
    client.force_login(user)
    return client


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def names(answer):
    """The titles of the rows, in their order."""
    rows = soup(answer).select(".matrix__title")
    return [row.get_text("|", strip=True).split("|")[0] for row in rows]


def cell_texts(answer, title):
    row = next(row for row in soup(answer).select("tbody tr") if title in row.th.get_text())
    for hidden in row.select(".w-sr-only"):
        hidden.decompose()
    return [cell.get_text(" ", strip=True) for cell in row.select(".matrix__state")]


# Who sees it


def test_editors_and_translators_see_it_and_others_do_not(client, django_user_model):
    user = django_user_model.objects.create_user("front-desk")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    assert client.get(MATRIX).status_code == 302
    assert client.post(f"{MATRIX}export/", {"format": "csv"}).status_code == 302
    assert client.post(f"{MATRIX}send/").status_code == 302
    assert "admin/translations/" not in client.get("/admin/").text


def test_it_stands_in_the_menu(editor):
    assert MATRIX in editor.get("/admin/").text


def test_a_translator_works_in_the_own_language_and_reads_the_other(latvian):
    page = factories.standard_page(title="Feet")
    for code in ("lv", "ru"):
        translated(page, code)

    row = soup(latvian.get(f"{MATRIX}?text=feet"))
    links = [bool(cell.select("a")) for cell in row.select(".matrix__state")]

    assert links == [True, False]
    assert not row.select(".matrix__title a")
    assert not row.select("input[name=key]")


def test_a_translator_cannot_send(latvian):
    page = factories.standard_page()

    answer = latvian.post(f"{MATRIX}send/", {"key": str(page.translation_key), "language": "lv"})

    assert answer.status_code == 302
    assert not Page.objects.filter(
        translation_key=page.translation_key, locale__language_code="lv"
    ).exists()


# What it shows


def test_every_page_and_entry_stands_in_it_with_the_state_of_each_language(editor):
    page, topic = factories.standard_page(title="Feet"), factories.topic(name="Back")
    translated(page, "lv")
    save(factories.translation(topic, "ru"), publish=False)

    answer = editor.get(MATRIX)

    assert {"Home en", "Feet", "Back"} == set(names(answer))
    assert cell_texts(answer, "Feet") == ["Live", "Missing"]
    assert cell_texts(answer, "Back") == ["Missing", "Draft 0 of 1 texts · 1 word to translate"]


def test_states_are_words_and_icons_and_not_only_colours(editor):
    translated(factories.standard_page(title="Feet"), "lv")

    states = soup(editor.get(MATRIX)).select(".translation-state")

    assert all(state.get_text(strip=True) and state.select_one("svg") for state in states)


def test_changed_warnings_are_marked(editor):
    card = {"urgency": "urgent", "title": "Ask", "text": "<p>Today.</p>"}
    page = factories.standard_page(title="Feet", body=[("care_card", card)])
    translated(page, "lv")

    republish(page, body=[("care_card", card | {"urgency": "emergency"})])

    assert "Warnings have changed" in cell_texts(editor.get(MATRIX), "Feet")[0]
    assert names(editor.get(f"{MATRIX}?state=safety&language=lv")) == ["Feet"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=live&language=lv", {"Home en", "Feet"}),
        ("state=missing&language=ru", {"Feet", "Back"}),
        ("state=missing", {"Feet", "Back"}),
        ("type=articles.topic", {"Back"}),
        ("text=FEET", {"Feet"}),
        ("text=pēdas", {"Feet"}),
        ("text=nowhere", set()),
        ("state=rotten&language=xx&p=zzz", {"Home en", "Feet", "Back"}),
    ],
)
def test_filters(editor, query, found):
    page = factories.standard_page(title="Feet")
    factories.topic(name="Back")
    made = factories.translation(page, "lv")
    for path, words in (("title", "Pēdas"), ("slug", "pedas")):
        factories.say(made, path, words)
    save(made)

    assert set(names(editor.get(f"{MATRIX}?{query}"))) == found


def test_the_totals_of_each_language_lead_to_what_they_count(editor):
    translated(factories.standard_page(title="Feet"), "lv")

    latvian = soup(editor.get(MATRIX)).select(".matrix-totals__language")[0]
    live = latvian.select_one(".matrix-choice--live")

    assert latvian.h2.string == "Latviešu"
    assert live.strong.string == "2"
    assert set(names(editor.get(MATRIX + live["href"]))) == {"Home en", "Feet"}


def test_it_costs_as_many_queries_for_many_rows_as_for_few(editor):
    costs = []
    for number in (2, 2, 15):  # the first time warms the caches
        for _ in range(number):
            translated(factories.standard_page(), "lv")
            factories.topic()
        with CaptureQueriesContext(connection) as queries:
            editor.get(MATRIX)
        costs.append(len(queries))

    assert costs[1] == costs[2]


# Files


def test_what_is_shown_leaves_as_a_table(editor):
    translated(factories.standard_page(title="=1+1"), "lv")
    url = f"{MATRIX}export/?text=%3D1&language=lv"

    lines = list(
        csv.reader(io.StringIO(editor.post(url, {"format": "csv"}).content.decode("utf-8-sig")))
    )
    sheet = load_workbook(io.BytesIO(editor.post(url, {"format": "xlsx"}).content)).active

    assert lines[1][:5] == ["'=1+1", "text page", "yes", "Latviešu", "Live"]
    assert [cell.value for cell in sheet[2]][:5] == ["=1+1", "text page", "yes", "Latviešu", "Live"]
    assert len(lines) == 2
    assert editor.post(url, {"format": "exe"}).status_code == 400


# Sending


def sent(client, *things, language="lv", **more):
    data = {"key": [str(thing.translation_key) for thing in things], "language": language}
    return client.post(f"{MATRIX}send/", data | more, follow=True)


def in_latvian(thing):
    return (
        type(thing)
        .objects.filter(translation_key=thing.translation_key, locale__language_code="lv")
        .first()
    )


def test_chosen_rows_are_sent_as_drafts_parents_first(editor):
    parent = factories.standard_page(title="Parent")
    child = factories.standard_page(parent, title="Child")
    topic = factories.topic()

    answer = sent(editor, topic, child, parent)

    assert "3 translations are waiting" in answer.text
    for thing in (parent, child, topic):
        assert in_latvian(thing).live is False
    assert in_latvian(child).get_parent().pk == in_latvian(parent).pk
    assert not any(Page.find_problems())
    assert Page.objects.get(pk=in_latvian(parent).pk).numchild == 1


def test_a_page_whose_parent_is_not_there_waits_and_says_why(editor):
    child = factories.standard_page(factories.standard_page(title="Parent"), title="Child")

    answer = sent(editor, child)

    assert "“Child”, Latviešu: its parent page must be sent first." in answer.text
    assert in_latvian(child) is None


def test_what_is_there_already_is_left_alone(editor):
    topic = factories.topic()
    translated(topic, "lv")
    before = in_latvian(topic)

    answer = sent(editor, topic)

    after = in_latvian(topic)
    assert "it already exists there" in answer.text
    assert (after.live, after.latest_revision_id) == (True, before.latest_revision_id)


def test_what_a_page_mentions_is_neither_sent_nor_unpublished(editor):
    topic, other = factories.topic(), factories.topic()
    translated(topic, "lv")
    page = factories.article(topics=[topic, other])

    sent(editor, page.get_parent().specific, page)

    assert in_latvian(page)
    assert in_latvian(topic).live
    assert in_latvian(other) is None


def test_an_alias_goes_on_showing_the_original_until_it_is_published(editor):
    page = factories.standard_page()
    page.copy_for_translation(factories.locale("lv"), alias=True)

    answer = sent(editor, page)

    assert "1 translation is waiting" in answer.text
    assert in_latvian(page).alias_of_id == page.pk
    assert cell_texts(editor.get(f"{MATRIX}?text={page.title}"), page.title)[0].startswith(
        "Mirrored"
    )


def test_all_that_the_filters_show_can_be_sent_at_once(editor):
    pages = [factories.standard_page(title=f"Foot {number}") for number in range(3)]
    other = factories.standard_page(title="Hand")

    editor.post(f"{MATRIX}send/?text=foot", {"all": "1", "language": "lv"})

    assert all(in_latvian(page) for page in pages)
    assert in_latvian(other) is None


def test_nothing_chosen_is_said(editor):
    answer = editor.post(f"{MATRIX}send/", {}, follow=True)

    assert "Choose at least one row and one language." in answer.text


def test_who_may_not_edit_the_original_cannot_send_it(client):
    user = get_user_model().objects.create_user("ilze")
    user.groups.add(ensure_translator_group("lv"))
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    client.force_login(user)
    page = factories.standard_page(title="Feet")

    answer = sent(client, page)

    assert "“Feet”: you may not edit it." in answer.text
    assert in_latvian(page) is None


@pytest.mark.parametrize("state", State)
def test_every_state_can_be_asked_for(editor, state):
    assert editor.get(reverse("translation_overview:matrix"), {"state": state}).status_code == 200
