from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page as Paginated
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from articles.models.articles import ArticlePage
from articles.models.library import Topic
from articles.models.listings import Listing
from articles.models.paging import page_of_cards
from articles.models.querysets import NEWEST, ArticleQuerySet
from checks.forms import OriginalForm
from core.lookups.references import in_language, lookup, source_language
from core.lookups.shared import shared_rows
from core.models import BasePage
from core.ready_pages.recording import do_not_keep
from core.searching.content import Part


class ArticleIndexPage(BasePage):
    """The guides, newest first, by topic (``?topic=key``) and page (``?page=2``)."""

    standfirst = models.TextField(_("standfirst"), blank=True)

    base_form_class = OriginalForm
    content_panels = [*BasePage.content_panels, "standfirst"]
    search_fields = [*BasePage.search_fields, index.SearchField("standfirst")]
    structured_type = "CollectionPage"
    template = "pages/article_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["articles.ArticlePage"]

    class Meta:
        verbose_name = _("list of guides")

    def search_parts(self) -> Iterable[Part]:
        # With a low weight: the guides cover the subjects of the standfirst, and must rank first.
        yield Part(self.standfirst)
        yield Part(self.search_description, shown=False)

    def articles(self) -> ArticleQuerySet:
        """Return the live public guides of this list, newest first."""
        return ArticlePage.objects.for_cards().child_of(self).order_by(*NEWEST)

    def topics(self) -> list[Topic]:
        """Return every live topic in the reader's language, by name."""
        source = [
            row.pk for row in shared_rows(Topic) if row.locale.language_code == source_language()
        ]
        found = lookup(Topic, source).values()
        return sorted(
            (topic for row in found if (topic := in_language(row))), key=lambda topic: topic.name
        )

    def page_of(self, request: HttpRequest, topic: Topic | None) -> Paginated:
        subject = topic.translation_key if topic else self.translation_key
        return page_of_cards(Listing(subject, [self.pk], ArticlePage.objects.for_cards()), request)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        content = self.content
        topics = content.topics()
        key = request.GET.get("topic")
        topic = next((topic for topic in topics if topic.key == key), None)
        if key and topic is None:
            do_not_keep()
        url = self.get_url(request)
        links = [
            {
                "name": t.name,
                "key": t.key,
                "zone": t.zone,
                "url": f"{url}?topic={t.key}",
                "is_current": t == topic,
            }
            for t in topics
        ]
        return super().get_context(request, *args, **kwargs) | {
            "topics": links,
            "topic": topic,
            "kept_query": f"?topic={topic.key}" if topic else "",
            "all_url": url,
            "articles": content.page_of(request, topic),
        }
