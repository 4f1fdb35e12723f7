"""The one mechanism for patches of Wagtail and wagtail-localize: wrapped methods and disconnected receivers.

`lost` names each required patch that is not in place; `translations.upstream.checks`
turns that into a system check, `translations.upstream.readiness` into a readiness code.
`tests/translations/test_upstream_gaps.py` has a test for each patch that fails once
upstream no longer needs it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from inspect import unwrap
from typing import Any

from django.dispatch import Signal

Method = Callable[..., Any]

#: Every patch that must be in place, by the path of what it replaces, with the effect of its loss.
#: Apps above this one add theirs by `require`.
REQUIRED = {
    "wagtail.actions.publish_revision.PublishRevisionAction.execute": (
        "Incomplete and unsafe translations can be published."
    ),
    "wagtail.actions.unpublish.UnpublishAction.execute": (
        "Translations go offline by a date that their original no longer has."
    ),
    "wagtail.admin.forms.models.WagtailAdminDraftStateFormMixin.clean": (
        "A page whose expiry date has passed cannot be saved."
    ),
    "wagtail.admin.forms.choosers.URLOrAbsolutePathField.to_python": (
        "An external link without a URL is an error 500."
    ),
    "wagtail.admin.views.generic.chooser.CreateViewMixin.dispatch": (
        "The address at which a chooser without a form creates an entry is an error 500."
    ),
    "wagtail.models.pages.PagePermissionTester.can_unpublish": (
        "Translators can take the pages of their language offline."
    ),
    "wagtail.models.pages.PagePermissionTester.can_delete": (
        "Translators can delete and move the pages of their language."
    ),
    "wagtail_localize.models.TranslationSource.create_or_update_translation": (
        "Incomplete and unsafe translations can be published, and drafts overwrite live pages."
    ),
    "wagtail_localize.models.StringTranslation.get_error": (
        "The reason for a refused string is shown in another user's language."
    ),
    "wagtail_localize.models.SegmentOverride.get_error": (
        "The reason for a refused link is shown in another user's language."
    ),
    "wagtail_localize.models.TranslationSource._get_segments_for_translation": (
        "A translation whose own picture was deleted is an error 500."
    ),
    "wagtail_localize.segments.ingest.StreamFieldSegmentsWriter.handle_block": (
        "A translation with its own picture is an error 500 once the original's was deleted."
    ),
    "wagtail.models.reference_index.ReferenceIndex._extract_references_from_object": (
        "Usage counts leave out the pictures that only a translation shows."
    ),
    "wagtail_localize.models.post_save_string_translation": (
        "Refused titles are copied to pages; one that is too long is an error 500."
    ),
}


@dataclass(frozen=True)
class WrappedMethod:
    owner: type
    name: str
    #: The method that our wrapper calls.
    original: Method
    #: Our function. Identity is the marker: an attribute would be copied by `functools.wraps`.
    wrapper: Method

    @property
    def is_in_place(self) -> bool:
        """Whether a call still reaches our wrapper, directly or through wrappers around it.

        Follows ``__wrapped__``. A wrapper without it counts as a replacement, even if it calls ours.
        """
        method = getattr(self.owner, self.name)
        return unwrap(method, stop=lambda one: one is self.wrapper) is self.wrapper


@dataclass(frozen=True)
class DisconnectedReceiver:
    signal: Signal
    receiver: Method
    sender: type

    @property
    def is_in_place(self) -> bool:
        key = (id(self.receiver), id(self.sender))
        return all(connected != key for connected, *_rest in self.signal.receivers)


_patches: dict[str, WrappedMethod | DisconnectedReceiver] = {}


def require(path: str, effect: str) -> None:
    """Add a patch to those that must be in place; ``effect`` says what its loss means."""
    REQUIRED[path] = effect


def install(owner: type, name: str, wrap: Callable[[Method], Method]) -> None:
    """Replace a method by ``wrap(method)``. Idempotent, whatever else has wrapped the method.

    Raises ``ValueError`` if the patch is missing from `REQUIRED`, ``AttributeError`` if
    the method is gone.
    """
    path = _required(f"{owner.__module__}.{owner.__qualname__}.{name}")
    patch = _patches.get(path)
    if patch is None or not patch.is_in_place:
        method = getattr(owner, name)
        wrapper = update_wrapper(wrap(method), method)
        setattr(owner, name, wrapper)
        _patches[path] = WrappedMethod(owner, name, method, wrapper)


def disconnect(signal: Signal, receiver: Method, sender: type) -> None:
    """Disconnect an upstream receiver. Idempotent; raises ``ValueError`` if missing from `REQUIRED`."""
    path = _required(f"{receiver.__module__}.{receiver.__qualname__}")
    signal.disconnect(receiver, sender=sender)
    _patches[path] = DisconnectedReceiver(signal, receiver, sender)


def original(owner: type, name: str) -> Method:
    """Return the method that our wrapper calls. Raises ``LookupError`` if it has no patch."""
    for patch in _patches.values():
        if isinstance(patch, WrappedMethod) and (patch.owner, patch.name) == (owner, name):
            return patch.original
    raise LookupError(f"{owner.__qualname__}.{name} has no patch")


def lost() -> list[str]:
    """Return the paths of required patches that were never installed or are no longer in place."""
    return [path for path in REQUIRED if path not in _patches or not _patches[path].is_in_place]


def _required(path: str) -> str:
    if path not in REQUIRED:
        raise ValueError(f"Add {path} to translations.upstream.patches.REQUIRED")
    return path
