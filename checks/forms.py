from collections.abc import Iterator, Mapping
from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.base import BlockField

from checks.errors import error_at
from checks.examining import examine, is_original
from checks.findings import Finding, Place, must
from core.draft_form import DraftForm

#: Actions of Wagtail's editor after which nothing goes live: nothing is checked.
CANCELLATION = "action-cancel-workflow"
WORKFLOW_ACTION = "workflow-action-name"
REJECTION = "reject"
#: The list of child rows that is no part of the content.
COMMENTS = "comments"


class OriginalForm(DraftForm, WagtailAdminPageForm):
    """The form of a page that passes the content checks before it is published or submitted."""

    #: What refused the last publication.
    in_the_way: list[Finding]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.in_the_way = []

    @property
    def is_checked(self) -> bool:
        return (
            not self.is_deferred_validation and _goes_on(self.data) and is_original(self.instance)
        )

    def _clean_fields(self) -> None:
        """Clean the streams as a draft's: the content checks say the rest, all at once."""
        streams = [field for field in self.fields.values() if isinstance(field, BlockField)]
        if not self.is_checked:
            super()._clean_fields()
            return
        for field in streams:
            field.is_deferred_validation = True
        try:
            super()._clean_fields()
        finally:
            for field in streams:
                del field.is_deferred_validation

    def is_valid(self) -> bool:
        """Run the content checks last: they need what was posted in the lists of child rows, too."""
        valid = super().is_valid()
        if not self.is_checked:
            return valid
        if not self.in_the_way:
            self._take_rows()
            self.in_the_way = self._examine()
        return valid and not self.in_the_way

    def _take_rows(self) -> None:
        """Give the instance the posted child rows, in memory only, as saving does."""
        for name, formset in self.formsets.items():
            if name != COMMENTS and formset.is_valid():
                formset.save(commit=False)

    def _examine(self) -> list[Finding]:
        invalid = list(self._of_fields())
        # What is invalid did not reach the instance, so its findings would be about the text before.
        found = [one for one in examine(self.instance).must if one.where.field not in self.errors]
        for name in dict.fromkeys(one.where.field for one in found):
            there = [one for one in found if one.where.field == name]
            is_stream = isinstance(self.fields.get(name), BlockField)
            error = error_at(there, is_stream=is_stream)
            self.add_error(name if name in self.fields else None, error)
        return [*invalid, *found]

    def _of_fields(self) -> Iterator[Finding]:
        """Yield what Wagtail's own validation found, for one list of everything."""
        for name, errors in self.errors.items():
            if name in self.fields:
                label = str(self[name].label)
                yield must(errors[0], Place(name, labels=(label,)))


def _goes_on(data: Mapping[str, Any]) -> bool:
    return CANCELLATION not in data and data.get(WORKFLOW_ACTION) != REJECTION
