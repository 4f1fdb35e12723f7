"""Search for a person by name or number.

The search text is personal data: it is posted, kept encrypted in the session, and
never part of a URL, which browsers and servers log.

A name is found by decrypting those that are stored. A stored index of their beginnings
would show how often each occurs, which betrays the common ones (decision 30).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from forms.inbox.names import pattern
from forms.models import CallbackQuerySet, CallbackRequest
from forms.numbers import e164
from forms.sealing import UnsealError, seal, unseal

SESSION_KEY = "callback_search"
#: Databases limit the keys in a query.
MOST_FOUND = 10_000
SEVERAL_DIGITS = re.compile(r"\d\D*\d\D*\d")


class SearchForm(forms.Form):
    text = forms.CharField(
        label=_("Name or whole number"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )


@dataclass(frozen=True)
class Search:
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def number(self) -> str:
        return e164(self.text)

    @property
    def is_part_of_a_number(self) -> bool:
        """Return whether this is a partial number. Only whole numbers can be found, by their digest."""
        return not self.number and bool(SEVERAL_DIGITS.search(self.text))

    @sensitive_variables()
    def apply(self, requests: CallbackQuerySet) -> CallbackQuerySet:
        number = self.number
        if number:
            return requests.from_number(number)
        return requests.filter(pk__in=self.named)

    @cached_property
    def named(self) -> list[int]:
        """The keys of the requests whose visitor has this name, the newest first."""
        words = [re.compile(pattern(word)) for word in self.text.split()]
        rows = CallbackRequest.objects.order_by("-pk").only("sealed", "name").iterator()
        found = (row.pk for row in rows if _has(row.visitor_name, words))
        return list(islice(found, MOST_FOUND))


def _has(name: str, words: list[re.Pattern[str]]) -> bool:
    composed = unicodedata.normalize("NFC", name)
    return all(word.search(composed) for word in words)


def keep(request: HttpRequest, text: str) -> None:
    request.session[SESSION_KEY] = seal(text)


def forget(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def kept(request: HttpRequest) -> Search:
    """Return the search kept in the session; an empty one if there is none or it cannot be decrypted."""
    sealed: Any = request.session.get(SESSION_KEY)
    try:
        return Search(unseal(sealed)) if sealed else Search()
    except UnsealError:
        return Search()
