"""Guard for bulk actions on shared entries. Bulk actions on pages follow Wagtail's page permissions."""

from django.apps import apps
from wagtail.models import Page, TranslatableMixin

from translations.access.guards.attempt import Attempt, Refusal, foreign_language

URL_NAME = "wagtail_bulk_action"


def guard(attempt: Attempt) -> Refusal | None:
    try:
        model = apps.get_model(attempt.arguments["app_label"], attempt.arguments["model_name"])
    except LookupError:
        return None
    if not issubclass(model, TranslatableMixin) or issubclass(model, Page) or attempt.scope is None:
        return None
    chosen = attempt.request.GET.getlist("id")
    if not all(pk.isdecimal() for pk in chosen):  # "all"
        return foreign_language()
    rows = model._base_manager.filter(pk__in=chosen)
    return attempt.within(*rows.values_list("locale_id", flat=True))
