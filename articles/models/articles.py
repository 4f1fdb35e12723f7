from collections.abc import Iterable
from typing import Any

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

from articles.blocks import ARTICLE_BLOCKS
from articles.forms import GuideForm
from articles.models.cards import cards, stored_steps
from articles.models.library import TOPIC, Topic
from articles.models.querysets import NEWEST, ArticleManager
from articles.searching import facets_of, zone_facets
from core.anchors import anchored, contents
from core.lookups.references import in_language, lookup
from core.models import BasePage, Person
from core.searching.content import CUES, HEADING, NAME, Facet, Part
from reviews.panels import MedicalReviewPanel

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
                FieldPanel("lead_image_caption"),
            ],
            heading=_("Lead picture"),
        ),
        InlinePanel("article_topics", heading=_("Topics"), label=_("Topic"), max_num=3),
        FieldPanel("author"),
        FieldPanel("body"),
        MedicalReviewPanel(),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("standfirst", boost=2),
        index.SearchField("body"),
    ]
    # The author is the same in every language; core.lookups.references finds the translation.
    override_translatable_fields = [SynchronizedField("author", overridable=False)]
    template = "pages/article_page.html"
    parent_page_types = ["articles.ArticleIndexPage"]
    subpage_types: list[str] = []

    objects = ArticleManager()

    class Meta:
        verbose_name = _("article")

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
        # Their ids are found first: sorting rows with whole texts is slow.
        sharing = ArticleTopic.objects.filter(topic__in=self.topic_ids).values("page")
        guides = ArticlePage.objects.for_cards().order_by(*NEWEST)
        others = guides.sibling_of(self, inclusive=False).filter(pk__in=sharing)
        return list(guides.filter(pk__in=others.values("pk")[:RELATED]))

    def companions(self) -> list["ArticlePage"]:
        return self.related

    def search_parts(self) -> Iterable[Part]:
        yield from super().search_parts()
        yield Part(self.lead_image_caption)
        yield Part(self.lead_image_alt, shown=False)
        for facet in self.search_facets():
            if facet.kind not in CUES:
                yield Part(facet.label, NAME if facet.kind == TOPIC else HEADING, shown=False)

    def search_facets(self) -> Iterable[Facet]:
        yield from (Facet(TOPIC, topic.key, topic.name) for topic in self.topics)
        yield from facets_of(self.body)
        yield from zone_facets(self.zones)

    @property
    def zones(self) -> list[str]:
        """The zones of its technique steps, else those of its topics."""
        steps = [step["zone"] for step in stored_steps(self.body.raw_data)]
        return steps or [topic.zone for topic in self.topics if topic.zone]

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
