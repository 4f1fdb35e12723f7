"""All languages of a page or entry at once."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail_localize.models import Translation, TranslationSource, get_edit_url

from translations.access.locks import is_locked_for
from translations.access.scope import may_publish
from translations.desk.overview.filters import MatrixFilters
from translations.desk.views.base import DeskView, show_validation_error
from translations.desk.views.matrix import MATRIX
from translations.desk.views.publish import publication_message
from translations.publishing.publication.answers import FIELD, answer_to
from translations.publishing.publication.forms import WhenForm
from translations.publishing.publication.schedule import cancel_url
from translations.publishing.publication.together import (
    LanguageChoice,
    choices,
    draft_says_more,
    has_draft,
    publish_together,
)


class PublishAllView(DeskView):
    template_name = "translations/publication/together.html"
    page_title = gettext_lazy("Publish all languages")

    def find(self, **kwargs: object) -> None:
        rows = TranslationSource.objects.select_related("locale", "object")
        self.source = get_object_or_404(rows, pk=kwargs["source_id"])
        self.original = self.source.get_source_instance()
        self.require_edit(self.original)

    def get_page_subtitle(self) -> str:
        return str(self.original)

    @cached_property
    def choices(self) -> list[LanguageChoice]:
        return choices(self.source, self.request.user, back=self.request.path)

    @cached_property
    def original_can_be_chosen(self) -> bool:
        user = self.request.user
        free = may_publish(user, self.original) and not is_locked_for(user, self.original)
        return free and has_draft(self.original)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        later = request.POST.get("when") == "later"
        form = WhenForm(request.POST, needs_hour=later, forbids_hour=not later)
        wanted = set(request.POST.getlist("language"))
        chosen = [
            one.translation
            for one in self.choices
            if one.can_be_chosen and str(one.translation.pk) in wanted
        ]
        with_original = "original" in request.POST and self.original_can_be_chosen
        if problem := self.problem(form, chosen, with_original=with_original):
            return self.show(form=form, problem=problem, wanted=wanted, later=later)
        try:
            publish_together(
                self.source,
                chosen,
                user=request.user,
                with_original=with_original,
                go_live_at=form.cleaned_data["go_live_at"],
            )
        except ValidationError as error:
            show_validation_error(request, error)
        else:
            messages.success(request, publication_message(form.cleaned_data["go_live_at"]))
        return redirect(request.path)

    def problem(self, form: WhenForm, chosen: list[Translation], *, with_original: bool) -> str:
        """Say why it cannot be done; empty if it can."""
        if not form.is_valid():
            return " ".join(map(str, form.errors["go_live_at"]))
        if not chosen and not with_original:
            return _("Choose what to publish.")
        later = form.cleaned_data["go_live_at"] is not None
        if later and chosen and with_original and draft_says_more(self.source, self.original):
            return _(
                "The draft of the original contains new text that nobody can translate yet. "
                "Publish the original first, or schedule it without its translations."
            )
        return ""

    def nothing_to_choose(self) -> str:
        """Say why nothing can be published just now; empty if something can."""
        if self.original_can_be_chosen or any(one.can_be_chosen for one in self.choices):
            return ""
        if not self.choices:
            return _("It has not been sent for translation into any language.")
        if not has_draft(self.original) and all(one.is_current for one in self.choices):
            return _("There is nothing to publish: every language is live and current.")
        if all(one.is_current or one.cell.goes_live_at for one in self.choices):
            return _("Everything that can go live is already scheduled.")
        return _("Nothing can be published now. The reason is shown next to each language.")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        answers = [
            answer_to(one.verdict, self.request.user)
            for one in self.choices
            if one.can_be_chosen and one.verdict.needs_consent
        ]
        return super().get_context_data(**kwargs) | {
            "form": WhenForm(),
            "original": self.original,
            "has_draft": has_draft(self.original),
            "scheduled": getattr(self.original, "scheduled_revision", None),
            "cancel_url": cancel_url(self.original, self.request.user, self.request.path),
            "original_can_be_chosen": self.original_can_be_chosen,
            "nothing_to_choose": self.nothing_to_choose(),
            "matrix_url": reverse(MATRIX) + MatrixFilters(text=str(self.original)).address(),
            "edit_url": get_edit_url(self.original),
            "choices": self.choices,
            "wanted": {str(one.translation.pk) for one in self.choices if one.is_ready},
            "consents": answers,
            "consent_field": FIELD,
        }
