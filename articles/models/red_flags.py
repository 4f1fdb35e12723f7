"""Warning signs that need a doctor or an ambulance, and whom to call (docs/decisions/0017-red-flags-are-a-library.md)."""

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail_localize.fields import SynchronizedField

from articles.models.topics_field import TopicsField, named_topics
from core.blocks.text import TEXT_FEATURES
from core.draft_form import DraftForm
from core.lookups.references import in_language, source_language
from core.models import Entry
from core.searching.content import SearchableMixin
from core.urgency import Urgency
from core.zone_field import ZonesField
from core.zones import Zone

#: The kind of the facet by which the guides that show a red flag are found when it changes.
RED_FLAG = "red_flag"


class RedFlag(SearchableMixin, WorkflowMixin, LockableMixin, Entry):
    """A warning sign. All guides that show it have its words and its urgency from here."""

    is_medically_reviewed = True
    has_usage_notice = True

    sign = models.CharField(
        _("sign"),
        max_length=250,
        help_text=_(
            "One clause that completes “Call 113 if …”: “you have chest pain or trouble breathing”."
        ),
    )
    urgency = models.CharField(_("urgency"), max_length=20, choices=Urgency.choices)
    zones = ZonesField(
        _("body zones"),
        default=list,
        blank=True,
        help_text=_(
            "A guide that treats one of them has to show this sign. Neither a zone nor a topic: any zone."
        ),
    )
    topics = TopicsField(
        _("topics"),
        default=list,
        db_default=models.Value([], models.JSONField()),
        blank=True,
        help_text=_(
            "A guide about one of them, such as a complaint, has to show this sign, whatever its zones."
        ),
    )
    advice = models.TextField(
        _("what to do"),
        blank=True,
        help_text=_(
            "Only what is special about this sign. Whom to call is the same for all signs of an urgency."
        ),
    )
    source = models.CharField(_("source"), max_length=250, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True, max_length=500)

    panels = [
        FieldPanel("sign"),
        MultiFieldPanel(
            [FieldPanel("urgency"), FieldPanel("zones"), FieldPanel("topics")], heading=_("Urgency")
        ),
        FieldPanel("advice"),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("source_url")], heading=_("Source")),
        FieldPanel("key"),
    ]
    # How urgent a sign is, and where and with what, is a medical decision, not a translator's.
    override_translatable_fields = [
        *Entry.override_translatable_fields,
        *[
            SynchronizedField(name, overridable=False)
            for name in ("urgency", "zones", "topics", "source", "source_url")
        ],
    ]
    safety_fields = ("sign", "urgency", "zones", "topics", "advice")
    preview_template = "components/red_flag_preview.html"

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("red flag")
        verbose_name_plural = _("red flags")
        constraints = [
            models.UniqueConstraint(fields=["key", "locale"], name="red_flag_key_per_locale")
        ]

    def __str__(self) -> str:
        return self.sign

    @property
    def urgency_label(self) -> str:
        return str(self.get_urgency_display())

    @property
    def zones_text(self) -> str:
        """The names of its zones, head to legs, and of its topics."""
        zones = [str(zone.label) for zone in Zone if zone.value in self.zones]
        names = named_topics() if self.topics else {}
        topics = [name for key, name in names.items() if key in self.topics]
        return ", ".join([*zones, *topics]) or gettext("Any zone")

    @property
    def original(self) -> "RedFlag":
        """The row whose urgency and zones hold in every language, also before a translation is published again."""
        return in_language(self, source_language()) or self

    def concerns(self, zones: Collection[str], topics: Collection[str] = ()) -> bool:
        """Whether it belongs to a guide that treats these zones, on topics with these keys."""
        is_anywhere = not (self.zones or self.topics) and bool(zones)
        return is_anywhere or bool({*self.zones} & {*zones} or {*self.topics} & {*topics})

    def is_emergency_for(self, zones: Collection[str], topics: Collection[str] = ()) -> bool:
        """Whether such a guide has to show the sign."""
        return self.urgency == Urgency.EMERGENCY and self.concerns(zones, topics)

    def search_named_by(self) -> tuple[str, str]:
        return RED_FLAG, self.key


class UrgencyAdvice(
    SearchableMixin,
    WorkflowMixin,
    LockableMixin,
    PreviewableMixin,
    DraftStateMixin,
    RevisionMixin,
    TranslatableMixin,
    models.Model,
):
    """Whom to call: the same for all red flags of an urgency, in every guide."""

    is_medically_reviewed = True
    has_usage_notice = True

    urgency = models.CharField(_("urgency"), max_length=20, choices=Urgency.choices)
    title = models.CharField(
        _("title"),
        max_length=160,
        help_text=_("The title of a card that has none of its own: “Call 113 if:”"),
    )
    advice = RichTextField(
        _("whom to call"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Follows the signs on every card of this urgency."),
    )

    base_form_class = DraftForm
    panels = [FieldPanel("urgency"), FieldPanel("title"), FieldPanel("advice")]
    override_translatable_fields = [SynchronizedField("urgency", overridable=False)]
    safety_fields = ("urgency", "title", "advice")

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("advice by urgency")
        verbose_name_plural = _("advice by urgency")
        constraints = [
            models.UniqueConstraint(
                fields=["urgency", "locale"], name="one_advice_per_urgency_and_locale"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        return self.urgency

    def search_named_by(self) -> tuple[str, str]:
        return RED_FLAG, self.urgency

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "components/urgency_advice_preview.html"


class LeftOutRedFlag(Orderable):
    """An emergency sign that a guide does not show although it treats one of its zones, and why."""

    page = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="left_out_red_flags"
    )
    red_flag = models.ForeignKey(
        RedFlag, verbose_name=_("red flag"), on_delete=models.CASCADE, related_name="+"
    )
    reason = models.CharField(_("left out, because"), max_length=250)

    panels = [FieldPanel("red_flag"), FieldPanel("reason")]

    class Meta(Orderable.Meta):
        verbose_name = _("red flag left out")
        verbose_name_plural = _("red flags left out")

    def __str__(self) -> str:
        return self.reason
