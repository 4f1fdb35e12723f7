"""What the overview keeps is what would be computed, whatever was written and by whatever way."""

import datetime
import random
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    SourceDeletedError,
    StringSegment,
    StringTranslation,
    Translation,
)

from articles.models import Topic
from home.models import StandardPage
from tests import factories
from tests.translations.saying import save
from translations.desk.overview.matrix import Matrix, MatrixFilters
from translations.desk.overview.queue import queues
from translations.language.entries import shared_entry_models
from translations.models import Build, ChangedKey, KeptCell, SourceDigest
from translations.publishing.publication.refusals import NotPublishedError
from translations.tracking import kept_cells, marking
from translations.tracking.kept_cells import bring_up_to_date
from translations.tracking.state import cells, inventory

pytestmark = pytest.mark.django_db(transaction=True)

#: What some sequences of writes are answered with.
REFUSED = (ObjectDoesNotExist, NotPublishedError, SourceDeletedError)
FIELDS = [field.name for field in KeptCell._meta.fields if field.name != "id"]


def kept() -> dict:
    bring_up_to_date()
    return {(row.key, row.locale_id): facts(row) for row in KeptCell.objects.all()}


def facts(row: KeptCell) -> dict:
    return {name: getattr(row, name) for name in FIELDS if name != "titles"} | {
        "titles": set(row.titles.split("\n"))
    }


def computed() -> dict:
    found = inventory()
    locales = {row.pk: row for row in Locale.objects.all()}
    made = {}
    for (key, locale_id), cell in cells(found=found).items():
        targets = [target.title for (one, _), target in found.targets.items() if one == key]
        titles = "\n".join([found.originals[key].title, *targets])
        row = kept_cells._row(found.originals[key], cell, locales[locale_id], titles)
        made[key, locale_id] = facts(row)
    return made


def one(rows, chance: random.Random):
    found = list(rows.order_by("pk"))
    return chance.choice(found) if found else None


def new_page(chance):
    factories.standard_page(title=f"Page {chance.random()}", standfirst="Slow and warm")


def new_topic(chance):
    factories.topic(name=f"Topic {chance.random()}")


def send(chance):
    sent = Translation.objects.values("source__object_id")
    pages = StandardPage.objects.filter(locale__language_code="en")
    if page := one(pages.exclude(translation_key__in=sent), chance):
        save(factories.translation(page), publish=chance.random() < 0.5)


def say(chance):
    if made := one(Translation.objects.all(), chance):
        at = one(StringSegment.objects.filter(source=made.source), chance)
        if at:
            factories.say_at(made, at, f"Vārdi {chance.random()}")


def save_again(chance):
    if made := one(Translation.objects.filter(enabled=True), chance):
        save(made, publish=chance.random() < 0.5)


def edit(chance):
    if page := one(StandardPage.objects.filter(locale__language_code="en", live=True), chance):
        page.standfirst = f"Other words {chance.random()}"
        page.save_revision().publish()


def take_off(chance):
    if page := one(StandardPage.objects.filter(live=True), chance):
        page.unpublish()


def move(chance):
    pages = StandardPage.objects.filter(locale__language_code="en")
    page, other = one(pages, chance), one(pages, chance)
    if page and other and not other.path.startswith(page.path):
        page.move(other, pos="last-child")


def delete(chance):
    if page := one(StandardPage.objects.filter(locale__language_code="en"), chance):
        Page.objects.get(pk=page.pk).delete()


def in_bulk(chance):
    """Writes that send no signal."""
    chance.choice(
        [
            lambda: StringTranslation.objects.update(has_error=chance.random() < 0.5),
            lambda: StringTranslation.objects.filter(pk__gt=0)._raw_delete("default"),
            lambda: Translation.objects.update(enabled=chance.random() < 0.8),
            lambda: Build.objects.update(untranslated=chance.randrange(2)),
            lambda: SourceDigest.objects.update(content=str(chance.random())),
            lambda: Page.objects.filter(depth__gt=2).update(draft_title=f"T {chance.random()}"),
            lambda: Topic.objects.update(name=f"N {chance.random()}"),
            lambda: Build.objects.update(built_at=timezone.now() - datetime.timedelta(days=1)),
        ]
    )()


WRITES: list[Callable] = [
    new_page, new_topic, send, send, say, say, save_again, edit, take_off, move, delete, in_bulk, in_bulk,
]  # fmt: skip


def write_at_random(seed: int, number: int) -> None:
    chance = random.Random(seed)
    factories.site()
    new_page(chance)
    send(chance)
    for _ in range(number):
        with suppress(*REFUSED), transaction.atomic():
            chance.choice(WRITES)(chance)
        if chance.random() < 0.5:
            assert kept() == computed()
    assert kept() == computed()


def test_what_is_kept_is_what_would_be_computed():
    write_at_random(seed=20, number=10)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(12))
def test_what_is_kept_is_what_would_be_computed_for_longer(seed):
    write_at_random(seed=seed, number=40)


def test_everything_is_computed_again_for_a_new_language():
    factories.site()
    bring_up_to_date()

    Locale.objects.create(language_code="de")

    assert kept() == computed()


def test_after_a_migration_the_triggers_are_there_and_everything_is_computed_again():
    factories.site()
    KeptCell.objects.all().delete()
    marking.remove(connection)
    factories.topic(name="Unseen")

    marking.after_migrating()

    assert kept() == computed()
    before = len(marking._triggers(connection))
    marking.after_migrating()
    assert len(marking._triggers(connection)) == before > 0


def test_a_trigger_of_an_older_release_does_what_this_one_says(monkeypatch):
    factories.site()
    marking.remove(connection)
    with monkeypatch.context() as older:
        older.setattr(
            marking, "_insert", lambda *_: "DELETE FROM translations_changedkey WHERE 1 = 0;"
        )
        marking.install(connection)

    marking.before_migrating()
    marking.after_migrating()
    bring_up_to_date()
    factories.topic(name="New")

    assert ChangedKey.objects.exists()


def test_what_is_rolled_back_marks_nothing():
    factories.site()
    bring_up_to_date()

    with transaction.atomic():
        factories.topic()
        transaction.set_rollback(True)

    assert not ChangedKey.objects.exists()


def test_matrix_and_queue_take_the_same_queries_for_more_pages():
    locales = [factories.site()[code].locale for code in ("lv", "ru")]

    def queries() -> int:
        bring_up_to_date()
        with CaptureQueriesContext(connection) as captured:
            matrix = Matrix(MatrixFilters(), locales, None)
            matrix.totals()
            list(matrix.rows(matrix.keys[:5]))
            queues(locales)[locales[0]][:5]
        return len(captured)

    save(factories.translation(factories.standard_page()), publish=False)
    few = queries()
    for _ in range(4):
        save(factories.translation(factories.standard_page()), publish=False)

    # Matrix and queue each ask the table of every kind of entry (alerts are the ninth).
    assert queries() == few <= 23 + 2 * len(shared_entry_models())
