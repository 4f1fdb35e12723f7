"""Files that the database names and the storage does not have."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.files.storage import default_storage
from django.db.models.signals import post_delete
from wagtail.documents import get_document_model
from wagtail.images.models import SourceImageIOError
from wagtail.images.signal_handlers import post_delete_file_cleanup

from backups.media import SCALED, stored_names
from core.models import Picture, Rendition


def renew_renditions() -> str:
    """Delete the scaled pictures whose files are gone, and make them again."""
    present = set(stored_names(SCALED))
    rows = Rendition.objects.order_by("pk").values_list("pk", "file", "image_id", "filter_spec")
    lost = [row for row in rows if row[1] not in present]
    # All first: from now on a page makes what it misses, however far this comes.
    with _files_kept():
        Rendition.objects.filter(pk__in=[pk for pk, *_rest in lost]).delete()
    specs: dict[int, set[str]] = defaultdict(set)
    for _pk, _file, picture, spec in lost:
        specs[picture].add(spec)
    made = sum(
        _make(picture, specs[picture.pk]) for picture in Picture.objects.filter(pk__in=specs)
    )
    return f"{len(lost)} scaled pictures were missing; {made} were made again."


@contextmanager
def _files_kept() -> Iterator[None]:
    """Enqueue no deletion of files: the worker would delete the new file of the same name."""
    post_delete.disconnect(post_delete_file_cleanup, sender=Rendition)
    try:
        yield
    finally:
        post_delete.connect(post_delete_file_cleanup, sender=Rendition)


def missing_originals() -> list[str]:
    """Return a sentence for each picture and document without its file."""
    return [
        f"{model._meta.verbose_name} “{title}” has no file: {name}"
        for model in (Picture, get_document_model())
        for title, name in model._default_manager.order_by("pk").values_list("title", "file")
        if not default_storage.exists(name)
    ]


def _make(picture: Picture, specs: Iterable[str]) -> int:
    try:
        return len([picture.get_rendition(spec) for spec in sorted(specs)])
    except SourceImageIOError:
        # Named by `missing_originals`.
        return 0
