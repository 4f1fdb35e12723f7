"""Parses phone numbers as they would be dialled."""

import re
import unicodedata
from collections.abc import Iterator

from phonenumber_field.phonenumber import PhoneNumber
from phonenumbers import NumberParseException

#: In Russia, numbers are written with 8 instead of +7, or with 7 without the +.
RUSSIAN = re.compile(r"[78](\d{10})\Z")


#: What Latvians write before an extension; the usual words in English and in Russian are known to the library.
LATVIAN_EXTENSION = re.compile(r"\biekš(?:ējais|\.)?\s*(?=\d)", re.IGNORECASE)
#: What people write between two numbers.
BETWEEN = re.compile(r"[,;/|\\\n]|\b(?:or|and|vai|un|или|и)\b", re.IGNORECASE)


def first_understood(text: str, region: str) -> PhoneNumber | None:
    """Return the number; of several, the first one that is a number."""
    whole = understood(text, region)
    if whole is not None:
        return whole
    parts = (understood(part, region) for part in BETWEEN.split(text))
    return next(filter(None, parts), None)


def says_more(text: str, number: PhoneNumber) -> bool:
    """Return whether the text holds more digits than its number: an extension, or a second number."""
    typed = re.sub(r"\D", "", _plain(text))
    national, whole = str(number.national_number), number.as_e164.removeprefix("+")
    return typed.removeprefix("00") not in {whole, national, f"8{national}", f"0{national}"}


def understood(text: str, region: str) -> PhoneNumber | None:
    """Return the parsed number, national to the region unless it has a country code; ``None`` if invalid."""
    return next(
        filter(None, (_valid(reading, region) for reading in _readings(_plain(text)))), None
    )


def _plain(text: str) -> str:
    """Return digits and signs of all scripts in ASCII, without the invisible characters of address books."""
    text = LATVIAN_EXTENSION.sub("ext. ", unicodedata.normalize("NFKC", text))
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
