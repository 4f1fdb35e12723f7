from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from forms.inbox import search
from forms.inbox.desks import taken
from forms.inbox.filters import ALL, InboxFilters
from forms.inbox.views.base import InboxView
from forms.models import CallbackQuerySet, CallbackRequest


class OneRequest(InboxView):
    """A view of a single request. Its address keeps the filter of the list that it was opened from."""

    @cached_property
    def object(self) -> CallbackRequest:
        found = CallbackRequest.objects.select_related("assignee", "merged_into")
        return found.prefetch_related("merged").get(pk=self.kwargs["pk"])

    @cached_property
    def filters(self) -> InboxFilters:
        return InboxFilters.of(self.request.GET)

    def page_of(self, pk: int) -> HttpResponseRedirect:
        return HttpResponseRedirect(self.address_of(pk))

    def address_of(self, pk: int) -> str:
        return reverse("callback_requests:inspect", args=[pk]) + self.filters.query

    def next_request(self) -> CallbackRequest | None:
        """The request of the list that has waited longest, but this one and those that a colleague has open."""
        passed = [self.object.pk, *taken(self.account)]
        return self.filters.ordered(self.others().exclude(pk__in=passed)).first()

    def others(self) -> CallbackQuerySet:
        found = CallbackRequest.objects.all()
        if self.filters.search:
            found = search.kept(self.request).apply(found)
        found = self.filters.apply(found, self.account)
        return found.open() if self.filters.status == ALL else found
