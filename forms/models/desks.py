from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.models.requests import CallbackRequest
from forms.sealing import UnsealError, unseal


class Desk(models.Model):
    """A request on somebody's desk: when they last had it open, and the note that they have begun."""

    request = models.ForeignKey(CallbackRequest, on_delete=models.CASCADE, related_name="desks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(_("last open"), db_index=True)
    sealed = models.TextField(_("draft"), blank=True, default="")

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["request", "user"], name="one_desk_for_each")
        ]

    def __str__(self) -> str:
        return f"#{self.request_id}"

    @property
    def draft(self) -> str:
        """The begun note; empty if there is none, or no key decrypts it."""
        try:
            return unseal(self.sealed) if self.sealed else ""
        except UnsealError:
            return ""
