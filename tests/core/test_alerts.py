"""A line on top of every page, for a time, in each language."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.models import Alert
from core.ready_pages.recording import recording
from tests import factories
from tests.visitor import words

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _site():
    factories.site()


def alert(text: str = "Closed until Monday.", **fields) -> Alert:
    return Alert.objects.create(text=text, locale=factories.locale("en"), **fields)


def shown(visitor, code: str = "en") -> list[str]:
    return [words(line) for line in visitor.read(f"/{code}/").select(".alerts li")]


def test_without_one_the_page_has_no_place_for_it(visitor):
    assert not visitor.read("/en/").select(".alerts")


def test_it_is_on_top_of_every_page_in_its_language(visitor):
    factories.translated(alert(), "ru", text="До понедельника закрыто.")

    assert shown(visitor) == ["Closed until Monday."]
    assert shown(visitor, "ru") == ["До понедельника закрыто."]
    assert visitor.get("/en/nothing/").content.count(b"Closed until Monday.") == 1


def test_where_it_is_not_translated_it_is_in_the_source_language_and_says_so(visitor):
    alert()

    line = visitor.read("/lv/").select_one(".alerts li")

    assert (words(line), line["lang"]) == ("Closed until Monday.", "en")


@pytest.mark.parametrize(
    ("starts", "ends", "is_shown"),
    [
        (-1, 1, True),
        (-2, -1, False),
        (1, 2, False),
        (None, 1, True),
        (-1, None, True),
        (None, -1, False),
    ],
)
def test_it_is_shown_for_its_time_only(visitor, starts, ends, is_shown):
    now = timezone.now()
    moments = [hours if hours is None else now + hours * HOUR for hours in (starts, ends)]
    alert(starts_at=moments[0], ends_at=moments[1])

    assert bool(shown(visitor)) == is_shown


def test_a_translation_has_the_times_of_its_original(visitor):
    original = alert()
    factories.translated(original, "ru", text="Закрыто.")
    original.ends_at = timezone.now() - HOUR
    original.save()

    assert shown(visitor, "ru") == []


def test_a_ready_page_is_true_until_the_next_change(visitor):
    ends = timezone.now() + HOUR / 60
    alert(ends_at=ends)

    with recording((1, 1)) as record:
        visitor.read("/en/")

    assert record.until == ends


def test_a_draft_is_not_shown(visitor):
    alert(live=False)

    assert shown(visitor) == []


def test_it_leads_to_its_page_in_the_readers_language(visitor):
    about = factories.standard_page(title="Holidays", slug="holidays")
    factories.translated(about, "lv", slug="brivdienas")
    alert(page=about)

    assert visitor.read("/lv/").select_one('.alerts a[href="/lv/brivdienas/"]')


def test_an_end_before_the_beginning_is_refused():
    now = timezone.now()

    with pytest.raises(ValidationError):
        Alert(text="x", locale=factories.locale("en"), starts_at=now, ends_at=now).full_clean()
