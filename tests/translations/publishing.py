"""A guide with a care card, in which a translation can be incomplete harmlessly and harmfully."""

from typing import Any

from wagtail_localize.models import Translation

from tests import factories, pages

CARE = {"urgency": "urgent", "title": "Ask a doctor if", "text": "<p>your arm grows numb</p>"}
#: The translation of each text, by its path.
WORDS = {
    "title": "Mugura",
    "slug": "mugura",
    "standfirst": "Ko masāža dod",
    "text": "Lēni.",
    "care.title": "Jautājiet ārstam, ja",
    "care.text": "roka kļūst nejutīga",
}


def guide(**fields: Any) -> Any:
    body = [("text", "<p>Slowly.</p>"), ("care_card", CARE)]
    return pages.article(**{"title": "Back", "slug": "back", "body": body} | fields)


def sent(source: Any, code: str = "lv") -> Translation:
    """Send a page for translation as the site does: as a draft, in the source's words."""
    parent = source.get_parent()
    if parent.depth > 2:
        pages.guides(code)
    made = factories.translation(source, code)
    made.save_target(publish=False)
    return Translation.objects.get(pk=made.pk)


def say_all(made: Translation, *, leave: tuple[str, ...] = (), mark: str = "") -> None:
    """Translate every string but those whose path ends so."""
    rows = made.source.stringsegment_set.select_related("context", "string")
    for row in rows.order_by("order"):
        if not row.context.path.endswith(leave or ("\0",)):
            factories.say_at(made, row, _words(made, row, mark))


def _words(made: Translation, row: Any, mark: str) -> str:
    code = made.target_locale.language_code
    # A Russian text in Latin letters does not pass the gate.
    return f"Слово{'о' * row.order}" if code == "ru" else f"{mark or code}: {row.string.data}"
