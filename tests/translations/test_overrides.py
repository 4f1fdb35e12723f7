"""What a translator may put in the place of a link or a picture."""

import json
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail_localize.models import SegmentOverride

from core.models import Picture
from tests import factories
from tests.databases.worlds import world

pytestmark = pytest.mark.django_db

TEXT = '<p>See <a href="https://a.example/">one</a>.</p>'


@world
def made():
    picture = Picture.objects.create(title="Hands", file=get_test_image_file())
    figure = {"image": picture, "alt_text": "Hands", "decorative": False, "caption": ""}
    video = {"url": "https://vimeo.com/123456", "title": "Film", "poster": None, "alt_text": ""}
    page = factories.standard_page(body=[("text", TEXT), ("figure", figure), ("video", video)])
    return factories.translation(page)


def override(made, ending, value):
    at = next(
        row
        for row in made.source.overridablesegment_set.select_related("context")
        if row.context.path.endswith(ending)
    )
    row, _created = SegmentOverride.objects.update_or_create(
        locale=made.target_locale, context=at.context, defaults={"data_json": json.dumps(value)}
    )
    return SegmentOverride.objects.get(pk=row.pk)


LINK = "'https://a.example/'"


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        " javascript:alert(1)",
        "\u00a0javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "http://[",
        "https://a.example/ b",
        "https://a.example/\x00",
        "https://a.example/" + "x" * 3_000,
        ["https://a.example/"],
        {"href": "https://a.example/"},
        None,
        5,
        True,
    ],
)
def test_only_plain_addresses_take_the_place_of_a_link(made, value):
    row = override(made, LINK, value)

    assert row.has_error
    assert row.get_error()
    made.save_target(publish=False)
    rendered = made.source.get_ephemeral_translated_instance(made.target_locale, fallback=True)
    assert "https://a.example/" in rendered.body[0].value.source


@pytest.mark.parametrize(
    "value",
    [
        "https://lv.example/",
        "/lv/kontakti/",
        "#pieraksts",
        "mailto:a@b.example",
        "tel:+37124112420",
        "",
    ],
)
def test_web_mail_and_phone_addresses_are_taken(made, value):
    assert not override(made, LINK, value).has_error


def test_a_second_bad_address_is_refused_although_only_the_value_is_saved(made):
    override(made, LINK, "https://lv.example/")

    assert override(made, LINK, "javascript:alert(1)").has_error


def test_a_corrected_address_loses_its_error(made):
    override(made, LINK, "javascript:alert(1)")

    row = override(made, LINK, "https://lv.example/")

    assert (row.has_error, row.field_error) == (False, "")


def test_the_address_of_a_film_is_checked_like_in_its_own_form(made):
    assert override(made, ".url", "nonsense").has_error
    assert not override(made, ".url", "https://vimeo.com/654321").has_error


@pytest.mark.parametrize("value", [999_999, "abc", None, True, [1], 10**30])
def test_a_picture_that_does_not_exist_is_refused_before_publishing_fails(made, value):
    assert override(made, ".image", value).has_error

    made.save_target(publish=True)

    assert made.get_target_instance().body[1].value["image"]


def test_another_picture_is_taken_as_a_number_or_as_the_editor_sends_it(made):
    other = Picture.objects.create(title="Back", file=get_test_image_file("b.png"))

    assert not override(made, ".image", other.pk).has_error
    assert not override(made, ".image", str(other.pk)).has_error


def test_a_value_that_is_not_json_can_be_read_again(made):
    row = override(made, LINK, "https://lv.example/")
    row.data_json = "{broken\x00"
    row.save()

    row.refresh_from_db()
    assert row.has_error
    assert row.data == "{broken\x00"


def test_the_editor_passes_the_gate_each_time(made, admin_client):
    made.save_target(publish=False)
    at = next(
        row for row in made.source.overridablesegment_set.all() if row.context.path.endswith(LINK)
    )
    url = reverse("wagtail_localize:edit_override", args=[made.pk, at.pk])

    def put(value):
        return admin_client.put(
            url, urlencode({"value": value}), content_type="application/x-www-form-urlencoded"
        ).json()["error"]

    assert put("https://lv.example/") is None
    assert put("javascript:alert(1)")
    assert SegmentOverride.objects.get().has_error
    assert put("https://lv.example/lv/") is None
