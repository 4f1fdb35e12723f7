"""The page of results: what each is, how to narrow them, and what to do when there are none."""

import pytest
from django.core.cache import cache
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from core.models import PracticeSettings
from search.models import SearchLog
from tests import factories, pages
from tests.databases.worlds import world
from tests.visitor import soup, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def homes():
    return factories.site()


def results(visitor, query: str = "", code: str = "en", **parameters):
    return visitor.read(f"/{code}/search/", query_params={"q": query} | parameters)


def titles(page) -> list[str]:
    return [words(title) for title in page.select(".result__title")]


def link(page, text: str):
    return next(a for a in page.select("main a") if text in words(a))


def technique(name: str, key: str = "", **fields):
    made = factories.technique(name=name, key=key or name.lower(), **fields)
    made.save()
    return made


def with_steps(*steps) -> list:
    return [("technique_steps", {"title": "", "steps": list(steps)})]


class TestResult:
    def test_a_contraindication_says_how_serious_it_is_and_where(self, visitor):
        page = pages.contraindication(title="Thrombosis", severity="absolute", zone="legs")

        [item] = results(visitor, "thrombosis").select(".result")

        assert item.a["href"] == page.get_url()
        assert words(item.select_one(".result__kind")) == "Contraindication"
        assert words(item.select_one(".result__severity")) == "Do not have massage"
        assert item.select_one(".result__severity use")["href"] == "#icon-absolute"
        assert "severity-absolute" in item["class"]
        assert words(item.select_one(".result__zones")) == "Legs"
        assert "shows-legs" in item.select_one(".body-map")["class"]

    def test_a_technique_is_explained_on_the_spot_and_leads_to_its_guides(self, visitor):
        kneading = technique("Kneading", definition="Muscles are lifted and rolled.")
        step = pages.step(technique=kneading)
        pages.article(title="The back", body=with_steps(step))

        found = results(visitor, "rolled")
        [item] = [row for row in found.select(".result") if "Technique" in words(row)]
        guides = visitor.read(item.select_one("a.more")["href"])

        assert words(item.select_one(".result__title")) == "Kneading"
        assert "lifted and rolled" in words(item)
        assert "The back" in titles(guides)

    def test_a_guide_shows_the_zones_it_works_on(self, visitor):
        steps = (pages.step(zone="legs"), pages.step(zone="arms"), pages.step(zone="legs"))
        pages.article(title="Kneading", body=with_steps(*steps))

        [item] = results(visitor, "kneading").select(".result")

        assert words(item.select_one(".result__zones")) == "Legs · Arms"

    def test_a_guide_found_by_its_topic_says_so(self, visitor):
        pages.article(title="Slow hands", topics=[factories.topic(name="Neck and shoulders")])

        [item] = results(visitor, "necks").select(".result")

        assert words(item.select_one(".result__reason")) == "Topic: Neck and shoulders"
        assert [words(mark) for mark in item.find_all("mark")] == ["Neck"]

    def test_what_is_found_is_never_markup(self, visitor):
        pages.article(title="Kneading <b>", standfirst="<script>alert('kneading')</script>")

        page = results(visitor, "kneading")

        assert titles(page) == ["Kneading <b>"]
        assert "alert" in words(page.select_one(".result__snippet"))
        assert not any("alert" in script.text for script in page.find_all("script"))
        assert not page.select(".result b")


