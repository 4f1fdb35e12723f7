from django.urls import URLPattern, path

from forms.inbox.views.actions import AssignView, NoteView, StatusView
from forms.inbox.views.counts import CountsView
from forms.inbox.views.detail import RequestView
from forms.inbox.views.files import ExportView
from forms.inbox.views.listing import IndexView, SearchView
from forms.inbox.views.person import PersonEraseView, PersonExportView, PersonView

# No address contains personal data.
urlpatterns: list[URLPattern] = [
    path("", IndexView.as_view(), name="index"),
    path("search/", SearchView.as_view(), name="search"),
    path("export/", ExportView.as_view(), name="export"),
    path("counts/", CountsView.as_view(), name="counts"),
    path("person/", PersonView.as_view(), name="person"),
    path("person/export/", PersonExportView.as_view(), name="person_export"),
    path("person/erase/", PersonEraseView.as_view(), name="person_erase"),
    path("<int:pk>/", RequestView.as_view(), name="inspect"),
    path("<int:pk>/status/", StatusView.as_view(), name="status"),
    path("<int:pk>/assign/", AssignView.as_view(), name="assign"),
    path("<int:pk>/note/", NoteView.as_view(), name="note"),
]
