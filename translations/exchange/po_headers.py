"""The headers of a catalogue."""

import datetime
import gettext
from functools import cache
from pathlib import Path

import django
import polib
from django.utils import timezone
from django.utils.translation import to_language, to_locale

DOWNLOADED = "X-Downloaded-At"


class WrongLanguageError(ValueError):
    """The catalogue says that it is in another language than the translation."""


def require_language(po: polib.POFile, language_code: str) -> None:
    """Raise `WrongLanguageError` if the catalogue names another language; it may name none."""
    said = to_language(po.metadata.get("Language", ""))
    if said and said.lower() != language_code.lower():
        raise WrongLanguageError(
            f"The catalogue is in {said!r}, the translation in {language_code!r}."
        )


def downloaded_at(po: polib.POFile) -> datetime.datetime | None:
    """When a person took the catalogue out of the site; None where it does not say so."""
    try:
        moment = datetime.datetime.fromisoformat(po.metadata.get(DOWNLOADED, ""))
    except ValueError:
        return None
    return moment if timezone.is_aware(moment) else None


def headers(language_code: str) -> dict[str, str]:
    found = {
        "Language": to_locale(language_code),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    plural_forms = _plural_forms(language_code)
    return found | ({"Plural-Forms": plural_forms} if plural_forms else {})


@cache
def _plural_forms(language_code: str) -> str:
    """The language's plural rule as Django knows it; empty where Django says none."""
    folder = Path(django.__file__).parent / "conf" / "locale"
    codes = [to_locale(language_code), to_locale(language_code.split("-", maxsplit=1)[0])]
    catalogue = gettext.translation("django", folder, codes, fallback=True)
    return catalogue.info().get("plural-forms", "")
