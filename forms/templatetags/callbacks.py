from typing import Any

from django import template
from django.utils.translation import get_language

from forms.models import FormPage

register = template.Library()


@register.simple_tag
def retention_periods() -> list[dict[str, Any]]:
    """For how many days each live form keeps a closed request: the numbers that are acted upon.

    One row without a title when they are all the same.
    """
    pages = FormPage.objects.live().public().filter(locale__language_code=get_language())
    rows = list(pages.order_by("title").values("title", "keep_days"))
    same = len({row["keep_days"] for row in rows}) == 1
    return [{"title": "", "keep_days": rows[0]["keep_days"]}] if same else rows
