"""Completes the general texts with the answers of a practice. What is not known stays as a marked blank."""

import datetime
import re
from collections.abc import Callable

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from practice.answers import Answers

#: A blank, for people to fill in: ``[[postal address]]``. A page that has one cannot be published.
BLANK = re.compile(r"\[\[[^\]]+\]\]")
#: The emergency number in the general texts, and those of other countries.
WRITTEN = re.compile(r"\b113\b")
EUROPEAN = "112"
OWN_NUMBER = {"LV": "113"}


def emergency_number() -> str:
    return OWN_NUMBER.get(settings.PRACTICE_COUNTRY, EUROPEAN)


class Filling:
    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.today = datetime.date.today()  # noqa: DTZ011

    def __call__(self, text: str, code: str, escape: Callable[[str], str] = str) -> str:
        """Return the text of a language with all that is known about the practice."""
        if "{" in text:
            with translation.override(code):
                for name, value in self._values().items():
                    text = text.replace(f"{{{name}}}", escape(value))
        return WRITTEN.sub(emergency_number(), text)

    def _values(self) -> dict[str, str]:
        return {
            "name": self.answers.name,
            "address": self.answers.address or _blank(_("postal address of the practice")),
            "registration": self.answers.registration
            or _blank(_("legal name and registration number of the practice")),
            "authority": self._authority(),
            "paying": _blank(_("how visitors pay: card, cash, invoice")),
            "cancelling": _blank(_("until when a visit can be cancelled, and what it costs later")),
            "date": date_format(self.today),
        }

    def _authority(self) -> str:
        if self.answers.authority:
            return self.answers.authority
        if settings.PRACTICE_COUNTRY == "LV":
            return _("the Data State Inspectorate (Datu valsts inspekcija), www.dvi.gov.lv")
        return _blank(_("name and address of the supervisory authority"))


def _blank(what: str) -> str:
    return f"[[{what}]]"
