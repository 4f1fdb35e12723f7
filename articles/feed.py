"""The newest guides of a language as an Atom feed (RFC 4287), with their full text."""

import datetime
from dataclasses import dataclass
from typing import Any, cast

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.xmlutils import SimplerXMLGenerator

from articles.models import ArticleIndexPage, ArticlePage
from articles.models.querysets import NEWEST
from core.alternates import Alternate, alternates_for_page
from core.formats.cleaning import cleaned
from core.http import SiteRequest
from core.lookups.priming import prime
from core.page_frame import page_frame_of

#: Guides in the feed. Each costs a few queries, however many guides there are.
MOST = 10


class FullTextFeed(Atom1Feed):
    """Atom with the whole text of each entry, and its address in the other languages."""

    def latest_post_date(self) -> datetime.datetime:
        """Date a feed without entries by the list of guides: Django dates it by the clock."""
        listed: datetime.datetime | None = None if self.items else self.feed["list_published_at"]
        return listed or super().latest_post_date()

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement(
            "content", item["content"], {"type": "html", "xml:base": item["link"]}
        )
        for other in item["alternates"]:
            link = {"rel": "alternate", "hreflang": other.code, "href": other.full_url}
            handler.addQuickElement("link", "", link)


class GuidesFeed(Feed):
    """The feed of the language in the address. Raises `Http404` where that language has no list of guides."""

    feed_type = FullTextFeed

    def get_object(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> "Guides":
        lists = ArticleIndexPage.objects.live().public().filter(alias_of__isnull=True)
        found = lists.filter(locale__language_code=get_language()).select_related("locale").first()
        if found is None:
            raise Http404
        return Guides(cast("SiteRequest", request), found)

    def title(self, guides: "Guides") -> str:
        return f"{guides.index.title} · {page_frame_of(guides.request).text.name}"

    def link(self, guides: "Guides") -> str:
        return guides.index.get_full_url(guides.request) or ""

    def subtitle(self, guides: "Guides") -> str:
        return guides.index.standfirst

    def items(self, guides: "Guides") -> list["Entry"]:
        newest = guides.index.articles().order_by(*NEWEST)[:MOST]
        return [Entry(guides.request, page) for page in newest]

    def feed_extra_kwargs(self, guides: "Guides") -> dict[str, Any]:
        return {"list_published_at": guides.index.last_published_at}

    def item_title(self, entry: "Entry") -> str:
        return entry.page.title

    def item_description(self, entry: "Entry") -> str:
        return entry.page.standfirst

    def item_link(self, entry: "Entry") -> str:
        return entry.url

    def item_guid(self, entry: "Entry") -> str:
        return f"urn:uuid:{entry.page.translation_key}:{entry.page.locale.language_code}"

    def item_pubdate(self, entry: "Entry") -> datetime.datetime | None:
        return entry.page.first_published_at

    def item_updateddate(self, entry: "Entry") -> datetime.datetime | None:
        return entry.page.last_published_at

    def item_author_name(self, entry: "Entry") -> str | None:
        return entry.page.writer.name if entry.page.writer else None

    def item_extra_kwargs(self, entry: "Entry") -> dict[str, Any]:
        return {"content": entry.content(), "alternates": entry.alternates()}


@dataclass(frozen=True)
class Guides:
    request: SiteRequest
    index: ArticleIndexPage


@dataclass(frozen=True)
class Entry:
    """A guide in the feed."""

    request: SiteRequest
    page: ArticlePage

    @property
    def url(self) -> str:
        return self.page.get_full_url(self.request) or ""

    def content(self) -> str:
        """Return the whole text as HTML that every feed reader can show."""
        prime(self.request, self.page)
        context = {"stream": self.page.body, "page": self.page, "content": self.page}
        html = render_to_string("components/stream.html", context, self.request)
        return cleaned(html, self.url).decode_contents().strip()

    def alternates(self) -> list[Alternate]:
        languages = alternates_for_page(self.page, self.request)
        return [item for item in languages if item.is_available and not item.is_current]