class TestSteps:
    def test_a_slip_is_corrected_and_the_literal_words_are_one_click_away(self, visitor):
        pages.article(title="Kneading")

        page = results(visitor, "knaeding")
        literally = visitor.read("/en/search/" + link(page, "exactly what I typed")["href"])

        assert words(page.find(id="found")) == "Showing results for “kneading”"
        assert titles(page) == ["Kneading"]
        assert titles(literally) == []
        assert words(literally.find(id="found")) == "Nothing found for “knaeding”"
        back = visitor.read("/en/search/" + link(literally, "similar words")["href"])
        assert titles(back) == ["Kneading"]

    def test_some_of_the_words_stand_under_a_heading_of_their_own(self, visitor):
        pages.article(title="Kneading")
        for n in range(5):
            factories.standard_page(title=f"Other {n}")

        page = results(visitor, "kneading xylophone")

        assert (
            words(page.find(id="found")) == "No page contains all your words. These contain some:"
        )
        assert titles(page) == ["Kneading"]

    def test_a_result_that_lacks_a_word_says_so(self, visitor):
        pages.article(title="A stiff neck")
        pages.article(title="The neck")
        for n in range(6):
            factories.standard_page(title=f"Other {n}")

        page = results(visitor, "stiff neck")

        assert words(page.find(id="found")) == "1 result for “stiff neck”"
        assert titles(page) == ["A stiff neck", "The neck"]
        notes = [words(note) for note in page.select(".result__mention")]
        assert notes == ["It contains some of your words."]

    def test_a_russian_word_on_latin_keys_leads_to_the_russian_results(self, visitor, homes):
        factories.standard_page(homes["ru"], title="Массаж")

        page = results(visitor, "vfccf;", "lv")
        there = visitor.read(link(page, "Krievu valodā: 1")["href"])

        assert titles(there) == ["Массаж"]

    def test_other_languages_are_offered_beside_results_that_have_only_some_of_the_words(
        self, visitor, homes
    ):
        factories.standard_page(homes["en"], title="Mugura")
        for n in range(5):
            factories.standard_page(title=f"Other {n}")
        factories.standard_page(homes["lv"], title="Muguras masāža")

        page = results(visitor, "mugura masāža")

        assert titles(page) == ["Mugura"]
        assert titles(visitor.read(link(page, "In Latvian: 1")["href"])) == ["Muguras masāža"]

    @pytest.mark.parametrize(
        ("code", "number", "said"),
        [
            ("en", 1, "1 result for “rolling”"),
            ("en", 2, "2 results for “rolling”"),
            ("lv", 1, "1 rezultāts vaicājumam „rolling”"),
            ("lv", 2, "2 rezultāti vaicājumam „rolling”"),
            ("ru", 1, "1 результат по запросу «rolling»"),
            ("ru", 2, "2 результата по запросу «rolling»"),
            ("ru", 5, "5 результатов по запросу «rolling»"),
        ],
    )
    def test_the_results_are_counted_in_words(self, visitor, homes, code, number, said):
        for n in range(number):
            factories.standard_page(homes[code], title=f"Rolling {n}")

        assert words(results(visitor, "rolling", code).find(id="found")) == said

    def test_a_very_long_search_says_what_was_used(self, visitor):
        pages.article(title="Kneading")

        page = results(visitor, "kneading " * 400)

        assert "only its beginning was used" in words(page)
        assert titles(page) == ["Kneading"]


@world
def cuppings():
    neck = factories.topic(name="Neck", key="neck")
    back = factories.topic(name="Back", key="back")
    kneading = technique("Kneading", definition="Muscles are rolled.")
    warns = pages.contraindication(title="Fever", explanation="<p>Rest.</p>")
    body = [
        *with_steps(pages.step(technique=kneading)),
        (
            "contraindications",
            {
                "title": "",
                "introduction": "",
                "items": [{"entry": warns, "note": ""}],
            },
        ),
    ]
    pages.article(title="Cupping one", topics=[neck])
    pages.article(title="Cupping two", topics=[neck, back], body=body)
    factories.standard_page(title="Cupping in Riga")


