from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as Paginated
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from articles import structured_data
from articles.groups import ConditionGroup
from articles.models.articles import ArticlePage
from articles.models.cards import stored_conditions
from articles.models.indexes import ArticleIndexPage
from articles.models.listings import Listing
from articles.models.mentions import family_of
from articles.models.paging import page_of_cards
from articles.searching import AVOID, zone_facets
from articles.severity import ListedCondition, Severity, grouped
from checks.forms import OriginalForm
from core.alternates import live_translations
from core.blocks.text import TEXT_FEATURES
from core.lookups.references import source_language
from core.models import BasePage
from core.searching.content import NAME, SEVERITY, Facet, Part, rich_part
from core.searching.matching import Matcher, matcher, typed_words
from core.structured_data.nodes import Node
from core.zones import Zone
from reviews.panels import MedicalReviewPanel


class Conditions(NamedTuple):
    """What the library's filter found. A mention in a running text never counts as the condition itself."""

    named: Sequence["ContraindicationPage"] = ()
    mentioned: Sequence["ContraindicationPage"] = ()


class ContraindicationIndexPage(BasePage):
    """The library of contraindications."""

    standfirst = models.TextField(_("standfirst"), blank=True)

    base_form_class = OriginalForm
    content_panels = [*BasePage.content_panels, "standfirst"]
    search_fields = [*BasePage.search_fields, index.SearchField("standfirst")]
    structured_type = "CollectionPage"
    template = "pages/contraindication_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["articles.ContraindicationPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("contraindication library")

    def search_parts(self) -> Iterable[Part]:
        yield Part(str(ContraindicationPage._meta.verbose_name_plural), NAME, shown=False)
        yield from super().search_parts()

    def listed_for_safety(self) -> list[UUID]:
        """Return the translation keys of the entries whose text this page shows (asked by `translations.tracking.warnings`)."""
        entries = ContraindicationPage.objects.child_of(self).live()
        return list(entries.filter(alias_of__isnull=True).values_list("translation_key", flat=True))

    def conditions(self) -> list["ContraindicationPage"]:
        """Return the live entries of this language."""
        entries = ContraindicationPage.objects.child_of(self).live()
        return list(entries.select_related("locale").order_by("title"))

    def only_in_original(self) -> list["ContraindicationPage"]:
        """Return the live entries of the source-language library that are missing here, so that readers know the list is incomplete."""
        original = live_translations(self).get(source_language())
        if original is None or original.pk == self.pk:
            return []
        here = ContraindicationPage.objects.child_of(self).live().values("translation_key")
        entries = ContraindicationPage.objects.child_of(original).live().public()
        missing = entries.exclude(translation_key__in=here).select_related("locale")
        return list(missing.order_by("title"))

    def conditions_for(self, query: str) -> "Conditions":
        """The conditions that a reader means; all of them if nothing is typed."""
        conditions = self.conditions()
        typed = matcher(query, self.locale.language_code)
        return meant_by(typed, conditions) if typed else Conditions(conditions)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        query = typed_words(request.GET.get("q", ""))
        found = self.content.conditions_for(query)
        return super().get_context(request, *args, **kwargs) | {
            "query": query,
            "only_in_original": self.content.only_in_original(),
            "number": len(found.named),
            "mentions": len(found.mentioned),
            "groups": grouped(ListedCondition(page) for page in [*found.named, *found.mentioned]),
        }


