from collections.abc import Sequence
from typing import Any

from django.utils.functional import cached_property
from wagtail.models import Page


class BasePage(Page):
    """What every page type shares. Abstract: wagtail-localize does not support Wagtail 8's own base page model.

    Breadcrumbs, alternates and structured data are functions elsewhere; this
    class stays thin.
    """

    class Meta:
        abstract = True

    @cached_property
    def content(self) -> "BasePage":
        """The page whose words are shown: itself, or the page that this alias mirrors."""
        return self.alias_of.specific if self.alias_of_id else self

    def companions(self) -> Sequence[Page]:
        """Other pages that the template lists, to be fetched along with this one."""
        return ()

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from core.priming import prime

        content = self.content
        prime(request, content, content.companions())
        return super().get_context(request, *args, **kwargs) | {"content": content}
