from core.models.images import Picture, Rendition
from core.models.pages import BasePage
from core.models.people import Entry, Person
from core.models.practice import PracticeSettings, PracticeText

__all__ = [
    "BasePage",
    "Entry",
    "Person",
    "Picture",
    "PracticeSettings",
    "PracticeText",
    "Rendition",
]
