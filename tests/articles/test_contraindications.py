"""The library of contraindications, and what articles show of it."""

import datetime

import pytest

from articles.models import ContraindicationPage
from tests import factories, pages
from tests.articles.warnings import lose
from tests.databases.worlds import world
from tests.reviews.reviewing import reviewed
from tests.visitor import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tasks")]

ORDER = ["severity-absolute", "severity-ask", "severity-local"]


@pytest.fixture(autouse=True)
def _site():
    factories.site()


@world
def entries():
    """One of each class, the least serious first."""
    return [
        pages.contraindication(title="Damaged skin", severity="local", zone="legs"),
        pages.contraindication(title="Diabetes", severity="ask"),
        pages.contraindication(title="Thrombosis", severity="absolute"),
    ]


def listed(*entries: ContraindicationPage, note: str = ""):
    items = [{"entry": entry, "note": note} for entry in entries]
    return ("contraindications", {"title": "", "introduction": "", "items": items})


def groups(page) -> list[tuple[str, list[str]]]:
    return [
        (group["class"][-1], [words(term) for term in group.select(".severity__term")])
        for group in page.select("section.severity")
    ]


def test_an_article_groups_them_most_serious_first(visitor, entries):
    page = visitor.read(pages.article(body=[listed(*entries)]).get_url())

    assert groups(page) == [
        ("severity-absolute", ["Thrombosis"]),
        ("severity-ask", ["Diabetes"]),
        ("severity-local", ["Damaged skin"]),
    ]


def test_a_group_is_told_by_words_and_a_sign_not_by_colour_alone(visitor, entries):
    page = visitor.read(pages.article(body=[listed(*entries)]).get_url())

    titles = page.select(".severity__title")
    assert [words(title) for title in titles] == [
        "Do not have massage",
        "Ask your doctor first",
        "Avoid this area",
    ]
    signs = [title.use["href"] for title in titles]
    assert len(set(signs)) == 3


def test_entries_keep_the_editors_order_within_a_group(visitor):
    first, second = (pages.contraindication(title=title) for title in ("Zoster", "Abscess"))

    page = visitor.read(pages.article(body=[listed(first, second)]).get_url())

    assert groups(page) == [("severity-absolute", ["Zoster", "Abscess"])]


def test_an_entry_says_what_the_article_adds_and_shows_its_area(visitor, entries):
    page = visitor.read(pages.article(body=[listed(*entries, note="Call us.")]).get_url())

    local = page.select_one(".severity-local li")
    assert "Call us." in words(local)
    assert local.select('.body-map.shows-legs[role="img"]')


def test_an_untranslated_warning_is_shown_in_the_source_language(visitor, entries):
    article = pages.article(body=[listed(*entries)])
    pages.guides("lv")
    latvian = factories.translated(article, "lv")
    pages.library("lv")
    factories.translated(entries[2], "lv", title="Tromboze")

    page = visitor.read(latvian.get_url())

    assert groups(page)[0] == ("severity-absolute", ["Tromboze"])
    assert groups(page)[1] == ("severity-ask", ["Diabetes"])
    assert page.select_one(".severity-ask li")["lang"] == "en"
    assert "lang" not in page.select_one(".severity-absolute li").attrs


def test_the_severity_is_the_same_in_every_language(entries):
    pages.library("lv")
    made = factories.translation(entries[0], "lv")
    for row in made.source.stringsegment_set.select_related("context", "string"):
        factories.say_at(made, row, f"lv: {row.string.data}")
    made.save_target(publish=True)

    latvian = ContraindicationPage.objects.get(
        translation_key=entries[0].translation_key, locale=factories.locale("lv")
    )

    assert (latvian.severity, latvian.zone) == ("local", "legs")
    paths = set(made.source.stringsegment_set.values_list("context__path", flat=True))
    assert not paths & {"severity", "zone", "source_url"}


def test_an_article_without_any_left_says_nothing_of_none(visitor, entries):
    article = pages.article(body=[listed(entries[0])])
    lose(entries[0])

    page = visitor.read(article.get_url())

    assert groups(page) == []
    assert page.select(".glance a[href]") == [] or "Before you book" not in words(page.main)


