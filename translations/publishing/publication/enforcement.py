"""The gate, where everything that goes live passes: Wagtail's one publishing action, wagtail-localize's one save.

Neither offers a hook before the fact, and a signal comes too late: half is saved by
then. So the two methods are wrapped; `tests/translations/test_publication_routes.py`
holds that every way to publication leads through them.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import DraftStateMixin
from wagtail_localize.models import Translation, TranslationSource

from translations.language.managed import is_mirror, translation_of
from translations.publishing.publication.answers import require_publishable
from translations.publishing.publication.drafts import save_draft
from translations.publishing.publication.gaps import examine, examine_revision
from translations.publishing.publication.refusals import NotPublishedError

logger = logging.getLogger("translations.publishing.publication")

#: What Wagtail's `publish_scheduled` calls its doing.
AT_ITS_HOUR = "wagtail.publish.scheduled"

#: Translations that have just passed, and are being saved and published in one step.
_passing: ContextVar[frozenset[int]] = ContextVar("passing", default=frozenset())


def stand_guard() -> None:
    """Wrap both methods; again is once."""
    if not hasattr(PublishRevisionAction.execute, "__wrapped__"):
        PublishRevisionAction.execute = _guarded_publication(PublishRevisionAction.execute)
        TranslationSource.create_or_update_translation = _guarded_save(
            TranslationSource.create_or_update_translation
        )


def _guarded_publication(execute: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(execute)
    def guarded(action: PublishRevisionAction, *args: Any, **kwargs: Any) -> Any:
        translation = translation_of(action.object)
        if translation and translation.pk not in _passing.get():
            try:
                require_publishable(examine_revision(translation, action.revision))
            except NotPublishedError as refusal:
                if action.log_action != AT_ITS_HOUR:
                    raise
                # One of many whose hour has come; the others are to go live.
                logger.warning("Not published at its hour: %s", refusal)
                return None
        return execute(action, *args, **kwargs)

    return guarded


def _guarded_save(save: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(save)
    def guarded(
        source: TranslationSource,
        locale: Any,
        user: Any = None,
        publish: bool = True,
        **kwargs: Any,
    ) -> Any:
        translation = source.translations.filter(target_locale=locale).first()
        if translation is None or not _knows_drafts(source):
            return save(source, locale, user=user, publish=publish, **kwargs)
        # The very object that is to be saved: a stored source may have become newer.
        translation.source = source
        if publish:
            require_publishable(examine(translation))
        elif target := _what_visitors_read(translation):
            # Upstream would write the draft over it. A mirror cannot have one: it stays a mirror.
            if not is_mirror(target):
                save_draft(translation, user=user)
            return target, False
        with _let_pass(translation):
            return save(source, locale, user=user, publish=publish, **kwargs)

    return guarded


@contextmanager
def _let_pass(translation: Translation) -> Iterator[None]:
    token = _passing.set(_passing.get() | {translation.pk})
    try:
        yield
    finally:
        _passing.reset(token)


def _knows_drafts(source: TranslationSource) -> bool:
    """What knows no drafts has to be saved in the source's words when it is sent for translation."""
    return issubclass(source.specific_content_type.model_class(), DraftStateMixin)


def live_target(translation: Translation) -> Any:
    """The translated page or entry, if visitors read it as such: a mirror of the original is none."""
    target = _what_visitors_read(translation)
    return None if target is None or is_mirror(target) else target


def _what_visitors_read(translation: Translation) -> Any:
    target = translation.source.object.get_instance_or_none(translation.target_locale)
    return target if target is not None and target.live else None
