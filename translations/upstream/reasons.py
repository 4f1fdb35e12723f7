"""Shows why a string or a link was refused in the reader's language.

wagtail-localize stores the reason in the language of the user who saved the string and
shows it to everyone. The patched `get_error` validates the stored value again, under
the language that is active when it is read.
"""

from collections.abc import Callable
from typing import TypeVar

from django.utils.translation import gettext
from wagtail_localize.models import SegmentOverride, StringTranslation

from translations.language.overrides import override_problem
from translations.language.targets import target_of
from translations.upstream import patches
from translations.upstream.validation import string_problem

Row = TypeVar("Row", StringTranslation, SegmentOverride)


def install_localized_errors() -> None:
    """Patch `get_error` of translated strings and of overridden links. Idempotent."""
    patches.install(StringTranslation, "get_error", _localized(_string_error))
    patches.install(SegmentOverride, "get_error", _localized(_override_error))


def _localized(validate: Callable[[Row], str]) -> Callable[[patches.Method], patches.Method]:
    def wrap(get_error: patches.Method) -> patches.Method:
        def localized_error(row: Row) -> str | None:
            if not row.has_error:
                return None
            # Validation cannot find what was removed before storing; that reason is stored as a msgid.
            stored = gettext(row.field_error) if row.field_error else None
            return validate(row) or stored or get_error(row)

        return localized_error

    return wrap


def _string_error(row: StringTranslation) -> str:
    return string_problem(row, row.data)


def _override_error(row: SegmentOverride) -> str:
    return override_problem(target_of(row.context), row.data)
