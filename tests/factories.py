"""Small builders of pages and entries. Each test creates the ones it needs."""

from collections.abc import Iterable
from io import BytesIO
from itertools import count
from typing import Any

from django.core.files.images import ImageFile
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from PIL import Image
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from articles.models import (
    ArticleIndexPage,
    ArticlePage,
    ArticleTopic,
    RedFlag,
    Technique,
    Topic,
    UrgencyAdvice,
)
from core.models import Person, Picture, PracticeText
from home.models import HomePage, StandardPage

CODES = ("en", "lv", "ru")
_numbers = count(1)


_locales: dict[str, Locale] = {}


def locale(code: str) -> Locale:
    """Return a locale; a test reads it once, for builders ask for it some thirty times."""
    if code not in _locales:
        found = Locale.objects.filter(language_code=code).first()
        if found is None:
            # Not kept: a savepoint that is rolled back would take it away.
            return Locale.objects.create(language_code=code)
        _locales[code] = found
    return _locales[code]


@receiver([post_save, post_delete], sender=Locale)
def forget_locales(**_kwargs: Any) -> None:
    _locales.clear()


def home_page(code: str = "en", **fields: Any) -> HomePage:
    """Return the home page of a language; those of other languages are translations of the English one."""
    found = _homes().filter(locale__language_code=code).first()
    if found:
        return found
    defaults = {
        "title": f"Home {code}",
        "slug": f"home-{code}",
        "headline": "Massage",
        "locale": locale(code),
    }
    if code != "en":
        defaults["translation_key"] = home_page().translation_key
    return Page.objects.get(depth=1).add_child(instance=HomePage(**defaults | fields))


def site(*codes: str) -> dict[str, HomePage]:
    """Return the home pages of the given languages, by default the three of the settings.

    The tests' database contains these three from the start.
    """
    wanted = codes or CODES
    found = {home.locale.language_code: home for home in _homes()}
    if tuple(found) == wanted and Site.objects.filter(root_page=found["en"]).exists():
        return found
    for code in found.keys() - set(wanted):
        found[code].delete()
    source = home_page()
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": source}
    )
    Page.objects.filter(depth=2, content_type__model="page").delete()  # Wagtail's own first page
    return {code: home_page(code) for code in wanted}


def _homes() -> QuerySet[HomePage]:
    return HomePage.objects.select_related("locale").order_by("path")


def standard_page(parent: Page | None = None, **fields: Any) -> StandardPage:
    number = next(_numbers)
    parent = parent or home_page()
    defaults = {
        "title": f"Page {number}",
        "slug": f"page-{number}",
        "body": [],
        "locale": parent.locale,
    }
    page = Page.objects.get(pk=parent.pk).add_child(instance=StandardPage(**defaults | fields))
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def topic(code: str = "en", **fields: Any) -> Topic:
    number = next(_numbers)
    made = Topic.objects.create(
        **{"name": f"Topic {number}", "key": f"topic-{number}", "locale": locale(code)} | fields
    )
    made.save_revision().publish()
    return Topic.objects.get(pk=made.pk)


def technique(code: str = "en", **fields: Any) -> Technique:
    number = next(_numbers)
    defaults = {
        "name": f"Technique {number}",
        "key": f"technique-{number}",
        "definition": "Slow",
        "locale": locale(code),
    }
    return Technique.objects.create(**defaults | fields)


def red_flag(code: str = "en", **fields: Any) -> RedFlag:
    number = next(_numbers)
    defaults = {
        "key": f"sign-{number}",
        "sign": f"you have sign {number}",
        "urgency": "emergency",
        "locale": locale(code),
    }
    return RedFlag.objects.create(**defaults | fields)


def urgency_advice(code: str = "en", **fields: Any) -> UrgencyAdvice:
    defaults = {"urgency": "emergency", "title": "Call 113 if:", "locale": locale(code)}
    return UrgencyAdvice.objects.create(**defaults | fields)


def person(code: str = "en", **fields: Any) -> Person:
    number = next(_numbers)
    defaults = {
        "name": f"Person {number}",
        "key": f"person-{number}",
        "role": "Therapist",
        "locale": locale(code),
    }
    return Person.objects.create(**defaults | fields)


def practice_text(code: str = "en", **fields: Any) -> PracticeText:
    return PracticeText.objects.create(**{"name": "Mugura", "locale": locale(code)} | fields)


def picture(title: str = "hands") -> Picture:
    file = BytesIO()
    Image.new("RGB", (900, 600), "teal").save(file, "PNG")
    return Picture.objects.create(title=title, file=ImageFile(file, name=f"{title}.png"))


def translated(instance: Any, code: str = "lv", **fields: Any) -> Any:
    """Create a live translation of a page or entry, with its texts in ``fields``."""
    made = instance.copy_for_translation(locale(code))
    for name, value in fields.items():
        setattr(made, name, value)
    if isinstance(made, Page):
        made.save_revision().publish()
    else:
        made.live = True
        made.save()
    return type(made).objects.get(pk=made.pk)


def mirror(page: Page, code: str = "lv") -> Page:
    """Create an alias of a page in another language's tree, in the same translation family."""
    return page.copy_for_translation(locale(code), copy_parents=True, alias=True)


def alias_of(page: Page, parent: Page, slug: str) -> Page:
    """Create an alias with a translation family of its own, as "Alias this page" in the admin does."""
    return page.create_alias(parent=parent, update_slug=slug)


def translation(instance: Any, code: str = "lv") -> Translation:
    """Send a page or snippet for translation, its parents first; return the translation, reloaded with its source."""
    if isinstance(instance, Page):
        home_page(code)
    source, _created = TranslationSource.get_or_create_from_instance(instance)
    made, _created = Translation.objects.get_or_create(source=source, target_locale=locale(code))
    return Translation.objects.get(pk=made.pk)


def segment(made: Translation, path: str) -> StringSegment:
    """Return the first string segment at a path, or at a path that ends with it."""
    segments = made.source.stringsegment_set.select_related("context", "string").order_by("order")
    return next(
        row for row in segments if row.context.path == path or row.context.path.endswith(f".{path}")
    )


def say(made: Translation, path: str, data: str) -> StringTranslation:
    """Store a translated string at a path, as the editor does."""
    return say_at(made, segment(made, path), data)


def say_at(made: Translation, at: StringSegment, data: str) -> StringTranslation:
    """Store a translation of a string segment."""
    row, _created = StringTranslation.objects.update_or_create(
        translation_of=at.string,
        context=at.context,
        locale=made.target_locale,
        defaults={
            "data": data,
            "translation_type": "manual",
            "has_error": False,
            "field_error": "",
        },
    )
    return StringTranslation.objects.get(pk=row.pk)


def article(*, topics: Iterable[Topic] = (), **fields: Any) -> ArticlePage:
    """Create a guide in a list of guides, with topics."""
    number = next(_numbers)
    home = Page.objects.get(pk=home_page().pk)
    index = ArticleIndexPage.objects.first() or home.add_child(
        instance=ArticleIndexPage(title="Guides", slug="guides", locale=home.locale)
    )
    defaults = {
        "title": f"Guide {number}",
        "slug": f"guide-{number}",
        "standfirst": "Slow",
        "body": [],
    }
    page = ArticlePage(**defaults | fields, locale=index.locale)
    page.article_topics = [ArticleTopic(topic=topic) for topic in topics]
    Page.objects.get(pk=index.pk).add_child(instance=page)
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)
