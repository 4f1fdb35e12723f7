"""Finds the rows of the demo by their keys."""

from django.core.files.images import ImageFile
from django.db.models import Model
from wagtail.models import Locale, Page

from core.models import Picture
from demo.keys import key
from demo.paths import PICTURES


class Library:
    """Looks up the primary key of the source-language row that a content module names by its key."""

    def __init__(self) -> None:
        self.locale = Locale.get_default()
        self.pictures: dict[str, int] = {}

    def __call__(self, model: type[Model], name: str) -> int:
        if issubclass(model, Picture):
            return self.pictures[name]
        if issubclass(model, Page):
            found = Page.objects.filter(translation_key=key("page", name), locale=self.locale)
        else:
            found = model._default_manager.filter(key=name, locale=self.locale)
        pk = found.values_list("pk", flat=True).first()
        if pk is None:
            raise LookupError(f"The demo content names an unknown {model.__name__}: {name}")
        return pk

    def load_pictures(self) -> None:
        """Store the pictures that are missing; their titles are their keys."""
        self.pictures = dict(Picture.objects.values_list("title", "pk"))
        for path in sorted(PICTURES.glob("*.png")):
            if path.stem not in self.pictures:
                with path.open("rb") as file:
                    picture = Picture(title=path.stem, file=ImageFile(file, name=path.name))
                    picture.save()
                self.pictures[path.stem] = picture.pk
