"""Labels of buttons in the reader's language."""

from django.utils.translation import gettext, override, pgettext


def words(code: str, text: str, context: str = "") -> str:
    with override(code):
        return pgettext(context, text) if context else gettext(text)
