"""From wagtail-localize's own editor to the work page: a script beside it, no change to it."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

STYLES = ["card", "pieces", "companion"]


def editor_script() -> str:
    """Every editor loads it; where there is no translation to edit it does nothing."""
    return format_html(
        '{}<script src="{}" data-address="{}" data-open="{}" defer></script>',
        format_html_join(
            "",
            '<link rel="stylesheet" href="{}">',
            ((static(f"css/admin/translations/{name}.css"),) for name in STYLES),
        ),
        static("js/desk-bridge.js"),
        reverse("translations:work", args=[0]),
        _("Translate string by string"),
    )
