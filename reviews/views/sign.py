"""The view of one page or entry: what changed about safety since the last review, and the signature."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.admin import messages

from reviews.changes import safety_changes, safety_texts
from reviews.forms import SignForm
from reviews.links import edit_url, sign_url, title_of
from reviews.models import MedicalReview, Outcome
from reviews.signing import default_next_due, may_sign, sign
from reviews.snapshots import Snapshot
from reviews.state.families import reviews_of
from reviews.versions import Version, chosen, versions
from reviews.views.base import HeadView


class SignView(HeadView):
    template_name = "reviews/admin/sign.html"

    @cached_property
    def versions(self) -> list[Version]:
        return versions(self.subject)

    @cached_property
    def version(self) -> Version:
        return chosen(self.versions, self.request.GET.get("version", ""))

    @cached_property
    def last(self) -> MedicalReview | None:
        """The last review that approved something."""
        return reviews_of(self.subject).approved().first()

    @property
    def is_unchanged(self) -> bool:
        return self.last is not None and self.last.digest == self.version.seen.digest

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self._shown(SignForm(initial={"digest": self.version.seen.digest}))

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        if not may_sign(request.user):
            raise PermissionDenied
        if request.POST.get("digest") != self.version.seen.digest:
            messages.error(
                request,
                _(
                    "Somebody has changed the texts meanwhile. Nothing was signed: please read them again."
                ),
            )
            return redirect(f"{sign_url(self.subject)}?version={self.version.name}")
        if "unchanged" in request.POST and self.is_unchanged:
            return self._signed({"outcome": Outcome.APPROVED, "next_due": default_next_due()})
        form = SignForm(request.POST)
        if not form.is_valid():
            return self._shown(form)
        del form.cleaned_data["digest"]
        return self._signed(form.cleaned_data)

    def _signed(self, said: dict[str, Any]) -> HttpResponse:
        review = sign(
            self.version.instance, revision=self.version.revision, user=self.request.user, **said
        )
        message = _("“%(title)s”: the review is signed in your name (%(outcome)s).") % {
            "title": title_of(self.subject),
            "outcome": review.get_outcome_display(),
        }
        messages.success(self.request, message)
        return redirect(self._next() or reverse("reviews:report"))

    def _next(self) -> str:
        address = self.request.POST.get("next", "")
        is_ours = url_has_allowed_host_and_scheme(address, {self.request.get_host()})
        return address if is_ours else ""

    def _shown(self, form: SignForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        seen = self.version.seen
        before = Snapshot(seen.model, self.last.content) if self.last else None
        return super().get_context_data(**kwargs) | {
            "head": self.subject,
            "kind": self.subject._meta.verbose_name,
            "edit_url": edit_url(self.subject, self.request.user),
            "version": self.version,
            "versions": self.versions,
            "last": self.last,
            "is_unchanged": self.is_unchanged,
            "changes": safety_changes(before, seen) if before and not self.is_unchanged else [],
            "texts": safety_texts(seen),
            "may_sign": may_sign(self.request.user),
            "history": reviews_of(self.subject).without_content().select_related("reviewer"),
        }
