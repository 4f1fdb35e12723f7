from django.db import models
from django.utils.translation import gettext_lazy as _


class Zone(models.TextChoices):
    """The body zones of the body map, the technique steps and the contraindications."""

    HEAD_NECK = "head_neck", _("Head and neck")
    NECK_COLLAR = "neck_collar", _("Neck-collar zone")
    SHOULDERS = "shoulders", _("Shoulders")
    UPPER_BACK = "upper_back", _("Upper back")
    LOWER_BACK = "lower_back", _("Lower back")
    GLUTEAL = "gluteal", _("Gluteal area")
    ARMS = "arms", _("Arms")
    LEGS = "legs", _("Legs")
