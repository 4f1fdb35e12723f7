from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from phonenumber_field.modelfields import PhoneNumberField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField, StreamField
from wagtail.models import (
    DraftStateMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
)
from wagtail_localize.fields import SynchronizedField

from core.blocks import LocalizedPageChooserBlock, optional_line
from core.draft_form import DraftForm
from core.opening_hours.hours import HoursBlock
from core.phones import local_form

COOKIE_NOTICE_FEATURES = ["bold", "link"]


class SocialLinkBlock(blocks.StructBlock):
    name = blocks.CharBlock(
        label=pgettext_lazy("of a social network", "Name"), max_length=60, default=""
    )
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "site"
        label = _("Social link")


class Accent(models.TextChoices):
    """The accent colours; `static/css/tokens.css` has their values, and a test their contrast."""

    CLAY = "clay", pgettext_lazy("a colour", "Clay")
    PINE = "pine", pgettext_lazy("a colour", "Pine green")
    DUSK = "dusk", pgettext_lazy("a colour", "Dusk blue")
    PLUM = "plum", pgettext_lazy("a colour", "Plum")


@register_setting(icon="home", order=100)
class PracticeSettings(BaseGenericSetting):
    """Facts that are the same in every language.

    Texts are in `PracticeText`: a translatable setting cannot be edited once it
    has a second row (wagtail-localize#681).
    """

    phone = PhoneNumberField(
        _("phone"), blank=True, help_text=_("As people type it: +371 24 11 24 20.")
    )
    text_messages = models.BooleanField(
        _("text messages"),
        default=False,
        db_default=False,
        help_text=_("We read and answer text messages (SMS) at this number."),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    map_url = models.URLField(_("link to a map"), blank=True, max_length=500)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        help_text=_("Of the door, for programs that lead people there: 56.95495."),
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    hours = StreamField([("hours", HoursBlock())], verbose_name=_("opening hours"), blank=True)
    social_links = StreamField(
        [("link", SocialLinkBlock())], verbose_name=_("social links"), blank=True
    )
    #: When the set-up of the practice reached its end (`practice.setting_up`).
    set_up_at = models.DateTimeField(null=True, editable=False)
    accent = models.CharField(
        _("accent colour"),
        max_length=12,
        choices=Accent,
        default=Accent.CLAY,
        db_default=Accent.CLAY,
        help_text=_("Of buttons and links. Each of them is easy to read, in light and in dark."),
    )
    logo = models.ForeignKey(
        "core.Picture",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Square, at least 96 pixels wide. Without one, the site shows its own mark."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("accent")],
            heading=_("Looks"),
            help_text=_("The name of the practice is under “Practice: words and menus”."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("phone"),
                FieldPanel("text_messages"),
                FieldPanel("email"),
                FieldPanel("map_url"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading=_("Contact"),
        ),
        FieldPanel("hours"),
        FieldPanel("social_links"),
    ]

    class Meta:
        verbose_name = _("practice: contact and hours")

    @property
    def phone_display(self) -> str:
        return local_form(self.phone)

    @property
    def phone_uri(self) -> str:
        return self.phone.as_rfc3966 if self.phone else ""

    @property
    def sms_uri(self) -> str:
        """The address that opens a text message to us; empty where nobody reads them."""
        return f"sms:{self.phone.as_e164}" if self.phone and self.text_messages else ""


class MenuLinkBlock(blocks.StructBlock):
    page = LocalizedPageChooserBlock(label=_("Page"))
    label = optional_line(_("Label"), max_length=60, help_text=_("The page's own title if empty."))

    class Meta:
        icon = "link"
        label = _("Link")


class PracticeText(
    PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model
):
    """The practice's texts on every page: name, address, menus, cookie notice. One row per language."""

    name = models.CharField(_("name"), max_length=80)
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    address = models.TextField(_("address"), blank=True)
    hours_note = models.CharField(_("note on opening hours"), max_length=200, blank=True)
    header_menu = StreamField(
        [("link", MenuLinkBlock())], verbose_name=_("header menu"), blank=True
    )
    footer_menu = StreamField(
        [("link", MenuLinkBlock())], verbose_name=_("footer menu"), blank=True
    )
    cookie_notice = RichTextField(_("cookie notice"), blank=True, features=COOKIE_NOTICE_FEATURES)
    callback_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("callback page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("privacy page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    base_form_class = DraftForm
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("tagline"),
                FieldPanel("address"),
                FieldPanel("hours_note"),
            ],
            heading=_("The practice"),
        ),
        FieldPanel("header_menu"),
        FieldPanel("footer_menu"),
        MultiFieldPanel(
            [
                FieldPanel("cookie_notice"),
                FieldPanel("callback_page"),
                FieldPanel("privacy_page"),
            ],
            heading=_("On every page"),
        ),
    ]
    override_translatable_fields = [
        SynchronizedField("callback_page", overridable=False),
        SynchronizedField("privacy_page", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("practice: words and menus")
        verbose_name_plural = _("practice: words and menus")
        constraints = [
            models.UniqueConstraint(fields=["locale"], name="one_practice_text_per_locale")
        ]

    def __str__(self) -> str:
        return self.name

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "components/practice_text_preview.html"