@pytest.mark.usefixtures("cuppings")
class TestNarrowing:
    def narrowed(self, visitor, page, text: str):
        return visitor.read("/en/search/" + link(page.select_one(".narrow"), text)["href"])

    def test_topics_techniques_conditions_and_kinds_are_plain_links_with_counts(self, visitor):
        page = results(visitor, "cupping")

        lists = {
            words(part.summary): [words(a) for a in part.find_all("a")]
            for part in page.select(".narrow details")
        }
        assert lists == {
            "Topic": ["Neck 2", "Back 1"],
            "Technique": ["Kneading 1"],
            "Wait, or ask a doctor first, if you have": ["Fever 1"],
        }
        assert [words(a) for a in page.select(".narrow__kinds a")] == [
            "All results 3",
            "Guides 2",
            "Other pages 1",
        ]

    @pytest.mark.parametrize(
        ("by", "left", "chip"),
        [
            ("Back", ["Cupping two"], "Topic Back Remove this filter"),
            ("Kneading", ["Cupping two"], "Technique Kneading Remove this filter"),
            (
                "Fever",
                ["Cupping two"],
                "Wait, or ask a doctor first, if you have Fever Remove this filter",
            ),
            ("Other pages", ["Cupping in Riga"], "Other pages Remove this filter"),
        ],
    )
    def test_a_filter_narrows_and_can_be_taken_away(self, visitor, by, left, chip):
        page = results(visitor, "cupping")
        narrowed = visitor.read("/en/search/" + link(page, by)["href"])
        [chosen] = narrowed.select(".narrow__chosen a")
        again = visitor.read("/en/search/" + chosen["href"])

        assert titles(narrowed) == left
        assert words(chosen) == chip
        assert len(titles(again)) == 3

    def test_filters_add_up_and_stay_in_the_address(self, visitor):
        page = results(visitor, "cupping", topic="neck", technique="kneading")

        assert titles(page) == ["Cupping two"]
        assert len(page.select(".narrow__chosen a")) == 2
        other = page.select_one('.languages a[hreflang="lv"]')["href"]
        assert other == "/lv/search/?q=cupping&topic=neck&technique=kneading"

    def test_a_filter_alone_shows_all_that_it_leaves(self, visitor):
        page = results(visitor, topic="neck")

        assert sorted(titles(page)) == ["Cupping one", "Cupping two"]
        assert words(page.find(id="found")) == "2 results"

    def test_when_nothing_is_left_the_filters_can_be_taken_away(self, visitor):
        page = results(visitor, "riga", topic="back")
        again = visitor.read("/en/search/" + link(page, "without filters")["href"])

        assert titles(page) == []
        assert words(page.select_one(".narrow__chosen b")) == "Back"
        assert titles(again) == ["Cupping in Riga"]

    @pytest.mark.parametrize("key", ["' OR 1", "x" * 5000, "<b>", "unknown", "\u202e"])
    def test_a_filter_that_does_not_exist_is_no_error(self, visitor, key):
        for kind in ("topic", "technique", "avoid", "kind"):
            page = results(visitor, "cupping", **{kind: key})

            assert not page.select(".narrow b b, script:not([src])")


class TestNothing:
    def test_other_languages_are_offered_with_what_they_have(self, visitor, homes):
        factories.standard_page(homes["lv"], title="Limfodrenāža")
        factories.standard_page(homes["lv"], title="Limfodrenāžas masāža")

        page = results(visitor, "limfodrenāža")
        offer = link(page, "In Latvian: 2 pages")

        assert offer["hreflang"] == "lv"
        assert len(titles(visitor.read(offer["href"]))) == 2
        assert "Latviešu valodā: 2 lapas" not in words(page)

    def test_each_language_names_the_others(self, visitor, homes):
        factories.standard_page(title="Sciatica")

        assert link(results(visitor, "sciatica", "lv"), "Angļu valodā: 1 lapa")
        assert link(results(visitor, "sciatica", "ru"), "На английском: 1 страница")

    def test_the_phone_and_the_topics_help_on(self, visitor):
        PracticeSettings.objects.update_or_create(defaults={"phone": "+37124112420"})
        cache.clear()
        topic = factories.topic(name="Neck", key="neck")
        unused = factories.topic(name="Unused", key="unused")
        pages.article(topics=[topic])

        page = results(visitor, "xylophone")

        assert page.select_one('.search-nothing a[href^="tel:"]')
        assert words(page.select_one(".search-topics .topics")) == "Neck All guides"
        assert unused.name not in words(page.main)

    def test_an_empty_search_offers_the_topics(self, visitor):
        pages.article(topics=[factories.topic(name="Neck", key="neck")])

        page = results(visitor)

        assert words(page.select_one(".search-topics h2")) == "Or start with a topic"
        assert not page.select("#found")


