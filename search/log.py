"""Notes what is looked for, so that nobody can be told by it.

Kept are the day, the language, the words and what they found; not who, from where or
when. Left out is what may name a person: long sentences, addresses, numbers.
A name that is typed like a word cannot be told from one; it goes with the rest after
`KEPT_DAYS`.
"""

import datetime
import logging
import re
import unicodedata

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from search.models.log import MAX_LENGTH, MAX_WORDS, LoggedStep, SearchLog

logger = logging.getLogger("search.log")

KEPT_DAYS = 30
#: Different searches kept for one day and language: a program that types at random fills no table.
MOST_IN_A_DAY = 2_000

#: Characters that no word of a health question has: those of addresses, accounts, links.
OF_ADDRESSES = re.compile(r"[@#/\\=]|\bwww\b|\.\w{2,}\b")
LETTER_AND_DIGITS = re.compile(r"[^\W\d_]+\d{3,}|\d{3,}[^\W\d_]+|\d+[^\W\d_]+\d+|[^\W\d_]{3,}\d+")
#: "45 min", "L5", "2026", but no telephone number, no birthday, no personal code.
MOST_DIGITS = 4
EDGES = " \t\n'\"“”„«»‘’.,;:!?()[]{}<>-–—…*&|^~+"


def words_of(query: str) -> str:
    """Return what may be kept of a query: lower-case words, or nothing at all."""
    text = unicodedata.normalize("NFC", query).casefold()
    words = [word for part in text.split() if (word := part.strip(EDGES))]
    line = " ".join(words)
    if len(words) > MAX_WORDS or len(line) > MAX_LENGTH or _may_name_somebody(line):
        return ""
    return line if any(sign.isalpha() for sign in line) else ""


def _may_name_somebody(line: str) -> bool:
    digits = sum(sign.isdigit() for sign in line)
    return bool(digits > MOST_DIGITS or OF_ADDRESSES.search(line) or LETTER_AND_DIGITS.search(line))


def note(query: str, language: str, step: LoggedStep, hits: int) -> None:
    """Count a search. A log that cannot be written keeps nobody from the results."""
    words = words_of(query)
    if not words:
        return
    try:
        with transaction.atomic():
            _count(words, language, step, hits)
    except DatabaseError as error:
        logger.warning("A search was not noted (%s)", type(error).__name__)


def _count(words: str, language: str, step: LoggedStep, hits: int) -> None:
    of_today = SearchLog.objects.filter(day=timezone.localdate(), language=language)
    same = of_today.filter(words=words)
    once_more = {"count": F("count") + 1, "step": step, "hits": hits}
    if same.update(**once_more) or of_today.count() >= MOST_IN_A_DAY:
        return
    first = SearchLog(day=timezone.localdate(), language=language, words=words)
    # Somebody else may add the same row at this moment: then both count on it.
    SearchLog.objects.bulk_create([first], ignore_conflicts=True)
    same.update(**once_more)


def forget_old(today: datetime.date | None = None) -> int:
    """Delete what is older than the report may show; return how many rows."""
    oldest = (today or timezone.localdate()) - datetime.timedelta(days=KEPT_DAYS)
    return SearchLog.objects.before(oldest).delete()[0]
