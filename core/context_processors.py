from typing import Any

from django.http import HttpRequest

from core.page_frame import page_frame_of


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """``page_frame``: the practice, its hours and menus. Nothing is fetched until a template asks."""
    return {"page_frame": page_frame_of(request)}
