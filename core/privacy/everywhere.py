"""What belongs to no single app: the limits of attempts, and backups."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.privacy.durations import days
from core.privacy.personal_data import People, PersonalData
from core.ratelimit.database import KEPT


def kept_of_attempts() -> list[PersonalData]:
    return [
        PersonalData(
            key="attempts",
            people=People.VISITORS,
            what=gettext_lazy(
                "A code made from your network address or phone number, which shows neither, with "
                "the number of attempts."
            ),
            why=gettext_lazy("So that no program can flood the form."),
            # The window that is just over, and the hour until the next deletion.
            period=lambda: _("%(period)s at most.") % {"period": days(KEPT.days + 1)},
            fields={"core.Attempt": ("bucket",)},
        )
    ]


def kept_in_backups() -> list[PersonalData]:
    return [
        PersonalData(
            key="backups",
            people=People.VISITORS,
            what=gettext_lazy("Copies of all this in our backups."),
            why=gettext_lazy("To bring the site back after a failure."),
            period=lambda: (
                _("%(period)s longer, at most.") % {"period": days(settings.BACKUP_DAYS)}
            ),
        )
    ]
