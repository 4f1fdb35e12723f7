"""Patches of Wagtail and wagtail-localize work beside other packages' wrappers, and a lost one is reported."""

from functools import wraps

import pytest
from django.core.checks import ERROR
from django.core.checks.registry import registry
from django.db.models.signals import post_save
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin.forms.choosers import URLOrAbsolutePathField
from wagtail.admin.forms.models import WagtailAdminDraftStateFormMixin
from wagtail.admin.views.generic.chooser import CreateViewMixin
from wagtail.models import PagePermissionTester, ReferenceIndex
from wagtail_localize import models as wagtail_localize
from wagtail_localize.models import SegmentOverride, StringTranslation, TranslationSource
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from articles.protection.enforcement import install_protection
from forms.readiness import beat
from tests.translations.publishing import guide, sent
from translations.publishing.dates import install_expiry_with_the_original
from translations.publishing.offline import install_offline_rights
from translations.publishing.publication import NotPublishedError
from translations.publishing.publication.enforcement import install_publication_gate
from translations.upstream import patches
from translations.upstream.checks import check_patches
from translations.upstream.empty_forms import install_empty_forms
from translations.upstream.lost_choices import install_lost_choices
from translations.upstream.passed_dates import install_passed_dates
from translations.upstream.reasons import install_localized_errors
from translations.upstream.titles import install_title_receiver
from translations.upstream.usage import install_usage_of_choices

METHODS = [
    (PublishRevisionAction, "execute"),
    (TranslationSource, "create_or_update_translation"),
    (StringTranslation, "get_error"),
    (SegmentOverride, "get_error"),
    (UnpublishPageAction, "execute"),
    (DeletePageAction, "execute"),
    (MovePageAction, "execute"),
    (UnpublishAction, "execute"),
    (WagtailAdminDraftStateFormMixin, "clean"),
    (TranslationSource, "_get_segments_for_translation"),
    (StreamFieldSegmentsWriter, "handle_block"),
    (ReferenceIndex, "_extract_references_from_object"),
    (PagePermissionTester, "can_unpublish"),
    (PagePermissionTester, "can_delete"),
    (URLOrAbsolutePathField, "to_python"),
    (CreateViewMixin, "dispatch"),
]
every_method = pytest.mark.parametrize(
    ("owner", "name"), METHODS, ids=[f"{owner.__name__}.{name}" for owner, name in METHODS]
)


def traced(method, calls):
    """Wrap a method as a tracing package does."""

    @wraps(method)
    def trace(*args, **kwargs):
        calls.append(method)
        return method(*args, **kwargs)

    return trace


def install_all():
    install_publication_gate()
    install_localized_errors()
    install_title_receiver()
    install_protection()
    install_offline_rights()
    install_expiry_with_the_original()
    install_passed_dates()
    install_lost_choices()
    install_usage_of_choices()
    install_empty_forms()


@pytest.fixture
def fresh_process(monkeypatch):
    """No patch installed yet, as before `AppConfig.ready`; afterwards everything is as it was."""
    for owner, name in METHODS:
        monkeypatch.setattr(owner, name, patches.original(owner, name))
    monkeypatch.setattr(patches, "_patches", {})
    return monkeypatch


def publish(made):
    page = made.get_target_instance()
    page.get_latest_revision().publish()


def path_of(owner, name):
    return f"{owner.__module__}.{owner.__name__}.{name}"


def test_every_required_patch_is_in_place():
    assert patches.lost() == []
    assert check_patches() == []


def test_the_patches_are_checked_with_every_system_check():
    assert check_patches in registry.get_checks()


def test_before_installation_every_patch_is_reported(fresh_process):
    assert patches.lost() == list(patches.REQUIRED)

    install_all()

    assert patches.lost() == []


@every_method
def test_installing_again_wraps_nothing_twice(owner, name):
    before = getattr(owner, name)

    install_all()

    assert getattr(owner, name) is before


@every_method
def test_a_method_that_another_package_wrapped_before_is_patched(owner, name, fresh_process):
    fresh_process.setattr(owner, name, traced(getattr(owner, name), []))

    install_all()

    assert patches.original(owner, name).__wrapped__.__name__ == name
    assert patches.lost() == []


@every_method
def test_a_method_that_another_package_wraps_later_still_counts_as_patched(
    owner, name, monkeypatch
):
    around = traced(getattr(owner, name), [])
    monkeypatch.setattr(owner, name, around)

    install_all()

    assert patches.lost() == []
    assert getattr(owner, name) is around


@every_method
def test_a_replacement_that_wraps_only_upstreams_method_is_an_error(owner, name, monkeypatch):
    monkeypatch.setattr(owner, name, traced(patches.original(owner, name), []))

    [error] = check_patches()

    assert (error.id, error.level) == ("translations.E010", ERROR)
    assert path_of(owner, name) in error.msg
    assert "functools.wraps" in error.hint


@every_method
def test_a_replacement_by_a_plain_function_is_an_error(owner, name, monkeypatch):
    monkeypatch.setattr(owner, name, lambda *_args, **_kwargs: None)

    assert patches.lost() == [path_of(owner, name)]


@every_method
def test_a_lost_patch_can_be_installed_again(owner, name, fresh_process):
    install_all()
    fresh_process.setattr(owner, name, patches.original(owner, name))
    assert patches.lost() == [path_of(owner, name)]

    install_all()

    assert patches.lost() == []


def test_a_receiver_that_is_connected_again_is_an_error():
    receiver = wagtail_localize.post_save_string_translation
    post_save.connect(receiver, sender=StringTranslation)
    try:
        [error] = check_patches()
    finally:
        assert post_save.disconnect(receiver, sender=StringTranslation)

    assert "wagtail_localize.models.post_save_string_translation" in error.msg


def test_a_patch_outside_the_registry_is_refused():
    with pytest.raises(ValueError, match=r"patches\.REQUIRED"):
        patches.install(TranslationSource, "update_from_db", lambda method: method)


@pytest.mark.django_db
@pytest.mark.parametrize("order", ["before", "after"])
def test_the_gate_refuses_whatever_wraps_its_methods(order, fresh_process):
    calls = []

    def trace_all():
        for owner, name in METHODS[:2]:
            fresh_process.setattr(owner, name, traced(getattr(owner, name), calls))

    steps = [trace_all, install_all] if order == "before" else [install_all, trace_all]
    for step in steps:
        step()
    made = sent(guide())
    calls.clear()

    with pytest.raises(NotPublishedError):
        publish(made)
    with pytest.raises(NotPublishedError):
        made.save_target(publish=True)

    assert not made.get_target_instance().live
    assert len(calls) == (0 if order == "before" else 2)


@pytest.mark.django_db
def test_a_lost_gate_is_not_ready(client, monkeypatch):
    beat()
    assert client.get("/readyz").json()["problems"] == []
    monkeypatch.setattr(
        PublishRevisionAction, "execute", patches.original(PublishRevisionAction, "execute")
    )

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["problems"] == ["upstream_patches_lost"]
