"""How the tests of the desk translate and publish, as people do it."""

from typing import Any

from django.db import transaction
from wagtail_localize.models import Translation

from tests import factories


def say_all(made: Translation) -> None:
    """Translate every string of a source, as its translator would."""
    for segment in made.source.stringsegment_set.select_related("context", "string"):
        factories.say(made, segment.context.path, f"x-{segment.string.data}")


def save(made: Translation, *, publish: bool = True) -> Translation:
    """Save a translation as wagtail-localize's editor does, and reload it."""
    fresh = Translation.objects.get(pk=made.pk)
    with transaction.atomic():
        fresh.save_target(publish=publish)
    return Translation.objects.get(pk=made.pk)


def translated(instance: Any, code: str = "lv", *, publish: bool = True) -> Translation:
    """Translate a page or entry completely, and publish it (or leave it a draft)."""
    made = factories.translation(instance, code)
    say_all(made)
    return save(made, publish=publish)


def republish(instance: Any, **changes: Any) -> Any:
    """Change and publish a page or entry, as an editor does; return it fresh."""
    fresh = type(instance).objects.get(pk=instance.pk)
    for name, value in changes.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()
    return type(instance).objects.get(pk=instance.pk)
