"""Fills the translators' queue: originals have changed, one of them in a safety text."""

from typing import Any

from wagtail.models import Locale
from wagtail.rich_text import RichText
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from tests.journeys.addresses import entry
from translations.models import Change

ADVICE = " Do not come at all until the skin has healed."
#: Stands on another page too, so that the memory knows it.
KNOWN = "Signs to know: one leg that is swollen, warm, painful or changed in colour."
NEW = "Drink a glass of water afterwards."


def make_busy() -> None:
    """Other advice on skin damage; in the guide, another standfirst and two paragraphs more."""
    condition = entry("contraindication", "en")
    condition.explanation = condition.explanation.replace("</p>", f"{ADVICE}</p>", 1)
    condition.save_revision().publish()
    guide = entry("article", "en")
    guide.standfirst = guide.standfirst.replace(". Here", ", and more. Here")
    guide.body.append(("text", RichText(f"<p>{KNOWN}</p><p>{NEW}</p>")))
    guide.save_revision().publish()


def untranslate(kind: str) -> None:
    """Let a page stand in its own language only, as if it had never been sent for translation."""
    Translation.objects.filter(source__object_id=entry(kind, "en").translation_key).delete()
    for code in ("lv", "ru"):
        entry(kind, code).delete()


def translation(kind: str, code: str) -> Translation:
    return Translation.objects.get(
        source__object_id=entry(kind, "en").translation_key, target_locale__language_code=code
    )


def last_change(kind: str) -> Change:
    return Change.objects.filter(source=translation(kind, "lv").source).latest("pk")


def segment(made: Translation, words: str) -> StringSegment:
    return made.source.stringsegment_set.get(string__data=words)


def store(made: Translation, words: str, said: str, **fields: Any) -> None:
    """Store what somebody has said for an original's words."""
    at = segment(made, words)
    StringTranslation.objects.update_or_create(
        translation_of=at.string,
        context=at.context,
        locale=Locale.objects.get(pk=made.target_locale_id),
        defaults={"data": said} | fields,
    )
