"""House rules for page types, as system checks with ids ``core.E001`` …"""

from collections.abc import Iterable
from typing import Any

from django.core.checks import CheckMessage, Error
from wagtail.models import Page, get_page_models

from core.models import BasePage

DECLARATIONS = ("parent_page_types", "subpage_types")


def check_page_types(**_kwargs: Any) -> list[CheckMessage]:
    own = [model for model in get_page_models() if model is not Page]
    return [error for model in own for error in check_page_type(model)]


def check_page_type(model: Any) -> Iterable[Error]:
    if not issubclass(model, BasePage):
        yield Error(
            f"{model.__name__} does not extend BasePage.",
            hint="What every page shares stands in core.models.BasePage.",
            obj=model,
            id="core.E001",
        )
    for name in DECLARATIONS:
        if not any(name in vars(cls) for cls in model.__mro__ if cls is not Page):
            yield Error(
                f"{model.__name__} does not declare {name}.",
                hint="Name the page types, or [] for none: anything may stand anywhere otherwise.",
                obj=model,
                id="core.E002",
            )
