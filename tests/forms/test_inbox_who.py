"""Who is this: the language of the call, the same person, what a colleague has open, and the search."""

import datetime

import pytest
from django.utils import timezone, translation

from forms.inbox.correcting import CallerForm
from forms.keeping import keep_all, made_of
from forms.marks import folded, marks, wanted
from forms.models import CallbackRequest, Status
from tests.forms.inbox import (
    ANNA,
    BORIS,
    address,
    hours_ago,
    ilze,
    names,
    oleg,
    page_of,
    received,
    step,
)
from tests.visitor import soup, words

__all__ = ["ilze", "oleg"]

LABELS = {
    "phone_key": "phone",
    "fields": {"language": {"label": "Language", "choices": {"en": "English", "ru": "Русский"}}},
}


def asked_in(language, **fields):
    """A request from an English page that asks to be called in another language."""
    made = received(answers={"language": language}, labels=LABELS, **fields)
    CallbackRequest.objects.filter(pk=made.pk).update(**made_of(made.answers, LABELS))
    return CallbackRequest.objects.get(pk=made.pk)


def found(visitor, text):
    response = visitor.post(address("search"), {"text": text}, follow=True)
    return names(soup(response))


# Marks


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Анна", "Anna"),
        ("berzins", "Bērziņš"),
        ("Юлия", "Jūlija"),
        ("Julia", "Юлия"),
        ("Жанна", "Žanna"),
        ("Olga", "Ольга"),
        ("Алена", "Алёна"),
    ],
)
def test_letters_are_compared_across_alphabets(typed, meant):
    assert folded(typed) == folded(meant)


def test_marks_narrow_and_never_hide():
    stored = marks(ANNA, ["Anna Bērziņa"], ["Sāp mugura"])

    for part in ("2411", "112420", "berz", "ērziņ", "mugur", "Анна", "ann"):
        assert all(f" {mark} " in stored for mark in wanted(part)), part
    assert wanted("ab") == wanted("24") == set()


def test_marks_say_nothing_without_the_key(settings):
    before = marks(ANNA, ["Anna"], [])
    settings.CALLBACK_DIGEST_KEY = "another key that is long enough for this"

    assert marks(ANNA, ["Anna"], []) != before


# Language


@pytest.mark.django_db
def test_the_language_is_the_one_of_the_call(ilze):
    asked_in("ru", name="Russian")
    received(name="English")

    page = ilze.read(address("index"))
    assert words(page.select(".request-badge--language")[0]) == "Русский"
    assert names(ilze.read(address("index") + "?language=ru")) == ["Russian"]
    data = {"format": "csv", "reason": "A test"}
    assert "Русский" in ilze.post(address("export"), data).content.decode()


@pytest.mark.django_db
def test_requests_of_older_versions_get_language_and_marks():
    made = received(answers={"language": "ru"}, labels=LABELS)
    assert keep_all() == 1

    after = CallbackRequest.objects.get()
    assert (after.call_language, after.updated_at) == ("ru", made.updated_at)
    assert keep_all() == 0


# The same person


@pytest.mark.django_db
def test_the_same_number_is_said_in_the_list_and_on_the_request(ilze):
    earlier = received(number=ANNA, status=Status.BOOKED, closed_at=timezone.now())
    CallbackRequest.objects.filter(pk=earlier.pk).update(created_at=hours_ago(24 * 30))
    made = received(number=ANNA)

    assert "Booked before" in words(ilze.read(address("index")).select_one(".inbox-line"))
    received(number=ANNA)
    assert "2 requests today" in words(ilze.read(page_of(made)).select_one(".request-head"))


@pytest.mark.django_db
def test_one_call_closes_merged_requests_and_the_earlier_promise_counts(ilze):
    first = received(number=ANNA, due_at=hours_ago(2))
    second = received(number=ANNA, due_at=hours_ago(1))
    ilze.post(
        address("merge", second.pk),
        {"other": first.pk, "seen": second.updated_at.isoformat()},
    )

    assert len(names(ilze.read(address("index")))) == 1
    main = CallbackRequest.objects.get(pk=second.pk)
    assert main.due_at == first.due_at
    step(ilze, main, "booked")
    assert {one.status for one in CallbackRequest.objects.all()} == {Status.BOOKED}
    page = ilze.read(page_of(main))
    ilze.post(page.select_one(".request-undo")["action"], {"page": main.pk})
    assert {one.status for one in CallbackRequest.objects.all()} == {Status.NEW}


@pytest.mark.django_db
def test_merged_requests_are_taken_apart(ilze):
    first, second = received(number=ANNA), received(number=ANNA)
    data = {"other": second.pk, "seen": first.updated_at.isoformat()}
    ilze.post(address("merge", first.pk), data)
    merged = CallbackRequest.objects.get(pk=second.pk)
    assert merged.merged_into_id == first.pk

    data = {"apart": "yes", "seen": merged.updated_at.isoformat()}
    ilze.post(address("merge", merged.pk), data)

    assert len(names(ilze.read(address("index")))) == 2


@pytest.mark.django_db
def test_a_colleague_who_has_it_open_is_named(ilze, oleg):
    made = received()
    oleg.get(page_of(made))

    assert "Open at Oleg" in words(ilze.read(address("index")).select_one(".inbox-line"))
    assert ilze.get(address("counts"), {"at": made.pk}).json()["others"] == ["Oleg"]
    assert "Open at Ilze" not in words(ilze.read(page_of(made)))


