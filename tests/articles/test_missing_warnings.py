"""Guides that name a contraindication which their readers do not get are found wherever one would look."""

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from articles.protection.missing import missing_warnings
from articles.readiness import problems
from tests import factories, pages
from tests.articles.warnings import entry_in, guide_in, lose
from tests.databases.worlds import world
from tests.translations.people import person

pytestmark = pytest.mark.django_db
TITLE = "Guides whose warning is missing"


@world
def family():
    """Thrombosis in English and Latvian, shown by a guide in both."""
    factories.site()
    family = entry_in("lv")
    guide_in("lv", entries=family[:1], title="Neck pain")
    return family


def found():
    return [(one.guide.locale.language_code, one.fault.value) for one in missing_warnings()]


def test_a_healthy_site_misses_no_warning(family):
    assert missing_warnings() == []
    assert problems() == []


def test_a_deleted_entry_is_missing_in_every_language(family):
    lose(family[0], delete=True)

    assert found() == [("en", "deleted"), ("lv", "deleted")]
    assert problems() == ["guide_warnings_missing"]


def test_an_original_that_is_offline_is_missing_where_there_is_no_translation(family):
    lose(family[0])

    assert found() == [("en", "offline")]
    assert problems() == ["guide_warnings_missing"]


def test_a_warning_in_the_language_of_the_original_is_listed_but_not_lost(family):
    lose(family[1])

    assert found() == [("lv", "foreign")]
    assert problems() == []


def test_an_entry_that_outlived_its_date_is_listed_but_not_lost(family):
    past = timezone.now() - datetime.timedelta(hours=1)
    Page.objects.filter(pk=family[0].pk).update(expire_at=past)
    call_command("publish_scheduled")

    assert found() == [("en", "expired")]
    assert problems() == []


def test_a_draft_guide_misses_nothing(family):
    lose(family[0], delete=True)
    for page in pages.ArticlePage.objects.all():
        page.unpublish()

    assert missing_warnings() == []


def test_the_number_of_queries_does_not_grow_with_the_guides(family, django_assert_num_queries):
    more = [entry_in("lv", title=f"Condition {number}")[0] for number in range(3)]
    for number in range(5):
        guide_in("lv", entries=more, title=f"Guide {number}")
    lose(more[0])

    with django_assert_num_queries(4):
        assert len(missing_warnings()) == 5


# The report


def test_the_report_leads_to_the_guide_and_the_entry(family, client):
    lose(family[0])
    client.force_login(person("editor"))

    content = client.get(reverse("missing_warnings")).content.decode()

    [one] = missing_warnings()
    assert "1 warning does not reach readers" in content
    assert reverse("wagtailadmin_pages:edit", args=[one.guide.pk]) in content
    assert reverse("wagtailadmin_pages:edit", args=[family[0].pk]) in content
    assert "The entry is not published." in content


def test_the_report_of_a_healthy_site_says_so(family, client):
    client.force_login(person("editor"))

    content = client.get(reverse("missing_warnings")).content.decode()

    assert "Every live guide shows all the warnings that it names." in content


@pytest.mark.parametrize(("role", "shown"), [("editor", True), ("reception", False)])
def test_who_finds_the_report_in_the_menu(family, client, role, shown):
    client.force_login(person(role))

    assert (TITLE in client.get(reverse("wagtailadmin_home")).content.decode()) is shown
    assert (client.get(reverse("missing_warnings")).status_code == 200) is shown


# The command and readiness


def status(**options):
    out = StringIO()
    call_command("translation_status", stdout=out, **options)
    return out.getvalue()


def test_the_command_counts_them_only_if_there_are_any(family):
    assert TITLE not in status()

    lose(family[0], delete=True)

    assert f"{TITLE}: 2" in status()


def test_the_command_fails_on_them_if_told_to_and_names_each(family):
    assert status(fail_on="warnings")
    lose(family[0])

    with pytest.raises(CommandError, match=r"en  warnings  Neck pain: “Thrombosis” \(offline\)"):
        status(fail_on="warnings")


def test_the_command_looks_only_at_the_language_that_it_is_told(family):
    lose(family[0])

    assert TITLE not in status(locale=["lv"], fail_on="warnings")


def test_the_command_finds_what_is_missing_in_the_language_that_it_is_told(family):
    lose(family[0], delete=True)

    with pytest.raises(CommandError, match=r"1 translation") as failed:
        status(locale=["lv"], fail_on="warnings")

    assert "lv  warnings  " in str(failed.value)


def test_readiness_names_the_code(family, client):
    lose(family[0])

    assert "guide_warnings_missing" in client.get("/readyz").json()["problems"]
