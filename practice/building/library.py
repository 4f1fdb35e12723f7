"""Finds the rows that content modules name by their keys, and says how they are published."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from wagtail.models import Locale, Page, Revision

from practice.building.keys import key


class Library:
    """Looks up the primary key of the source-language row that a content module names by its key.

    The demo overrides what it does differently: it has pictures, and a doctor who reviews.
    """

    def __init__(self) -> None:
        self.locale = Locale.get_default()

    def __call__(self, model: type[Model], name: str) -> int:
        if issubclass(model, Page):
            found = Page.objects.filter(translation_key=key("page", name), locale=self.locale)
        else:
            found = model._default_manager.filter(key=name, locale=self.locale)
        pk = found.values_list("pk", flat=True).first()
        if pk is None:
            raise LookupError(f"The content names an unknown {model.__name__}: {name}")
        return pk

    def review(self, row: Any, content: Mapping[str, Any]) -> None:
        """Record the medical review of a text before it is published, where there was one."""

    def publish(self, row: Any, revision: Revision) -> None:
        revision.publish()
