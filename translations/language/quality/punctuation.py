"""Compares the punctuation at the end of a text."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translations.language.quality.checked_string import WARNING, CheckedString, Finding, words

CLOSING = " \t\r\n\"'”“»’)]}›"
#: Only question marks must agree: the use of exclamation marks differs between languages.
KINDS = {".": ".", "!": ".", "…": ".", "?": "?", ":": ":", ";": "", ",": ""}


def wrong_ending(checked: CheckedString) -> Iterator[Finding]:
    if len(words(checked.source_text)) < 2:
        return
    wanted, found = ending(checked.source_text), ending(checked.target_text)
    if wanted == found or ({wanted, found} == {"", "."} and _abbreviated(checked)):
        return
    if not wanted:
        yield Finding(
            WARNING, "ending", _("The original does not end with “%(sign)s”.") % {"sign": found}
        )
    else:
        yield Finding(WARNING, "ending", _("The original ends with “%(sign)s”.") % {"sign": wanted})


def ending(text: str) -> str:
    last = text.rstrip(CLOSING)[-1:]
    return KINDS.get(last, "")


def _abbreviated(checked: CheckedString) -> bool:
    """Whether the full stop belongs to an abbreviation, as in "10 min."."""
    texts = [checked.source_text, checked.target_text]
    dotted = [text.rstrip(CLOSING)[:-1] for text in texts if ending(text) == "."]
    return all(len((words(text) or [""])[-1]) <= 3 and text[-1:].isalpha() for text in dotted)
