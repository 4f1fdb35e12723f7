"""Where apps add their content checks::

    hooks.register(CONTENT_CHECK, find_missing_topics)

A check is a function ``check(original: Original) -> Iterable[Finding]``. It is called with
drafts, too, so it expects empty fields and blocks.
"""

from collections.abc import Callable, Iterable

from wagtail import hooks

from checks.findings import Finding
from checks.parts import Original

CONTENT_CHECK = "register_content_check"

Check = Callable[[Original], Iterable[Finding]]


def content_checks() -> list[Check]:
    """Return the registered checks in the order of the hook."""
    return hooks.get_hooks(CONTENT_CHECK)
