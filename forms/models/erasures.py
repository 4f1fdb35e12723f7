from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Erasure(models.Model):
    """Proof of an erasure or export of personal data: time, reason, number of requests, user. Never the person."""

    class Kind(models.TextChoices):
        RETENTION = "retention", _("Retention time over")
        REQUEST = "request", _("Erased on request")
        EXPORT = "export", _("Exported on request")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    ran_at = models.DateTimeField(_("time"), auto_now_add=True)
    form_key = models.UUIDField(_("form"), null=True)
    count = models.PositiveIntegerField(_("requests"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-ran_at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.count}"
