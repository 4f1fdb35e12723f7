"""Builders of published pages, as an editor would save them."""

from typing import Any

from wagtail.models import Page

from articles.models import (
    ArticleIndexPage,
    ArticlePage,
    ArticleTopic,
    ContraindicationIndexPage,
    ContraindicationPage,
    SelfCheckPage,
)
from forms.models import FormPage
from tests.factories import _numbers, home_page, locale


def place(model: type, parent: Page, **fields: Any) -> Any:
    """Publish a page of any type below another."""
    number = next(_numbers)
    defaults = {"title": f"Page {number}", "slug": f"page-{number}", "locale": parent.locale}
    topics = fields.pop("topics", [])
    # Each new child makes the parent's tree fields stale.
    page = Page.objects.get(pk=parent.pk).add_child(instance=model(**defaults | fields))
    if topics:
        page.article_topics.set(
            [ArticleTopic(topic=topic, sort_order=n) for n, topic in enumerate(topics)]
        )
    page.save_revision().publish()
    return model.objects.get(pk=page.pk)


def guides(code: str = "en", **fields: Any) -> ArticleIndexPage:
    """Return the list of guides in a language; those of other languages are translations of the English one."""
    found = ArticleIndexPage.objects.filter(locale=locale(code)).first()
    if found:
        return found
    if code != "en":
        fields["translation_key"] = guides().translation_key
    return place(
        ArticleIndexPage, home_page(code), **{"title": "Guides", "slug": "guides"} | fields
    )


def article(parent: Page | None = None, **fields: Any) -> ArticlePage:
    defaults = {"standfirst": "What massage does", "body": [("text", "<p>Slowly.</p>")]}
    return place(ArticlePage, parent or guides(), **defaults | fields)


def library(code: str = "en") -> ContraindicationIndexPage:
    found = ContraindicationIndexPage.objects.filter(locale=locale(code)).first()
    if found:
        return found
    fields: dict[str, Any] = {"title": "Contraindications", "slug": "contraindications"}
    if code != "en":
        fields["translation_key"] = library().translation_key
    return place(ContraindicationIndexPage, home_page(code), **fields)


def contraindication(parent: Page | None = None, **fields: Any) -> ContraindicationPage:
    defaults = {"severity": "absolute", "explanation": "<p>It may harm.</p>"}
    return place(ContraindicationPage, parent or library(), **defaults | fields)


def self_check(code: str = "en", **fields: Any) -> SelfCheckPage:
    defaults: dict[str, Any] = {
        "title": "Check",
        "slug": "check",
        "limits": "<p>It is no doctor.</p>",
    }
    if code != "en":
        defaults["translation_key"] = SelfCheckPage.objects.get(locale=locale("en")).translation_key
    return place(SelfCheckPage, home_page(code), **defaults | fields)


def step(**fields: Any) -> dict[str, Any]:
    """Return the value of one technique step."""
    empty = {"technique": None, "minutes": None, "pressure": None, "caution": "", "image": None}
    words = {"title": "Stroke", "zone": "upper_back", "instruction": "<p>Slow.</p>", "alt_text": ""}
    return empty | words | fields


FORM_FIELDS = [
    ("text", {"key": "name", "label": "Your name", "help_text": "", "required": True}),
    ("phone", {"key": "phone", "label": "Phone number", "help_text": "", "required": True}),
    (
        "choice",
        {
            "key": "preferred_time",
            "label": "When should we call?",
            "help_text": "",
            "required": False,
            "choices": [
                {"key": "morning", "label": "In the morning"},
                {
                    "key": "evening",
                    "label": "In the evening",
                    "earliest": "16:00",
                    "latest": "19:00",
                },
            ],
        },
    ),
    ("message", {"key": "message", "label": "Message", "help_text": "", "required": False}),
]


def callback(parent: Page | None = None, **fields: Any) -> FormPage:
    defaults = {
        "title": "Call me",
        "slug": "callback",
        "fields": FORM_FIELDS,
        "submit_label": "Send",
        "thank_you_title": "Thank you! We will contact you shortly",
    }
    return place(FormPage, parent or home_page(), **defaults | fields)
