from django.http import HttpRequest, JsonResponse

from forms.inbox.live import waiting
from forms.inbox.views.base import InboxView


class CountsView(InboxView):
    """The numbers of those who wait, for a page that is already open."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> JsonResponse:
        return JsonResponse(waiting())
