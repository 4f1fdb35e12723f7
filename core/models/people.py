from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
)
from wagtail_localize.fields import SynchronizedField

from core.blocks import validate_identifier
from core.entry_form import EntryForm
from core.searching.content import SearchableMixin
from core.spoken_languages import SpokenLanguagesField, name_of

#: The kind of the facet by which the pages that show a person are found when the person changes.
PERSON = "person"


class Entry(PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A shared, translatable library entry with a stable key. Abstract."""

    key = models.SlugField(
        _("key"),
        max_length=60,
        validators=[validate_identifier],
        help_text=_("A short name for addresses and imports. The same in all languages."),
    )

    override_translatable_fields = [SynchronizedField("key", overridable=False)]
    base_form_class = EntryForm
    preview_template = ""

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return self.preview_template


class Person(SearchableMixin, Entry):
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120)
    role = models.CharField(_("role"), max_length=160)
    bio = models.TextField(_("about"), blank=True)
    credentials = RichTextField(
        _("training and credentials"),
        blank=True,
        default="",
        db_default="",
        features=["ul", "link"],
        help_text=_("A list: training with year and place, certificates, memberships."),
    )
    registration = models.CharField(
        _("professional register"),
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text=_("Register and number, so that visitors can look the person up."),
    )
    languages = SpokenLanguagesField(
        _("languages spoken"),
        default=list,
        db_default=models.Value([], models.JSONField()),
        blank=True,
    )
    photo = models.ForeignKey(
        "core.Picture",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("bio"),
        FieldPanel("credentials"),
        FieldPanel("registration"),
        FieldPanel("languages"),
        FieldPanel("photo"),
        FieldPanel("key"),
    ]
    override_translatable_fields = [
        *Entry.override_translatable_fields,
        SynchronizedField("registration", overridable=False),
        SynchronizedField("languages", overridable=False),
    ]
    described_by = {"photo": "name"}
    preview_template = "components/person_preview.html"

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(fields=["key", "locale"], name="person_key_per_locale")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def language_names(self) -> list[str]:
        """The languages the person speaks, named in the active language."""
        return [name_of(code) for code in self.languages]

    def search_named_by(self) -> tuple[str, str]:
        return PERSON, self.key
