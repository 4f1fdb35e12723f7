from django.db import models
from django.utils.translation import gettext_lazy as _


class ConditionGroup(models.TextChoices):
    """Where the self-check asks about a condition, in its order."""

    HEART = "heart", _("Heart, blood and blood vessels")
    BONES = "bones", _("Bones, joints and nerves")
    SKIN = "skin", _("Skin and injuries")
    INFECTIONS = "infections", _("Fever and infections")
    TUMOURS = "tumours", _("Cancer and lumps")
    OTHER = "other", _("Other conditions")
    PREGNANCY = "pregnancy", _("Pregnancy")
    MEDICINES = "medicines", _("Medicines, operations and alcohol")


#: Asked in a step of their own, after the conditions.
TREATMENT = (ConditionGroup.PREGNANCY, ConditionGroup.MEDICINES)