class ContraindicationPage(BasePage):
    """A condition that limits massage. Its title is the term.

    A page, not a snippet: rights by language, workflow, scheduling, an address and
    search come with it (docs/decisions/0003-contraindications-are-pages.md).
    """

    search_kind = "contraindication"
    # Its name is answered above the results; its text only mentions other words.
    search_worth = 0.7
    is_medically_reviewed = True
    has_usage_notice = True

    severity = models.CharField(_("severity"), max_length=20, choices=Severity.choices)
    other_names = models.CharField(
        _("other names"),
        max_length=250,
        blank=True,
        help_text=_("What people call it or search for, with commas between: “sugar”, “clot”."),
    )
    group = models.CharField(
        _("group in the self-check"),
        max_length=20,
        choices=ConditionGroup.choices,
        default=ConditionGroup.OTHER,
    )
    plain_words = models.CharField(
        _("in plain words"),
        max_length=160,
        blank=True,
        help_text=_(
            "What a visitor ticks in the self-check: “A blood clot, now or in the last months”. Without it, the title."
        ),
    )
    explanation = RichTextField(_("explanation"), features=TEXT_FEATURES)
    instead = RichTextField(_("what to do instead"), features=TEXT_FEATURES, blank=True)
    zone = models.CharField(
        _("body zone"),
        max_length=20,
        choices=Zone.choices,
        blank=True,
        help_text=_("The area to avoid, shown on the body map."),
    )
    source = models.CharField(_("source"), max_length=250, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True, max_length=500)

    base_form_class = OriginalForm
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("severity"), FieldPanel("zone")], heading=_("Severity")),
        FieldPanel("other_names"),
        MultiFieldPanel(
            [FieldPanel("plain_words"), FieldPanel("group")], heading=_("In the self-check")
        ),
        FieldPanel("explanation"),
        FieldPanel("instead"),
        MultiFieldPanel(
            [FieldPanel("source"), FieldPanel("source_url")],
            heading=_("Source"),
        ),
        MedicalReviewPanel(),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("other_names"),
        index.SearchField("explanation"),
        index.SearchField("instead"),
        index.FilterField("severity"),
    ]
    # What limits massage is a medical decision, not a translator's.
    override_translatable_fields = [
        SynchronizedField("severity", overridable=False),
        SynchronizedField("zone", overridable=False),
        SynchronizedField("group", overridable=False),
        SynchronizedField("source_url", overridable=False),
    ]
    safety_fields = ("title", "severity", "zone", "plain_words", "explanation", "instead")
    template = "pages/contraindication_page.html"
    parent_page_types = ["articles.ContraindicationIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("contraindication")
        verbose_name_plural = _("contraindications")

    @property
    def heading(self) -> str:
        """What visitors type who look for the page: “Massage and diabetes”."""
        # Translators: "condition" is a term that begins with a small letter, in the nominative: "diabetes".
        return gettext("Massage and %(condition)s") % {"condition": with_small_letter(self.title)}

    @property
    def words_to_tick(self) -> str:
        """What a visitor ticks in the self-check."""
        return self.plain_words or self.title

    @property
    def severity_label(self) -> str:
        return self.get_severity_display()

    def shown_zones(self) -> list[str]:
        return [self.zone]

    def structured_data(self) -> Node:
        return structured_data.condition(self)

    def search_parts(self) -> Iterable[Part]:
        yield Part(self.other_names, NAME, shown=False)
        yield Part(self.search_description, shown=False)
        yield self.search_kind_name()
        yield rich_part(self.explanation)
        yield rich_part(self.instead)

    def search_text(self) -> str:
        """Return all texts of the entry as plain text."""
        return " ".join(part.text for part in self.search_parts())

    @property
    def names(self) -> list[str]:
        """The title and each of the other names."""
        return [self.title, *(name.strip() for name in self.other_names.split(","))]

    def is_named_by(self, typed: Matcher) -> bool:
        return typed.names(*self.names) or typed.matches(*self.names)

    def is_titled(self, typed: Matcher) -> bool:
        return typed.names(self.title) or typed.matches(self.title)

    def is_nearly_named_by(self, typed: Matcher) -> bool:
        return typed.nearly_names(*self.names) or typed.nearly_matches(*self.names)

    def search_facets(self) -> Iterable[Facet]:
        yield Facet(SEVERITY, self.severity, str(self.severity_label))
        yield from zone_facets([self.zone])

    def search_named_by(self) -> tuple[str, str]:
        return AVOID, str(self.translation_key)

    def used_in(self, request: HttpRequest) -> Paginated:
        """Return a page of the live guides of this language that list this condition, chosen in any language."""
        lists = Page.objects.filter(locale=self.locale_id, content_type=_list_type())
        # Not read beforehand: the page has one query less.
        indexes = lists.order_by().values("pk")
        listing = Listing(self.translation_key, indexes, ArticlePage.objects.for_cards())
        found = page_of_cards(listing, request)
        family = family_of(self)
        for card in found:
            notes = stored_conditions(card.page.body.raw_data)
            card.note = next((notes[pk] for pk in family if notes.get(pk)), "")
        return found

    def others(self) -> list["ContraindicationPage"]:
        """Return the other live conditions of the same group."""
        same = ContraindicationPage.objects.sibling_of(self, inclusive=False).live()
        return list(same.filter(group=self.group).select_related("locale").order_by("title"))

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        content = self.content
        return super().get_context(request, *args, **kwargs) | {
            "used_in": content.used_in(request),
            "others": content.others(),
            "library_url": (content.get_url(request) or "").removesuffix(f"{content.slug}/"),
        }


def _list_type() -> ContentType:
    return ContentType.objects.get_for_model(ArticleIndexPage)


def with_small_letter(term: str) -> str:
    """Return a term as it stands within a sentence; an abbreviation such as HIV stays as it is."""
    return term if term[1:2].isupper() else term[:1].lower() + term[1:]


def meant_by(typed: Matcher, conditions: Sequence[ContraindicationPage]) -> Conditions:
    """The conditions that typed words mean: by name, else by a mention in their text, else by a name with slips.

    A condition is named when one of its names was typed whole, or when every typed word
    belongs to its names.
    """
    if named := [page for page in conditions if page.is_named_by(typed)]:
        return Conditions(named)
    if mentioned := [page for page in conditions if typed.matches(page.search_text())]:
        return Conditions(mentioned=mentioned)
    return Conditions([page for page in conditions if page.is_nearly_named_by(typed)])
