from django.http import HttpRequest, JsonResponse

from forms.inbox.live import waiting
from forms.inbox.views.base import InboxView


class CountsView(InboxView):
    """The counts of waiting requests, for open pages that refresh themselves."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> JsonResponse:
        return JsonResponse(waiting())
