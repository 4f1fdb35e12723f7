"""Articles as they are shown in lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.models import Locale, Page

from articles.models.library import Topic
from core.lookups.references import in_language, lookup
from core.models import Picture


@dataclass
class Card:
    """An article in a list. ``zones`` are those of its steps, else of its topics; ``total_minutes`` may be 0.

    ``note`` is what it says of the condition on whose page it is listed.
    """

    page: Page
    card_topic: str
    zones: list[str]
    total_minutes: int
    note: str = ""

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def url(self) -> str:
        return self.page.get_url() or ""

    @property
    def standfirst(self) -> str:
        return self.page.standfirst

    @property
    def lead_image(self) -> Picture | None:
        return self.page.lead_image

    @property
    def locale(self) -> Locale:
        return self.page.locale


def cards(articles: Iterable[Page]) -> list[Card]:
    """Return a card for each article, in three queries at most."""
    articles = list(articles)
    prefetch_related_objects(articles, "article_topics")
    pictures = lookup(Picture, [article.lead_image_id for article in articles])
    for article in articles:
        article.lead_image = pictures.get(article.lead_image_id)
    topics = lookup(
        Topic, [row.topic_id for article in articles for row in article.article_topics.all()]
    )
    return [_card(article, topics) for article in articles]


def _card(article: Page, topics: dict[int, Topic]) -> Card:
    own = [in_language(topics.get(row.topic_id)) for row in article.article_topics.all()]
    named = [topic for topic in own if topic]
    steps = stored_steps(article.body.raw_data)
    zones = list(dict.fromkeys(step["zone"] for step in steps)) or [
        topic.zone for topic in named if topic.zone
    ]
    minutes = sum(step.get("minutes") or 0 for step in steps)
    return Card(article, named[0].name if named else "", zones, minutes)


def stored_steps(raw_data: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the stored technique steps, without fetching pictures and techniques."""
    blocks = [block["value"] for block in raw_data if block["type"] == "technique_steps"]
    return [item["value"] for block in blocks for item in block["steps"]]


def stored_red_flags(raw_data: Iterable[dict[str, Any]]) -> list[int]:
    """Return the stored keys of the red flags on care cards."""
    found = [
        block["value"].get("flags") or [] for block in raw_data if block["type"] == "care_card"
    ]
    return [item["value"] for items in found for item in items if item["value"] is not None]


def stored_conditions(raw_data: Iterable[dict[str, Any]]) -> dict[int, str]:
    """Return the stored keys of the conditions that limit a guide's massage, with its notes on them."""
    found = [
        block["value"].get("items") or []
        for block in raw_data
        if block["type"] == "contraindications"
    ]
    rows = [item["value"] for items in found for item in items]
    return {row["entry"]: row.get("note") or "" for row in rows if row.get("entry") is not None}
