"""What an editor is told who sets an expiry date for an entry about safety in use."""

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from articles.protection.safety_entries import safety_model
from articles.protection.usage import usage_of


def tell_of_expiry(request: HttpRequest, instance: Model) -> None:
    """Hook after saving: the date alone takes nothing from the guides that show the entry."""
    model = safety_model(instance)
    if model is None or not getattr(instance, "expire_at", None):
        return
    entry = model.objects.select_related("locale").get(pk=instance.pk)
    if not (usage := usage_of(entry)):
        return
    url = reverse("replace_entry", args=[model._meta.label_lower, entry.pk])
    said = _("It will not go offline on its expiry date while live guides show it: %(usage)s.")
    messages.warning(
        request, said % {"usage": usage}, buttons=[messages.button(url, _("Show the guides"))]
    )
