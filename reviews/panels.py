"""The state of the review in the editor of a page or entry."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from reviews.heads import head_of
from reviews.links import sign_url
from reviews.models import ReviewedFamily
from reviews.state.families import family_key


class MedicalReviewPanel(Panel):
    """Shows who reviewed the page or entry and when, in place of fields: a review is signed, not typed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Medical review")} | kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "reviews/admin/editor_panel.html"

        def get_context_data(
            self, parent_context: Mapping[str, Any] | None = None
        ) -> dict[str, Any]:
            head = head_of(self.instance) if self.instance.pk else None
            families = ReviewedFamily.objects.select_related("last").defer("last__content")
            family = families.filter(**family_key(head)).first() if head else None
            return super().get_context_data(parent_context) | {
                "family": family,
                "last": family.last if family else None,
                "sign_url": sign_url(head) if head else "",
            }
