from django.http import HttpRequest, HttpResponse
from django.urls import path

from mysite.urls import *  # noqa: F403
from mysite.urls import urlpatterns


def broken(_request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [path("broken/", broken), *urlpatterns]
