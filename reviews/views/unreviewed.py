"""What an editor sees when a publication has no medical review: why, and what can be done."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import WorkflowMixin

from reviews.changes import safety_changes, safety_texts
from reviews.gate import NotReviewedError, asking
from reviews.heads import head_of
from reviews.kinds import Rule, rule_of
from reviews.links import edit_url, sign_url, title_of, unreviewed_url
from reviews.models import MedicalReviewTask
from reviews.signing import may_sign
from reviews.snapshots import Snapshot
from reviews.state.families import is_approved, reviews_of
from reviews.versions import DRAFT, Version, chosen, versions
from reviews.views.base import HeadView
from translations.access.locks import is_locked_for
from translations.access.scope import may_edit, may_publish

#: HTTP status.
CONFLICT = 409


def not_reviewed(request: HttpRequest, error: NotReviewedError) -> HttpResponse:
    """Answer a request whose publication was refused. The draft is saved."""
    head = head_of(error.instance)
    title = _("“%(title)s” was not published") % {"title": title_of(error.instance)}
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        reason = _("Its texts about safety have no medical review.")
        return JsonResponse({"message": f"{title}. {reason}"}, status=CONFLICT)
    if head.pk != error.instance.pk:
        reason = _("The original has no medical review yet.")
        messages.error(request, f"{title}. {reason}")
        return redirect(edit_url(error.instance, request.user) or "wagtailadmin_home")
    return redirect(unreviewed_url(head))


class UnreviewedView(HeadView):
    """Asks whether to publish without a review, or says that it is not possible."""

    template_name = "reviews/admin/unreviewed.html"
    header_icon = "warning"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        if "submit" in request.POST and self._workflow_offers_review():
            self.subject.get_workflow().start(self.subject, request.user)
            message = _("“%(title)s” was sent to the reviewers.")
        elif self._may_publish_all_the_same():
            with asking(about_reviews=False):
                self.subject.get_latest_revision().publish(user=request.user)
            message = _("“%(title)s” was published without a medical review.")
        else:
            raise PermissionDenied
        messages.success(request, message % {"title": title_of(self.subject)})
        return redirect(edit_url(self.subject, request.user) or "wagtailadmin_home")

    def _may_publish_all_the_same(self) -> bool:
        user = self.request.user
        asks = rule_of(type(self.subject)) != Rule.REQUIRED
        return asks and may_publish(user, self.subject) and not is_locked_for(user, self.subject)

    def _workflow_offers_review(self) -> bool:
        """Whether the workflow of the page has the review as a task, and has not been started."""
        head = self.subject
        if not isinstance(head, WorkflowMixin) or head.workflow_in_progress:
            return False
        workflow = head.get_workflow()
        offers = workflow and MedicalReviewTask.objects.filter(
            workflow_tasks__workflow=workflow, active=True
        )
        return bool(offers and offers.exists() and may_edit(self.request.user, head))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft: Version = chosen(versions(self.subject), DRAFT)
        last = reviews_of(self.subject).approved().first()
        before = Snapshot(draft.seen.model, last.content) if last else None
        return super().get_context_data(**kwargs) | {
            "head": self.subject,
            "edit_url": edit_url(self.subject, self.request.user),
            "last": last,
            "is_approved": is_approved(self.subject, draft.seen.digest),
            "changes": safety_changes(before, draft.seen) if before else [],
            "texts": [] if before else safety_texts(draft.seen),
            "is_refused": rule_of(type(self.subject)) == Rule.REQUIRED,
            "may_publish_all_the_same": self._may_publish_all_the_same(),
            "may_submit": self._workflow_offers_review(),
            "sign_url": f"{sign_url(self.subject)}?version={DRAFT}",
            "may_sign": may_sign(self.request.user),
        }
