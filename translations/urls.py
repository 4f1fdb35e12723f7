"""The desk's own views, and those that stand in the place of one of wagtail-localize's."""

from django.urls import path

from translations.views.change import MinorChangeView
from translations.views.matrix import MatrixExportView, MatrixView, SendView
from translations.views.publish import PublishView
from translations.views.publish_all import PublishAllView
from translations.views.queue import QueueView
from translations.views.report import OwnTranslationsReportView

REPORT = "localize/reports/translations/"

#: The same addresses as wagtail-localize's, found before them.
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
    path("send/", SendView.as_view(), name="send"),
]
