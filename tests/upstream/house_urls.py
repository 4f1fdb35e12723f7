from django.http import HttpRequest, HttpResponse
from django.urls import path

from tests.testapp.urls import urlpatterns as theirs

#: Addresses that our templates name.
NAMED = ("root", "search", "search_suggest", "want_page", "dismiss_notice")


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    *[path(f"house/{name}/" if name != "root" else "", nothing, name=name) for name in NAMED],
    *theirs,
]
