from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from forms.inbox.urls import urlpatterns
from forms.inbox.views.listing import IndexView
from forms.models import CallbackRequest


class CallbackRequestViewSet(ModelViewSet):
    """Registers the inbox in the admin's menu. All views are our own: no view edits or deletes a single request."""

    model = CallbackRequest
    icon = "mobile-alt"
    menu_label = _("Callback requests")
    add_to_admin_menu = True
    menu_order = 150
    index_view_class = IndexView
    inspect_view_enabled = True
    form_fields: list[str] = []
    # Requests must not appear in a page's usage report, which all editors can read.
    add_to_reference_index = False

    def get_urlpatterns(self) -> list[URLPattern]:
        return urlpatterns

    @property
    def url_finder_class(self) -> type:
        return type(
            "RequestURLFinder",
            (super().url_finder_class,),
            {"edit_url_name": self.get_url_name("inspect")},
        )
