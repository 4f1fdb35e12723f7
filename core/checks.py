"""System checks for page types: ``core.E001`` (base class) and ``core.E002`` (allowed parents and children)."""

from collections.abc import Iterable

from django.core.checks import CheckMessage, Error
from wagtail.models import Page, get_page_models

from core.models import BasePage

DECLARATIONS = ("parent_page_types", "subpage_types")


def check_page_types(**_kwargs: object) -> list[CheckMessage]:
    own = [model for model in get_page_models() if model is not Page]
    return [error for model in own for error in check_page_type(model)]


def check_page_type(model: type[Page]) -> Iterable[Error]:
    if not issubclass(model, BasePage):
        yield Error(
            f"{model.__name__} does not extend BasePage.",
            hint="core.models.BasePage holds what every page type needs.",
            obj=model,
            id="core.E001",
        )
    for name in DECLARATIONS:
        if not any(name in vars(cls) for cls in model.__mro__ if cls is not Page):
            yield Error(
                f"{model.__name__} does not declare {name}.",
                hint="Name the page types, or [] for none. Without it every page type is allowed.",
                obj=model,
                id="core.E002",
            )
