from django.http import HttpResponse
from django.urls import path

from tests.testapp.urls import urlpatterns as theirs

urlpatterns = [path("", lambda _request: HttpResponse(), name="root"), *theirs]
