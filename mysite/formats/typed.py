"""Dates and times as people in Latvia type them, whatever the language of their admin.

The day comes first; "03/04/2027" is the third of April. Everything else is refused.
"""

DATES = [
    "%Y-%m-%d",
    "%d.%m.%Y",
    "%d.%m.%Y.",
    "%d/%m/%Y",
    "%d-%m-%Y",
    "%d.%m.%y",
    "%d/%m/%y",
]
TIMES = ["%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%H.%M", "%H%M"]
#: A date alone means its first minute.
DATETIMES = [
    f"{date}{gap}{time}" for date in DATES for gap in (" ", ", ") for time in TIMES
] + DATES
