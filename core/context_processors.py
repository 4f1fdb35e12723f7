from typing import Any

from django.http import HttpRequest

from core.furniture import furniture_of


def furniture(request: HttpRequest) -> dict[str, Any]:
    """``furniture``: the practice, its hours and menus. Nothing is fetched until a template asks."""
    return {"furniture": furniture_of(request)}
