"""Why a string or a link is refused, in the language of whoever reads it.

The reason that is kept is in the language of whoever saved, and wagtail-localize
shows it to everybody. In the place of its `get_error`, what is kept is judged anew.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.utils.translation import gettext
from wagtail_localize.models import SegmentOverride, StringTranslation

from translations.language.overrides import override_problem
from translations.language.targets import target_of
from translations.upstream.gate import string_problem

Judge = Callable[[Any], str]


def tell_each_in_their_language() -> None:
    """Wrap both methods; again is once."""
    judges: list[tuple[Any, Judge]] = [
        (StringTranslation, _of_string),
        (SegmentOverride, _of_override),
    ]
    for model, judge in judges:
        if not hasattr(model.get_error, "__wrapped__"):
            model.get_error = _judging_anew(model.get_error, judge)


def _judging_anew(get_error: Callable[[Any], str | None], judge: Judge) -> Callable[..., Any]:
    @wraps(get_error)
    def judging(row: Any) -> str | None:
        if not row.has_error:
            return None
        # What was taken out before it was kept is not seen any more; its reason is kept as a msgid.
        return judge(row) or (gettext(row.field_error) if row.field_error else get_error(row))

    return judging


def _of_string(row: StringTranslation) -> str:
    return string_problem(row, row.data)


def _of_override(row: SegmentOverride) -> str:
    return override_problem(target_of(row.context), row.data)
