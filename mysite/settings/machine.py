"""The machine translation service, configured by the environment."""

from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

SERVICES = {
    "deepl": "translations.exchange.machine.services.DeepL",
    "google": "translations.exchange.machine.services.Google",
    "libretranslate": "translations.exchange.machine.services.LibreTranslate",
}


def machine_translator(env: environ.Env) -> dict[str, Any] | None:
    """Return wagtail-localize's setting, or ``None`` if no service is named."""
    name = env.str("MACHINE_TRANSLATOR", default="").lower()
    if not name:
        return None
    if name not in SERVICES:
        raise ImproperlyConfigured(f"MACHINE_TRANSLATOR is one of {', '.join(SERVICES)}.")
    key = env.str("MACHINE_TRANSLATOR_KEY", default="")
    url = env.str("MACHINE_TRANSLATOR_URL", default="")
    if name == "libretranslate" and not url:
        raise ImproperlyConfigured("LibreTranslate needs its address: MACHINE_TRANSLATOR_URL.")
    return {
        "CLASS": SERVICES[name],
        "OPTIONS": {
            "TIMEOUT": env.int("MACHINE_TRANSLATOR_TIMEOUT", default=20),
            # DeepL
            "AUTH_KEY": key,
            "URL": url,
            "FORMALITY": "prefer_more",
            "GLOSSARY_IDS": _glossaries(env.dict("MACHINE_TRANSLATOR_GLOSSARIES", default={})),
            # LibreTranslate
            "API_KEY": key,
            "LIBRETRANSLATE_URL": url.rstrip("/"),
            # Google: the key is in the file that GOOGLE_APPLICATION_CREDENTIALS names.
            "PROJECT_ID": env.str("MACHINE_TRANSLATOR_PROJECT", default=""),
        },
    }


def _glossaries(named: dict[str, str]) -> dict[tuple[str, str], str]:
    """Convert ``en-lv=id`` to the keys of wagtail-localize: ``{("EN", "LV"): id}``."""
    pairs = {
        tuple(pair.strip().upper().split("-", 1)): number.strip() for pair, number in named.items()
    }
    return {(pair[0], pair[1]): number for pair, number in pairs.items() if len(pair) == 2}
