"""The list of red flags in the admin, beside the techniques."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import RedFlag, UrgencyAdvice
from tests import factories, pages
from tests.articles.cards import card
from tests.translations.people import person
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    factories.site()


@pytest.fixture
def editor(client):
    client.force_login(person("editor"))
    return client


def rows(client, **query) -> list[list[str]]:
    url = reverse(RedFlag.snippet_viewset.get_url_name("list"))
    page = BeautifulSoup(client.get(url, query).content, "html.parser")
    return [[words(cell) for cell in row.select("td")] for row in page.select("tbody tr")]


def test_each_row_says_urgency_zones_source_and_in_how_many_guides(editor):
    flag = factories.red_flag(
        sign="you faint", urgency="urgent", zones=["legs", "arms"], source="NHS (UK): Fainting"
    )
    factories.red_flag(sign="you see double")
    pages.article(body=[card(flag, urgency="urgent")])

    first, second = rows(editor)

    text = " | ".join(first)
    assert "you faint" in text
    assert "Urgent | Arms, Legs | NHS (UK): Fainting" in text
    assert first[-1] == "1"
    assert "Emergency | Any zone" in " | ".join(second)
    assert second[-1] == "0"


def test_the_list_is_searched_and_filtered(editor):
    factories.red_flag(sign="you faint", urgency="urgent")
    factories.red_flag(sign="you see double")

    assert len(rows(editor, urgency="urgent")) == 1
    assert len(rows(editor, q="double")) == 1


def test_the_number_of_guides_costs_no_query_a_row(editor):
    flags = [factories.red_flag() for _ in range(5)]
    pages.article(body=[card(flags[0])])
    rows(editor)
    few = queries(editor)
    for flag in flags:
        pages.article(body=[card(*flags), card(flag)])
    rows(editor)

    assert queries(editor) == few
    assert [row[-1] for row in rows(editor)] == ["6", "5", "5", "5", "5"]


def queries(client) -> int:
    with CaptureQueriesContext(connection) as found:
        rows(client)
    return len(found)


def test_the_chooser_offers_all_live_originals_most_urgent_first(editor):
    calm = factories.red_flag(sign="you have a fever", urgency="urgent", zones=["legs"])
    factories.translated(calm, "lv", sign="jums ir drudzis")
    factories.red_flag(sign="a draft", live=False)
    for _ in range(30):
        factories.red_flag()
    url = reverse(RedFlag.snippet_viewset.chooser_viewset.get_url_name("choose"))

    page = BeautifulSoup(editor.get(url).json()["html"], "html.parser")

    found = [[words(cell) for cell in row.select("td")] for row in page.select("tbody tr")]
    assert len(found) == 31
    assert found[0][-2:] == ["Emergency", "Any zone"]
    assert found[-1] == ["you have a fever", "Urgent", "Legs"]


@pytest.mark.parametrize("model", [RedFlag, UrgencyAdvice])
def test_an_editor_adds_publishes_and_previews_them(editor, model):
    name = model.snippet_viewset.get_url_name
    values = {
        RedFlag: {"key": "faint", "sign": "you faint", "urgency": "urgent", "zones": ["legs"]},
        UrgencyAdvice: {"urgency": "urgent", "title": "Today if:", "advice": "null"},
    }[model]

    answer = editor.post(
        reverse(name("add")),
        {"advice": "", "source": "", "source_url": ""} | values | {"action-publish": "yes"},
    )

    assert answer.status_code == 302, answer.content.decode()
    entry = model.objects.get(live=True)
    preview = entry.make_preview_request(preview_mode=entry.default_preview_mode)
    assert preview.status_code == 200
    assert str(entry) in preview.content.decode()


def test_a_draft_needs_no_urgency_yet(editor):
    name = RedFlag.snippet_viewset.get_url_name
    data = {"key": "faint", "sign": "you faint", "advice": "", "source": "", "source_url": ""}

    assert editor.post(reverse(name("add")), data).status_code == 302
    assert RedFlag.objects.get().live is False


def test_the_welcome_page_leads_to_the_library(editor):
    page = BeautifulSoup(editor.get(reverse("wagtailadmin_home")).content, "html.parser")

    url = reverse(RedFlag.snippet_viewset.get_url_name("list"))
    assert page.select(f'a[href="{url}"]')
