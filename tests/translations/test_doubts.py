"""The report of doubtful translations: who sees what, what it finds and where it leads."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from wagtail_localize.models import Translation

from tests import factories
from tests.translations.desk import address, page_to_translate, signed_in, translator
from tests.translations.people import person
from translations.desk.doubts.kinds import KINDS
from translations.models import Term

pytestmark = pytest.mark.django_db

REPORT = "/admin/translations/doubts/"


@pytest.fixture
def editor():
    factories.site()
    return signed_in(person("admin"))


def doubtful_page(code="lv", **fields):
    """One string refused (another number), one without its full stop."""
    made = page_to_translate(code, **{"standfirst": "Slow strokes along the spine."} | fields)
    for row in made.source.stringsegment_set.select_related("string", "context"):
        if row.string.data.startswith("Rest your arm"):
            factories.say_at(made, row, "Atpūtiniet roku 30 minūtes.")
        if row.string.data.startswith("Slow strokes"):
            factories.say_at(made, row, "Lēni glāsti")
    return made


def soup(answer):
    return BeautifulSoup(answer.content, "html.parser")


def titles(answer):
    return [title.get_text() for title in soup(answer).select(".doubtful__title a")]


def messages(answer):
    return [" ".join(one.get_text().split()) for one in soup(answer).select(".doubt__message")]


# Who sees it


def test_everybody_sees_the_languages_they_work_in():
    factories.site()
    doubtful_page("lv")
    doubtful_page("ru", title="Your leg", slug="your-leg")
    client = translator("lv")

    assert titles(client.get(REPORT)) == ["Your arm"]
    assert titles(client.get(f"{REPORT}?language=ru")) == ["Your arm"]
    assert titles(translator("ru", name="olga").get(REPORT)) == ["Your leg"]


@pytest.mark.parametrize("role", ["reception", "source editor"])
def test_who_works_in_no_such_language_sees_nothing_of_it(role):
    factories.site()
    client = signed_in(person(role))

    assert client.get(REPORT).status_code == 302
    assert client.post(REPORT, {"format": "csv"}).status_code == 302
    assert REPORT not in client.get("/admin/").text


def test_it_stands_in_the_reports_menu(editor):
    assert REPORT in editor.get("/admin/").text


# What it shows


def test_what_is_refused_and_what_is_doubtful_stand_with_both_texts(editor):
    doubtful_page()

    answer = editor.get(REPORT)

    assert messages(answer) == [
        "Refused: The numbers differ: the original says 20, the translation 30.",
        "The original ends with “.”.",
    ]
    assert "Slow strokes along the spine." in answer.text
    assert "Lēni glāsti" in answer.text


def test_what_is_about_safety_comes_first_then_numbers_then_the_rest_by_title(editor):
    care = {"urgency": "urgent", "title": "Ask a doctor first", "text": "<p>x</p>"}
    words = {"standfirst": "Slow strokes along the spine.", "body": [("care_card", care)]}
    texts = {
        "A style": ("standfirst", "Lēni glāsti gar roku"),
        "B number": ("standfirst", "Lēni glāsti gar roku 3\u00a0minūtes."),
        "C warning": ("care_card.title", "Vispirms jautājiet ārstam."),
        "D number": ("standfirst", "Lēni glāsti gar roku 4\u00a0minūtes"),
    }
    for title, (field_path, said) in texts.items():
        made = page_to_translate(title=title, slug=title[0].lower(), **words)
        for row in made.source.stringsegment_set.select_related("string", "context"):
            if row.context.field_path.endswith(field_path):
                factories.say_at(made, row, said)

    answer = editor.get(REPORT)

    assert titles(answer) == ["C warning", "B number", "D number", "A style"]
    assert messages(answer)[2:4] == [
        "The original does not have these numbers: 4.",
        "The original ends with “.”.",
    ]
    assert [one.get_text() for one in soup(answer).select(".doubt__place strong")] == ["Safety"]
    assert titles(editor.get(f"{REPORT}?kind=ending")) == ["C warning", "A style", "D number"]


def test_a_page_leads_to_its_doubtful_strings_on_the_work_page(editor):
    made = doubtful_page()

    link = soup(editor.get(REPORT)).select_one(".doubtful__title a")["href"]

    assert link == f"{address(made)}?show=warnings"
    assert len(soup(editor.get(link)).select(".desk-card")) == 2


def test_a_kind_of_doubt_can_be_asked_for(editor):
    doubtful_page()

    assert len(messages(editor.get(f"{REPORT}?kind=ending"))) == 1
    assert len(messages(editor.get(f"{REPORT}?kind=refused"))) == 1
    assert titles(editor.get(f"{REPORT}?kind=length")) == []
    assert len(messages(editor.get(f"{REPORT}?kind=rotten&language=xx&p=zzz"))) == 2


def test_each_kind_says_how_often_it_occurs(editor):
    doubtful_page()

    chips = [one.get_text(" ", strip=True) for one in soup(editor.get(REPORT)).select("nav strong")]

    assert chips == ["1", "1"]


def test_what_the_original_no_longer_says_is_not_doubted(editor):
    made = doubtful_page()
    page = made.source.get_source_instance()
    page.standfirst = "Another sentence."
    page.save_revision().publish()

    assert len(messages(editor.get(REPORT))) == 1


def test_what_is_no_longer_kept_in_step_is_left_out(editor):
    Translation.objects.filter(pk=doubtful_page().pk).update(enabled=False)

    assert "No doubtful translations found." in editor.get(REPORT).text


def test_entries_are_looked_at_too(editor):
    made = factories.translation(factories.topic(name="The spine hurts."))
    factories.say(made, "name", "Mugurkauls sāp")

    assert titles(editor.get(REPORT)) == ["The spine hurts."]


def test_pages_come_a_few_at_a_time_the_refused_first(editor):
    for number in range(21):
        made = factories.translation(factories.topic(name=f"The spine hurts {number:02} friends."))
        factories.say(made, "name", f"Mugurkauls sāp {number:02} draugiem")
    doubtful_page()

    first, second = editor.get(REPORT), editor.get(f"{REPORT}?p=2")

    assert (len(titles(first)), len(titles(second))) == (20, 2)
    assert titles(first)[0] == "Your arm"


def test_it_costs_as_many_queries_for_many_as_for_few(editor):
    costs = []
    for number in (2, 2, 8):  # the first time warms the caches
        for _ in range(number):
            topic = factories.topic()
            made = factories.translation(topic)
            factories.say(made, "name", f"{topic.name}!")
            page = factories.standard_page(title="The spine.")
            factories.say(factories.translation(page), "title", "Mugurkauls")
        with CaptureQueriesContext(connection) as queries:
            editor.get(REPORT)
        costs.append(len(queries))

    assert costs[1] == costs[2]


def test_every_kind_of_finding_has_a_name():
    found = {"refused", "number", "language", "term", "forbidden", "marks"}

    voice = {"hard_space", "dash", "quotes", "ellipsis", "yo", "wording", "weaker"}

    assert found | voice | {"tags", "space", "ending", "length"} == set(KINDS)


# Files


def test_what_is_shown_leaves_as_a_table(editor):
    doubtful_page(title="=1+1")
    url = f"{REPORT}?kind=ending"

    lines = list(
        csv.reader(io.StringIO(editor.post(url, {"format": "csv"}).content.decode("utf-8-sig")))
    )
    sheet = load_workbook(io.BytesIO(editor.post(url, {"format": "xlsx"}).content)).active

    assert len(lines) == 2
    assert lines[1][0] == "'=1+1"
    assert lines[1][-2:] == ["Slow strokes along the spine.", "Lēni glāsti"]
    assert [cell.value for cell in sheet[2]][1:] == lines[1][1:]
    assert editor.post(url, {"format": "exe"}).status_code == 400


def test_what_is_mended_is_gone_at_once_and_a_new_term_counts_at_once(editor):
    made = doubtful_page()
    before = len(messages(editor.get(REPORT)))
    row = made.source.stringsegment_set.get(string__data__startswith="Slow strokes")
    term = Term.objects.create(
        key="stroke", name="stroke", locale=factories.locale("en"), live=False
    )
    other = term.copy_for_translation(factories.locale("lv"))
    other.name = "vilciens"
    other.save()

    factories.say_at(made, row, "Lēni glāsti gar mugurkaulu.")
    mended = messages(editor.get(REPORT))
    for one in (term, other):
        one.save_revision().publish()
    agreed = messages(editor.get(REPORT))

    assert (before, len(mended)) == (2, 1)
    assert "For “stroke” the glossary says “vilciens”." in agreed
