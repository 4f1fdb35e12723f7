"""Every address of the admin can be opened: by a person who signs in again and is sent to where the session ended."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver
from wagtail.models import Collection, GroupApprovalTask, Site, Workflow

from accounts.models import User
from tests import factories
from tests.callbacks import callback_request
from tests.translations.people import person

pytestmark = pytest.mark.django_db

BROWSER = {"accept": "text/html,application/xhtml+xml", "sec-fetch-mode": "navigate"}
#: It ends the session, and has its tests; and the one with which an administrator tries the error page.
APART = {"admin/logout/", "admin/failwhale/"}


def addresses(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, before + str(pattern.pattern))
        else:
            yield before + str(pattern.pattern), pattern


@pytest.fixture
def existing() -> dict[str, Any]:
    """An existing value for each argument that an address may have."""
    factories.site()
    page = factories.standard_page(body=[("text", "<p>Slow</p>")])
    translation = factories.translation(page, "lv")
    picture = factories.picture()
    request = callback_request()
    task = GroupApprovalTask.objects.create(name="Read")
    workflow = Workflow.objects.create(name="Reading")
    return {
        "page_id": page.pk,
        "parent_page_id": page.get_parent().pk,
        "translation_id": translation.pk,
        "translation_source_id": translation.source_id,
        "string_segment_id": translation.source.stringsegment_set.first().pk,
        "overridable_segment_id": 1,
        "image_id": picture.pk,
        "revision_id": page.latest_revision_id,
        "user_id": User.objects.first().pk if User.objects.exists() else 1,
        "collection_id": Collection.get_first_root_node().pk,
        "request_id": request.pk,
        "reference": request.reference,
        "task_id": task.pk,
        "workflow_id": workflow.pk,
        "site_id": Site.objects.first().pk,
        "app_label": "articles",
        "model_name": "topic",
        "object_id": factories.topic().pk,
    }


def filled(route: str, existing: dict[str, Any]) -> str | None:
    """Return an address for a route; ``None`` for a pattern that is too free to fill in."""

    def value(found: re.Match[str]) -> str:
        kind, _, name = found[1].rpartition(":")
        if kind == "uuid":
            return str(existing["reference"])
        return str(existing.get(name, 1))

    plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route)
    plain = re.sub(r"<([^>]+)>", value, plain)
    plain = re.sub(r"\^|\\Z|\$", "", plain)
    return None if re.search(r"[()\[\]*+?\\|]", plain) else f"/{plain}"


def all_of_the_admin(existing: dict[str, Any]) -> list[str]:
    found = [
        filled(route, existing)
        for route, _pattern in addresses(get_resolver())
        if route.startswith("admin/") and route not in APART
    ]
    return sorted({address for address in found if address})


@pytest.fixture
def admin(client):
    client.raise_request_exception = False
    client.force_login(person("admin"))
    return client


@pytest.mark.nightly
def test_none_is_an_error_or_a_blank_page(admin, existing):
    wrong = {}

    for address in all_of_the_admin(existing):
        answer = admin.get(address, headers=BROWSER)
        if answer.status_code >= 500 or answer.status_code == 405:
            wrong[address] = answer.status_code

    assert wrong == {}


@pytest.fixture
def translation():
    factories.site()
    page = factories.standard_page(body=[("text", "<p>Slow</p>")])
    made = factories.translation(page, "lv")
    made.save_target()
    return made


def step_of(translation: Any, kind: str) -> str:
    key = translation.source.stringsegment_set.first().pk
    return f"/admin/localize/translate/{translation.pk}/{kind}/{key}/edit/"


@pytest.mark.parametrize("kind", ["strings", "overrides"])
def test_a_string_opened_after_signing_in_leads_to_its_translation(admin, translation, kind):
    answer = admin.get(step_of(translation, kind), headers=BROWSER)

    assert answer.status_code == 302
    assert answer["Location"] == translation.get_target_instance_edit_url()


@pytest.mark.parametrize("kind", ["strings", "overrides"])
def test_a_program_is_told_that_the_method_is_wrong(admin, translation, kind):
    answer = admin.get(step_of(translation, kind), headers={"accept": "application/json"})

    assert answer.status_code == 405
    assert "PUT" in answer["Allow"]


@pytest.mark.parametrize("step", ["status", "assign", "note"])
def test_a_step_of_a_request_leads_to_the_request(admin, step):
    factories.site()
    request = callback_request()
    page = f"/admin/callback-requests/{request.pk}/"
    assert admin.get(page, headers=BROWSER).status_code == 200

    assert admin.get(f"{page}{step}/", headers=BROWSER)["Location"] == page


def test_a_translation_whose_page_was_deleted_is_not_found(admin, translation):
    translation.get_target_instance().delete()
    translation.enabled = True
    translation.save()

    for path in ("preview/", "preview/default/"):
        address = f"/admin/localize/translate/{translation.pk}/{path}"
        assert admin.get(address, headers=BROWSER, follow=True).status_code == 404
