"""Sums up which languages a change affects, in numbers and in a sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translations.models import Change
from translations.publishing.minor import keepable


@dataclass(frozen=True)
class Impact:
    """Of one change: untranslated texts of the original, and the translated pages they affect."""

    texts: int
    safety: int
    pages: int
    languages: list[str]
    #: Whether there are new texts, and whether existing ones changed.
    has_new: bool = False
    has_changed: bool = True


def impact_of(change: Change) -> Impact:
    news = list(change.news.select_related("locale").order_by("locale_id"))
    concerned = [one for one in news if one.texts]
    return Impact(
        texts=max((one.texts for one in concerned), default=0),
        safety=max((one.safety for one in concerned), default=0),
        pages=len(concerned or news),
        languages=[one.locale.get_display_name() for one in concerned or news],
        has_new=any(old is None for _context, old, _new, _safety in change.segments),
        has_changed=any(old is not None for _context, old, _new, _safety in change.segments),
    )


def sentence(impact: Impact) -> str:
    """For the editor who has just published: “To be translated: 9 new texts (Latviešu) …”."""
    languages = ", ".join(impact.languages)
    if impact.texts:
        said = _("To be translated: %(texts)s (%(languages)s).") % {
            "texts": _texts(impact),
            "languages": languages,
        }
        return f"{said} {_safety(impact)}".strip()
    pages = ngettext("%(count)s page", "%(count)s pages", impact.pages) % {"count": impact.pages}
    return _(
        "There is nothing to translate, but the translations must be published again: %(pages)s (%(languages)s)."
    ) % {"pages": pages, "languages": languages}


def _texts(impact: Impact) -> str:
    count = impact.texts
    if not impact.has_changed:
        said = ngettext("%(count)s new text", "%(count)s new texts", count)
    elif not impact.has_new:
        said = ngettext("%(count)s changed text", "%(count)s changed texts", count)
    else:
        said = ngettext("%(count)s new or changed text", "%(count)s new or changed texts", count)
    return said % {"count": count}


def _safety(impact: Impact) -> str:
    if not impact.safety:
        return ""
    texts = ngettext("%(count)s text", "%(count)s texts", impact.safety) % {"count": impact.safety}
    return _("About safety: %(texts)s.") % {"texts": texts}


def can_be_minor(change: Change) -> bool:
    return change.kept_at is None and bool(keepable(change))