@pytest.mark.django_db
def test_the_list_hears_who_opens_and_who_leaves_a_request(ilze, oleg):
    made = received()
    desks = [ilze.get(address("counts"), {"desks": 1}).json()["desks"]]
    for visitor in (ilze, oleg):
        visitor.get(page_of(made))
        desks.append(ilze.get(address("counts"), {"desks": 1}).json()["desks"])
    made.desks.update(seen_at=hours_ago(1))
    desks.append(ilze.get(address("counts"), {"desks": 1}).json()["desks"])

    assert desks == ["", "", f"{made.pk}:{oleg.user.pk}", ""]
    assert ilze.read(address("index")).select_one("[data-live]")["data-inbox"].endswith("?desks=1")


# Corrections


@pytest.mark.django_db
def test_name_number_and_language_are_corrected_and_what_was_sent_is_kept(ilze):
    made = received(name="Ana", number=ANNA)
    ilze.post(
        address("correct", made.pk),
        {
            "name": "Anna",
            "number": "29000111",
            "language": "ru",
            "seen": made.updated_at.isoformat(),
        },
    )

    after = CallbackRequest.objects.get()
    assert (after.visitor_name, after.phone, after.speaks) == ("Anna", BORIS, "ru")
    assert CallbackRequest.objects.from_number(BORIS).exists()
    page = words(ilze.read(page_of(made)))
    assert "As the visitor sent it: Ana, +371 24 11 24 20, English." in page
    assert "Name, number or language corrected" in page


@pytest.mark.django_db
def test_a_corrected_number_keeps_its_extension_and_the_one_before(ilze):
    made = received(number=ANNA, answers={"phone_as_typed": "24112420 iekš. 17"})
    ilze.post(
        address("correct", made.pk),
        {"number": "29000111 ext. 45", "language": "en", "seen": made.updated_at.isoformat()},
    )

    page = ilze.read(page_of(made))
    assert page.select_one(".request-call")["href"] == f"tel:{BORIS},45"
    assert "24112420 iekš. 17, English." in words(page)


@pytest.mark.django_db
def test_the_extension_of_a_caller_is_dialled(ilze):
    data = {"number": "29000111 iekš. 45", "language": "lv"}
    page = soup(ilze.post(address("caller"), data, follow=True))

    assert page.select_one(".request-call")["href"] == f"tel:{BORIS},45"


@pytest.mark.parametrize(("language", "name"), [("lv", "Vārds"), ("ru", "Имя")])
def test_a_caller_has_the_name_of_a_person_and_speaks_as_reception_does(language, name):
    with translation.override(language):
        form = CallerForm()
        assert form["name"].label == name
        assert form["language"].initial == language


@pytest.mark.django_db
def test_a_caller_is_entered_by_hand(ilze):
    data = {"name": "Dace", "number": "29000111", "language": "lv", "text": "Mugura"}
    response = ilze.post(address("caller"), data, follow=True)

    made = CallbackRequest.objects.get()
    assert (made.visitor_name, made.phone, made.speaks, made.by_phone) == (
        "Dace",
        BORIS,
        "lv",
        True,
    )
    assert made.due_at > timezone.now()
    assert "Entered by hand" in words(soup(response))
    assert "Enter the whole phone number" in words(
        soup(ilze.post(address("caller"), {"number": "12", "language": "lv"}))
    )


@pytest.mark.django_db
def test_an_extension_is_dialled_after_a_pause(ilze):
    received(number=ANNA, answers={"phone_as_typed": "24112420 iekš. 17"})

    link = ilze.read(address("index")).select_one(".request-call")
    assert link["href"] == f"tel:{ANNA},17"
    assert "ext. 17" in words(link)


# Search


@pytest.mark.django_db
def test_the_search_looks_in_all_boxes_and_in_what_was_said(ilze):
    received(name="Anna", answers={"message": "Sāp mugura"}, suspicion=["link"])
    closed = received(name="Boris", number=BORIS, status=Status.CLOSED)
    ilze.post(address("note", closed.pk), {"note": "Prefers mornings"})
    keep_all()

    assert found(ilze, "Анна") == ["Anna"], "suspicious, in another alphabet"
    assert found(ilze, "mugura") == ["Anna"]
    assert found(ilze, "0011") == ["Boris"], "closed, by a part of the number"
    assert found(ilze, "mornings") == ["Boris"], "in a note"
    assert found(ilze, "mornings mugura") == []


@pytest.mark.django_db
def test_an_address_with_digits_is_found_by_its_letters(ilze):
    received(name="Anna", answers={"email": "anna1985@example.lv"})
    received(name="Boris", number="+37129198500", answers={"email": "boris@example.lv"})
    keep_all()

    assert found(ilze, "anna1985@example.lv") == ["Anna"]
    assert found(ilze, "Anna1985") == ["Anna"]


@pytest.mark.django_db
def test_a_day_is_found(ilze):
    day = timezone.localdate() - datetime.timedelta(days=40)
    noon = datetime.datetime.combine(day, datetime.time(12), timezone.get_default_timezone())
    received(name="Old", created_at=noon, due_at=noon)
    received(name="New")

    assert found(ilze, f"{day:%d.%m.%Y}") == ["Old"]
    assert found(ilze, day.isoformat()) == ["Old"]
