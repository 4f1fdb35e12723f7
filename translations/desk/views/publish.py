"""One translation: save a draft, submit for review, publish now or at a set time."""

import datetime

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import formats, timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail_localize.models import Translation

from translations.access.guards.attempt import RefusedError, locked, not_a_publisher
from translations.access.locks import is_locked_for
from translations.access.scope import may_publish
from translations.desk.views.base import DeskView, show_validation_error
from translations.desk.views.next_steps import next_steps
from translations.models import Build
from translations.publishing.dates import dates_of
from translations.publishing.publication import Verdict, examine
from translations.publishing.publication.doubts import doubts_of
from translations.publishing.publication.drafts import save_draft
from translations.publishing.publication.forms import WhenForm
from translations.publishing.publication.schedule import cancel_url
from translations.publishing.publication.steps import may_be_reviewed, publish, submit
from translations.tracking.shown_cells import ShownCell
from translations.tracking.state import Cell, State, cells


class PublishView(DeskView):
    template_name = "translations/publication/translation.html"
    page_title = gettext_lazy("Publish the translation")

    def find(self, **kwargs: object) -> None:
        rows = Translation.objects.select_related("source", "target_locale")
        self.translation = get_object_or_404(rows, pk=kwargs["translation_id"], enabled=True)
        try:
            self.target = self.translation.get_target_instance()
        except ObjectDoesNotExist:
            raise Http404 from None
        self.require_edit(self.target)
        self.is_locked = is_locked_for(self.request.user, self.target)
        self.may_publish = may_publish(self.request.user, self.target)

    def get_page_subtitle(self) -> str:
        return f"{self.target} · {self.translation.target_locale.get_display_name()}"

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if self.is_locked:
            messages.error(request, locked().message)
            return redirect(request.path)
        action = request.POST.get("action", "")
        form = WhenForm(
            request.POST, needs_hour=action == "schedule", forbids_hour=action == "publish"
        )
        if not form.is_valid():
            return self.show(form=form)
        try:
            self.do(action, form.cleaned_data["go_live_at"])
        except ValidationError as error:
            show_validation_error(request, error)
        return redirect(request.path)

    def do(self, action: str, go_live_at: datetime.datetime | None) -> None:
        user = self.request.user
        if action == "draft":
            save_draft(self.translation, user=user)
            messages.success(self.request, _("Saved as a draft. Visitors see no change."))
            return
        if action == "submit" and may_be_reviewed(self.target):
            submit(self.translation, user=user)
            said = _("Submitted for review.")
        elif action in {"publish", "schedule"} and self.may_publish:
            publish(self.translation, user=user, go_live_at=go_live_at)
            said = publication_message(go_live_at)
        else:
            raise RefusedError(not_a_publisher())
        messages.success(self.request, said, buttons=list(next_steps(self.translation, user)))

    @cached_property
    def cell(self) -> Cell | None:
        place = self.translation.source.object_id, self.translation.target_locale_id
        return cells([place[0]], [place[1]]).get(place)

    def absence(self) -> str:
        """Why it is off the site on purpose, as a warning before publication."""
        return ShownCell(self.cell, self.translation.target_locale).absence if self.cell else ""

    def is_published(self, verdict: Verdict) -> bool:
        """Whether the live version is complete and current: no gap, no draft, no newer string."""
        if self.cell is None or self.cell.state != State.LIVE or not verdict.is_clean:
            return False
        build = Build.objects.filter(translation=self.translation, is_live=True).first()
        waits = getattr(self.target, "has_unpublished_changes", False)
        return build is not None and not waits and not build.is_overtaken()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        verdict = examine(self.translation)
        return super().get_context_data(**kwargs) | {
            "form": WhenForm(),
            "translation": self.translation,
            "target": self.target,
            "verdict": verdict,
            "doubts": doubts_of(self.translation),
            "is_published": self.is_published(verdict),
            "dates": dates_of(self.translation.source.get_source_instance()),
            "edit_url": self.translation.get_target_instance_edit_url(),
            "is_locked": self.is_locked,
            "may_publish": self.may_publish,
            "may_be_reviewed": may_be_reviewed(self.target),
            "review": getattr(self.target, "current_workflow_state", None),
            "scheduled": self.target.scheduled_revision,
            "cancel_url": cancel_url(self.target, self.request.user, self.request.path),
            "absence": self.absence(),
        }


def publication_message(go_live_at: datetime.datetime | None) -> str:
    if go_live_at is None:
        return _("Published.")
    moment = formats.date_format(timezone.localtime(go_live_at), "DATETIME_FORMAT")
    return _("Goes live on %(moment)s.") % {"moment": moment}
