"""Writes the texts that a practice begins with, in all the languages of the site."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale, Page

from articles.models import (
    ArticleIndexPage,
    ContraindicationIndexPage,
    ContraindicationPage,
    RedFlag,
    SelfCheckPage,
    UrgencyAdvice,
)
from core.models import PracticeText
from forms.models import FormPage
from home.models import ContactPage, HomePage, PricesPage, StandardPage, TeamPage
from practice.answers import Answers
from practice.building.catalogues import Catalogues
from practice.building.foundation import ensure_home, upsert_words
from practice.building.indexes import Tell
from practice.building.setup_library import SetupLibrary
from practice.building.upsert import fill_page, place_page, upsert_entry
from practice.building.wording import Wording
from practice.content import general, structure
from practice.content.filling import Filling
from practice.content.self_check import SELF_CHECK
from practice.languages import mirror
from services.models import Service


@dataclass(frozen=True)
class Text:
    """A page or entry with its English content. ``parent`` is the key of a page; empty for the home page."""

    model: type[Any]
    content: dict[str, Any]
    parent: str = "home"

    @property
    def key(self) -> str:
        return self.content.get("key") or self.content.get("urgency") or "practice"

    @property
    def name(self) -> str:
        """The name of its catalogue."""
        return f"{self.model._meta.model_name}-{self.key}"


def entries() -> list[Text]:
    return [
        *(Text(RedFlag, content) for content in general.red_flags()),
        *(Text(UrgencyAdvice, content) for content in general.advice()),
        *(Text(Service, content) for content in structure.SERVICES),
    ]


def pages(answers: Answers) -> Iterator[Text]:
    """Yield the pages, parents first."""
    yield Text(HomePage, structure.HOME, "")
    yield Text(ArticleIndexPage, structure.GUIDES)
    yield Text(ContraindicationIndexPage, structure.CONTRAINDICATION_INDEX)
    for content in general.contraindications():
        yield Text(ContraindicationPage, content, "contraindications")
    yield Text(SelfCheckPage, SELF_CHECK)
    yield Text(StandardPage, structure.PRIVACY_POLICY)
    yield Text(StandardPage, structure.COOKIES)
    yield Text(FormPage, structure.callback_form(answers))
    yield Text(PricesPage, structure.PRICES)
    yield Text(TeamPage, structure.TEAM)
    yield Text(ContactPage, structure.CONTACT)
    yield Text(StandardPage, structure.ACCESSIBILITY)


def words(answers: Answers) -> Text:
    address = {"address": "{address}"} if answers.address else {}
    return Text(PracticeText, structure.WORDS | address)


class Building:
    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.catalogues = Catalogues(fill=Filling(answers))
        self.code = Locale.get_default().language_code
        self.speaks = self.catalogues.speaks(self.code)
        self.library = SetupLibrary(speaks=self.speaks, has_address=bool(answers.address))

    def build(self, tell: Tell) -> None:
        """Write what is missing; what was interrupted is completed."""
        site = list(pages(self.answers))
        placed = self._place(site)
        made = [(self._entry(text), text.name) for text in entries()]
        # The list of the library is published after its entries.
        site.sort(key=lambda text: text.model is ContraindicationIndexPage)
        for done, text in enumerate(site):
            tell("texts", done, len(site))
            page = text.model.objects.get(pk=placed[text.key])
            fill_page(page, self._worded(text), self.library)
        around = words(self.answers)
        made.append((upsert_words(self._worded(around), self.library), around.name))
        # Parents first again.
        made += [(t.model.objects.get(pk=placed[t.key]), t.name) for t in pages(self.answers)]
        for done, (row, name) in enumerate(made):
            tell("translations", done, len(made))
            self._translate(row, name)

    def _worded(self, text: Text) -> dict[str, Any]:
        return Wording(self.catalogues, self.code, text.name)(text.content)

    def _entry(self, text: Text) -> Any:
        return upsert_entry(text.model, self._worded(text), self.library, name=text.key)[0]

    def _place(self, site: list[Text]) -> dict[str, int]:
        """Create every page empty, so that contents may link to any of them."""
        placed: dict[str, int] = {}
        for text in site:
            wording = Wording(self.catalogues, self.code, text.name)
            content, slug = wording(text.content), wording.slug
            if text.parent:
                parent = Page.objects.get(pk=placed[text.parent])
                page = place_page(text.model, content, parent, self.library, slug=slug)
            else:
                page = ensure_home(
                    content,
                    self.library,
                    slug=slug,
                    hostname=self.answers.domain,
                    port=self.answers.port,
                    site_name=self.answers.name,
                )
            placed[text.key] = page.pk
        return placed

    def _translate(self, row: Any, name: str) -> None:
        """Import the translations; in a language without, a page is mirrored and an entry falls back by itself."""
        if self.speaks:
            self.catalogues.localize(row, name)
        if isinstance(row, Page) and not isinstance(row, ContraindicationPage):
            for locale in Locale.objects.exclude(pk=row.locale_id).order_by("pk"):
                if not self.speaks or not self.catalogues.speaks(locale.language_code):
                    mirror(row, locale)
