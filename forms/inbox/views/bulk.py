from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from forms.inbox.changes import Change, ChangedMeanwhile, assign, take_step
from forms.inbox.filters import InboxFilters
from forms.inbox.staff import reception
from forms.inbox.steps import Step
from forms.inbox.views.base import INDEX, InboxView
from forms.models import CallbackRequest

STEPS = {Step.CLOSED, Step.NOT_REACHED, Step.SPAM, Step.NOT_SPAM}
#: Under which the list finds the change that it offers to undo.
DONE = "callback_bulk"


class BulkView(InboxView):
    """A step for many requests, undone as one."""

    http_method_names = ["post"]
    any_permission_required = ("change",)

    def post(self, request: HttpRequest) -> HttpResponse:
        change = Change(self.account, self.hours)
        chosen = dict(one.partition("|")[::2] for one in request.POST.getlist("chosen"))
        keys = [key for key in chosen if key.isdecimal()]
        found = CallbackRequest.objects.filter(pk__in=keys).prefetch_related("merged")
        done = [self.take(one, change, chosen[str(one.pk)]) for one in found]
        self.tell(done.count(True), len(chosen) - done.count(True))
        if any(done):
            request.session[DONE] = {"key": str(change.key), "count": done.count(True)}
        return HttpResponseRedirect(reverse(INDEX) + InboxFilters.of(request.GET).query)

    def take(self, one: CallbackRequest, change: Change, seen: str) -> bool:
        step = self.request.POST.get("step", "")
        if step not in {*STEPS, "assign"}:
            raise BadRequest("There is no such step.")
        try:
            if step == "assign":
                person = reception(self.account).filter(pk=self.person()).first()
                assign(one, person, change, seen=seen)
            else:
                take_step(one, Step(step), change, seen=seen)
        except ChangedMeanwhile:
            return False
        return True

    def person(self) -> int:
        chosen = self.request.POST.get("person", "")
        return int(chosen) if chosen.isdecimal() else 0

    def tell(self, done: int, left: int) -> None:
        if done:
            said = ngettext("%(count)s request changed.", "%(count)s requests changed.", done)
            messages.success(self.request, said % {"count": done})
        if left:
            said = ngettext(
                "%(count)s request was left: someone else changed it, or the step does not fit it.",
                "%(count)s requests were left: someone else changed them, or the step does not fit them.",
                left,
            )
            messages.warning(self.request, said % {"count": left})
        if not (done or left):
            messages.warning(self.request, _("Choose the requests first."))
