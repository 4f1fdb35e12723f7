"""The form of what can be a draft: a draft keeps every text as it was typed.

Wagtail defers only what is required. Here a text that a published page may not have, such as an
address without a domain, is kept in the draft, too, and is refused at publication. What no column
can hold (a word for a number, a name that is taken, a text that is too long) is refused at its field,
and everything typed stays in the editor.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm

#: Codes of errors that the database would raise, too.
OF_THE_DATABASE = {"unique", "unique_together", "max_length", "null", "null_characters_not_allowed"}


class DraftForm(WagtailAdminModelForm):
    def _clean_fields(self) -> None:
        super()._clean_fields()
        if self.is_deferred_validation:
            for name, typed in self._texts_refused():
                self.cleaned_data[name] = typed
                del self._errors[name]

    def _texts_refused(self) -> Iterator[tuple[str, str]]:
        """Yield the texts that a draft can keep although they are invalid."""
        for name, errors in list(self._errors.items()):
            codes = {error.code for error in errors.as_data()}
            typed = self[name].data if name in self.fields else None
            if isinstance(typed, str) and self._holds_text(name) and not codes & OF_THE_DATABASE:
                yield name, typed.strip()

    def _holds_text(self, name: str) -> bool:
        try:
            field = self._meta.model._meta.get_field(name)
        except FieldDoesNotExist:
            return False
        # A slug is an address at once, also that of a draft.
        is_text = isinstance(field, models.CharField | models.TextField)
        return is_text and not field.choices and not isinstance(field, models.SlugField)

    def _update_errors(self, errors: ValidationError) -> None:
        """Take what the model refuses; of a draft only what the database would refuse."""
        if not self.is_deferred_validation:
            super()._update_errors(errors)
        elif kept := _of_the_database(errors):
            super()._update_errors(ValidationError(kept))


def _of_the_database(errors: ValidationError) -> dict[str, Any]:
    by_field = getattr(errors, "error_dict", None) or {NON_FIELD_ERRORS: errors.error_list}
    kept = {
        name: [error for error in found if error.code in OF_THE_DATABASE]
        for name, found in by_field.items()
    }
    return {name: found for name, found in kept.items() if found}
