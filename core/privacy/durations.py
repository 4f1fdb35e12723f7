"""Periods in words, in the active language."""

from django.utils.translation import npgettext

YEAR = 365
SECONDS_A_DAY = 24 * 3600


def days(number: int) -> str:
    """Return a number of days in words, whole years as years. In Latvian and Russian in the accusative: „30 dienas”."""
    if number and number % YEAR == 0:
        return npgettext("for how long", "%(count)s year", "%(count)s years", number // YEAR) % {
            "count": number // YEAR
        }
    return npgettext("for how long", "%(count)s day", "%(count)s days", number) % {"count": number}


def seconds(number: int) -> str:
    """Return the age of a cookie in words, rounded up to whole days."""
    return days(-(-number // SECONDS_A_DAY))
