"""The dialog that replaces an entry about safety in the guides that show it, or takes it out."""

from functools import cached_property
from typing import Any

from django import forms
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page, TranslatableMixin

from articles.models import ArticlePage
from articles.protection.replacing import hindrance, would_be_empty
from articles.protection.running import begin
from articles.protection.safety_entries import SAFETY_ENTRIES, SHOWN_UNCHOSEN
from articles.protection.usage import Usage, entry_title, usage_of
from articles.views.missing import may_view
from articles.views.progress import progress_of
from core.lookups.references import source_language
from translations.access.people import AnyUser

REPLACE, TAKE_OUT = "replace", "take_out"


class EntryChoice(forms.ModelChoiceField):
    def label_from_instance(self, entry: TranslatableMixin) -> str:
        return entry_title(entry)


class ReplaceForm(forms.Form):
    way = forms.ChoiceField(
        label=gettext_lazy("What to do in these guides"),
        choices=[
            (REPLACE, gettext_lazy("Replace it with another entry")),
            (TAKE_OUT, gettext_lazy("Take it out of these guides")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what to do.")},
    )
    replacement = EntryChoice(
        label=gettext_lazy("Another entry"), queryset=ArticlePage.objects.none(), required=False
    )
    guides = forms.ModelMultipleChoiceField(
        queryset=ArticlePage.objects.none(),
        error_messages={"required": gettext_lazy("Tick at least one guide.")},
    )

    def __init__(self, dialog: "Dialog", data: Any = None) -> None:
        super().__init__(data, auto_id=f"id-{dialog.usage.entry.pk}-%s")
        self.dialog = dialog
        free = [row.original.pk for row in dialog.rows if row.original and not row.hindrance]
        choices: dict[str, Any] = self.fields
        choices["replacement"].queryset = dialog.replacements
        choices["guides"].queryset = ArticlePage.objects.filter(pk__in=free)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        way = cleaned.get("way")
        if way == REPLACE and not cleaned.get("replacement") and not self.errors:
            self.add_error("replacement", _("Choose the other entry."))
        if way == TAKE_OUT:
            entry = self.dialog.usage.entry
            empty = [guide for guide in cleaned.get("guides", ()) if would_be_empty(guide, entry)]
            if empty:
                said = _("It is the only contraindication of: %(guides)s. Replace it there.")
                titles = ", ".join(guide.get_admin_display_title() for guide in empty)
                self.add_error("guides", said % {"guides": titles})
        return cleaned


class Row:
    """One guide in the dialog: its pages in all languages, and whether its original can be changed here."""

    def __init__(self, pages: list[ArticlePage], user: AnyUser) -> None:
        self.pages = pages
        rows = ArticlePage.objects.filter(translation_key=pages[0].translation_key)
        self.original = rows.filter(locale__language_code=source_language()).first()
        self.hindrance = self._hindrance(user)

    def _hindrance(self, user: AnyUser) -> str:
        if self.original is None or not self.original.live:
            return _("Its original is not published.")
        return hindrance(self.original, user)


class Dialog:
    """The guides that show an entry, and the form that changes them. Only for an entry of the source language."""

    def __init__(
        self, usage: Usage, user: AnyUser | AnonymousUser, back: str, data: Any = None
    ) -> None:
        self.usage, self.user, self.back, self.data = usage, user, back, data

    @property
    def url(self) -> str:
        entry = self.usage.entry
        return reverse("replace_entry", args=[entry._meta.label_lower, entry.pk])

    @property
    def cancel_url(self) -> str:
        """The list that the entry is in."""
        entry = self.usage.entry
        if isinstance(entry, Page):
            return reverse("wagtailadmin_explore", args=[entry.get_parent().pk])
        return reverse(entry.snippet_viewset.get_url_name("list"))

    @property
    def edit_url(self) -> str:
        return AdminURLFinder(self.user).get_edit_url(self.usage.entry) or ""

    @cached_property
    def rows(self) -> list[Row]:
        return [Row(pages, self.user) for pages in self.usage.guides]

    @cached_property
    def replacements(self) -> QuerySet[TranslatableMixin]:
        """Live entries of the source language."""
        entry = self.usage.entry
        rows = type(entry).objects.filter(live=True, locale__language_code=source_language())
        return rows.exclude(translation_key=entry.translation_key).order_by(
            "title" if hasattr(entry, "title") else "pk"
        )

    @cached_property
    def form(self) -> ReplaceForm:
        return ReplaceForm(self, self.data)

    @property
    def is_chosen(self) -> bool:
        """Whether guides choose the entry, so that another may take its place."""
        return type(self.usage.entry) not in SHOWN_UNCHOSEN

    @property
    def is_offered(self) -> bool:
        return (
            self.is_chosen
            and self.usage.is_of_original
            and any(not row.hindrance for row in self.rows)
        )

    @property
    def ticked(self) -> set[int]:
        """The guides that are ticked: at first all that can be changed."""
        if self.data is None:
            return {row.original.pk for row in self.rows if row.original and not row.hindrance}
        return {int(key) for key in self.data.getlist("guides") if key.isdecimal()}


class ReplaceView(WagtailAdminTemplateMixin, View):
    template_name = "articles/admin/in_use.html"
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_view(request.user):
            raise PermissionDenied
        try:
            model = apps.get_model(kwargs["model"])
        except (LookupError, ValueError):
            raise Http404 from None
        if model not in SAFETY_ENTRIES:
            raise Http404
        self.entry = get_object_or_404(model.objects.select_related("locale"), pk=kwargs["pk"])
        data = request.POST if request.method == "POST" else None
        back = get_valid_next_url_from_request(request) or request.path
        self.dialog = Dialog(usage_of(self.entry), request.user, back, data)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        words = {"title": self.dialog.usage.title, "usage": self.dialog.usage}
        return _("“%(title)s” is in use: %(usage)s") % words

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(dialogs=[self.dialog]))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.dialog.is_offered:
            raise PermissionDenied
        form = self.dialog.form
        if not form.is_valid():
            return self.get(request)
        replacement = form.cleaned_data["replacement"]
        if form.cleaned_data["way"] == TAKE_OUT:
            replacement = None
        begun = begin(
            self.entry, form.cleaned_data["guides"], replacement, request.user, self.dialog.back
        )
        return progress_of(request, begun)
