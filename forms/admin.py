from django import forms
from django.conf import settings
from django.forms import modelform_factory
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.viewsets.model import ModelViewSet

from forms.inbox.urls import urlpatterns
from forms.inbox.views.listing import IndexView
from forms.models import CallbackRequest, ReplyText


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


class ReplyTextForm(WagtailAdminModelForm):
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class ReplyTextViewSet(ModelViewSet):
    """The texts with which reception answers in writing."""

    model = ReplyText
    icon = "comment"
    menu_label = _("Answer texts")
    add_to_admin_menu = True
    menu_order = 151
    list_display = ["name", "language", "subject"]
    form_fields = ["name", "language", "subject", "text"]
    add_to_reference_index = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return modelform_factory(self.model, form=ReplyTextForm, fields=self.form_fields)
