from collections.abc import Iterable

from django.core.checks import Error
from django.db.models import Model
from wagtail.admin.panels import get_edit_handler
from wagtail_localize.views.edit_translation import TabHelper

from translations.language.checks.fields import fields_of
from translations.language.entries import is_part


def strings_without_panel(model: type[Model]) -> Iterable[Error]:
    """Check that translatable fields have a panel: without one the editor hides the string, but the progress counts it."""
    if is_part(model):
        return  # its strings are shown with the list that contains them
    shown = _shown(model)
    for field, rule in fields_of(model):
        if rule.is_translated(None) and field.name not in shown:
            yield Error(
                f"{field} is translatable and has no panel, so no translation is ever complete.",
                hint=f'Give it a panel, or add SynchronizedField("{field.name}") to override_translatable_fields.',
                obj=model,
                id="translations.E007",
            )


def _shown(model: type[Model]) -> set[str]:
    # Upstream's own code, but without an instance: a page's instance needs a database.
    helper = TabHelper(None)
    by_model = getattr(model, "get_edit_handler", None)
    helper.edit_handler = by_model() if by_model else get_edit_handler(model)
    return set(helper.field_tab_mapping)
