"""Opening hours: the block in which they are edited, and the week as visitors see it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from core.opening_hours.openings import is_holiday


class HoursBlock(blocks.StructBlock):
    weekday = blocks.ChoiceBlock(
        label=_("Day"), choices=[(str(day), name) for day, name in WEEKDAYS.items()]
    )
    opens = blocks.TimeBlock(label=_("Opens"))
    closes = blocks.TimeBlock(label=_("Closes"))

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        if value["closes"] <= value["opens"]:
            raise StructBlockValidationError(
                block_errors={
                    "closes": ValidationError(_("Closing time comes after opening time."))
                }
            )
        return value

    class Meta:
        icon = "time"
        label = _("Hours")


@dataclass
class Day:
    """One weekday. ``intervals`` are pairs of local times, in order; empty when closed."""

    number: int
    name: str
    is_today: bool
    #: Only ever true for today: then the weekday's hours do not apply.
    is_holiday: bool = False
    intervals: list[tuple[datetime.time, datetime.time]] = field(default_factory=list)


def week(
    hours: Iterable[blocks.StreamValue.StreamChild], today: datetime.date | None = None
) -> list[Day]:
    """Return Monday to Sunday from a stream of `HoursBlock` values."""
    today = today or timezone.localdate()
    days = [Day(number, str(name), number == today.weekday()) for number, name in WEEKDAYS.items()]
    days[today.weekday()].is_holiday = is_holiday(today)
    for block in hours:
        days[int(block.value["weekday"])].intervals.append(
            (block.value["opens"], block.value["closes"])
        )
    for day in days:
        day.intervals.sort()
    return days
