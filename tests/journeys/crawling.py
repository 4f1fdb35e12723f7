"""Crawls the demo site as a search engine does: from the sitemap, along every link."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage

from tests.visitor import Visitor

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
#: (elements, attribute) that lead somewhere.
LINKS = [
    ("a[href], area[href], link[href], use[href]", "href"),
    ("img[src], script[src], source[src], iframe[src]", "src"),
    ("form[action][method=get]", "action"),
]


@dataclass
class Found:
    """A page as it was answered."""

    address: str
    status: int
    content_type: str
    html: str

    @property
    def is_html(self) -> bool:
        return self.content_type.startswith("text/html")

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    @property
    def language(self) -> str:
        return urlsplit(self.address).path.split("/")[1]

    @cached_property
    def ids(self) -> set[str]:
        return {node["id"] for node in self.soup.find_all(id=True)}

    def links(self) -> Iterator[str]:
        """Every address that the page names, as it would be requested."""
        for selector, attribute in LINKS:
            for node in self.soup.select(selector):
                yield urljoin(self.address, node[attribute])
        for node in self.soup.select("[srcset]"):
            for candidate in node["srcset"].split(","):
                yield urljoin(self.address, candidate.split()[0])


@dataclass
class Crawl:
    """``pages`` by address, ``files`` what answered with something else; ``broken`` names what leads nowhere."""

    visitor: Visitor
    host: str
    pages: dict[str, Found] = field(default_factory=dict)
    files: dict[str, Found] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)

    def run(self) -> "Crawl":
        self.listed = list(self._sitemap())
        waiting = list(self.listed)
        while waiting:
            address = waiting.pop()
            if address not in self.pages and address not in self.files:
                page = self._fetch(address)
                (self.pages if page.is_html else self.files)[address] = page
                waiting += self._onward(page)
        for page in self.pages.values():
            self._check_fragments(page)
        return self

    def _sitemap(self) -> Iterator[str]:
        # A list lies where the index was asked for, which is not the host of the pages in a test.
        for shard in self._locations("/sitemap.xml"):
            for location in self._locations(urlsplit(shard).path):
                yield self._local(location) or f"not ours: {location}"

    def _locations(self, address: str) -> list[str]:
        root = ElementTree.fromstring(self.visitor.get(address).content)  # noqa: S314
        return [location.text or "" for location in root.iter(LOCATION)]

    def _fetch(self, address: str) -> Found:
        response: Any = self.visitor.get(address)
        return Found(
            address, response.status_code, response["Content-Type"], response.content.decode()
        )

    def _onward(self, page: Found) -> Iterator[str]:
        if page.status != 200 or not page.is_html:
            return
        for link in page.links():
            address = self._local(urldefrag(link).url)
            if address is None or self._is_file(address, page):
                continue
            yield address

    def _local(self, link: str) -> str | None:
        """The path and query of an address on this site, ``None`` for one elsewhere."""
        parts = urlsplit(link)
        if parts.scheme not in {"", "http", "https"} or parts.netloc not in {"", self.host}:
            return None
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    def _is_file(self, address: str, page: Found) -> bool:
        for prefix, exists in FILES.items():
            if address.startswith(prefix):
                if not exists(unquote(address.removeprefix(prefix))):
                    self.broken.append(f"{page.address}: {address}")
                return True
        return False

    def _check_fragments(self, page: Found) -> None:
        for link in page.links():
            address, fragment = urldefrag(link)
            target = self.pages.get(self._local(address) or "")
            if fragment and target and fragment not in target.ids:
                self.broken.append(f"{page.address}: {link} has no such part")


FILES = {settings.STATIC_URL: finders.find, settings.MEDIA_URL: default_storage.exists}
