"""What an editor is told who opens an entry about safety that guides show: whom a change concerns."""

from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages

from articles.protection.safety_entries import safety_model
from articles.protection.usage import usage_of
from core.editing_notice import joined, quoted


def tell_whom_it_concerns(request: HttpRequest, instance: Model) -> None:
    """Hook before editing. Says it when the editor is opened, not when it is saved."""
    model = safety_model(instance)
    if model is None or request.method != "GET":
        return
    entry = model.objects.select_related("locale").filter(pk=instance.pk).first()
    if entry is not None and (usage := usage_of(entry)):
        said = _("Readers of %(usage)s see what you publish here:") % {"usage": usage}
        titles = (guide[0].title for guide in usage.guides)
        messages.info(request, joined([said, quoted(titles)]))
