"""An article as its visitors read it."""

import re

import pytest

from articles.models import ArticlePage
from tests import factories, pages
from tests.reviews.reviewing import reviewed
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    factories.site()


def session(**fields):
    return ("technique_steps", {"title": "The session", "steps": [pages.step(**fields)]})


def test_the_steps_are_an_ordered_list_with_technique_zone_time_and_caution(visitor):
    kneading = factories.technique(name="Kneading", definition="Lifted and rolled.")
    first = pages.step(title="Begin", technique=kneading, zone="neck_collar", minutes=4, pressure=2)
    last = pages.step(title="End", zone="lower_back", minutes=6, caution="Not on the spine.")
    body = [("technique_steps", {"title": "The session", "steps": [first, last]})]

    page = visitor.read(pages.article(body=body).get_url())

    begin, end = page.select("ol.steps > li")
    assert words(begin.h3) == "Begin"
    assert {"Kneading", "Neck-collar zone", "Lifted and rolled."} <= {
        words(node) for node in begin.find_all(["summary", "dd", "p"])
    }
    assert "Not on the spine." in words(end)
    assert "10" in words(page.select_one(".technique-steps__total"))
    assert len(page.select(".timeline rect")) == 2


def test_every_technique_step_shows_its_zone_on_the_map(visitor):
    page = visitor.read(pages.article(body=[session(zone="legs")]).get_url())

    assert page.select("li.step .body-map.shows-legs")


def test_the_steps_follow_the_reader_into_their_language(visitor):
    kneading = factories.technique(name="Kneading", key="kneading")
    factories.translated(kneading, "lv", name="Mīcīšana")
    article = pages.article(body=[session(technique=kneading)])
    pages.guides("lv")
    latvian = factories.translated(article, "lv")

    assert "Mīcīšana" in words(visitor.read(latvian.get_url()).select_one(".technique"))


def test_an_untranslated_technique_is_marked_with_its_language(visitor):
    article = pages.article(body=[session(technique=factories.technique(name="Kneading"))])
    pages.guides("lv")
    latvian = factories.translated(article, "lv")

    technique = visitor.read(latvian.get_url()).select_one(".technique")

    assert technique["lang"] == "en"
    assert "Kneading" in words(technique)


def test_a_heading_can_be_linked_to_and_is_in_the_contents(visitor):
    rows = [("heading", {"text": f"Part {n}", "level": "h2", "anchor": f"part-{n}"}) for n in "abc"]

    page = visitor.read(pages.article(body=rows).get_url())

    assert [link["href"] for link in page.select("nav.contents a")] == [
        "#part-a",
        "#part-b",
        "#part-c",
    ]
    assert words(page.find(id="part-b")) == "Part b"


def test_no_two_elements_of_a_page_share_an_id(visitor):
    heading = ("heading", {"text": "Again", "level": "h2", "anchor": "again"})
    body = [
        heading,
        heading,
        session(),
        session(),
        heading,
        ("heading", heading[1] | {"anchor": "again-2"}),
    ]

    page = visitor.read(pages.article(body=body).get_url())

    ids = [node["id"] for node in page.find_all(id=True)]
    assert [one for one in ids if ids.count(one) > 1] == []


def test_who_wrote_and_who_reviewed_is_said_in_the_readers_language(visitor):
    author = factories.person(name="Ilze", role="Therapist")
    factories.translated(author, "lv", role="Masiere")
    doctor = factories.person(name="Andrejs", role="Doctor")
    article = pages.article(author=author)
    reviewed(article, person=doctor)
    pages.guides("lv")
    latvian = factories.translated(article, "lv")

    people = visitor.read(latvian.get_url()).select(".person")

    assert ["Masiere" in words(people[0]), "Doctor" in words(people[1])] == [True, True]


def test_related_guides_share_a_topic_and_never_name_the_guide_itself(visitor):
    neck, back = factories.topic(), factories.topic()
    article = pages.article(topics=[neck, back])
    alike = [pages.article(topics=[neck]) for _ in range(5)]
    pages.article(topics=[factories.topic()])
    pages.article()

    related = article.related

    assert related == alike[:1:-1]
    assert article not in related


def test_related_guides_are_named_once_however_many_topics_they_share():
    neck, back = factories.topic(), factories.topic()
    article = pages.article(topics=[neck, back])
    other = pages.article(topics=[back, neck])

    assert article.related == [other]


def test_related_guides_are_live_public_and_of_the_same_language():
    topic = factories.topic()
    article = pages.article(topics=[topic])
    pages.article(topics=[topic]).unpublish()
    private = pages.article(topics=[topic])
    private.view_restrictions.create(restriction_type="login")
    pages.article(pages.guides("lv"), topics=[topic])

    assert article.related == []


def test_an_article_without_anything_optional_opens(visitor):
    page = visitor.read(pages.article(body=[]).get_url())

    assert page.select(".glance, .person, .topics, .related, .review-line") == []


def test_values_of_an_older_shape_still_open(visitor):
    """Blocks as they were stored before a field was added to them."""
    article = pages.article()
    old = [
        {"type": "technique_steps", "id": "1", "value": {"steps": [{"type": "item", "id": "2", "value": {"zone": "legs", "title": "Old"}}]}},
        {"type": "contraindications", "id": "3", "value": {}},
        {"type": "figure", "id": "4", "value": {}},
        {"type": "care_card", "id": "5", "value": {"title": "Ask"}},
        {"type": "call_to_action", "id": "6", "value": {"title": "Call"}},
        {"type": "questions", "id": "7", "value": {}},
        {"type": "key_facts", "id": "8", "value": {}},
        {"type": "video", "id": "9", "value": {}},
        {"type": "quote", "id": "10", "value": {"text": "Slowly"}},
        {"type": "heading", "id": "11", "value": {"text": "Part"}},
        {"type": "a block that is gone", "id": "12", "value": {"any": "thing"}},
    ]  # fmt: skip
    stream = ArticlePage._meta.get_field("body")
    article.body = stream.to_python(old)
    article.save(clean=False)

    page = visitor.read(article.get_url())

    assert "Old" in words(page.main)
    assert visitor.read(pages.guides().get_url()).select(".article-card")


def test_nothing_is_loaded_from_elsewhere_before_the_visitor_asks(visitor):
    film = {
        "url": "https://www.youtube.com/watch?v=abcdefghijk",
        "title": "Film",
        "poster": None,
        "alt_text": "",
    }

    page = visitor.read(pages.article(body=[("video", film)]).get_url())

    assert page.find_all(["iframe", "embed", "object", "video"]) == []
    loaded = [node.get("src") or "" for node in page.find_all(src=True)]
    loaded += [node["href"] for node in page.select('link[rel="stylesheet"], link[rel="preload"]')]
    assert [address for address in loaded if re.match(r"(https?:)?//", address)] == []
    assert page.select('.video a[href^="https://www.youtube.com/"]')
