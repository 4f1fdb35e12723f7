from collections.abc import Iterable, Mapping
from http import HTTPMethod
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.fields import SynchronizedField

from checks.forms import OriginalForm
from core.blocks.text import TEXT_FEATURES
from core.http import SiteRequest
from core.lookups.references import source_language
from core.models import BasePage
from core.searching.content import HEADING, Part, rich_part
from forms.addresses import split_addresses, validate_addresses
from forms.blocks import FIELD_BLOCKS, choice_labels, field_keys
from forms.call_times import Window
from forms.forms import OWN_FIELDS, CallbackForm
from forms.promise import TimeOfDay
from forms.ways import AnswerBy, way_of

RESERVED_KEYS = {*OWN_FIELDS, "csrfmiddlewaretoken"}
LONGEST_KEEPING = 90
REPEATED_KEYS = _("Each field needs a unique key: %(keys)s.")


class FormPage(RoutablePageMixin, BasePage):
    """A page with a callback form. A submission redirects to the page's thank-you address."""

    standfirst = models.TextField(_("standfirst"), blank=True)
    fields = StreamField(FIELD_BLOCKS, verbose_name=_("fields"))
    submit_label = models.CharField(_("button"), max_length=60)
    privacy_note = RichTextField(_("privacy note"), blank=True, features=TEXT_FEATURES)
    thank_you_title = models.CharField(_("thank-you title"), max_length=160)
    thank_you_text = RichTextField(_("thank-you text"), blank=True, features=TEXT_FEATURES)
    if_missed = models.TextField(
        _("if nobody answers"),
        blank=True,
        default="",
        db_default="",
        help_text=_("What you do when the visitor does not pick up. Shown after the form."),
    )
    notify = models.CharField(
        _("notify about new requests"),
        max_length=500,
        blank=True,
        validators=[validate_addresses],
        help_text=_("E-mail addresses, separated by commas. The mail contains no personal data."),
    )
    promise_hours = models.PositiveSmallIntegerField(
        _("call back within (opening hours)"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(40)],
    )
    keep_days = models.PositiveSmallIntegerField(
        _("days to keep a closed request"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_KEEPING)],
    )

    base_form_class = OriginalForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("fields"),
        FieldPanel("submit_label"),
        FieldPanel("privacy_note"),
        MultiFieldPanel(
            [FieldPanel("thank_you_title"), FieldPanel("thank_you_text"), FieldPanel("if_missed")],
            heading=_("After the form"),
        ),
        MultiFieldPanel(
            [FieldPanel("notify"), FieldPanel("promise_hours"), FieldPanel("keep_days")],
            heading=_("What we promise"),
        ),
    ]
    # Translators must not change recipients or the promise.
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("notify", "promise_hours", "keep_days")
    ]
    allowed_http_methods = [*BasePage.allowed_http_methods, HTTPMethod.POST]
    template = "pages/form_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("form")

    def search_parts(self) -> Iterable[Part]:
        yield from super().search_parts()
        yield rich_part(self.privacy_note)
        # Other ways to reach the practice are shown beside the form.
        ways = (_("Contact"), _("Phone"), _("Address"), _("Opening hours"))
        yield Part(", ".join(map(str, ways)), HEADING, shown=False)

    def clean(self) -> None:
        super().clean()
        if repeated := self.repeated_keys:
            raise ValidationError({"fields": REPEATED_KEYS % {"keys": ", ".join(repeated)}})
        self._require_the_fields_of_the_source()

    @property
    def repeated_keys(self) -> list[str]:
        """The keys that two fields share or that the form needs itself."""
        keys = [block.value["key"] for block in self.fields if block.value["key"]]
        repeated = {key for key in keys if keys.count(key) > 1} | RESERVED_KEYS.intersection(keys)
        return sorted(repeated)

    def _require_the_fields_of_the_source(self) -> None:
        if self.locale.language_code == source_language():
            return
        source = FormPage.objects.filter(
            translation_key=self.translation_key, locale__language_code=source_language()
        ).first()
        if source and field_keys(source.fields) != field_keys(self.fields):
            message = _(
                "This form must have the same fields and choices as in the source language."
            )
            raise ValidationError({"fields": message})

    @property
    def recipients(self) -> list[str]:
        return split_addresses(self.notify) or list(settings.CALLBACK_NOTIFY)

    @property
    def phone_key(self) -> str:
        """The key of the phone number field."""
        return next((b.value["key"] for b in self.fields if b.block_type == "phone"), "phone")

    def time_of_day(self, answers: Mapping[str, Any]) -> TimeOfDay | None:
        """Return the time range in which these answers ask to be called."""
        asked = (b.block.time_of_day(b.value, answers.get(b.value["key"], "")) for b in self.fields)
        return next(filter(None, asked), None)

    def window(self, answers: Mapping[str, Any]) -> Window | None:
        """Return the day and hours at which these answers ask to be called."""
        asked = (b.block.window(b.value, str(answers.get(b.value["key"], ""))) for b in self.fields)
        return next(filter(None, asked), None)

    def way(self, answers: Mapping[str, Any]) -> AnswerBy:
        """Return how these answers ask to be answered; a form that does not ask means a call."""
        return way_of(answers.get(self.way_key))

    @property
    def way_key(self) -> str:
        """The key of the field that asks how to answer; empty if the form has none."""
        return next((b.value["key"] for b in self.fields if b.block_type == "answer_by"), "")

    @property
    def offers_times_of_day(self) -> bool:
        options = ((b, key) for b in self.fields for key in b.block.options(b.value))
        return any(b.block_type == "call_time" for b in self.fields) or any(
            b.block.time_of_day(b.value, key) for b, key in options
        )

    def labels(self) -> dict[str, Any]:
        """Return the current labels of fields and choices, to be stored with a request so that it stays readable."""
        return {
            "phone_key": self.phone_key,
            "way_key": self.way_key,
            "fields": choice_labels(self.fields),
        }

    def form(
        self, data: QueryDict | None = None, *, initial: dict[str, Any] | None = None
    ) -> CallbackForm:
        return CallbackForm(data, fields=self.content.fields, initial=initial)

    @path("", name="form")
    def show(self, request: SiteRequest) -> HttpResponse:
        from forms.serving import serve_form

        return serve_form(request, self)

    @path(pgettext_lazy("address, in Latin letters", "thank-you/"), name="thank_you")
    def thank_you(self, request: SiteRequest) -> HttpResponse:
        from forms.thanking import thank

        return thank(self, request)

    @path(pgettext_lazy("address, in Latin letters", "calendar/"), name="calendar")
    def calendar(self, request: SiteRequest) -> HttpResponse:
        from forms.thanking import calendar_entry

        return calendar_entry(self, request)


def recipients_of(page_id: int | None) -> list[str]:
    """Return whom to tell of requests from a form; the general addresses if the form is deleted."""
    page = FormPage.objects.filter(pk=page_id).first()
    return page.content.recipients if page else list(settings.CALLBACK_NOTIFY)
