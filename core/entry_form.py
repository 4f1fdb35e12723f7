"""The form of a library entry: a key that is left empty is made from the entry's name."""

from itertools import count
from typing import Any

from anyascii import anyascii
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from core.draft_form import DraftForm

#: Characters of a key that is made here; the column has room for more.
LENGTH = 50


class EntryForm(DraftForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "key" in self.fields:
            self.fields["key"].required = False
            self.fields["key"].help_text = _(
                "A short name for addresses and imports, the same in all languages. Left empty, it is made from the text above."
            )

    def clean_key(self) -> str:
        """Return the key that was typed, else the one there is, else a new one. The name is the first field."""
        name = str(self.cleaned_data.get(next(iter(self.fields)), ""))
        return self.cleaned_data["key"] or self.instance.key or self._free(name)

    def _free(self, name: str) -> str:
        # A key begins with a letter.
        words = slugify(anyascii(name)).lstrip("0123456789-_")[:LENGTH].strip("-") or "entry"
        numbered = (f"{words}-{number}" if number > 1 else words for number in count(1))
        taken = set(
            self._meta.model._base_manager.filter(key__startswith=words).values_list(
                "key", flat=True
            )
        )
        return next(key for key in numbered if key not in taken)
