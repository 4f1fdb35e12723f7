"""The desk's own views."""

from django.urls import path

from translations.views.matrix import MatrixExportView, MatrixView, SendView
from translations.views.queue import QueueView

overview = [
    path("", MatrixView.as_view(), name="matrix"),
    path("queue/", QueueView.as_view(), name="queue"),
    path("export/", MatrixExportView.as_view(), name="export"),
    path("send/", SendView.as_view(), name="send"),
]
