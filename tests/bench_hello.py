"""A bare Django site with one view: the floor of `tests.bench_ready`."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="only for the bench",
    MIDDLEWARE=[],
)


def hello(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"hello " * 8)


urlpatterns = [path("", hello)]
application = get_wsgi_application()
