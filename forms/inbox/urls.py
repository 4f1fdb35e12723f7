from django.urls import URLPattern, path

from forms.inbox.views.actions import AssignView, MergeView, NoteView, StatusView
from forms.inbox.views.bulk import BulkView
from forms.inbox.views.counts import CountsView
from forms.inbox.views.detail import RequestView
from forms.inbox.views.files import ExportView
from forms.inbox.views.listing import IndexView, SearchView
from forms.inbox.views.notes import CallerView, CorrectView, DraftView, OwnNoteView, UndoView
from forms.inbox.views.person import PersonEraseView, PersonExportView, PersonView
from forms.inbox.views.replies import ReplyView

# No address contains personal data.
urlpatterns: list[URLPattern] = [
    path("", IndexView.as_view(), name="index"),
    path("search/", SearchView.as_view(), name="search"),
    path("export/", ExportView.as_view(), name="export"),
    path("counts/", CountsView.as_view(), name="counts"),
    path("caller/", CallerView.as_view(), name="caller"),
    path("bulk/", BulkView.as_view(), name="bulk"),
    path("undo/<uuid:change>/", UndoView.as_view(), name="undo"),
    path("person/", PersonView.as_view(), name="person"),
    path("person/export/", PersonExportView.as_view(), name="person_export"),
    path("person/erase/", PersonEraseView.as_view(), name="person_erase"),
    path("<int:pk>/", RequestView.as_view(), name="inspect"),
    path("<int:pk>/status/", StatusView.as_view(), name="status"),
    path("<int:pk>/assign/", AssignView.as_view(), name="assign"),
    path("<int:pk>/note/", NoteView.as_view(), name="note"),
    path("<int:pk>/notes/<int:note>/", OwnNoteView.as_view(), name="own_note"),
    path("<int:pk>/draft/", DraftView.as_view(), name="draft"),
    path("<int:pk>/correct/", CorrectView.as_view(), name="correct"),
    path("<int:pk>/reply/", ReplyView.as_view(), name="reply"),
    path("<int:pk>/merge/", MergeView.as_view(), name="merge"),
]
