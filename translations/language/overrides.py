"""Validates overrides: a translator's replacement of a link, a picture or another non-text value."""

import json
import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock

from translations.language.storable import CONTROL
from translations.language.targets import RICH_TEXT, Target, target_problem

MAX_LENGTH = 2_000
SCHEMES = {"", "http", "https", "mailto", "tel"}
#: Browsers remove some of these characters before they parse the scheme.
BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
LINKS = (*RICH_TEXT, models.URLField, blocks.URLBlock, EmbedBlock)


def override_problem(target: Target | None, value: object) -> str:
    """Return why ``value`` is invalid for the target; empty if it is valid."""
    model = chosen_from(target)
    if model is not None:
        return _choice_problem(model, value)
    if not isinstance(value, str):
        return _("This must be a text.")
    if CONTROL.search(value):
        return _("The text contains invisible control characters.")
    problem = _link_problem(value) if target is None or isinstance(target, LINKS) else ""
    return problem or target_problem(target, value)


def defused_json(data_json: str) -> tuple[str, str]:
    """Return JSON that can be stored and loaded, and a msgid with the reason for its refusal (empty if accepted)."""
    if len(data_json) <= MAX_LENGTH:
        try:
            json.loads(data_json)
        except ValueError:
            return json.dumps(data_json), gettext_noop("This must be a text.")
        return data_json, ""
    return json.dumps(data_json[:MAX_LENGTH]), gettext_noop(
        "The text is too long. Its end was cut off; shorten it and save it again."
    )


def chosen_from(target: Target | None) -> type[models.Model] | None:
    """Return the model that the field or block chooses from; ``None`` if it holds no choice."""
    if isinstance(target, models.ForeignKey):
        return target.related_model
    return target.model_class if isinstance(target, blocks.ChooserBlock) else None


def _choice_problem(model: type[models.Model], value: object) -> str:
    try:
        exists = not isinstance(value, bool) and model._base_manager.filter(pk=value).exists()
    except (TypeError, ValueError, ValidationError):
        exists = False
    # wagtail-localize fetches it when publishing, and fails if it is gone.
    return "" if exists else _("What was chosen does not exist. Choose again.")


def _link_problem(value: str) -> str:
    if BLANKS.search(value):
        return _("An address cannot contain spaces.")
    try:
        scheme = urlsplit(value).scheme.lower()
    except ValueError:
        return _("This is not an address.")
    if scheme not in SCHEMES:
        return _(
            "Only web, e-mail and phone addresses are allowed (http, https, mailto, tel), not “%(scheme)s:”."
        ) % {"scheme": scheme}
    return ""
