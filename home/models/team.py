from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from checks.forms import OriginalForm
from core.blocks import EntryChooserBlock
from core.lookups.references import in_language
from core.models import BasePage, Person
from core.models.people import PERSON
from core.searching.content import HEADING, Facet, Part, rich_part
from core.structured_data.nodes import Node
from home import structured_data
from home.blocks import TEXT_PAGE_BLOCKS
from home.members import Member, members


class TeamPage(BasePage):
    """Who works at the practice: their training, their languages, and what each wrote and reviewed here."""

    standfirst = models.TextField(_("standfirst"), blank=True)
    people = StreamField(
        [("person", EntryChooserBlock("core.Person", label=_("Person"), icon="user"))],
        verbose_name=_("people"),
        help_text=_("Their words are in the library of people: they are written once."),
    )
    body = StreamField(TEXT_PAGE_BLOCKS, verbose_name=_("body"), blank=True)

    base_form_class = OriginalForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("people"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
    ]
    structured_type = "AboutPage"
    template = "pages/team_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("team page")

    def shown_people(self) -> list[Person]:
        """Return the chosen people in the reader's language."""
        found = (in_language(block.value) for block in self.people)
        return [person for person in found if person]

    def structured_data(self) -> Node:
        return {"mainEntity": [structured_data.member(person) for person in self.shown_people()]}

    def search_parts(self) -> Iterable[Part]:
        yield from super().search_parts()
        for person in self.shown_people():
            yield Part(person.name, HEADING)
            yield Part(person.role)
            yield Part(person.bio)
            yield rich_part(person.credentials)
            yield Part(", ".join(person.language_names))

    def search_facets(self) -> Iterable[Facet]:
        return [Facet(PERSON, person.key, person.name) for person in self.shown_people()]

    def members(self) -> list[Member]:
        return members(self.shown_people(), self.locale)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"members": self.content.members()}
