from django.urls import URLPattern, path

from search.report.views import FileView, NoteIdeaView, PromoteView, ReportView

app_name = "search_report"

urlpatterns: list[URLPattern] = [
    path("", ReportView.as_view(), name="index"),
    path("file/", FileView.as_view(), name="file"),
    path("promote/", PromoteView.as_view(), name="promote"),
    path("idea/", NoteIdeaView.as_view(), name="idea"),
]
