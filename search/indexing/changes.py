"""Signal handlers that reindex the documents affected by a change; `search.apps` connects them.

The change itself is written down in its own transaction (`search.models.Waiting`) and worked off as soon as that
is committed. A crash in between leaves it to the worker; a fault while indexing never reaches who publishes.
"""

from collections.abc import Iterable
from functools import partial

from django.db import models, transaction
from wagtail.models import Page, PageViewRestriction

from core.searching.content import SearchableMixin
from search.indexing.postponing import is_postponed
from search.indexing.subjects import page_subject, subject_of
from search.indexing.synonyms import said
from search.indexing.waiting import bring_up_to_date, put_off
from search.models import Document, Facet, Posting, Synonyms

#: So many documents are brought up to date at once; the worker does the rest.
AT_ONCE = 20
#: After so many seconds the worker takes over what should have been done at once.
GRACE = 60


def page_changed(instance: Page, **_kwargs: object) -> None:
    """A page was published or withdrawn."""
    changed([subject_of(instance), *_naming(instance)])


def page_saved(instance: models.Model, created: bool, **_kwargs: object) -> None:
    """A page was made by code, live at once: nobody publishes it."""
    if created and isinstance(instance, SearchableMixin) and isinstance(instance, Page):
        changed([subject_of(instance)])


def page_deleted(instance: models.Model, **_kwargs: object) -> None:
    if isinstance(instance, Page):
        changed([subject_of(instance), *_naming(instance)])


def entry_changed(sender: type[models.Model], instance: models.Model, **kwargs: object) -> None:
    """A row was saved or deleted that other documents name, or that is one itself."""
    if not isinstance(instance, SearchableMixin) or isinstance(instance, Page) or kwargs.get("raw"):
        return
    own = [subject_of(instance)] if instance.search_kind else []
    changed([*own, *_naming(instance)])


def page_moved(instance: Page, **_kwargs: object) -> None:
    """What may be read by everyone depends on where a page stands; its address is not in the index."""
    subtree_changed(instance)


def restriction_changed(instance: PageViewRestriction, **_kwargs: object) -> None:
    subtree_changed(instance.page)


def subtree_changed(page: Page) -> None:
    below = Page.objects.filter(path__startswith=page.path).order_by("path")
    changed([page_subject(pk) for pk in below.values_list("pk", flat=True)])


def synonyms_changed(instance: Synonyms, **_kwargs: object) -> None:
    """A group of synonyms is saved or deleted: what it stood beside so far changes, and what it stands beside now."""
    groups = [instance, *Synonyms.objects.filter(pk=instance.pk)]
    changed(subject for group in groups for subject in _saying(group))


def _saying(group: Synonyms) -> Iterable[str]:
    """The documents that say something of this group, or are found by it."""
    texts = [word.stem for one in group.phrases for word, _shown in said(one, group.language)]
    having = Posting.objects.filter(term__language=group.language, term__text__in=texts)
    documents = Document.objects.filter(pk__in=having.values("document")).order_by("pk")
    return documents.values_list("subject", flat=True)


def changed(subjects: Iterable[str]) -> None:
    subjects = list(dict.fromkeys(subjects))
    put_off(subjects[:AT_ONCE], GRACE)
    put_off(subjects[AT_ONCE:])
    if not is_postponed():
        transaction.on_commit(partial(bring_up_to_date, subjects[:AT_ONCE]), robust=True)


def _naming(instance: models.Model) -> Iterable[str]:
    """The documents, in every language, that hold the name of this one."""
    named_by = getattr(instance, "search_named_by", lambda: None)()
    if named_by is None:
        return []
    kind, key = named_by
    documents = Facet.objects.filter(kind=kind, key=key).values("document")
    return Document.objects.filter(pk__in=documents).values_list("subject", flat=True)
