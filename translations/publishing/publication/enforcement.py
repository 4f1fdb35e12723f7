"""The publication gate: wraps Wagtail's publishing action and wagtail-localize's save.

Neither method has a hook before it, and the signals after it come too late: half is
saved by then. `translations.apps` installs both patches through
`translations.upstream.patches`; `tests/translations/test_publication_routes.py` proves
that every way to publication passes them.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import gettext as _
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.admin import messages
from wagtail.models import DraftStateMixin, Locale
from wagtail_localize.models import Translation, TranslationSource

from translations.access.people import AnyUser
from translations.language.current import current_request
from translations.language.managed import is_mirror, translation_of
from translations.publishing.dates import hand_down, settle
from translations.publishing.publication.answers import require_publishable
from translations.publishing.publication.checks import check_every
from translations.publishing.publication.drafts import save_draft
from translations.publishing.publication.gaps import examine, examine_revision
from translations.upstream import patches

logger = logging.getLogger("translations.publishing.publication")

#: Keys of translations that the gate has examined in this save: publication does not examine them twice.
_passing: ContextVar[frozenset[int]] = ContextVar("passing", default=frozenset())


def install_publication_gate() -> None:
    """Patch both methods. Idempotent."""
    patches.install(PublishRevisionAction, "execute", _guarded_publication)
    patches.install(TranslationSource, "create_or_update_translation", _guarded_save)


def _guarded_publication(execute: patches.Method) -> patches.Method:
    def guarded(action: PublishRevisionAction, *args: object, **kwargs: object) -> object:
        _check(action)
        if settle(action.object):
            _tell_of_the_removed_date()
        return execute(action, *args, **kwargs)

    return guarded


def _tell_of_the_removed_date() -> None:
    if request := current_request():
        messages.info(request, _("The expiry date had passed and was removed."))


def _check(action: PublishRevisionAction) -> None:
    check_every(action.object)
    translation = translation_of(action.object)
    if translation and translation.pk not in _passing.get():
        require_publishable(examine_revision(translation, action.revision))


def _guarded_save(save: patches.Method) -> patches.Method:
    def guarded(
        source: TranslationSource,
        locale: Locale,
        user: AnyUser | None = None,
        publish: bool = True,
        **kwargs: object,
    ) -> object:
        translation = source.translations.filter(target_locale=locale).first()
        if translation is None or not _has_drafts(source):
            return save(source, locale, user=user, publish=publish, **kwargs)
        # Not the stored source, which may be newer than the object being saved.
        translation.source = source
        if publish:
            require_publishable(examine(translation))
            if original := source.get_source_instance():
                hand_down(original)
        elif target := _live_instance(translation):
            # Upstream would overwrite the live page with the draft. A mirror has no drafts.
            if not is_mirror(target):
                save_draft(translation, user=user)
            return target, False
        with _already_examined(translation):
            return save(source, locale, user=user, publish=publish, **kwargs)

    return guarded


@contextmanager
def _already_examined(translation: Translation) -> Iterator[None]:
    token = _passing.set(_passing.get() | {translation.pk})
    try:
        yield
    finally:
        _passing.reset(token)


def _has_drafts(source: TranslationSource) -> bool:
    """Models without drafts are saved with the source's words when sent for translation."""
    return issubclass(source.specific_content_type.model_class(), DraftStateMixin)


def live_target(translation: Translation) -> DraftStateMixin | None:
    """Return the live translated page or entry; ``None`` for drafts and for mirrors of the original."""
    target = _live_instance(translation)
    return None if target is None or is_mirror(target) else target


def _live_instance(translation: Translation) -> DraftStateMixin | None:
    target = translation.source.object.get_instance_or_none(translation.target_locale)
    return target if target is not None and target.live else None
