"""The demo's pictures, and its reviews."""

from collections.abc import Mapping
from typing import Any

from django.core.files.images import ImageFile
from django.db.models import Model

from core.models import Picture
from demo.paths import PICTURES
from demo.reviews import ensure_reviewed
from practice.building.library import Library


class DemoLibrary(Library):
    def __init__(self) -> None:
        super().__init__()
        self.pictures: dict[str, int] = {}

    def __call__(self, model: type[Model], name: str) -> int:
        if issubclass(model, Picture):
            return self.pictures[name]
        return super().__call__(model, name)

    def load_pictures(self) -> None:
        """Store the pictures that are missing; their titles are their keys."""
        self.pictures = dict(Picture.objects.values_list("title", "pk"))
        for path in sorted(PICTURES.glob("*.png")):
            if path.stem not in self.pictures:
                with path.open("rb") as file:
                    picture = Picture(title=path.stem, file=ImageFile(file, name=path.name))
                    picture.save()
                self.pictures[path.stem] = picture.pk

    def review(self, row: Any, content: Mapping[str, Any]) -> None:
        ensure_reviewed(row, content, self)
