"""The list of guides: newest first, by topic, a page at a time."""

import pytest

from articles.models.paging import PAGE_SIZE
from tests import factories, pages
from tests.databases.worlds import world
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    factories.site()


def two_topics():
    return {key: factories.topic(name=key.title(), key=key) for key in ("neck", "back")}


@pytest.fixture
def topics():
    return two_topics()


@world
def full():
    """One guide more than a page holds, all on one topic."""
    topic = two_topics()["neck"]
    return [pages.article(topics=[topic]) for _ in range(PAGE_SIZE + 1)]


def titles(page) -> list[str]:
    return [words(node) for node in page.select(".article-card__title")]


def filters(page) -> dict[str, str]:
    return {words(link): link["href"] for link in page.select(".topics--filter a")}


def current(page) -> list[str]:
    return [words(link) for link in page.select(".topics--filter [aria-current]")]


def test_the_newest_guide_comes_first(visitor):
    old, new = pages.article(title="Old"), pages.article(title="New")

    assert titles(visitor.read("/en/guides/")) == [new.title, old.title]


def test_drafts_and_private_guides_are_not_listed(visitor):
    pages.article(title="Draft").unpublish()
    pages.article(title="Private").view_restrictions.create(restriction_type="login")

    page = visitor.read("/en/guides/")

    assert titles(page) == []
    assert "There are no guides here yet." in words(page.main)


def test_a_topic_shows_its_guides_only(visitor, topics):
    pages.article(title="On the neck", topics=[topics["neck"]])
    pages.article(title="On the back", topics=[topics["back"]])

    page = visitor.read("/en/guides/?topic=neck")

    assert titles(page) == ["On the neck"]
    assert current(page) == ["Neck"]
    assert "Neck" in page.title.string


def test_a_guide_with_two_topics_is_under_both_and_once_in_the_list(visitor, topics):
    pages.article(title="Both", topics=list(topics.values()))

    for query in ("", "?topic=neck", "?topic=back"):
        assert titles(visitor.read(f"/en/guides/{query}")) == ["Both"]


def test_topics_are_named_in_the_readers_language_and_keep_their_addresses(visitor, topics):
    factories.translated(topics["neck"], "lv", name="Kakls")
    latvian = pages.guides("lv")
    pages.article(latvian, title="Kakla masāža", topics=[topics["neck"]])

    page = visitor.read(f"{latvian.get_url()}?topic=neck")

    assert titles(page) == ["Kakla masāža"]
    assert "Kakls" in filters(page)
    assert filters(page)["Kakls"].endswith("?topic=neck")


def test_a_guide_that_chose_the_translation_of_a_topic_is_listed_under_it(visitor, topics):
    latvian_topic = factories.translated(topics["neck"], "lv", name="Kakls")
    latvian = pages.guides("lv")
    pages.article(latvian, title="Kakla masāža", topics=[latvian_topic])

    assert titles(visitor.read(f"{latvian.get_url()}?topic=neck")) == ["Kakla masāža"]


@pytest.mark.parametrize(
    ("asked", "kept"), [("neck", "?topic=neck"), ("made-up", ""), ("x" * 4000, "")]
)
def test_only_a_topic_that_exists_is_part_of_the_canonical_address(visitor, topics, asked, kept):
    for address in ("/en/guides/", pages.article(title="Neck").get_url()):
        page = visitor.read(f"{address}?topic={asked}")

        own = f"http://localhost{address}{kept if address == '/en/guides/' else ''}"
        assert page.select_one('link[rel="canonical"]')["href"] == own
        assert page.select_one('link[rel="alternate"][hreflang="en"]')["href"] == own


def test_an_unknown_topic_shows_every_guide(visitor, topics):
    pages.article(title="On the neck", topics=[topics["neck"]])
    pages.article(title="On nothing")

    for topic in ("", "unknown", "NECK", "neck ", "'", "лоб", "x" * 300):
        page = visitor.read("/en/guides/", query_params={"topic": topic})
        assert len(titles(page)) == 2, topic
        assert current(page) == ["All guides"]


def test_a_page_holds_twelve_guides_and_leads_on(visitor, full):
    first = visitor.read("/en/guides/")
    second = visitor.read("/en/guides/" + first.select_one('.pagination [rel="next"]')["href"])

    assert [len(titles(first)), len(titles(second))] == [PAGE_SIZE, 1]
    assert set(titles(first)).isdisjoint(titles(second))
    assert not second.select('.pagination [rel="next"]')
    assert second.select('.pagination [rel="prev"]')


def test_a_topic_is_kept_from_page_to_page(visitor, full):
    onward = visitor.read("/en/guides/?topic=neck").select_one('.pagination [rel="next"]')["href"]

    assert "topic=neck" in onward
    assert len(titles(visitor.read(f"/en/guides/{onward}"))) == 1


def test_an_odd_page_number_shows_a_page_there_is(visitor, full):
    shown = {
        "99999999999": 1,
        "9" * 5000: PAGE_SIZE,
        "-1": 1,
        "0": 1,
        "abc": PAGE_SIZE,
        "": PAGE_SIZE,
        "1.5": PAGE_SIZE,
        "²": PAGE_SIZE,
        "٢": 1,
    }
    for asked, number in shown.items():
        page = visitor.read("/en/guides/", query_params={"page": asked})
        assert len(titles(page)) == number, asked


def test_a_card_says_the_topic_and_the_length_of_the_session(visitor, topics):
    steps = [pages.step(minutes=15, zone="legs"), pages.step(minutes=25, zone="arms")]
    pages.article(
        topics=[topics["back"]], body=[("technique_steps", {"title": "", "steps": steps})]
    )

    card = visitor.read("/en/guides/").select_one(".article-card")

    assert {"Back", "Massage: 40 minutes"} <= {words(node) for node in card.find_all("span")}
    assert card.select(".body-map.shows-legs.shows-arms")


def test_a_card_without_a_session_shows_the_zone_of_its_topic(visitor):
    pages.article(topics=[factories.topic(zone="gluteal")])

    assert visitor.read("/en/guides/").select(".article-card .body-map.shows-gluteal")


def test_a_card_with_a_picture_shows_it(visitor):
    pages.article(lead_image=factories.picture())

    assert visitor.read("/en/guides/").select_one(".article-card picture img")["alt"] == ""
