"""Search for a person: by name, number, message, note or day, in all boxes at once.

The search text is personal data: it is posted, kept encrypted in the session, and
never part of a URL, which browsers and servers log.

Marks (`forms.marks`) narrow the requests to some hundred; these are decrypted and compared.
"""

import datetime
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from forms.keeping import notes_of
from forms.marks import DIGITS, digits_of, folded, wanted
from forms.models import CallbackQuerySet, CallbackRequest
from forms.numbers import e164
from forms.said import email_of, free_texts
from forms.sealing import UnsealError, seal, unseal

SESSION_KEY = "callback_search"
#: Requests that one search decrypts: about 0.1 s. More words narrow it.
MOST_COMPARED = 1000
DAY = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>\d{4}))?\Z")
FEW_DIGITS = re.compile(r"\+?[\d\s()-]+\Z")


class SearchForm(forms.Form):
    text = forms.CharField(
        label=_("Name, number, words or day"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search", "data-key": "S"}),
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
    def digits(self) -> str:
        """The digits, if the text is a part of a number."""
        is_number = FEW_DIGITS.match(self.text) and not self.day
        return re.sub(r"\D", "", self.text) if is_number else ""

    @property
    def is_too_short(self) -> bool:
        return 0 < len(self.digits) < DIGITS

    @cached_property
    def day(self) -> datetime.date | None:
        """The day that is meant: 24.11., 24.11.2026 or 2026-11-24."""
        text = self.text.strip()
        try:
            if found := DAY.match(text):
                year = int(found["year"] or timezone.localdate().year)
                return datetime.date(year, int(found["month"]), int(found["day"]))
            return datetime.date.fromisoformat(text) if "-" in text else None
        except ValueError:
            return None

    @sensitive_variables()
    def apply(self, requests: CallbackQuerySet) -> CallbackQuerySet:
        if not self:
            return requests
        if self.day:
            return requests.filter(_on(self.day))
        if self.number:
            return requests.from_number(self.number)
        return requests.none() if self.is_too_short else requests.filter(pk__in=self.found)

    @cached_property
    def found(self) -> list[int]:
        """The keys of the requests that say each of the words, the newest first."""
        rows = CallbackRequest.objects.filter(pk__in=self._candidates[:MOST_COMPARED])
        rows = rows.order_by("-pk").only("sealed", "name", "labels").prefetch_related("notes")
        return [row.pk for row in rows if _says(row, self._words)]

    @property
    def is_cut(self) -> bool:
        """Whether older requests may be missing: too many had to be compared."""
        if self.day or self.number or self.is_too_short:
            return False
        return len(self._candidates) > MOST_COMPARED

    @property
    def _words(self) -> list[str]:
        return [self.digits] if self.digits else self.text.split()

    @cached_property
    def _candidates(self) -> list[int]:
        """The keys of the newest requests that have the marks of all words, and one more."""
        rows = CallbackRequest.objects.filter(Q(marks="") | _marked(self._words))
        return list(rows.order_by("-pk").values_list("pk", flat=True)[: MOST_COMPARED + 1])


def _marked(words: list[str]) -> Q:
    condition = Q()
    for mark in {mark for word in words for mark in wanted(word)}:
        condition &= Q(marks__contains=f" {mark} ")
    return condition


def _on(day: datetime.date) -> Q:
    begin = datetime.datetime.combine(day, datetime.time(), timezone.get_default_timezone())
    end = begin + datetime.timedelta(days=1)
    received = Q(created_at__gte=begin, created_at__lt=end)
    due = Q(again_at__gte=begin, again_at__lt=end) | Q(
        again_at=None, due_at__gte=begin, due_at__lt=end
    )
    return received | due


@sensitive_variables()
def _says(request: CallbackRequest, words: list[str]) -> bool:
    """Whether name, number, message or notes hold each of the words."""
    try:
        answers = request.answers
    except UnsealError:
        answers = {}
    number = str(answers.get(request.phone_key) or "")
    texts = [request.visitor_name, email_of(answers), *free_texts(answers, request.labels)]
    text = folded("\n".join([*texts, *notes_of(request)]))
    return all(_is_in(word, text, number) for word in words)


def _is_in(word: str, text: str, number: str) -> bool:
    digits = digits_of(word)
    if len(digits) >= DIGITS and digits in number:
        return True
    return bool(word) and folded(word) in text


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
