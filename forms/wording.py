"""The promise in words: "today by 12:00", "by Tuesday 12:00", "by 24 November 12:00".

Each weekday and month has its own phrase: in Latvian and Russian the name is inflected
after "by", so phrases cannot be composed.
"""

import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext as _

from forms.call_times import Window
from forms.ways import AnswerBy

# Translators: after "we will call". The time looks like 12:00.
TODAY = gettext_noop("today by %(time)s")
TOMORROW = gettext_noop("tomorrow by %(time)s")

WEEKDAYS = [
    gettext_noop("by Monday %(time)s"),
    gettext_noop("by Tuesday %(time)s"),
    gettext_noop("by Wednesday %(time)s"),
    gettext_noop("by Thursday %(time)s"),
    gettext_noop("by Friday %(time)s"),
    gettext_noop("by Saturday %(time)s"),
    gettext_noop("by Sunday %(time)s"),
]

MONTHS = [
    gettext_noop("by %(day)s January %(time)s"),
    gettext_noop("by %(day)s February %(time)s"),
    gettext_noop("by %(day)s March %(time)s"),
    gettext_noop("by %(day)s April %(time)s"),
    gettext_noop("by %(day)s May %(time)s"),
    gettext_noop("by %(day)s June %(time)s"),
    gettext_noop("by %(day)s July %(time)s"),
    gettext_noop("by %(day)s August %(time)s"),
    gettext_noop("by %(day)s September %(time)s"),
    gettext_noop("by %(day)s October %(time)s"),
    gettext_noop("by %(day)s November %(time)s"),
    gettext_noop("by %(day)s December %(time)s"),
]


def spoken(due: datetime.datetime, now: datetime.datetime) -> str:
    """Return the due time in natural words relative to now, in the active language."""
    zone = timezone.get_default_timezone()
    due = due.astimezone(zone)
    days = (due.date() - timezone.localdate(now, zone)).days
    return gettext(_phrase(due, days)) % {
        "time": formats.time_format(due.time(), "H:i"),
        "day": due.day,
    }


def spoken_at(moment: datetime.datetime, now: datetime.datetime) -> str:
    """Return the time of the next call, which is not a limit: “today at 17:00”, “Tuesday, 1 December, 17:00”."""
    zone = timezone.get_default_timezone()
    moment = moment.astimezone(zone)
    time = formats.time_format(moment.time(), "H:i")
    days = (moment.date() - timezone.localdate(now, zone)).days
    if days == 0:
        return _("today at %(time)s") % {"time": time}
    if days == 1:
        return _("tomorrow at %(time)s") % {"time": time}
    return f"{Window(moment, moment).day}, {time}"


def answered_by(way: AnswerBy, due: datetime.datetime, now: datetime.datetime) -> str:
    """Return the general promise as a sentence: “We will call you by Tuesday 12:00.”"""
    return _sentence(way) % {"when": spoken(due, now)}


def answered_at(way: AnswerBy, window: Window) -> str:
    """Return the promise of a chosen window as a sentence: “We will call you: Tuesday, 1 December, 17:00–19:00.”"""
    return _sentence_of_window(way) % {"window": window}


def _sentence(way: AnswerBy) -> str:
    # Translators: "when" is a phrase like "today by 12:00".
    sentences = {
        AnswerBy.CALL: _("We will call you %(when)s."),
        AnswerBy.SMS: _("We will send you a text message %(when)s."),
        AnswerBy.EMAIL: _("We will write you an e-mail %(when)s."),
    }
    return sentences[way]


def _sentence_of_window(way: AnswerBy) -> str:
    # Translators: "window" looks like "Tuesday, 1 December, 17:00–19:00".
    sentences = {
        AnswerBy.CALL: _("We will call you at the time you chose: %(window)s."),
        AnswerBy.SMS: _("We will send you a text message at the time you chose: %(window)s."),
        AnswerBy.EMAIL: _("We will write you an e-mail at the time you chose: %(window)s."),
    }
    return sentences[way]


def _phrase(due: datetime.datetime, days: int) -> str:
    if days == 0:
        return TODAY
    if days == 1:
        return TOMORROW
    # A week ahead, "by Tuesday" would be read as the Tuesday before.
    return WEEKDAYS[due.weekday()] if 1 < days < 7 else MONTHS[due.month - 1]
