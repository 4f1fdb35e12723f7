from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from checks.registry import CONTENT_CHECK
from practice.content_checks import find_blanks
from practice.panel import ToDoPanel
from practice.views import SetupProgressView, SetupView

hooks.register(CONTENT_CHECK, find_blanks)


@hooks.register("register_admin_urls")
def setup_page() -> list[URLPattern]:
    return [
        path("practice/setup/", SetupView.as_view(), name="practice_setup"),
        path(
            "practice/setup/progress/",
            SetupProgressView.as_view(),
            name="practice_setup_progress",
        ),
    ]


@hooks.register("construct_homepage_panels")
def show_what_is_to_do(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm("core.change_practicesettings"):
        panels.append(ToDoPanel())
