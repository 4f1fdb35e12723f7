"""URLs of the desk's own views, and of those that replace views of wagtail-localize."""

from django.urls import URLPattern, path

from translations.desk.views.catalogues import BacklogView, BacklogZipView, DownloadView, UploadView
from translations.desk.views.change import MinorChangeView
from translations.desk.views.companion import CompanionView
from translations.desk.views.doubts import DoubtsView
from translations.desk.views.machine import MachineDraftsView
from translations.desk.views.matrix import MatrixExportView, MatrixView, SendView
from translations.desk.views.originals import OriginalsView, PreviewView
from translations.desk.views.publish import PublishView
from translations.desk.views.publish_all import PublishAllView
from translations.desk.views.queue import QueueView
from translations.desk.views.report import OwnTranslationsReportView
from translations.desk.views.work import WorkView

REPORT = "localize/reports/translations/"

#: The same paths as wagtail-localize's, registered before them.
instead = [
    path(REPORT, OwnTranslationsReportView.as_view()),
    path(f"{REPORT}results/", OwnTranslationsReportView.as_view(results_only=True)),
]

publishing = [
    path("<int:translation_id>/", PublishView.as_view(), name="translation"),
    path("all/<int:source_id>/", PublishAllView.as_view(), name="all"),
    path("change/<int:change_id>/", MinorChangeView.as_view(), name="minor_change"),
]

overview = [
    path("", MatrixView.as_view(), name="matrix"),
    path("queue/", QueueView.as_view(), name="queue"),
    path("export/", MatrixExportView.as_view(), name="export"),
    path("doubts/", DoubtsView.as_view(), name="doubts"),
    path("send/", SendView.as_view(), name="send"),
]

desk: list[URLPattern] = [
    path("work/<int:translation_id>/", WorkView.as_view(), name="work"),
    path("work/<int:translation_id>/companion/", CompanionView.as_view(), name="companion"),
    path("work/<int:translation_id>/po/", UploadView.as_view(), name="po"),
    path("work/<int:translation_id>/po/download/", DownloadView.as_view(), name="po_download"),
    path("work/<int:translation_id>/originals/", OriginalsView.as_view(), name="originals"),
    path("work/<int:translation_id>/machine/", MachineDraftsView.as_view(), name="machine"),
    path("catalogues/", BacklogView.as_view(), name="catalogues"),
    path("catalogues/<str:language_code>.zip", BacklogZipView.as_view(), name="backlog_zip"),
]

#: wagtail-localize's own addresses of one translation.
OWN = "localize/translate/<int:translation_id>/"
#: Replacements for some of its views, registered before them.
translation_instead: list[URLPattern] = [
    path(f"{OWN}machine_translate/", MachineDraftsView.as_view()),
    # Upstream imports fuzzy entries as finished, and reports success even if it skipped some.
    path(f"{OWN}pofile/upload/", UploadView.as_view()),
    # Upstream writes a repeated sentence twice, which gettext's tools refuse.
    path(f"{OWN}pofile/download/", DownloadView.as_view()),
    path(f"{OWN}preview/", PreviewView.as_view()),
    path(f"{OWN}preview/<str:mode>/", PreviewView.as_view()),
]
