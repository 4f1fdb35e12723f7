"""What a page costs a phone that has never been here: bytes as they are sent, and requests; for each kind of page."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles import storage as staticfiles
from django.core.files.storage import default_storage
from django.core.management import call_command

from core.ready_pages.entries import BROTLI
from core.styles.hashing import HashedModules
from tests.journeys.addresses import PAGES, address

pytestmark = pytest.mark.usefixtures("demo_site", "collected")

KIB = 1024
LANGUAGES = [
    "en",
    pytest.param("lv", marks=pytest.mark.nightly),
    pytest.param("ru", marks=pytest.mark.nightly),
]
#: In KiB and requests: kind of page → most. The others are like an ordinary page.
LIMITS = {"article": (60, 8), "home": (45, 7), "form": (40, 10)}
ORDINARY = (60, 8)
FONT_LIMIT = 15 * KIB
#: The width of a phone in pixels of the device: 360 px, twice as dense.
WIDTH = 720
COMPRESSED = {".css", ".js", ".svg"}
IMPORT = re.compile(r"""\bfrom "(\./[^"]+)\"""")
FACE = re.compile(r"@font-face\{([^}]*)\}")


class Hashed(HashedModules, staticfiles.ManifestStaticFilesStorage):
    """As in production; the compressed copies, which take a minute, are measured here instead."""


@pytest.fixture(scope="module")
def static_root(tmp_path_factory) -> Path:
    """The site's own files, collected once; without Wagtail's, which no visitor loads."""
    return tmp_path_factory.mktemp("static")


@pytest.fixture
def collected(static_root, settings, monkeypatch):
    settings.STATIC_ROOT = str(static_root)
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": f"{__name__}.Hashed"},
    }
    settings.STATICFILES_FINDERS = [
        name for name in settings.STATICFILES_FINDERS if "AppDir" not in name
    ]
    finders.get_finder.cache_clear()
    if not (static_root / "staticfiles.json").exists():
        call_command("collectstatic", interactive=False, verbosity=0)
    finders.get_finder.cache_clear()
    yield static_root
    finders.get_finder.cache_clear()


class Visit:
    """A first visit: the page, and what a browser loads for it, by its address."""

    def __init__(self, visitor, where: str, root: Path) -> None:
        self.root = root
        html = visitor.get(where, headers={"accept-encoding": "br"}).content
        self.page = BeautifulSoup(html, "html.parser")
        self.loaded = {where: len(brotli.compress(html, quality=BROTLI))}
        for sheet in self.page.select('link[rel="stylesheet"]'):
            self.load(sheet["href"])
        for script in self.page.select("script[src]"):
            self.load_module(script["src"])
        for font in self.fonts():
            self.load(font)
        for picture in self.first_pictures():
            self.load(picture)

    @property
    def size(self) -> int:
        return sum(self.loaded.values())

    def file(self, url: str) -> Path:
        if url.startswith(settings.STATIC_URL):
            return self.root / url.removeprefix(settings.STATIC_URL)
        return Path(default_storage.path(urlsplit(url).path.removeprefix(settings.MEDIA_URL)))

    def load(self, url: str) -> None:
        data = self.file(url).read_bytes()
        packed = brotli.compress(data) if Path(url).suffix in COMPRESSED else data
        self.loaded[url] = len(packed)

    def load_module(self, url: str) -> None:
        """Load a module and what it imports at once; what it imports later is not part of the page."""
        if url in self.loaded:
            return
        self.load(url)
        for name in IMPORT.findall(self.file(url).read_text()):
            self.load_module(urljoin(url, name))

    def fonts(self) -> Iterator[str]:
        """Yield the preloaded font, and others whose letters are in a heading."""
        shown = {link["href"] for link in self.page.select('link[rel="preload"][as="font"]')}
        headings = "".join(
            node.get_text() for node in self.page.select("h1, h2, h3, h4, .brand__name")
        )
        sheet = self.page.select_one('link[rel="stylesheet"]')["href"]
        if self.page.html["lang"] != "ru":
            for face in FACE.findall(self.file(sheet).read_text()):
                ranges = re.search(r"unicode-range:\s*([^;]+)", face)
                if ranges and any(in_range(letter, ranges[1]) for letter in headings):
                    shown.add(urljoin(sheet, re.search(r'url\("([^"]+)"\)', face)[1]))
        yield from shown

    def first_pictures(self) -> Iterator[str]:
        """Yield the mark, and each picture that does not wait until it is scrolled to."""
        for image in self.page.select("img"):
            if image.get("loading") == "lazy":
                continue
            source = image.parent.select_one("source") if image.parent.name == "picture" else None
            offers = (source or image).get("srcset")
            yield chosen(offers) if offers else image["src"]


def in_range(letter: str, ranges: str) -> bool:
    for part in ranges.replace("U+", "").split(","):
        first, _, last = part.strip().partition("-")
        if int(first, 16) <= ord(letter) <= int(last or first, 16):
            return True
    return False


def chosen(offers: str) -> str:
    """Return the offer that a phone takes: the smallest that is wide enough, else the widest."""
    found = sorted(
        (int(width[:-1]), url) for url, width in (one.split() for one in offers.split(","))
    )
    return next((url for width, url in found if width >= WIDTH), found[-1][1])


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_light_and_takes_few_requests(visitor, static_root, kind, code):
    visit = Visit(visitor, address(kind, code), static_root)

    most, requests = LIMITS.get(kind, ORDINARY)
    told = "\n".join(f"{size:>6} {url}" for url, size in visit.loaded.items())
    assert visit.size <= most * KIB, f"{visit.size / KIB:.1f} KiB\n{told}"
    assert len(visit.loaded) <= requests, told
    fonts = [size for url, size in visit.loaded.items() if url.endswith(".woff2")]
    assert sum(fonts) <= FONT_LIMIT, told


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_has_one_style_sheet_and_its_first_picture_does_not_wait(visitor, static_root, kind):
    page = Visit(visitor, address(kind, "en"), static_root).page

    assert len(page.select('link[rel="stylesheet"]')) == 1
    first = page.select_one("main img")
    assert first is None or first.get("loading") != "lazy" or page.select_one("main svg")
