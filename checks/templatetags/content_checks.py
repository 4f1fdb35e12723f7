from django import template
from wagtail.models import Page

from checks.examining import examine, is_original
from checks.findings import Examination

register = template.Library()


@register.simple_tag
def examination_of(page: Page) -> Examination | None:
    """Return the findings of an original as it is in the editor; ``None`` for other pages."""
    return examine(page) if is_original(page) else None
