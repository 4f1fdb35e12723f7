"""Checks that a translation uses the agreed glossary terms and none of the forbidden ones."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from translations.language.glossary import Agreed, says, uses
from translations.language.quality.checked_string import WARNING, CheckedString, Finding


def wrong_terms(checked: CheckedString, terms: Iterable[Agreed]) -> Iterator[Finding]:
    used = {term.source: term for term in terms if uses(checked.source_text, term.source)}
    for term in terms:
        yield from _forbidden(checked, term)
    for term in used.values():
        if _is_missing(checked, term) and not _is_part(term, used.values()):
            yield Finding(
                WARNING,
                "term",
                _("For “%(source)s” the glossary says “%(preferred)s”.")
                % {"source": term.source, "preferred": term.preferred},
            )


def _is_missing(checked: CheckedString, term: Agreed) -> bool:
    return bool(term.preferred) and not uses(checked.target_text, term.preferred)


def _is_part(term: Agreed, used: Iterable[Agreed]) -> bool:
    """Whether the term is part of a longer glossary term in the text: "massage" in "massage therapist"."""
    return any(other is not term and uses(other.source, term.source) for other in used)


def _forbidden(checked: CheckedString, term: Agreed) -> Iterator[Finding]:
    for form in term.forbidden:
        # Two words with the same beginning differ only in the ending, which the matching ignores.
        is_in = says if uses(form, term.preferred) or uses(term.preferred, form) else uses
        if is_in(checked.target_text, form):
            yield Finding(
                WARNING,
                "forbidden",
                _("Not “%(forbidden)s”: the glossary says “%(preferred)s”.")
                % {"forbidden": form, "preferred": term.preferred},
            )
