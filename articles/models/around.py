"""The guides that a guide leads to: related ones, and its neighbours in the list."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from wagtail.models import Page

from articles.models.cards import stored_conditions
from articles.models.library import Topic
from articles.models.listings import LISTED, ListedGuide

if TYPE_CHECKING:
    from articles.models.articles import ArticlePage

#: How many related guides are shown.
RELATED = 3


class Around:
    """Found in a fixed number of queries, however many guides there are."""

    def __init__(self, page: "ArticlePage") -> None:
        self.page = page

    @cached_property
    def near(self) -> list["ArticlePage"]:
        """The newest guides that share a topic, and the neighbours; newest first."""
        topics = Topic.objects.filter(pk__in=self.page.topic_ids)
        among = [self._newest(topics, len(self.page.topic_ids))]
        if self._place is not None:
            date, pk = self._place
            newer = Q(first_published_at__gt=date) | Q(first_published_at=date, guide__gt=pk)
            older = Q(first_published_at__lt=date) | Q(first_published_at=date, guide__lt=pk)
            others = self._listed().filter(subject=F("index__translation_key"))
            among += [
                others.filter(newer).order_by("first_published_at", "guide_id")[:1],
                others.filter(older).order_by(*LISTED)[:1],
            ]
        return self._fetched(among)

    @cached_property
    def related(self) -> list["ArticlePage"]:
        """The guides that share a topic, newest first; where they are few, then those that name the same conditions."""
        found = [one for one in self.near if one.shares_a_topic][:RELATED]
        conditions = stored_conditions(self.page.body.raw_data)
        if len(found) < RELATED and conditions:
            named = Page.objects.filter(pk__in=list(conditions))
            naming = self._fetched([self._newest(named, len(conditions))])
            found += [one for one in naming if one not in found]
        return found[:RELATED]

    @property
    def neighbours(self) -> dict[str, "ArticlePage | None"]:
        """The guide before and the guide after this one in the list, which begins with the newest."""
        if self._place is None:
            return {}
        newer = [one for one in self.near if (one.first_published_at, one.pk) > self._place]
        older = [one for one in self.near if (one.first_published_at, one.pk) < self._place]
        return {
            "previous": newer[-1] if newer else None,
            "next": older[0] if older else None,
        }

    @property
    def _place(self) -> tuple[Any, int] | None:
        date = self.page.first_published_at
        return (date, self.page.pk) if date and self.page.pk else None

    def _sharing_a_topic(self) -> QuerySet[Any, Any]:
        rows = type(self.page).article_topics.rel.related_model._default_manager
        return rows.filter(topic__in=self.page.topic_ids).values("page")

    def _fetched(self, among: Iterable[QuerySet[ListedGuide]]) -> list["ArticlePage"]:
        # Their ids are found first: sorting rows with whole texts is slow. As one set and not as alternatives,
        # for which PostgreSQL would read all pages.
        first, *others = (
            ListedGuide.objects.filter(pk__in=rows.values("pk")).values("guide_id")
            for rows in among
        )
        shares = Exists(self._sharing_a_topic().filter(page=OuterRef("pk")))
        guides = type(self.page).objects.for_cards().annotate(shares_a_topic=shares)
        found = guides.filter(pk__in=first.union(*others))
        return sorted(found, key=lambda one: (one.first_published_at, one.pk), reverse=True)

    def _listed(self) -> QuerySet[ListedGuide]:
        """Return the other live guides of the same list: a row for each of their subjects."""
        path = self.page.path[: -self.page.steplen]
        return ListedGuide.objects.filter(index__path=path).exclude(guide=self.page.pk)

    def _newest(self, subjects: QuerySet[Any, Any], count: int) -> QuerySet[ListedGuide]:
        rows = self._listed().filter(subject__in=subjects.values("translation_key"))
        # A guide that shares several subjects is there several times.
        return rows.order_by(*LISTED)[: RELATED * max(count, 1)]
