"""Machine translation services, based on wagtail-localize's translators.

Upstream's DeepL translator parses error responses as translations and crashes. Here
every failure is a `ServiceError` with a translated message.
"""

from collections.abc import Collection, Iterable
from typing import Any

import requests
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.strings import StringValue

from translations.language.glossary import Agreed, uses
from translations.language.quality.checked_string import plain

Answers = dict[StringValue, StringValue]


class ServiceError(Exception):
    """The service did not answer, or its answer has no translations."""


class DeepL(DeepLTranslator):
    #: DeepL settings from WAGTAILLOCALIZE_MACHINE_TRANSLATOR.
    options: dict[str, Any]
    #: Glossary terms to send as context with the next requests.
    agreed: Iterable[Agreed] = ()

    def get_api_endpoint(self) -> str:
        return self.options.get("URL") or super().get_api_endpoint()

    def get_parameters(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[str, Any]:
        strings = list(strings)
        glossaries = self.options.get("GLOSSARY_IDS") or {}
        pair = (_code(source_locale), _code(target_locale))
        # Upstream logs a warning for every pair of languages without a glossary.
        self.options = {**self.options, "GLOSSARY_IDS": glossaries if pair in glossaries else None}
        parameters = super().get_parameters(source_locale, target_locale, strings)
        self.options = {**self.options, "GLOSSARY_IDS": glossaries}
        context = _in_words(self.agreed, strings)
        return parameters | ({"context": context} if context else {})

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Collection[StringValue]
    ) -> Answers:
        response = requests.post(
            self.get_api_endpoint(),
            self.get_parameters(source_locale, target_locale, strings),
            timeout=self.options["TIMEOUT"],
            headers=self.get_headers(),
        )
        response.raise_for_status()
        answers = response.json()["translations"]
        return {
            string: StringValue(answer["text"])
            for string, answer in zip(strings, answers, strict=True)
        }


class LibreTranslate(LibreTranslator):
    """Has no glossary; the quality checks report terms that it translated differently."""


class Google(BaseMachineTranslator):
    """Needs the package google-cloud-translate, which is not among this project's requirements."""

    display_name = "Google Translate"

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        return source_locale.language_code != target_locale.language_code

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Collection[StringValue]
    ) -> Answers:
        upstream = import_string(
            "wagtail_localize.machine_translators.google.GoogleCloudTranslator"
        )
        failure = import_string("google.api_core.exceptions.GoogleAPIError")
        try:
            return upstream(self.options).translate(source_locale, target_locale, strings)
        except failure as error:
            raise ServiceError(str(error)) from error


def service() -> BaseMachineTranslator | None:
    """Return the configured service, or ``None``: then machine drafts are not offered."""
    configured = getattr(settings, "WAGTAILLOCALIZE_MACHINE_TRANSLATOR", None)
    if not configured:
        return None
    return import_string(configured["CLASS"])(configured.get("OPTIONS", {}))


def ask(
    translator: BaseMachineTranslator,
    source: Locale,
    target: Locale,
    strings: Collection[StringValue],
) -> Answers:
    """Send one request and return the texts of its answer; a string without a text is left out.

    Raises `ServiceError` for every kind of failure, also for an answer of other things than texts.
    """
    try:
        return _texts(translator.translate(source, target, strings))
    except requests.Timeout as error:
        raise ServiceError(_("it did not answer in time")) from error
    except requests.HTTPError as error:
        raise ServiceError(_reason(error.response)) from error
    except requests.ConnectionError as error:
        raise ServiceError(_("there is no connection to it")) from error
    except ImportError as error:
        raise ServiceError(_("its package is not installed")) from error
    except (requests.RequestException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ServiceError(_("its answer cannot be read")) from error


def _texts(answers: Answers) -> Answers:
    """Return the answers that have a text. Raises `TypeError` for a number, an object or a list."""
    for answer in answers.values():
        if not isinstance(answer.data, str | None):
            raise TypeError(type(answer.data).__name__)
    return {string: answer for string, answer in answers.items() if (answer.data or "").strip()}


def _reason(response: requests.Response) -> str:
    if response.status_code in {401, 403}:
        return _("it does not accept the key")
    if response.status_code in {429, 456}:
        return _("its limit is reached")
    return _("it answered with the error %(code)s") % {"code": response.status_code}


def _code(locale: Locale) -> str:
    return locale.language_code.split("-")[0].upper()


def _in_words(agreed: Iterable[Agreed], strings: Iterable[StringValue]) -> str:
    """Return the glossary terms in these strings as DeepL's ``context`` parameter, which is not translated."""
    text = " ".join(plain(string.data) for string in strings)
    used = [
        f"{term.source} = {term.preferred}"
        for term in agreed
        if term.preferred and uses(text, term.source)
    ]
    return "; ".join(used)
