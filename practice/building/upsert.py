"""Writes source-language rows, but only when a field differs."""

from collections.abc import Mapping
from typing import Any

from django.db import models, transaction
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, Page

from practice.building.keys import key
from practice.building.library import Library
from practice.building.streams import StreamBuilder

Content = Mapping[str, Any]

#: What a content module may say about the medical review of its text.
REVIEW_FIELDS = {"reviewed_by", "reviewed_on", "next_review"}


def review_fields(model: type[models.Model]) -> set[str]:
    """Return the names in a content module that are no fields of the model, but describe its review."""
    return REVIEW_FIELDS - {field.name for field in model._meta.get_fields()}


def upsert_entry(
    model: type[DraftStateMixin], content: Content, library: Library, *, name: str = ""
) -> tuple[DraftStateMixin, bool]:
    """Create or update a snippet; return it, and whether it changed."""
    name = name or content["key"]
    entry = model._default_manager.filter(
        translation_key=key(model.__name__, name), locale=library.locale
    ).first()
    entry = entry or model(
        translation_key=key(model.__name__, name), locale=library.locale, live=False
    )
    return entry, _write(entry, name, content, library)


def place_page(
    model: type[Page], content: Content, parent: Page, library: Library, *, slug: str = ""
) -> Page:
    """Return the page with this key, created empty and unpublished if it is new; its slug is its key unless given."""
    found = Page.objects.filter(
        translation_key=key("page", content["key"]), locale=library.locale
    ).first()
    if found:
        return found.specific
    page = model(
        title=content["title"],
        slug=slug or content["key"],
        locale=library.locale,
        translation_key=key("page", content["key"]),
        live=False,
    )
    with transaction.atomic():
        return parent.add_child(instance=page)


def fill_page(page: Page, content: Content, library: Library) -> bool:
    """Set the content of a placed page and publish it; return whether anything changed."""
    return _write(page, content["key"], content, library)


def _write(row: DraftStateMixin, name: str, content: Content, library: Library) -> bool:
    builder = StreamBuilder(name, library, Page)
    changed = [_assign(row, field, content[field.name], builder) for field in _fields(row, content)]
    if "topics" in content:
        changed.append(_assign_topics(row, content["topics"], library))
    if "left_out" in content:
        changed.append(_assign_left_out(row, content["left_out"], library))
    if not any(changed) and row.live:
        library.review(row, content)
        return False
    with transaction.atomic():
        if row.pk is None:
            row.save()
        revision = row.save_revision()
        library.review(row, content)
        library.publish(row, revision)
    return True


def _fields(row: DraftStateMixin, content: Content) -> list[models.Field]:
    names = content.keys() - {"topics", "left_out"} - review_fields(type(row))
    names -= {"key"} if isinstance(row, Page) else set()
    return [row._meta.get_field(name) for name in sorted(names)]


def _assign(row: DraftStateMixin, field: models.Field, value: Any, builder: StreamBuilder) -> bool:
    """Set a field from its plain form; return whether its stored value differs."""
    if isinstance(field, StreamField):
        block = field.stream_block
        old = block.get_prep_value(getattr(row, field.name))
        new = block.get_prep_value(block.to_python(builder.stream(block, value)))
        setattr(row, field.name, block.to_python(new))
        return old != new
    if isinstance(field, models.ForeignKey):
        value = builder.lookup(field.related_model, value) if value else None
        name = field.attname
    else:
        value = (
            builder.rich_text(value) if isinstance(field, RichTextField) else field.to_python(value)
        )
        name = field.name
    old = getattr(row, name)
    setattr(row, name, value)
    return old != value


def _assign_topics(page: Page, names: list[str], library: Library) -> bool:
    relation = page._meta.get_field("article_topics")
    topic = relation.related_model._meta.get_field("topic")
    wanted = [library(topic.related_model, name) for name in names]
    if [child.topic_id for child in page.article_topics.all()] == wanted:
        return False
    page.article_topics.set(
        [relation.related_model(topic_id=pk, sort_order=n) for n, pk in enumerate(wanted)]
    )
    return True


def _assign_left_out(page: Page, reasons: Mapping[str, str], library: Library) -> bool:
    """Set the red flags that a guide does not show, and why."""
    relation = page._meta.get_field("left_out_red_flags").related_model
    wanted = [
        (library(relation._meta.get_field("red_flag").related_model, name), reason)
        for name, reason in reasons.items()
    ]
    if [(row.red_flag_id, row.reason) for row in page.left_out_red_flags.all()] == wanted:
        return False
    page.left_out_red_flags.set(
        [
            relation(red_flag_id=pk, reason=reason, sort_order=n)
            for n, (pk, reason) in enumerate(wanted)
        ]
    )
    return True
