"""The entries that guides show, read from their stored streams."""

from collections.abc import Callable
from functools import partial

from django.db.models import Model
from wagtail.models import PageQuerySet

from articles.models import ArticlePage, ContraindicationPage, RedFlag, UrgencyAdvice
from articles.protection.choices import chosen
from core.lookups.references import source_language

#: Returns the keys of the entries of one kind that a guide names.
Naming = Callable[[ArticlePage], set[int]]


def live_guides() -> PageQuerySet:
    """Return the live guides of all languages with what this package reads of them."""
    guides = ArticlePage.objects.live().select_related("locale").order_by("title", "locale_id")
    return guides.only("title", "draft_title", "path", "depth", "translation_key", "body", "locale")


def naming(model: type[Model]) -> Naming:
    """Return what tells the entries of this kind that a guide names. Two queries at most, none for each guide."""
    if model is UrgencyAdvice:
        return partial(_named_advice, by_flag=_advice_by_flag())
    return partial(named_entries, model=model)


def named_entries(guide: ArticlePage, model: type[Model] = ContraindicationPage) -> set[int]:
    """Return the keys of the entries of this kind that a guide's body names."""
    return set(chosen(guide.body.stream_block, guide.body.raw_data, model))


def _named_advice(guide: ArticlePage, by_flag: dict[int, int]) -> set[int]:
    """Each card ends with whom to call about its red flags."""
    return {by_flag[flag] for flag in named_entries(guide, RedFlag) if flag in by_flag}


def _advice_by_flag() -> dict[int, int]:
    """Return the advice of the source language by the keys of the live red flags that bring it to a guide.

    From the database, not from the cache of small tables: what protects must not lag.
    """
    originals = UrgencyAdvice.objects.filter(locale__language_code=source_language())
    advice = dict(originals.values_list("urgency", "pk"))
    flags = RedFlag.objects.filter(locale__language_code=source_language(), live=True)
    return {
        flag: advice[urgency]
        for flag, urgency in flags.values_list("pk", "urgency")
        if urgency in advice
    }
