import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

#: What a visitor may allow, as the cookie and the scripts name it.
MEASURING, PLAYERS = "measuring", "players"
#: A change of one of these asks every visitor again.
ASKED = ("measuring", "measuring_address", "measuring_id", "players_at_once")


class Measuring(models.TextChoices):
    NONE = "none", _("Nobody counts visits")
    MATOMO = "matomo", "Matomo"
    PLAUSIBLE = "plausible", "Plausible"
    GA4 = "ga4", "Google Analytics 4"


#: The form of each program's name for the site.
IDS = {
    Measuring.MATOMO: (r"\d{1,8}", _("Matomo’s number of the site, such as 1.")),
    Measuring.PLAUSIBLE: (
        r"[a-z0-9.-]+\.[a-z]{2,}",
        _("The domain as Plausible knows it, such as example.lv."),
    ),
    Measuring.GA4: (r"G-[A-Z0-9]{4,20}", _("The measurement ID, such as G-AB12CD34EF.")),
}


@register_setting(icon="view", order=110)
class VisitorConsent(BaseGenericSetting):
    """What the site loads from elsewhere, and therefore asks each visitor for. Nothing by default."""

    measuring = models.CharField(
        _("counting of visits"), max_length=12, choices=Measuring, default=Measuring.NONE
    )
    measuring_address = models.URLField(
        _("address of the program"),
        blank=True,
        help_text=_(
            "Where your Matomo or Plausible runs: https://stats.example.lv/. Google has its own."
        ),
    )
    measuring_id = models.CharField(
        _("the site’s name there"),
        max_length=100,
        blank=True,
        validators=[RegexValidator(r"^[\w.-]+$")],
        help_text=_("Matomo: a number. Plausible: the domain. Google: G-…"),
    )
    players_at_once = models.BooleanField(
        _("players at once"),
        default=False,
        help_text=_(
            "Players of YouTube and Vimeo are loaded with the page. Otherwise each is loaded when the visitor presses play."
        ),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("measuring"),
                FieldPanel("measuring_address"),
                FieldPanel("measuring_id"),
                FieldPanel("players_at_once"),
            ],
            heading=_("Loaded from other sites"),
            help_text=_(
                "As soon as one of these is on, visitors are asked, and nothing is loaded before they agree. "
                "A change asks everybody again. Name the program on the privacy page too."
            ),
        )
    ]

    class Meta:
        verbose_name = _("visitors’ consent")

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        form = IDS.get(Measuring(self.measuring))
        if form and not re.fullmatch(form[0], self.measuring_id):
            errors["measuring_id"] = form[1]
        needs_address = self.measuring in {Measuring.MATOMO, Measuring.PLAUSIBLE}
        if needs_address and urlsplit(self.measuring_address).scheme != "https":
            errors["measuring_address"] = _("An address that begins with https://.")
        if errors:
            raise ValidationError(errors)

    def save(self, **kwargs: Any) -> None:
        before = type(self).objects.filter(pk=self.pk).values(*ASKED, "version").first()
        if before and self._asks_for_more_than(before):
            self.version = before["version"] + 1
        super().save(**kwargs)

    def _asks_for_more_than(self, before: Mapping[str, Any]) -> bool:
        return any(before[name] != getattr(self, name) for name in ASKED)

    @property
    def kinds(self) -> list[str]:
        """What a visitor is asked for; empty where nothing needs consent."""
        measures = self.measuring != Measuring.NONE
        return [*[MEASURING] * measures, *[PLAYERS] * self.players_at_once]

    @property
    def origin(self) -> str:
        """The scheme and host of the program that counts; empty for Google’s."""
        if self.measuring not in {Measuring.MATOMO, Measuring.PLAUSIBLE}:
            return ""
        parts = urlsplit(self.measuring_address)
        return f"{parts.scheme}://{parts.netloc}"
