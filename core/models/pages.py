from collections.abc import Iterable, Iterator, Sequence
from http import HTTPMethod
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from core.lookups.memory import memory, remembered
from core.lookups.priming import prime
from core.searching.content import LEAD, Part, SearchableMixin, stream_parts
from core.searching.index_words import without_marks
from core.structured_data.nodes import Node


class BasePage(SearchableMixin, Page):
    """What every page type shares. Abstract: wagtail-localize does not support Wagtail 8's own base page model.

    Breadcrumbs, alternates and structured data are functions elsewhere; this
    class stays thin.
    """

    search_kind = "page"
    #: The type of the page in schema.org's vocabulary: one or several names.
    structured_type: str | list[str] = "WebPage"
    #: Others are answered with 405.
    allowed_http_methods: ClassVar[list[HTTPMethod]] = [
        HTTPMethod.GET,
        HTTPMethod.HEAD,
        HTTPMethod.OPTIONS,
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("title_without_marks"),
        index.AutocompleteField("title_without_marks"),
    ]

    class Meta:
        abstract = True

    def title_without_marks(self) -> str:
        """Return the title in ASCII, so that the admin's choosers and explorer find ``masaza``."""
        return without_marks(self.title)

    def search_title(self) -> str:
        return self.title

    def search_parts(self) -> Iterable[Part]:
        """Yield the standfirst, the meta description and the texts of all streams."""
        yield Part(getattr(self, "standfirst", ""), LEAD)
        yield Part(self.search_description, shown=False)
        yield from self._stream_parts()

    def _stream_parts(self) -> Iterator[Part]:
        for field in self._meta.get_fields():
            if isinstance(field, StreamField):
                yield from stream_parts(getattr(self, field.name))

    def structured_data(self) -> Node:
        """Return further properties of the page's node (`core.structured_data`); ``@type`` replaces that of the class."""
        return {}

    def shown_zones(self) -> Sequence[str]:
        """Return the body zones that the page is about (`core.zones.Zone`), for its share picture."""
        return ()

    @cached_property
    def content(self) -> "BasePage":
        """The page whose content is shown: itself, or the original of this alias."""
        return self.alias_of.specific if self.alias_of_id else self

    def companions(self) -> Sequence[Page]:
        """Return the other pages that the template lists; their references are fetched with this page's."""
        return ()

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Return the restrictions of this page and those above it; makes no query while the site is known to have none."""
        if memory() and not remembered("restrictions", PageViewRestriction.objects.exists):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        content = self.content
        prime(request, content, content.companions())
        return super().get_context(request, *args, **kwargs) | {"content": content}
