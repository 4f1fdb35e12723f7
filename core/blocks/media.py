import re

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.drafts import AddressBlock
from core.blocks.references import PictureChooserBlock
from core.blocks.text import optional_line

YOUTUBE = re.compile(r"^https://(?:www\.youtube\.com/watch\?v=|youtu\.be/)([\w-]{6,20})")
VIMEO = re.compile(r"^https://vimeo\.com/(\d{5,12})")


def decorative() -> blocks.BooleanBlock:
    """Return the choice in place of an alt text."""
    return blocks.BooleanBlock(
        label=_("Decorative"),
        required=False,
        help_text=_("The picture says nothing that the text does not."),
    )


class FigureBlock(blocks.StructBlock):
    """A picture with its alt text.

    Our own block: wagtail-localize fails on a nested or emptied ``ImageBlock`` and
    forgets that a picture is decorative (wagtail-localize#935). A draft may lack everything;
    `checks.rules.pictures` says what is missing before publication.
    """

    image = PictureChooserBlock(label=_("Picture"), required=False)
    alt_text = optional_line(
        _("Alt text"),
        max_length=250,
        help_text=_("What the picture shows, in one sentence."),
    )
    decorative = decorative()
    caption = optional_line(_("Caption"), max_length=250)

    class Meta:
        icon = "image"
        label = _("Figure")
        description = _("A picture with alt text and a caption.")
        template = "components/blocks/figure.html"
        preview_template = "components/blocks/figure_preview.html"


class VideoValue(blocks.StructValue):
    @property
    def poster_alt(self) -> str:
        return "" if self.get("decorative") else self["alt_text"]

    @property
    def player_url(self) -> str:
        """The address of the player without tracking cookies; empty for an unknown host."""
        url = self["url"] or ""
        if match := YOUTUBE.match(url):
            return f"https://www.youtube-nocookie.com/embed/{match[1]}?autoplay=1"
        if match := VIMEO.match(url):
            return f"https://player.vimeo.com/video/{match[1]}?dnt=1&autoplay=1"
        return ""


class VideoBlock(blocks.StructBlock):
    """A link to a film that becomes a player when the visitor asks; nothing is loaded before."""

    url = AddressBlock(label=_("Address"), help_text=_("A film on YouTube or Vimeo."))
    title = blocks.CharBlock(label=_("Title"), max_length=160, default="")
    poster = PictureChooserBlock(label=_("Picture"), required=False)
    alt_text = optional_line(_("Alt text"), max_length=250)
    decorative = decorative()

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A film that loads only when the visitor asks for it.")
        template = "components/blocks/video.html"
        value_class = VideoValue
        preview_value = {
            "url": "https://vimeo.com/123456",
            "title": "Five hand techniques",
            "alt_text": "",
            "decorative": False,
        }
