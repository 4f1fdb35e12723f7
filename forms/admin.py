from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from forms.inbox.urls import urlpatterns
from forms.inbox.views.listing import IndexView
from forms.models import CallbackRequest


class CallbackRequestViewSet(ModelViewSet):
    """The inbox in the admin's menu. Its views are our own: none edits or deletes a single request."""

    model = CallbackRequest
    icon = "mobile-alt"
    menu_label = _("Callback requests")
    add_to_admin_menu = True
    menu_order = 150
    index_view_class = IndexView
    inspect_view_enabled = True
    form_fields: list[str] = []
    # Editors who look where a page is used have no business with requests.
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
