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
    """The catalogue's header names another language than the translation's."""


def require_language(po: polib.POFile, language_code: str) -> None:
    """Raise `WrongLanguageError` if the header names another language. A header without a language is accepted."""
    said = to_language(po.metadata.get("Language", ""))
    if said and said.lower() != language_code.lower():
        raise WrongLanguageError(
            f"The catalogue is in {said!r}, the translation in {language_code!r}."
        )


def downloaded_at(po: polib.POFile) -> datetime.datetime | None:
    """Return the time of the catalogue's download; ``None`` if the header does not state it."""
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
    """Return Django's plural rule for the language; empty if Django has none."""
    folder = Path(django.__file__).parent / "conf" / "locale"
    codes = [to_locale(language_code), to_locale(language_code.split("-", maxsplit=1)[0])]
    catalogue = gettext.translation("django", folder, codes, fallback=True)
    return catalogue.info().get("plural-forms", "")
