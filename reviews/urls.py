from django.urls import path

from reviews.views.report import ReportView
from reviews.views.sign import SignView
from reviews.views.unreviewed import UnreviewedView

HEAD = "<slug:app_label>/<slug:model_name>/<int:pk>/"

urlpatterns = [
    path("", ReportView.as_view(), name="report"),
    path(f"sign/{HEAD}", SignView.as_view(), name="sign"),
    path(f"unreviewed/{HEAD}", UnreviewedView.as_view(), name="unreviewed"),
]
