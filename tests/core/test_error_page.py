"""The page for an error of ours: without a database, in three languages, with the phone, and true."""

import pytest

from core.views import server_error
from forms import remembered
from forms.remembered import known_phone
from tests.visitor import soup, words

TOLD = {
    "en": ("have been told", "Nobody has been told"),
    "lv": ("jau ir paziņots", "Neviens par to vēl nav informēts"),
    "ru": ("уже сообщено", "пока никто не знает"),
}


@pytest.mark.once
@pytest.mark.parametrize("dsn", ["", "https://key@sentry.example/1"], ids=["nobody", "reported"])
def test_it_says_in_each_language_whether_somebody_was_told(rf, settings, dsn):
    settings.SENTRY_DSN = dsn

    response = server_error(rf.get("/lv/"))
    text = words(soup(response).main)

    assert response.status_code == 500
    for told, untold in TOLD.values():
        assert (told in text) == bool(dsn)
        assert (untold in text) != bool(dsn)


@pytest.mark.once
def test_it_has_the_number_three_times_and_a_link_that_dials_it(rf):
    page = soup(server_error(rf.get("/lv/"), "+371 24 11 24 20"))

    links = [link["href"] for link in page.select("a[href^=tel]")]
    assert links == ["tel:+37124112420"] * 3


@pytest.mark.once
def test_the_number_is_the_one_that_a_form_has_shown_else_that_of_the_setting(
    settings, monkeypatch
):
    settings.FALLBACK_PHONE = "+371 1"
    monkeypatch.setattr(
        remembered, "_known", {"/lv/": {"phone_display": "+371 2", "phone_uri": "tel:2"}}
    )
    assert known_phone("/lv/") == "+371 2"

    monkeypatch.setattr(remembered, "_known", {})
    assert known_phone("/lv/") == "+371 1"


@pytest.mark.once
def test_a_cache_that_fails_leaves_the_number_of_the_setting(settings, monkeypatch):
    def fail(_path):
        raise ConnectionError

    settings.FALLBACK_PHONE = "+371 1"
    monkeypatch.setattr(remembered, "recall", fail)

    assert known_phone("/lv/") == "+371 1"
