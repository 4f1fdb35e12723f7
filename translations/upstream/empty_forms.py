"""Answers what is posted to a dialog of the admin without the field that its script always sends.

Wagtail raises ``AttributeError``, an error 500: for an external link without a URL, and at the
address where a chooser creates an entry if that chooser has no form for it.
"""

from typing import Any

from django.http import Http404
from wagtail.admin.forms.choosers import URLOrAbsolutePathField
from wagtail.admin.views.generic.chooser import CreateViewMixin

from translations.upstream import patches


def install_empty_forms() -> None:
    """Patch the field and the view. Idempotent."""
    patches.install(URLOrAbsolutePathField, "to_python", _of_nothing)
    patches.install(CreateViewMixin, "dispatch", _only_with_a_form)


def _of_nothing(to_python: patches.Method) -> patches.Method:
    def converted(field: URLOrAbsolutePathField, value: Any) -> Any:
        return to_python(field, "" if value is None else value)

    return converted


def _only_with_a_form(dispatch: patches.Method) -> patches.Method:
    def dispatched(view: Any, *args: Any, **kwargs: Any) -> Any:
        if view.can_create() and view.get_creation_form_class() is None:
            raise Http404
        return dispatch(view, *args, **kwargs)

    return dispatched
