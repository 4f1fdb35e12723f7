from django.db import models
from django.utils.translation import gettext_lazy as _


class Urgency(models.TextChoices):
    """How soon to ask for help, most urgent first: the three NHS care cards."""

    EMERGENCY = "emergency", _("Emergency")
    URGENT = "urgent", _("Urgent")
    NON_URGENT = "non_urgent", _("Non-urgent")

    @property
    def rank(self) -> int:
        """0 for the most urgent."""
        return list(type(self)).index(self)
