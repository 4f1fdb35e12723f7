"""A date typed the local way is that date, in every language of the admin; other text is refused."""

import datetime

import pytest
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from wagtail.admin.forms.models import formfield_for_dbfield

from articles.models import ArticlePage
from reviews.models import MedicalReview

LANGUAGES = [code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES]
DAY = datetime.date(2027, 4, 3)


def field(name):
    """Return the field as Wagtail's admin shows it."""
    model = MedicalReview if name == "next_due" else ArticlePage
    return formfield_for_dbfield(model._meta.get_field(name))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "typed",
    [
        "2027-04-03",
        "03.04.2027",
        "3.4.2027",
        "03.04.2027.",
        "03/04/2027",
        "3/4/2027",
        "3-4-2027",
        "3.4.27",
    ],
)
def test_a_date_is_taken_with_the_day_first(code, typed):
    with translation.override(code):
        assert field("next_due").clean(typed) == DAY


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "typed", ["2027-04-03 09:30", "03.04.2027 09:30", "3.4.2027. 9.30", "03/04/2027, 09:30"]
)
def test_a_moment_is_taken_with_the_day_first(code, typed):
    moment = timezone.make_aware(datetime.datetime(2027, 4, 3, 9, 30))  # noqa: DTZ001

    with translation.override(code):
        assert field("expire_at").clean(typed) == moment


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("typed", ["9:30", "09.30", "0930", "09:30:00"])
def test_a_time_is_taken_with_any_sign_between(code, typed):
    with translation.override(code):
        assert forms.TimeField().clean(typed) == datetime.time(9, 30)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_date_without_a_time_is_its_first_minute(code):
    with translation.override(code):
        found = field("go_live_at").clean("03.04.2027")

    assert timezone.localtime(found).date() == DAY
    assert timezone.localtime(found).time() == datetime.time(0, 0)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("typed", ["31.02.2027", "04/28/2027", "soon", "2027"])
def test_what_is_no_date_is_refused(code, typed):
    with translation.override(code), pytest.raises(ValidationError):
        field("next_due").clean(typed)
