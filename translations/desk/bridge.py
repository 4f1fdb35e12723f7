"""A script for wagtail-localize's editor that links it to the work page."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

STYLES = ["card", "pieces", "companion"]


def editor_script() -> str:
    """Return the tags. Every edit view loads them; the script acts only where a translation is edited."""
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
