"""Latvian dates: how they are shown is Django's own; how they may be typed is ours."""

from mysite.formats.typed import DATES, DATETIMES, TIMES

DATE_INPUT_FORMATS = DATES
TIME_INPUT_FORMATS = TIMES
DATETIME_INPUT_FORMATS = DATETIMES
