"""From wagtail-localize's own editor to the work page: a script beside it, no change to it."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _


def editor_script() -> str:
    """Every editor loads it; where there is no translation to edit it does nothing."""
    return format_html(
        '<link rel="stylesheet" href="{}"><script src="{}" data-address="{}" data-open="{}" defer></script>',
        static("css/desk.css"),
        static("js/desk-bridge.js"),
        reverse("translations:work", args=[0]),
        _("Translate string by string"),
    )
