"""What stands on the buttons, in the language of the reader."""

from django.utils.translation import gettext, override, pgettext


def words(code: str, text: str, context: str = "") -> str:
    with override(code):
        return pgettext(context, text) if context else gettext(text)
