from collections.abc import Callable
from functools import cache

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from wagtail.admin import urls

from forms.inbox.menu import has_only_the_inbox
from forms.inbox.views.base import INDEX


def home(request: HttpRequest) -> HttpResponseBase:
    """The admin's home; for reception, the inbox."""
    if has_only_the_inbox(request.user):
        return redirect(INDEX)
    return wagtails_home()(request)


@cache
def wagtails_home() -> Callable[[HttpRequest], HttpResponseBase]:
    """Return Wagtail's own view, with the decorators that Wagtail has put around it."""
    named = (one for one in urls.urlpatterns if getattr(one, "name", "") == "wagtailadmin_home")
    view: Callable[[HttpRequest], HttpResponseBase] = next(named).callback
    return view
