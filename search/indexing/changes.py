"""Signal handlers that reindex the documents affected by a change; `search.apps` connects them.

The change is queued in its own transaction (`search.models.Waiting`) and indexed after the commit. After a crash
in between, the worker indexes it. An error while indexing never makes a publication fail.
"""

from collections.abc import Iterable
from functools import partial

from django.core.cache import cache
from django.db import models, transaction
from wagtail.models import Page, PageViewRestriction

from core.searching.content import SearchableMixin
from search.indexing.subjects import page_subject, subject_of
from search.indexing.waiting import bring_up_to_date, is_postponed, put_off
from search.meanings import cache_key, said
from search.models import Document, Facet, Posting, Synonyms

#: Number of documents indexed right after the commit; the worker indexes the rest.
AT_ONCE = 20
#: Seconds after which the worker takes over documents that should have been indexed after the commit.
GRACE = 60


def page_changed(instance: models.Model, **_kwargs: object) -> None:
    """Reindex a page that was published, unpublished or deleted."""
    if isinstance(instance, Page):
        changed([subject_of(instance), *_naming(instance)])


def page_saved(instance: models.Model, created: bool, **_kwargs: object) -> None:
    """Reindex a page that code created as live, without publishing it."""
    if created and isinstance(instance, SearchableMixin) and isinstance(instance, Page):
        changed([subject_of(instance)])


def entry_changed(sender: type[models.Model], instance: models.Model, **kwargs: object) -> None:
    """Reindex a saved or deleted entry, and the documents that name it."""
    if not isinstance(instance, SearchableMixin) or isinstance(instance, Page) or kwargs.get("raw"):
        return
    own = [subject_of(instance)] if instance.search_kind else []
    changed([*own, *_naming(instance)])


def subtree_changed(instance: Page | PageViewRestriction, **_kwargs: object) -> None:
    """Reindex a page and its descendants: view restrictions are inherited. The index holds no addresses."""
    page = instance.page if isinstance(instance, PageViewRestriction) else instance
    below = Page.objects.filter(path__startswith=page.path).order_by("path")
    changed([page_subject(pk) for pk in below.values_list("pk", flat=True)])


def synonyms_changed(instance: Synonyms, **_kwargs: object) -> None:
    """Reindex the documents that match a saved or deleted synonym group, in its old or its new form."""
    cache.delete(cache_key(instance.language))
    groups = [instance, *Synonyms.objects.filter(pk=instance.pk)]
    changed(subject for group in groups for subject in _saying(group))


def _saying(group: Synonyms) -> Iterable[str]:
    """Return the documents that contain a word of this group, or are indexed under one."""
    texts = [word.stem for one in group.phrases for word, _shown in said(one, group.language)]
    having = Posting.objects.filter(term__language=group.language, term__text__in=texts)
    documents = Document.objects.filter(pk__in=having.values("document")).order_by("pk")
    return documents.values_list("subject", flat=True)


def changed(subjects: Iterable[str]) -> None:
    subjects = list(dict.fromkeys(subjects))
    put_off(subjects[:AT_ONCE], GRACE)
    put_off(subjects[AT_ONCE:])
    if not is_postponed.get():
        transaction.on_commit(partial(bring_up_to_date, subjects[:AT_ONCE]), robust=True)


def _naming(instance: models.Model) -> Iterable[str]:
    """Return the documents, in every language, that contain the name of this entry."""
    named_by = getattr(instance, "search_named_by", lambda: None)()
    if named_by is None:
        return []
    kind, key = named_by
    documents = Facet.objects.filter(kind=kind, key=key).values("document")
    return Document.objects.filter(pk__in=documents).values_list("subject", flat=True)
