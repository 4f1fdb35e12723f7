"""Whom a change concerns, in numbers and in a sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translations.changes.minor import keepable
from translations.models import Change


@dataclass(frozen=True)
class Impact:
    """The numbers of one change: texts of the original that some language lacks, and pages that lack some."""

    texts: int
    safety: int
    pages: int
    languages: list[str]


def impact_of(change: Change) -> Impact:
    news = list(change.news.select_related("locale").order_by("locale_id"))
    concerned = [one for one in news if one.texts]
    return Impact(
        texts=max((one.texts for one in concerned), default=0),
        safety=max((one.safety for one in concerned), default=0),
        pages=len(concerned or news),
        languages=[one.locale.get_display_name() for one in concerned or news],
    )


def sentence(impact: Impact) -> str:
    """For the editor who has just published: “To be translated again: 9 texts on 2 pages …”."""
    pages = ngettext("%(count)s page", "%(count)s pages", impact.pages) % {"count": impact.pages}
    languages = ", ".join(impact.languages)
    if not impact.texts:
        return _(
            "There is nothing to translate, but the translations are to be published again: %(pages)s (%(languages)s)."
        ) % {"pages": pages, "languages": languages}
    texts = ngettext("%(count)s text", "%(count)s texts", impact.texts) % {"count": impact.texts}
    said = _("To be translated again: %(texts)s, %(pages)s (%(languages)s).") % {
        "texts": texts,
        "pages": pages,
        "languages": languages,
    }
    if not impact.safety:
        return said
    safety = ngettext("%(count)s text", "%(count)s texts", impact.safety) % {"count": impact.safety}
    return f"{said} {_('About safety: %(texts)s.') % {'texts': safety}}"


def can_be_minor(change: Change) -> bool:
    return change.kept_at is None and bool(keepable(change))
