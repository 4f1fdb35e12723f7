"""Phone numbers as people type them, understood as they would be dialled."""

import re
import unicodedata
from collections.abc import Iterator

from phonenumber_field.phonenumber import PhoneNumber
from phonenumbers import NumberParseException

#: Russians write 8 before the area code where others write +7, and leave out the + before 7.
RUSSIAN = re.compile(r"[78](\d{10})\Z")


def understood(text: str, region: str) -> PhoneNumber | None:
    """Return the number, read as one of the region unless it says otherwise; ``None`` when there is none."""
    return next(
        filter(None, (_valid(reading, region) for reading in _readings(_plain(text)))), None
    )


def _plain(text: str) -> str:
    """Digits and signs of any script as those of ASCII, without the invisible marks of address books."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(
        str(unicodedata.decimal(letter, letter))
        for letter in text
        if unicodedata.category(letter) != "Cf"
    )


def _readings(text: str) -> Iterator[str]:
    yield text
    if not text.strip().startswith("+") and (russian := RUSSIAN.match(re.sub(r"\D", "", text))):
        yield f"+7{russian[1]}"


def _valid(text: str, region: str) -> PhoneNumber | None:
    try:
        number = PhoneNumber.from_string(text, region=region)
    except NumberParseException:
        return None
    return number if number.is_valid() else None
