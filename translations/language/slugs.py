from anyascii import anyascii
from django.utils.text import slugify
from wagtail_localize.strings import StringValue


def slug_form(data: str) -> str:
    """Return the address that a translator's words make: «Глубокий массаж» becomes "glubokiy-massazh".

    wagtail-localize strips what is not Latin and falls back to a percent-encoded title.
    """
    return slugify(anyascii(StringValue(data).render_text()))
