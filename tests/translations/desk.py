"""A translation on the desk, and a translator before it."""

from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, Translation

from tests import factories
from translations.access.groups import ensure_translator_group

BODY = [("text", "<p>Rest your arm for 20 minutes.</p><p>Warm <b>hands</b> help.</p>")]


def page_to_translate(code: str = "lv", **fields: Any) -> Translation:
    """A page, sent for translation; its form in the other language exists."""
    defaults = {
        "title": "Your arm",
        "slug": "your-arm",
        "standfirst": "Slow strokes along the arm.",
    }
    made = factories.translation(
        factories.standard_page(**defaults | {"body": BODY} | fields), code
    )
    factories.home_page(code)
    made.save_target(publish=False)
    return fresh(made)


def fresh(made: Translation) -> Translation:
    return Translation.objects.select_related("source", "target_locale").get(pk=made.pk)


def translator(*codes: str, name: str = "ilze") -> Client:
    user = get_user_model().objects.create_user(name)
    for code in codes:
        factories.home_page(code)
        user.groups.add(ensure_translator_group(code))
    return signed_in(user)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(made: Translation) -> str:
    return reverse("translations:work", args=[made.pk])


def ref(segment: StringSegment) -> str:
    return f"{segment.string_id}-{segment.context_id}"


def segment(made: Translation, words: str) -> StringSegment:
    return made.source.stringsegment_set.select_related("string", "context").get(string__data=words)


def posted(at: StringSegment, text: str, seen: str = "") -> dict[str, str]:
    return {"save": f"text:{ref(at)}", f"text-{ref(at)}": text, f"seen-{ref(at)}": seen}
