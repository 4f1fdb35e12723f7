from typing import Any

from django import template
from django.utils.translation import get_language

from forms.models import FormPage

register = template.Library()


@register.simple_tag
def retention_periods() -> list[dict[str, Any]]:
    """Return the days that each live form keeps a closed request, from the settings that retention uses.

    One row without a title if they are all equal.
    """
    pages = FormPage.objects.live().public().filter(locale__language_code=get_language())
    rows = list(pages.order_by("title").values("title", "keep_days"))
    same = len({row["keep_days"] for row in rows}) == 1
    return [{"title": "", "keep_days": rows[0]["keep_days"]}] if same else rows
