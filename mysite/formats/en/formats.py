"""British dates: Django's own English is American."""

from mysite.formats.typed import DATES, DATETIMES, TIMES

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
DATETIME_FORMAT = "j F Y, H:i"
TIME_FORMAT = "H:i"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = [*DATES, "%d %B %Y", "%d %b %Y"]
TIME_INPUT_FORMATS = TIMES
DATETIME_INPUT_FORMATS = DATETIMES
