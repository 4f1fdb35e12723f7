"""A seed that is interrupted: each step is whole or has not happened, and the next seed goes on."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db.models import Count
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from articles.models import Topic
from demo.accounts import DEMO_LOGINS, ensure_accounts
from demo.paths import TRANSLATIONS
from demo.prepare import only_one
from practice.building.indexes import indexes_postponed, update_indexes
from search.indexing.rebuilding import rebuild
from search.models import Document, Facet, Posting, Term, Waiting, Word


class KilledError(BaseException):
    """Ends the seed where it is raised, as Ctrl-C does."""


@pytest.fixture
def topic(demo_site) -> Topic:
    """An entry whose translations are not there yet."""
    topic = Topic.objects.filter(locale__language_code="en").first()
    TranslationSource.objects.filter(object_id=topic.translation_key).delete()
    Topic.objects.filter(translation_key=topic.translation_key).exclude(pk=topic.pk).delete()
    return topic


@contextmanager
def killed_in(owner: type, method: str) -> Iterator[None]:
    """Kill the seed as soon as the block calls the method."""
    with mock.patch.object(owner, method, side_effect=KilledError), pytest.raises(KilledError):
        yield


def test_a_source_is_not_stored_without_its_segments(topic):
    with killed_in(TranslationSource, "refresh_segments"):
        TRANSLATIONS.localize(topic)

    assert not TranslationSource.objects.filter(object_id=topic.translation_key).exists()
    assert TRANSLATIONS.localize(topic) == 2


def test_a_source_that_an_earlier_version_left_without_segments_gets_them(topic):
    source, _created = TranslationSource.get_or_create_from_instance(topic)
    source.stringsegment_set.all().delete()

    assert TRANSLATIONS.localize(topic) == 2
    assert source.stringsegment_set.exists()


def test_words_are_imported_only_together_with_their_publication(topic):
    before = StringTranslation.objects.count()
    with killed_in(Translation, "save_target"):
        TRANSLATIONS.localize(topic)

    assert StringTranslation.objects.count() == before
    assert TRANSLATIONS.localize(topic) == 2


@pytest.mark.usefixtures("demo_site")
def test_changed_words_are_published_after_an_interruption():
    topic = Topic.objects.filter(locale__language_code="en").first()
    translated = topic.get_translations().get(locale__language_code="lv")
    [row] = StringTranslation.objects.filter(
        locale=translated.locale, context__object_id=topic.translation_key, data=translated.name
    )
    StringTranslation.objects.filter(pk=row.pk).update(data="Citi vārdi")
    with killed_in(Translation, "save_target"):
        TRANSLATIONS.localize(topic)

    assert TRANSLATIONS.localize(topic) == 1


@pytest.mark.django_db
def test_a_login_is_not_stored_without_its_password():
    with killed_in(get_user_model(), "set_password"):
        ensure_accounts()

    ensure_accounts()

    assert all(
        get_user_model().objects.get(username=name).check_password(password)
        for name, password, _role in DEMO_LOGINS
    )


@pytest.mark.once
def test_a_start_waits_for_one_that_was_left_behind(tmp_path, settings):
    settings.VAR_DIR = tmp_path / "var"
    lock = only_one()

    with (tmp_path / "var" / "prepare.lock").open("w") as second:
        with pytest.raises(BlockingIOError):
            fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)
        lock.close()
        fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)


# The indexes


def visitors_index() -> dict[str, list]:
    """The content of the visitors' index, without the numbers of its rows."""
    return {
        "documents": sorted(Document.objects.values_list("subject", "digest", "words")),
        "postings": sorted(
            Posting.objects.values_list(
                "document__subject", "term__language", "term__text", "weight"
            )
        ),
        "facets": sorted(Facet.objects.values_list("document__subject", "kind", "key", "label")),
        "terms": sorted(Term.objects.values_list("language", "text", "documents")),
        "words": sorted(Word.objects.values_list("language", "folded", "documents")),
    }


def references() -> list:
    fields = ("base_content_type", "object_id", "to_content_type", "to_object_id", "content_path")
    return sorted(ReferenceIndex.objects.values_list(*fields))


def admin_index() -> list:
    found = IndexEntry.objects.values("content_type", "object_id").annotate(rows=Count("pk"))
    return sorted(found.values_list("content_type", "object_id", "rows"))


@pytest.mark.usefixtures("demo_site")
def test_after_the_seed_the_visitors_index_equals_the_one_of_a_rebuild():
    seeded = visitors_index()
    assert seeded["documents"]
    assert Waiting.objects.count() == 0

    rebuild(clear=True)

    assert visitors_index() == seeded


@pytest.mark.usefixtures("demo_site")
def test_after_the_seed_wagtails_indexes_equal_those_of_a_rebuild():
    seeded = references(), admin_index()
    assert all(seeded)

    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)

    assert (references(), admin_index()) == seeded


@pytest.mark.usefixtures("demo_site")
def test_what_changes_while_indexes_are_postponed_is_indexed_at_the_end(
    django_capture_on_commit_callbacks,
):
    page = Page.objects.filter(slug="back-massage-for-osteochondrosis").get().specific
    document = Document.objects.filter(page_id=page.pk)
    before = document.get().digest
    page.title = "Postponed until later"
    with django_capture_on_commit_callbacks(execute=True), indexes_postponed():
        page.save_revision().publish()

    assert document.get().digest == before
    assert Waiting.objects.filter(subject=document.get().subject).exists()

    update_indexes(lambda *_step: None)

    assert document.get().title == "Postponed until later"
    assert list(Page.objects.search("Postponed")) == [Page.objects.get(pk=page.pk)]
    assert Waiting.objects.count() == 0


@pytest.mark.usefixtures("demo_site")
def test_after_the_block_everything_is_indexed_at_once_again(django_capture_on_commit_callbacks):
    with indexes_postponed():
        pass
    page = Page.objects.filter(slug="back-massage-for-osteochondrosis").get().specific
    page.title = "Indexed immediately"

    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    assert Document.objects.get(page_id=page.pk).title == "Indexed immediately"
    assert list(Page.objects.search("immediately")) == [Page.objects.get(pk=page.pk)]
