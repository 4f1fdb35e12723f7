"""Logs queries without identifying the visitor.

Stored are the day, the language, the words and the number of results; no user, no
address, no time of day. Queries that may identify a person are not stored: long
sentences, addresses, numbers. A name typed as a plain word cannot be recognised; it is
deleted with the rest after `KEPT_DAYS`.
"""

import datetime
import logging
import re
import unicodedata

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from search.models.log import MAX_LENGTH, MAX_WORDS, LoggedStep, SearchLog
from search.query import question
from search.terms import Terms

logger = logging.getLogger("search.log")

KEPT_DAYS = 30
#: Different queries stored per day and language, so that a program cannot fill the table.
MOST_IN_A_DAY = 2_000

#: Characters of e-mail addresses, accounts and links, which no health query needs.
OF_ADDRESSES = re.compile(r"[@#/\\=]|\bwww\b|\.\w{2,}\b")
LETTER_AND_DIGITS = re.compile(r"[^\W\d_]+\d{3,}|\d{3,}[^\W\d_]+|\d+[^\W\d_]+\d+|[^\W\d_]{3,}\d+")
#: Allows "45 min", "L5", "2026", but no phone number, no birthday, no personal code.
MOST_DIGITS = 4
EDGES = " \t\n'\"“”„«»‘’.,;:!?()[]{}<>-–—…*&|^~+"


def words_of(query: str) -> str:
    """Return the storable form of a query, lower-case words; empty if it must not be stored."""
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
    """Count a query. A failure to write the log does not fail the search."""
    words = words_of(query) or words_of(_rarest(query, language))
    if not words:
        return
    try:
        with transaction.atomic():
            _count(words, language, step, hits)
    except DatabaseError as error:
        logger.warning("A search was not noted (%s)", type(error).__name__)


def _rarest(query: str, language: str) -> str:
    """Return the rarest words of a long question that this site uses itself: a person's name is hardly among them."""
    asked = question(query, language)
    if len(asked.words) <= 1:
        return ""
    terms = Terms(language)
    terms.fetch(asked.stems)
    known = sorted(filter(None, map(terms.count, asked.stems)))[:MAX_WORDS]
    kept = [word for word in asked.words if 0 < terms.count(word.stem) <= max(known, default=0)]
    return " ".join(asked.text[word.start : word.end] for word in kept[:MAX_WORDS])


def note_opened(query: str, language: str) -> None:
    """Count that a result was opened after this query."""
    words = words_of(query) or words_of(_rarest(query, language))
    same = SearchLog.objects.filter(day=timezone.localdate(), language=language, words=words)
    same.update(opened=F("opened") + 1)


def _count(words: str, language: str, step: LoggedStep, hits: int) -> None:
    of_today = SearchLog.objects.filter(day=timezone.localdate(), language=language)
    same = of_today.filter(words=words)
    once_more = {"count": F("count") + 1, "step": step, "hits": hits}
    if same.update(**once_more) or of_today.count() >= MOST_IN_A_DAY:
        return
    first = SearchLog(day=timezone.localdate(), language=language, words=words)
    # A concurrent request may insert the same row: then both increment it.
    SearchLog.objects.bulk_create([first], ignore_conflicts=True)
    same.update(**once_more)


def forget_old(today: datetime.date | None = None) -> int:
    """Delete rows older than the report may show; return their number."""
    oldest = (today or timezone.localdate()) - datetime.timedelta(days=KEPT_DAYS)
    return SearchLog.objects.filter(day__lt=oldest).delete()[0]
