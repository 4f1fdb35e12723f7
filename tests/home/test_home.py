"""The home page: every way in, in the visitor's language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.zones import Zone
from tests import factories, pages
from tests.core.choices import STATES
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes():
    return factories.site()


def fill(homes, *blocks) -> None:
    for home in homes.values():
        home.refresh_from_db()
        home.body = list(blocks)
        home.save_revision().publish()


def where(*links):
    items = [{"zone": zone, "page": page} for zone, page in links]
    return ("where_does_it_hurt", {"title": "Where does it hurt?", "text": "", "links": items})


def test_a_zone_leads_to_its_guide_from_the_map_and_from_the_list(visitor, homes):
    guide = pages.article(title="Neck pain")
    pages.guides("lv")
    latvian = factories.translated(guide, "lv", title="Sāp kakls")
    fill(homes, where(("neck_collar", guide)))

    for code, article in (("en", guide), ("lv", latvian)):
        page = visitor.read(f"/{code}/")

        [area] = page.select(".where__map a")
        [item] = page.select(".where__list a")
        assert area["href"] == item["href"] == article.get_url()
        assert area["data-zone"] == "neck-collar"
        assert article.title in words(item)


def test_zones_are_named_in_the_visitors_language(visitor, homes):
    guide = pages.article()
    pages.guides("ru")
    factories.translated(guide, "ru")
    fill(homes, where(*[(zone.value, guide) for zone in Zone]))

    russian = [words(node) for node in visitor.read("/ru/").select(".where__zone")]
    english = [words(node) for node in visitor.read("/en/").select(".where__zone")]

    assert english == [zone.label for zone in Zone]
    assert set(russian).isdisjoint(english)


def blocks_that_lead_to(guide):
    index = pages.guides()
    button = {"title": "Go", "text": "", "button_label": "Go", "page": guide}
    return [
        where(("legs", guide)),
        ("first_visit", {"title": "First", "steps": [{"title": "We talk", "text": "Long."}]}),
        ("is_it_for_me", button),
        ("call_to_action", button),
        ("latest_guides", {"title": "Latest", "index": index}),
        ("text", f'<p><a linktype="page" id="{guide.pk}">A link</a></p>'),
    ]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("target", ["guide", "index"])
def test_the_home_page_survives_whatever_became_of_its_pages(visitor, homes, state, target):
    guide = pages.article(title="Neck pain")
    fill(homes, *blocks_that_lead_to(guide))
    address = guide.get_url()
    visitor.read("/en/")

    STATES[state](guide if target == "guide" else pages.guides())

    english, latvian = visitor.read("/en/"), visitor.read("/lv/")
    stays = state == "untranslated" or (state == "draft" and target == "index")
    assert bool(english.select(f'main a[href="{address}"]')) is stays
    assert latvian.select(".where, .article-card") == []
    assert "We talk" in words(english.main)


def test_the_latest_guides_are_the_three_newest_of_the_language(visitor, homes):
    made = [pages.article(title=f"Guide {n}") for n in range(4)]
    fill(homes, ("latest_guides", {"title": "Latest", "index": pages.guides()}))

    titles = [words(node) for node in visitor.read("/en/").select(".article-card__title")]

    assert titles == [article.title for article in made[:0:-1]]


def test_an_empty_home_page_has_its_headline(visitor, homes):
    page = visitor.read("/ru/")

    assert [words(node) for node in page.find_all("h1")] == ["Massage"]
    assert page.select(".breadcrumbs") == []


def test_pages_below_show_the_way_back(visitor, homes):
    about = factories.standard_page(title="About", slug="about")
    team = factories.standard_page(about, title="Team", slug="team")

    crumbs = visitor.read(team.get_url()).select(".breadcrumbs a")

    assert [(words(a), a["href"]) for a in crumbs] == [("Home", "/en/"), ("About", "/en/about/")]


def test_a_draft_above_is_left_out_of_the_way_back(visitor, homes):
    about = factories.standard_page(title="About", slug="about")
    team = factories.standard_page(about, slug="team")
    about.unpublish()

    crumbs = visitor.read(team.get_url()).select(".breadcrumbs a")

    assert [a["href"] for a in crumbs] == ["/en/"]


def test_a_page_at_any_depth_takes_as_many_queries(visitor, homes):
    shallow = factories.standard_page(slug="a")
    middle = factories.standard_page(shallow, slug="b")
    deep = factories.standard_page(middle, slug="c")
    for page in (shallow, deep):
        visitor.read(page.get_url())

    counts = []
    for page in (shallow, deep):
        with CaptureQueriesContext(connection) as queries:
            visitor.read(page.get_url())
        counts.append(len(queries))

    assert counts[0] == counts[1]
