"""The reason for a refused string is shown in the reader's language, not in the author's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation as language
from wagtail_localize.models import SegmentOverride

from tests import factories
from tests.translations.desk import address, page_to_translate, segment, translator
from tests.translations.people import person
from translations.publishing.publication import examine

pytestmark = pytest.mark.django_db

ENGLISH = "The numbers differ: the original says 20, the translation 30."
LATVIAN = "Skaitļi atšķiras: oriģinālā 20, tulkojumā 30."


@pytest.fixture
def made():
    """A Latvian page whose number an English-speaking colleague got wrong."""
    factories.site()
    made = page_to_translate()
    factories.say_at(
        made, segment(made, "Rest your arm for 20 minutes."), "Atpūtiniet roku 30 minūtes."
    )
    return made


def in_latvian(user):
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "lv"})
    return user


def test_both_read_it_in_their_own_language(made, client):
    assert ENGLISH in translator("lv").get(address(made)).text

    client.force_login(in_latvian(person("translator")))

    assert LATVIAN in client.get(address(made)).text
    assert LATVIAN in client.get("/admin/translations/doubts/").text


def test_the_gate_and_the_catalogue_tell_it_too(made):
    with language.override("lv"):
        refused = examine(made).refused

    assert LATVIAN in [gap.message for gap in refused]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Lēni\x08 glāsti", "vadības rakstzīmes"),
        ("x" * 20_000, "pārāk garš"),
        ("Lēni <!-- --> glāsti", "Komentāri"),
    ],
)
def test_what_was_taken_out_before_it_was_kept_is_told_too(made, typed, said):
    row = factories.say(made, "standfirst", typed)

    with language.override("lv"):
        assert said in row.get_error()


def test_a_refused_link_is_told_in_the_readers_language():
    body = [("text", '<p>See <a href="https://a.example/">one</a>.</p>')]
    made = factories.translation(factories.standard_page(body=body))
    context = made.source.overridablesegment_set.get(data_json__contains="a.example").context
    row = SegmentOverride.objects.create(
        locale=made.target_locale, context=context, data_json='"javascript:alert(1)"'
    )

    with language.override("ru"):
        said = SegmentOverride.objects.get(pk=row.pk).get_error()

    assert row.has_error
    assert "javascript:" in said
    assert "Only web" not in said


def test_a_good_string_has_no_reason(made):
    row = factories.say(made, "standfirst", "Lēni glāsti gar roku.")

    assert row.get_error() is None


def test_many_refused_strings_cost_as_many_queries_as_one(made):
    costs = []
    client = translator("lv")
    for number in (1, 1, 9):  # the first time warms the caches
        body = [("text", "".join(f"<p>Rest for {20 + n} minutes.</p>" for n in range(number)))]
        other = page_to_translate(body=body, slug=f"arm-{len(costs)}")
        for row in other.source.stringsegment_set.filter(string__data__startswith="Rest for"):
            factories.say_at(other, row, "Atpūtieties 7 minūtes.")
        with CaptureQueriesContext(connection) as queries:
            client.get(address(other))
        costs.append(len(queries))

    assert costs[1] == costs[2]