def test_the_library_lists_its_live_entries_by_class(visitor, entries):
    pages.contraindication(title="Draft").unpublish()

    page = visitor.read("/en/contraindications/")

    assert [name for name, _terms in groups(page)] == ORDER
    assert "Draft" not in words(page.main)


def test_an_entry_has_its_own_page_with_source_and_review(visitor):
    entry = pages.contraindication(
        title="Thrombosis",
        instead="<p>See a doctor.</p>",
        source="Handbook",
        source_url="https://example.org/handbook",
    )
    reviewed(entry, reviewed_on=datetime.date(2026, 10, 1))

    page = visitor.read(entry.get_url())

    assert words(page.h1) == "Massage and thrombosis"
    assert "Do not have massage" in words(page.select_one(".verdict"))
    assert page.select('a[href="https://example.org/handbook"]')
    assert "1 October 2026" in words(page.main)


def test_an_entry_names_the_live_articles_of_its_language_that_list_it(visitor, entries):
    skin, diabetes, _thrombosis = entries
    shown = pages.article(title="Shown", body=[listed(skin, note="We leave it alone.")])
    pages.article(title="Other", body=[listed(diabetes)])
    pages.article(title="Draft", body=[listed(skin)]).unpublish()
    pages.guides("lv")
    factories.translated(shown, "lv", title="Rakstā")
    pages.library("lv")
    latvian = factories.translated(skin, "lv", title="Bojāta āda")

    def used_in(entry):
        page = visitor.read(entry.get_url())
        return [words(title) for title in page.select(".related .article-card__title")]

    assert used_in(skin) == ["Shown"]
    summaries = visitor.read(skin.get_url()).select(".related .article-card__summary")
    assert [words(one) for one in summaries] == ["We leave it alone."]
    assert used_in(latvian) == ["Rakstā"]


def test_an_article_that_no_longer_lists_it_is_no_longer_named(visitor, entries):
    article = pages.article(body=[listed(entries[0])])
    visitor.read(entries[0].get_url())

    article.body = pages.article(body=[listed(entries[1])]).body
    article.save_revision().publish()

    assert visitor.read(entries[0].get_url()).select(".related") == []


def test_the_list_ends_with_what_holds_for_all_massage_and_leads_to_the_library(visitor, entries):
    article = pages.article(body=[listed(*entries)])
    pages.guides("lv")
    latvian = factories.translated(article, "lv")
    pages.library("lv")
    factories.translated(entries[1], "lv", title="Diabēts")

    for guide, url in ((article, "/en/contraindications/"), (latvian, "/lv/contraindications/")):
        ending = visitor.read(guide.get_url()).select_one(".contraindications > :last-child")
        assert ending["class"] == ["contraindications__always"]
        assert len(words(ending)) > 100
        assert ending.a["href"] == url


def test_the_end_of_the_list_needs_no_library(visitor, entries):
    article = pages.article(body=[listed(entries[0])])
    lose(entries[0])

    assert not visitor.read(article.get_url()).select(".contraindications__always a")


def test_the_page_of_a_condition_is_named_as_people_ask_and_leads_to_others(visitor, entries):
    _skin, diabetes, _thrombosis = entries
    pages.contraindication(title="HIV", severity="ask", group="heart")
    guide = pages.article(title="Backs", body=[listed(diabetes)])

    page = visitor.read(diabetes.get_url())

    assert words(page.h1) == "Massage and diabetes"
    assert words(page.title).startswith("Massage and diabetes")
    assert [words(link) for link in page.select(".other-conditions a")] == [
        "Damaged skin",
        "Thrombosis",
    ]
    assert guide.get_url() in [link["href"] for link in page.select(".related a")]


@pytest.mark.parametrize(
    ("code", "heading"), [("lv", "Masāža un cukura diabēts"), ("ru", "Массаж и сахарный диабет")]
)
def test_a_condition_is_named_in_each_language(visitor, entries, code, heading):
    pages.library(code)
    title = heading.split(" ", 2)[2].capitalize()
    made = factories.translated(entries[1], code, title=title)

    assert words(visitor.read(made.get_url()).h1) == heading


def test_an_abbreviation_keeps_its_capitals(visitor):
    made = pages.contraindication(title="HIV", severity="ask")

    assert words(visitor.read(made.get_url()).h1) == "Massage and HIV"
