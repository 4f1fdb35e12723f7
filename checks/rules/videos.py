"""A video is on a site whose player the page can show."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from checks.findings import Finding, must
from checks.parts import Original
from core.blocks import VideoBlock

UNKNOWN = _("Give the address of a film on YouTube or Vimeo.")


def find_unknown_videos(original: Original) -> Iterator[Finding]:
    for part in original.blocks(VideoBlock):
        if part.value["url"] and not part.value.player_url:
            yield must(UNKNOWN, part.child("url"))
