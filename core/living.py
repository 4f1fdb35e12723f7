"""The living page: every block that a page may hold, and the parts of the frame, as visitors see them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.blocks import Block, BoundBlock
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

#: The tokens that are colours of areas, beside those of text.
COLOURS = (
    "paper",
    "surface",
    "ink",
    "ink-soft",
    "line",
    "clay",
    "sage",
    "pine",
    "zone",
    "absolute",
    "ask",
    "local",
)
THEMES = ("light", "dark")


@dataclass
class Specimen:
    """A kind of block with something to show."""

    name: str
    label: str | Promise
    description: str | Promise
    bound: BoundBlock


@require_safe
@permission_required("wagtailadmin.access_admin", login_url="wagtailadmin_login")
def living(request: HttpRequest) -> HttpResponse:
    """Show the page itself, or, with ``?side-by-side``, it in every language, light and dark."""
    if "side-by-side" in request.GET:
        codes = [code for code, _name in settings.LANGUAGES]
        return render(request, "living_frames.html", {"codes": codes, "themes": THEMES})
    context = {"specimens": list(specimens()), "colours": COLOURS}
    return render(request, "living.html", context)


def specimens() -> Iterator[Specimen]:
    """Yield each kind of block once, by name: from a page in the active language, else its preview."""
    shown = on_pages()
    for name, block in sorted(blocks().items()):
        bound = shown.get(name)
        if bound is None and block.is_previewable:
            bound = block.bind(block.get_preview_value())
        if bound is not None:
            yield Specimen(name, block.label, getattr(block.meta, "description", ""), bound)


def blocks() -> dict[str, Block]:
    """Return the blocks of the streams of all page types, by name."""
    return {
        name: block
        for model in get_page_models()
        for field in _streams(model)
        for name, block in field.stream_block.child_blocks.items()
    }


def on_pages() -> dict[str, BoundBlock]:
    """Return the first block of each kind on the live pages in the active language."""
    found: dict[str, BoundBlock] = {}
    pages = Page.objects.live().public().filter(locale__language_code=get_language())
    for page in pages.order_by("path").specific():
        for field in _streams(type(page)):
            for bound in getattr(page, field.name):
                found.setdefault(bound.block_type, bound)
    return found


def _streams(model: type[Page]) -> list[StreamField]:
    """Return the streams that visitors see: the fields of a form are no blocks of a page."""
    fields = [field for field in model._meta.get_fields() if isinstance(field, StreamField)]
    return [field for field in fields if field.name == "body"]
