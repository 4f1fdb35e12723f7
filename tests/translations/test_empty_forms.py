"""What is posted to a dialog without the field that its script always sends is answered, never an error 500."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from wagtail.admin.forms.choosers import ExternalLinkChooserForm, URLOrAbsolutePathField
from wagtail.admin.views.generic.chooser import CreateView, CreateViewMixin

from translations.upstream import patches


class NoForm(CreateView):
    """Of a chooser that creates nothing."""

    def can_create(self) -> bool:
        return True


@pytest.fixture
def post(rf):
    return rf.post("/")


def test_an_external_link_without_a_url_is_asked_for_it():
    assert ExternalLinkChooserForm({}).errors["url"]
    with pytest.raises(ValidationError):
        URLOrAbsolutePathField().clean(None)


@pytest.mark.parametrize("url", ["/en/", "https://example.org/"])
def test_a_link_with_a_url_is_as_before(url):
    assert URLOrAbsolutePathField().clean(url) == url


def test_a_chooser_without_a_form_has_no_address_to_create(post):
    with pytest.raises(Http404):
        NoForm.as_view()(post)


def test_upstream_fails_without_a_url():
    """Once this fails, `translations.upstream.empty_forms` is needed no longer for the link."""
    with pytest.raises(AttributeError):
        patches.original(URLOrAbsolutePathField, "to_python")(URLOrAbsolutePathField(), None)


def test_upstream_fails_without_a_form(post):
    """Once this fails, `translations.upstream.empty_forms` is needed no longer for the choosers."""
    view = NoForm()
    view.setup(post)

    with pytest.raises(AttributeError):
        patches.original(CreateViewMixin, "dispatch")(view, post)
