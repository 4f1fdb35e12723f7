"""The desk's own addresses, under /admin/translations/."""

from django.urls import URLPattern, path

from translations.views.work import WorkView

desk: list[URLPattern] = [
    path("work/<int:translation_id>/", WorkView.as_view(), name="work"),
]
