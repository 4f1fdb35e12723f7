from typing import Any

from django import template
from django.db.models import Count
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from articles.explaining import explained
from articles.models import ArticleIndexPage, ArticleTopic, UrgencyAdvice
from articles.models.self_check import self_check_addresses
from articles.red_flags import advice_by_urgency
from core.blocks.advice import Card
from core.lookups.shared import shared_rows
from translations.models import Term

register = template.Library()

#: As many as a glance takes in.
MOST = 6


@register.simple_tag
def popular_topics() -> list[dict[str, Any]]:
    """The topics with most guides in the reader's language, each with the address of its list."""
    lists = ArticleIndexPage.objects.live().public().filter(alias_of__isnull=True)
    index = lists.filter(locale__language_code=get_language()).select_related("locale").first()
    if index is None:
        return []
    own = ArticleTopic.objects.filter(page__live=True, page__locale=index.locale_id)
    counted = own.values_list("topic__translation_key").annotate(guides=Count("page"))
    guides = dict(counted)
    used = [topic for topic in index.topics() if topic.translation_key in guides]
    used.sort(key=lambda topic: -guides[topic.translation_key])
    url = index.get_url() or ""
    return [
        {
            "name": topic.name,
            "zone": topic.zone,
            "url": f"{url}?topic={topic.key}",
            "all_url": url,
        }
        for topic in used[:MOST]
    ]


@register.simple_block_tag
def with_explanations(content: str) -> str:
    """The HTML inside, with the glossary's explanations for readers where a word is first used."""
    language = get_language()
    words = [
        term
        for term in shared_rows(Term)
        if term.live and term.explanation and term.locale.language_code == language
    ]
    return mark_safe(explained(content, words))  # noqa: S308 - rendered HTML; what is added is escaped


@register.simple_tag
def advice_for(card: Card) -> UrgencyAdvice:
    """Whom to call about the red flags of a card; empty for a card without any."""
    return advice_for_urgency(card.urgency) if card.flags else UrgencyAdvice()


@register.simple_tag
def advice_for_urgency(urgency: str) -> UrgencyAdvice:
    """Whom to call, in the reader's language if it is translated; empty if nobody wrote it."""
    return advice_by_urgency().get(urgency) or UrgencyAdvice()


@register.simple_tag
def self_check_url() -> str:
    """The address of the self-check in the reader's language, or an empty string if the site has no self-check."""
    return self_check_addresses().get(get_language() or "", "")
