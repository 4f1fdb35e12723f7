import json
from typing import Any

from django.db.models import Model
from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic import chooser


class PickView(chooser.ChooseView):
    """The dialog: all entries on one page, so that the filter needs no request and loses no tick."""

    picker: Any = None
    template_name = "articles/admin/picker/dialog.html"
    results_template_name = "articles/admin/picker/entries.html"
    filter_form_class = BaseFilterForm
    per_page = 10_000

    def get_object_list(self) -> Any:
        return self.picker.live()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET
        groups = self.picker.groups(query)
        found = [offer for group in groups for offer in group.offers]
        chosen = set(query.get("chosen", "").split(","))
        ticked = [o for o in found if o.is_suggested and str(o.entry.pk) not in chosen]
        labels = [_("Add"), *(self.picker.add_label(n + 1) for n in range(len(found)))]
        return super().get_context_data(**kwargs) | {
            "groups": groups,
            "chosen": chosen,
            "note": self.picker.note(query),
            "chosen_url_name": self.chosen_url_name,
            "library_url": self.picker.library_url(),
            # By number: a script does not know every language's plural forms.
            "add_labels": json.dumps(labels),
            "add_label": labels[len(ticked)],
            "shown_label": _("Shown: {shown} of {all}"),
        }


class PickedView(chooser.ChosenView):
    picker: Any = None

    def get_object(self, pk: str) -> Model:
        found = self.picker.chosen([pk])
        if not found:
            raise Http404
        return found[0]


class PickedSeveralView(chooser.ChosenMultipleView):
    picker: Any = None

    def get_objects(self, pks: list[str]) -> list[Model]:
        return self.picker.chosen(pks)
