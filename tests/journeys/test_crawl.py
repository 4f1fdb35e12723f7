"""Every page of the demo, in every language, as visitors and search engines receive it."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urldefrag, urljoin

import polib
import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from django.conf import settings
from django.test import RequestFactory
from wagtail.models import Page, Site

from core.views import server_error
from demo.paths import catalogue_files
from tests.journeys.crawling import Crawl, Found
from tests.schema_org import dangling, graph_of, unknown
from tests.validator import errors_in_html
from tests.visitor import Visitor, words

pytestmark = [pytest.mark.usefixtures("demo_site"), pytest.mark.alike]

CODES = [code for code, _name in settings.LANGUAGES]
TRANSLATIONS = [code for code in CODES if code != settings.SOURCE_LANGUAGE]
SPOKEN = ["aria-label", "alt", "title", "placeholder"]

_crawls: list[Crawl] = []


@pytest.fixture
def crawl(visitor: Visitor) -> Crawl:
    """The same for all tests of a run: walking takes half a minute."""
    if not _crawls:
        _crawls.append(Crawl(visitor, Site.objects.get().root_url.split("//")[1]).run())
    return _crawls[0]


def complaints(crawl: Crawl, check) -> list[str]:
    """What ``check`` has to say of each page."""
    return [f"{page.address}: {said}" for page in crawl.pages.values() if (said := check(page))]


def test_the_sitemap_names_every_live_page(crawl):
    expected = {page.get_url() for page in Page.objects.live().filter(depth__gt=1)}

    assert sorted(crawl.listed) == sorted(expected)


def test_every_page_can_be_reached_by_links_alone(crawl):
    linked = {
        crawl._local(urldefrag(urljoin(page.address, node["href"])).url)
        for page in crawl.pages.values()
        for node in page.soup.select("a[href]")
    }

    assert [address for address in crawl.listed if address not in linked] == []


def test_every_page_answers(crawl):
    assert len(crawl.pages) > 3 * len(CODES) * 8
    assert complaints(crawl, lambda page: page.status != 200 and page.status) == []
    assert [file.address for file in crawl.files.values() if file.status != 200] == []


def test_nothing_leads_nowhere(crawl):
    assert sorted(set(crawl.broken)) == []


def test_every_page_has_one_main_heading(crawl):
    def check(page: Found) -> str:
        headings = [words(node) for node in page.soup.find_all("h1")]
        return "" if len(headings) == 1 and headings[0] else str(headings)

    assert complaints(crawl, check) == []


def test_headings_skip_no_level(crawl):
    def check(page: Found) -> str:
        levels = [int(node.name[1]) for node in page.soup.main.find_all(["h1", "h2", "h3", "h4"])]
        steps = pairwise(levels)
        return str(levels) if any(b - a > 1 for a, b in steps) else ""

    assert complaints(crawl, check) == []


def test_every_page_says_its_language(crawl):
    assert complaints(crawl, lambda page: page.soup.html["lang"] != page.language and "lang") == []


def test_every_page_has_a_title_of_its_own(crawl):
    titles = Counter(
        (page.language, words(page.soup.title))
        for address, page in crawl.pages.items()
        if address in crawl.listed
    )

    assert [title for title, count in titles.items() if count > 1 or not title[1]] == []


def test_every_page_is_described(crawl):
    def check(page: Found) -> str:
        described = page.soup.select_one('meta[name="description"]')
        return "" if described and described["content"] else "no description"

    listed = {address: crawl.pages[address] for address in crawl.listed}
    assert complaints(Crawl(crawl.visitor, crawl.host, listed), check) == []


def test_every_page_names_itself_and_its_translations_and_they_name_it(crawl):
    def alternates(address: str) -> dict[str, str]:
        links = crawl.pages[address].soup.select('link[rel="alternate"][hreflang]')
        return {link["hreflang"]: crawl._local(link["href"]) or link["href"] for link in links}

    for address in crawl.listed:
        family = alternates(address)
        assert set(family) == {*CODES, "x-default"}, address
        assert family[crawl.pages[address].language] == address
        assert family["x-default"] == family[settings.SOURCE_LANGUAGE]
        for code in CODES:
            assert alternates(family[code]) == family, f"{address} and {family[code]}"


def test_the_canonical_address_is_the_pages_own(crawl):
    for address in crawl.listed:
        [canonical] = crawl.pages[address].soup.select('link[rel="canonical"]')
        assert crawl._local(canonical["href"]) == address


def test_no_id_is_given_twice(crawl):
    def check(page: Found) -> str:
        ids = Counter(node["id"] for node in page.soup.find_all(id=True))
        return ", ".join(name for name, count in ids.items() if count > 1)

    assert complaints(crawl, check) == []


def test_every_picture_has_a_text_or_is_silent(crawl):
    def check(page: Found) -> str:
        return ", ".join(str(node["src"]) for node in page.soup.select("img:not([alt])"))

    assert complaints(crawl, check) == []


def test_nothing_is_loaded_from_elsewhere(crawl):
    def check(page: Found) -> str:
        loaded = [node.get("src", "") for node in page.soup.find_all(src=True)]
        loaded += [node["href"] for node in page.soup.select("link[rel=stylesheet]")]
        return ", ".join(one for one in loaded if one.startswith(("http:", "https:", "//")))

    assert complaints(crawl, check) == []


def test_every_page_describes_itself_in_the_vocabulary_of_schema_org(crawl):
    addresses = {f"http://{crawl.host}{address}" for address in crawl.pages}

    def check(page: Found) -> str:
        graph = graph_of(page.html)
        return ", ".join([*unknown(graph), *dangling(graph, addresses)])

    described = {
        address: page for address, page in crawl.pages.items() if "/search/" not in address
    }
    assert complaints(Crawl(crawl.visitor, crawl.host, described), check) == []


def test_nothing_is_inline(crawl):
    def check(page: Found) -> str:
        inline = page.soup.select("style, [style], script:not([src], [type='application/ld+json'])")
        handlers = [
            name for node in page.soup.find_all(True) for name in node.attrs if name[:2] == "on"
        ]
        return f"{inline}{handlers}" if inline or handlers else ""

    assert complaints(crawl, check) == []


def texts(node: Tag | BeautifulSoup) -> Iterator[str]:
    """Everything that is read or spoken, but for what is marked as being in another language, or as a name in code."""
    for child in node.children:
        if isinstance(child, Tag):
            if child.name == "code" and child.get("translate") == "no":
                continue
            if child.get("lang") in {None, page_language(child)} and child.name != "script":
                yield from (child[name] for name in SPOKEN if child.get(name))
                yield from texts(child)
        elif type(child) is NavigableString and child.strip():
            yield " ".join(child.split())


def page_language(node: Tag) -> str:
    return node.find_parents("html")[-1]["lang"] if node.name != "html" else node["lang"]


def phrases(code: str) -> set[str]:
    """The English strings of the interface and of the demo that are said otherwise in a language."""
    paths = [settings.LOCALE_PATHS[0] / code / "LC_MESSAGES" / "django.po"]
    paths += catalogue_files(code)
    entries = [entry for path in paths for entry in polib.pofile(str(path)) if not entry.obsolete]
    return {
        words(BeautifulSoup(entry.msgid, "html.parser"))
        for entry in entries
        if entry.msgid not in {entry.msgstr, *entry.msgstr_plural.values()}
    }


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_nothing_is_left_in_english(crawl, code):
    english = phrases(code)
    long = [one for one in english if one.count(" ") >= 2 and "%" not in one]

    def check(page: Found) -> str:
        said = set(texts(page.soup))
        found = said & english
        whole = "\n".join(said)
        return "; ".join(sorted(found | {one for one in long if one in whole}))

    own = {address: page for address, page in crawl.pages.items() if page.language == code}
    assert complaints(Crawl(crawl.visitor, crawl.host, own), check) == []


@pytest.mark.once
def test_the_html_is_valid(crawl, tmp_path):
    extra = {
        "404": "/lv/nekas/",
        "search": "/ru/search/?q=массаж",
        "nothing found": "/lv/search/?q=xylophone",
        "odd search": "/en/search/?q=%3Cb%3E%22%26",
    }
    pages = {address: page.html for address, page in crawl.pages.items()}
    pages |= {name: crawl.visitor.get(url).content.decode() for name, url in extra.items()}
    form = next(
        page for page in crawl.pages.values() if page.soup.select("main form[data-callback-form]")
    )
    pages["form with errors"] = crawl.visitor.post(form.address).content.decode()
    pages["500"] = server_error(RequestFactory().get("/")).content.decode()

    assert errors_in_html(pages, tmp_path) == []
