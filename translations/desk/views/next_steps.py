"""Buttons after a publication: view the page, or open the next task."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail_localize.models import Translation

from translations.access.people import AnyUser
from translations.desk.overview.access import own_locales
from translations.desk.overview.queue import queues

Button = tuple[str, str, bool]


def next_steps(translation: Translation, user: AnyUser) -> Iterator[Button]:
    target = translation.get_target_instance()
    url = getattr(target, "full_url", None)
    if url and target.live:
        yield messages.button(url, _("View live"), new_window=True)
    if translation.target_locale in own_locales(user):
        yield from _next_task(translation)


def _next_task(done: Translation) -> Iterator[Button]:
    (tasks,) = queues([done.target_locale]).values()
    waiting = (task for task in tasks[:2] if task.cell.translation_id != done.pk)
    if task := next(waiting, None):
        label = _("Next in my queue: %(title)s") % {"title": task.original.title}
        yield messages.button(task.shown.url, label)
