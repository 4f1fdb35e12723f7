from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from articles import structured_data
from articles.blocks import ARTICLE_BLOCKS
from articles.forms import GuideForm
from articles.models.cards import cards, stored_red_flags, stored_steps
from articles.models.library import TOPIC, Topic
from articles.models.listings import LISTED, ListedGuide
from articles.models.querysets import NEWEST, ArticleManager
from articles.models.red_flags import RED_FLAG, RedFlag, UrgencyAdvice
from articles.searching import facets_of, zone_facets
from core.anchors import anchored, contents
from core.lookups.references import in_language, lookup, whole_table
from core.models import BasePage, Person
from core.searching.content import CUES, HEADING, NAME, Facet, Part, rich_part
from core.structured_data.nodes import Node
from core.urgency import Urgency
from reviews.panels import MedicalReviewPanel

#: Facets whose label is no name of the guide's subject: a red flag's whole text is among its parts.
NOT_NAMES = (*CUES, RED_FLAG)
#: How many related guides are shown.
RELATED = 3


class ArticlePage(BasePage):
    """A guide."""

    search_kind = "article"
    is_medically_reviewed = True
    standfirst = models.TextField(
        _("standfirst"),
        help_text=_("Two or three sentences that say what the guide gives."),
    )
    lead_image = models.ForeignKey(
        "core.Picture",
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(_("alt text"), max_length=250, blank=True)
    lead_image_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The picture says nothing that the text does not."),
    )
    lead_image_caption = models.CharField(_("caption"), max_length=250, blank=True)
    author = models.ForeignKey(
        "core.Person",
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(ARTICLE_BLOCKS, verbose_name=_("body"))

    base_form_class = GuideForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        MultiFieldPanel(
            [
                FieldPanel("lead_image"),
                FieldPanel("lead_image_alt"),
                FieldPanel("lead_image_decorative"),
                FieldPanel("lead_image_caption"),
            ],
            heading=_("Lead picture"),
        ),
        InlinePanel("article_topics", heading=_("Topics"), label=_("Topic"), max_num=3),
        FieldPanel("author"),
        FieldPanel("body"),
        InlinePanel(
            "left_out_red_flags",
            heading=_("Red flags left out"),
            label=_("Red flag"),
            help_text=_(
                "Emergency signs of the zones of its steps and topics that this guide does not show. Readers do not see this."
            ),
        ),
        MedicalReviewPanel(),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("standfirst", boost=2),
        index.SearchField("body"),
    ]
    # The author is the same in every language; core.lookups.references finds the translation.
    override_translatable_fields = [
        SynchronizedField("lead_image_decorative"),
        SynchronizedField("author", overridable=False),
    ]
    template = "pages/article_page.html"
    parent_page_types = ["articles.ArticleIndexPage"]
    subpage_types: list[str] = []

    objects = ArticleManager()

    class Meta:
        verbose_name = _("article")

    @property
    def lead_image_shown_alt(self) -> str:
        """The alt text that readers get: none for a decorative picture."""
        return "" if self.lead_image_decorative else self.lead_image_alt

    @property
    def writer(self) -> Person | None:
        """The author in the reader's language."""
        return in_language(lookup(Person, [self.author_id]).get(self.author_id))

    @property
    def topics(self) -> list[Topic]:
        """The topics in the reader's language, in the editor's order."""
        found = lookup(Topic, self.topic_ids)
        return [topic for pk in self.topic_ids if (topic := in_language(found.get(pk)))]

    @cached_property
    def topic_ids(self) -> list[int]:
        # Not by a query: in a preview the chosen topics are not in the database yet.
        return [row.topic_id for row in self.article_topics.all()]

    def first_of(self, block_type: str) -> dict[str, Any] | None:
        """Return the first block of a type, with its anchor."""
        rows = anchored(self.body)
        return next(
            (
                {"value": r.block.value, "anchor": r.anchor}
                for r in rows
                if r.block.block_type == block_type
            ),
            None,
        )

    @cached_property
    def related(self) -> list["ArticlePage"]:
        """The other live guides of the same list that share a topic, newest first."""
        subjects = [row.translation_key for row in lookup(Topic, self.topic_ids).values()]
        here = ListedGuide.objects.filter(index__path=self.path[: -self.steplen])
        others = here.filter(subject__in=subjects).exclude(guide=self.pk).order_by(*LISTED)
        # One that shares several topics is there several times.
        newest = others.values("guide_id")[: RELATED * len(subjects)]
        guides = ArticlePage.objects.for_cards().filter(pk__in=newest)
        return list(guides.order_by(*NEWEST)[:RELATED]) if subjects else []

    def companions(self) -> list["ArticlePage"]:
        return self.related

    def shown_zones(self) -> list[str]:
        return self.zones

    def structured_data(self) -> Node:
        return structured_data.guide(self)

    def search_parts(self) -> Iterable[Part]:
        yield from super().search_parts()
        yield Part(self.lead_image_caption)
        yield Part(self.lead_image_alt, shown=False)
        yield from (Part(flag.sign) for flag in self.red_flags)
        yield from (rich_part(row.advice) for row in self.urgency_advice)
        for facet in self.search_facets():
            if facet.kind not in NOT_NAMES:
                yield Part(facet.label, NAME if facet.kind == TOPIC else HEADING, shown=False)

    def search_facets(self) -> Iterable[Facet]:
        yield from (Facet(TOPIC, topic.key, topic.name) for topic in self.topics)
        yield from facets_of(self.body)
        yield from (Facet(RED_FLAG, row.urgency, row.title) for row in self.urgency_advice)
        yield from zone_facets(self.zones)

    @property
    def zones(self) -> list[str]:
        """The zones of its technique steps, else those of its topics."""
        return self.treated_zones or [topic.zone for topic in self.topics if topic.zone]

    @property
    def treated_zones(self) -> list[str]:
        """The zones of its technique steps."""
        return [step["zone"] for step in stored_steps(self.body.raw_data)]

    @property
    def warned_zones(self) -> list[str]:
        """The zones whose emergency signs it shows: those of its technique steps and of its topics."""
        topics = lookup(Topic, self.topic_ids).values()
        return [*self.treated_zones, *(topic.zone for topic in topics if topic.zone)]

    @property
    def shown_red_flags(self) -> list[int]:
        """The stored keys of the red flags on its care cards."""
        return stored_red_flags(self.body.raw_data)

    @property
    def red_flags(self) -> list[RedFlag]:
        """The red flags on its care cards, in the reader's language."""
        found = lookup(RedFlag, self.shown_red_flags)
        rows = (in_language(found.get(pk)) for pk in dict.fromkeys(self.shown_red_flags))
        return [flag for flag in rows if flag]

    @property
    def urgency_advice(self) -> list[UrgencyAdvice]:
        """Whom to call about its red flags, in the reader's language."""
        urgencies = {flag.original.urgency for flag in self.red_flags}
        rows = {in_language(row) for row in whole_table(UrgencyAdvice)}
        found = [row for row in rows if row and row.urgency in urgencies]
        return sorted(found, key=lambda row: Urgency(row.urgency).rank)

    def safety_texts(self) -> list[UUID]:
        """Return the translation keys of the entries whose words its care cards show (asked by `translations.tracking.warnings`)."""
        entries: list[RedFlag | UrgencyAdvice] = [*self.red_flags, *self.urgency_advice]
        return [entry.translation_key for entry in entries]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        content = self.content
        # A page outside every site has no address, but does have a preview.
        index_url = (content.get_url(request) or "").removesuffix(f"{content.slug}/")
        return context | {
            "contents": contents(content.body),
            "session": content.first_of("technique_steps"),
            "safety": content.first_of("contraindications"),
            "topics": [
                {"name": t.name, "key": t.key, "zone": t.zone, "url": f"{index_url}?topic={t.key}"}
                for t in content.topics
            ],
            "writer": content.writer,
            "related": cards(content.related),
        }


class ArticleTopic(Orderable):
    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="article_topics")
    topic = models.ForeignKey(
        Topic, verbose_name=_("topic"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("topic")]