class TestPromoted:
    def promote(self, typed: str, page) -> None:
        query = Query.objects.create(query_string=typed)
        SearchPromotion.objects.create(query=query, page=page, description="Read <this>.")

    def test_it_stands_above_the_results_with_a_label_and_only_once(self, visitor):
        first = factories.standard_page(title="Cupping in Riga")
        factories.standard_page(title="Cupping elsewhere")
        self.promote("cuppings", first)

        page = results(visitor, "cupping")

        above = page.select_one(".promoted")
        assert words(above.h2) == "We recommend"
        assert [words(a) for a in above.select("a")] == ["Cupping in Riga"]
        assert words(above.select_one("li p")) == "Read <this>."
        assert titles(page) == ["Cupping elsewhere"]
        assert words(page.find(id="found")) == "2 results for “cupping”"

    def test_it_is_shown_when_nothing_else_is_found(self, visitor):
        self.promote("xylophone", factories.standard_page(title="About us"))

        page = results(visitor, "xylophone")

        assert words(page.select_one(".promoted a")) == "About us"
        assert words(page.find(id="found")) == "Nothing found for “xylophone”"

    def test_it_is_not_repeated_on_the_second_page(self, visitor):
        for n in range(11):
            factories.standard_page(title=f"Cupping {n}")
        self.promote("cupping", factories.standard_page(title="Cupping first"))

        assert results(visitor, "cupping", page="2").select(".promoted") == []


class TestLog:
    def test_what_somebody_typed_is_counted(self, visitor):
        pages.article(title="Kneading")

        for _ in range(2):
            results(visitor, "Kneading")
        results(visitor, "xylophone", "lv")

        rows = SearchLog.objects.order_by("words").values_list(
            "words", "language", "step", "hits", "count"
        )
        assert list(rows) == [("kneading", "en", "all", 1, 2), ("xylophone", "lv", "none", 0, 1)]

    @pytest.mark.parametrize("more", [{"page": "2"}, {"topic": "neck"}, {"literal": "1"}])
    def test_turning_pages_and_narrowing_is_not(self, visitor, more):
        results(visitor, "kneading", **more)

        assert not SearchLog.objects.exists()


class TestLimit:
    def test_too_many_searches_are_asked_to_wait_and_given_the_phone(self, visitor, settings):
        settings.SEARCH_LIMIT = 3
        PracticeSettings.objects.update_or_create(defaults={"phone": "+37124112420"})
        cache.clear()

        codes = [visitor.get("/lv/search/?q=masāža").status_code for _ in range(3)]
        response = visitor.get("/lv/search/?q=masāža")

        assert codes == [200, 200, 200]
        assert response.status_code == 429
        assert 0 < int(response["Retry-After"]) <= 2 * 60
        assert "no-store" in response["Cache-Control"]
        page = soup(response)
        assert words(page.h1) == "Vienu mirkli, lūdzu"
        assert page.select_one('main a[href^="tel:"]')
        assert page.select_one("#search-query")["value"] == "masāža"
        assert visitor.get("/lv/search/").status_code == 200

    def test_others_are_not_kept_waiting(self, visitor, settings):
        settings.SEARCH_LIMIT = 1
        cache.clear()

        visitor.get("/en/search/?q=a", REMOTE_ADDR="203.0.113.1")
        codes = [
            visitor.get("/en/search/?q=a", REMOTE_ADDR=f"203.0.113.{n}").status_code for n in (1, 2)
        ]

        assert codes == [429, 200]


def test_the_page_reads_without_scripts_and_styles_of_its_own(visitor):
    pages.article(title="Kneading")

    page = results(visitor, "kneading")

    assert not page.select("main [style], main style, main script:not([src])")
    assert page.select_one('meta[name="robots"][content="noindex"]')


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_search_is_read_only(visitor, method):
    assert getattr(visitor, method)("/en/search/").status_code == 405


@pytest.mark.parametrize(("title", "query"), [("The neck", "neck"), ("The neck", "zzzzzz")])
def test_whoever_looks_for_an_illness_is_told_what_silence_does_not_mean(visitor, title, query):
    pages.article(title=title)

    page = results(visitor, query)

    assert "does not mean that massage is safe for you" in words(page.main)
