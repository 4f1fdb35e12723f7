from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.models.requests import CallbackRequest
from forms.sealing import unseal


class CallbackNote(models.Model):
    """A receptionist's note. Sealed, and erased together with the request."""

    request = models.ForeignKey(CallbackRequest, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sealed = models.TextField(_("note"))
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    edited_at = models.DateTimeField(_("corrected"), null=True)
    #: One for each form shown: what is sent twice is one note.
    token = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["created_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"#{self.request_id}"

    @property
    def text(self) -> str:
        return unseal(self.sealed)
