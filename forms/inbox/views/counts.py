from django.http import HttpRequest, JsonResponse

from forms.inbox.desks import desks_elsewhere, open_at, open_elsewhere
from forms.inbox.live import waiting
from forms.inbox.views.base import InboxView
from forms.models import CallbackRequest


class CountsView(InboxView):
    """The counts of waiting requests, for open pages that refresh themselves.

    The page of a request names it (``at``): colleagues then see that it is open. The list
    asks for the open ones (``desks``), and loads its lines again when they change.
    """

    http_method_names = ["get"]
    #: Asked by pages, not by people: it does not keep a session awake, nor ends one.
    is_work = False

    def get(self, request: HttpRequest) -> JsonResponse:
        told: dict[str, object] = {**waiting()}
        at = request.GET.get("at", "")
        if at.isdecimal() and len(at) < 18:
            found = CallbackRequest.objects.filter(pk=int(at)).only("updated_at").first()
            told["version"] = found.updated_at.isoformat() if found else ""
            told["others"] = open_elsewhere([int(at)], self.account).get(int(at), [])
            if found:
                open_at(found, self.account)
        if "desks" in request.GET:
            told["desks"] = desks_elsewhere(self.account)
        return JsonResponse(told)
