from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    """The state of a page or entry in one language."""

    MISSING = "missing", pgettext_lazy("state of a translation", "Missing")
    MIRRORED = "mirrored", pgettext_lazy("state of a translation", "Mirrored")
    DRAFT = "draft", pgettext_lazy("state of a translation", "Draft")
    READY = "ready", pgettext_lazy("state of a translation", "Ready")
    LIVE = "live", pgettext_lazy("state of a translation", "Live")
    STALE = "stale", pgettext_lazy("state of a translation", "Live, but stale")
    MIXED = "mixed", pgettext_lazy("state of a translation", "Live, but mixed")
