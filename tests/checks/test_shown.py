"""Editors see the findings beside the page they write, and those of all pages in a report."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests import factories, pages
from tests.checks.originals import guide
from tests.translations.people import person
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    factories.site()


@pytest.fixture
def page():
    page = guide(("quote", {"text": "", "source": "Ilze"}), title="Neck", search_description="")
    page.save_revision()
    return page


def panel(client, page):
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return BeautifulSoup(answer.content, "html.parser").select_one("[data-content-findings]")


def test_the_side_panel_lists_the_findings_of_the_draft(page, client):
    client.force_login(person("editor"))

    shown = panel(client, page)

    assert "1 thing is in the way of publication" in words(shown)
    assert "1 thing could be better" in words(shown)
    links = [words(link) for link in shown.select("a[data-finding]")]
    assert links == ["Body › Quotation › Words", "Meta description"]
    assert all(link["href"].startswith("#:w:") for link in shown.select("a[data-finding]"))


def test_the_side_panel_of_a_good_page_says_so(client):
    client.force_login(person("editor"))
    good = guide()
    good.save_revision()

    assert words(panel(client, good)) == "Nothing is in the way of publication."


def test_the_side_panel_of_a_translation_is_left_alone(page, client):
    client.force_login(person("admin"))
    pages.guides("lv")
    latvian = factories.translated(page, "lv")

    shown = panel(client, latvian)

    assert shown is None or words(shown) == ""


def test_the_report_lists_every_page_with_findings(page, client):
    client.force_login(person("editor"))

    answer = client.get(reverse("content_checks"))

    html = answer.content.decode()
    assert "Body › Quotation › Words" in html
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert f"{edit}#:w:contentpath=search_description" in html


def test_the_report_can_leave_out_what_could_be_better(page, client):
    client.force_login(person("editor"))

    html = client.get(reverse("content_checks"), {"level": "must"}).content.decode()

    assert "Body › Quotation › Words" in html
    assert "contentpath=search_description" not in html


def test_translators_and_reception_see_no_report(client):
    for login in ("translator-lv", "reception"):
        client.force_login(person(login))
        assert client.get(reverse("content_checks")).status_code == 302


def test_the_answer_to_an_autosave_renews_the_list(page, client):
    client.force_login(person("editor"))
    data = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "standfirst": "",
            "article_topics": inline_formset([]),
            "left_out_red_flags": inline_formset([]),
            "comments": inline_formset([]),
            "body": streamfield([]),
            "lead_image": "",
            "author": "",
        }
    )
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    answer = client.post(address, data, headers={"accept": "application/json"})

    html = answer.json()["html"]
    assert 'data-w-teleport-target-value="[data-content-findings]"' in html
    assert "Nothing is written here yet." in html
