from anyascii import anyascii
from django.utils.text import slugify
from wagtail_localize.strings import StringValue


def slug_form(data: str) -> str:
    """Return the slug for a translated title: «Глубокий массаж» becomes "glubokiy-massazh".

    wagtail-localize removes letters that are not Latin and falls back to a percent-encoded title.
    """
    return slugify(anyascii(StringValue(data).render_text()))
