"""The site's languages, from the environment: ``SITE_LANGUAGES`` and ``SOURCE_LANGUAGE``.

The source language is the one in which editors write; every translation is made from it.
"""

from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

from mysite.settings.values import names

DEFAULT = "en=English, lv=Latviešu, ru=Русский"


def languages(text: str) -> list[tuple[str, str]]:
    """Return codes and names: ``de, pl`` or, with a name of your own, ``de=Deutsch (einfach), pl``."""
    found = [_language(part) for part in names(text) or names(DEFAULT)]
    codes = [code for code, _name in found]
    if repeated := {code for code in codes if codes.count(code) > 1}:
        raise ImproperlyConfigured(f"SITE_LANGUAGES names twice: {', '.join(sorted(repeated))}.")
    return found


def source_language(code: str, offered: list[tuple[str, str]]) -> str:
    """Return the source language: by default the first of the site's languages."""
    codes = [code for code, _name in offered]
    code = code.strip() or codes[0]
    if code not in codes:
        raise ImproperlyConfigured(
            f"SOURCE_LANGUAGE: “{code}” is none of SITE_LANGUAGES ({', '.join(codes)})."
        )
    return code


def _language(part: str) -> tuple[str, str]:
    code, _equals, name = (text.strip() for text in part.partition("="))
    if code != code.lower() or not (name or "name_local" in LANG_INFO.get(code, {})):
        raise ImproperlyConfigured(
            f"SITE_LANGUAGES: “{code}” is no language code like “de” or “pt-br”. "
            "A language that Django does not know needs a name: “ltg=Latgalīšu”."
        )
    name = name or LANG_INFO[code]["name_local"]
    return code, name[:1].upper() + name[1:]
