"""What the publication gate consists of, each part by its values: consent, refusals, hindrances, added checks."""

import datetime
import re

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core import signing
from django.urls import reverse
from django.utils import translation as languages
from wagtail import hooks
from wagtail_localize.models import Translation

from translations.language.quality import ERROR, Finding, Problem
from translations.language.string_places import StringPlace
from translations.publishing.publication.answers import answer_to, asking, require_publishable
from translations.publishing.publication.checks import (
    EVERY_HOOK,
    HOOK,
    check_every,
    found_problems,
)
from translations.publishing.publication.gaps import Gap, Reason, Verdict
from translations.publishing.publication.hindrances import hindrances
from translations.publishing.publication.refusals import NotPublishedError

PLACE = StringPlace(1, 2)
TRANSLATION = Translation(pk=7)
NOW = datetime.datetime(2026, 11, 24, 10, 0, tzinfo=datetime.UTC)


def gap(reason: Reason = Reason.MISSING, source: str = "Slowly.", path: str = "body") -> Gap:
    return Gap(PLACE, reason, source=source, path=path)


def verdict(*, refused: tuple[Gap, ...] = (), opened: tuple[Gap, ...] = ()) -> Verdict:
    return Verdict(TRANSLATION, list(refused), list(opened))


OPEN = verdict(opened=(gap(),))
REFUSED = verdict(refused=(gap(Reason.SAFETY),))


def user(pk: int):
    return get_user_model()(pk=pk)


@pytest.fixture
def posted(rf):
    """A request of user 5 with answers to the question."""

    def make(*answers: str, by: int = 5):
        request = rf.post("/", {"publish_incomplete": list(answers)})
        request.user = user(by)
        return request

    return make


# The gaps of a verdict


def test_a_verdict_is_clean_only_without_any_gap():
    assert verdict().is_clean
    assert not OPEN.is_clean
    assert not REFUSED.is_clean


def test_each_refused_gap_is_named_by_its_kind():
    gaps = {reason: gap(reason) for reason in Reason}
    found = verdict(refused=tuple(gaps.values()))

    assert found.untranslated == [gaps[Reason.SAFETY]]
    assert found.unconfirmed == [gaps[Reason.MACHINE]]
    assert found.faulty == [gaps[Reason.ERROR], gaps[Reason.CHECK]]


@pytest.mark.parametrize(
    "other",
    [
        verdict(opened=(gap(source="Quickly."),)),
        verdict(opened=(gap(path="title"),)),
        verdict(opened=(gap(), gap())),
        Verdict(Translation(pk=8), [], [gap()]),
    ],
    ids=["another text", "another place", "one more", "another translation"],
)
def test_other_gaps_have_another_fingerprint(other):
    assert OPEN.fingerprint != other.fingerprint


def test_the_order_of_the_gaps_does_not_change_the_fingerprint():
    one, other = gap(path="a"), gap(path="b")

    assert verdict(opened=(one, other)).fingerprint == verdict(opened=(other, one)).fingerprint


# Consent


def test_without_a_request_only_refused_gaps_stop_a_publication():
    require_publishable(verdict())
    require_publishable(OPEN)
    with pytest.raises(NotPublishedError) as stopped:
        require_publishable(REFUSED)

    assert stopped.value.verdict is REFUSED


def test_a_request_without_consent_publishes_only_what_is_complete(posted):
    with asking(posted()):
        require_publishable(verdict())
        with pytest.raises(NotPublishedError) as stopped:
            require_publishable(OPEN)

    assert stopped.value.verdict is OPEN


def test_a_request_with_the_users_consent_publishes(posted):
    with asking(posted(answer_to(OPEN, user(5)))):
        require_publishable(OPEN)


def test_consent_does_not_help_against_a_refusal(posted):
    with asking(posted(answer_to(REFUSED, user(5)))), pytest.raises(NotPublishedError):
        require_publishable(REFUSED)


def test_nobody_is_asked_any_more_after_the_request(posted):
    with asking(posted()):
        pass
    require_publishable(OPEN)

    with pytest.raises(ZeroDivisionError), asking(posted()):
        raise ZeroDivisionError
    require_publishable(OPEN)


def test_one_question_inside_another_ends_alone(posted):
    with asking(posted()):
        with asking(posted(answer_to(OPEN, user(5)))):
            require_publishable(OPEN)
        with pytest.raises(NotPublishedError):
            require_publishable(OPEN)


OTHER = verdict(opened=(gap(source="Other"),))


@pytest.mark.parametrize(
    "answer",
    [
        lambda: answer_to(OPEN, user(6)),
        lambda: answer_to(OTHER, user(5)),
        lambda: answer_to(OPEN, user(5))[:-1],
        lambda: signing.dumps([5, OPEN.fingerprint]),
        lambda: signing.dumps([5, OPEN.fingerprint], salt="another"),
        lambda: signing.dumps([5], salt="translations.publish-incomplete"),
        lambda: "",
    ],
    ids=[
        "of another user",
        "to other gaps",
        "damaged",
        "without a salt",
        "to another question",
        "of another form",
        "empty",
    ],
)
def test_an_answer_that_is_no_consent_is_passed_over_and_the_next_one_read(posted, answer):
    with asking(posted(answer())), pytest.raises(NotPublishedError):
        require_publishable(OPEN)
    with asking(posted(answer(), answer_to(OPEN, user(5)))):
        require_publishable(OPEN)


def test_consent_holds_for_a_day(posted):
    with time_machine.travel(NOW, tick=False) as clock:
        given = answer_to(OPEN, user(5))
        clock.shift(datetime.timedelta(days=1))
        with asking(posted(given)):
            require_publishable(OPEN)
        clock.shift(datetime.timedelta(seconds=1))
        with asking(posted(given)), pytest.raises(NotPublishedError):
            require_publishable(OPEN)


def test_consent_signed_before_an_update_is_read_after_it(posted):
    """The salt is part of every form that is open in a browser while a new version is installed."""
    given = signing.dumps([5, OPEN.fingerprint], salt="translations.publish-incomplete")

    with asking(posted(given)):
        require_publishable(OPEN)


# Refusals


def test_a_refusal_names_the_translation_and_its_first_five_gaps():
    six = tuple(gap(Reason.SAFETY, path=f"p{number}") for number in range(6))

    assert str(NotPublishedError(verdict(refused=six))) == (
        "Translation 7 is not ready: "
        "p0 (safety); p1 (safety); p2 (safety); p3 (safety); p4 (safety)"
    )


def test_a_refusal_names_the_open_gaps_only_if_nothing_is_refused():
    both = verdict(refused=(gap(Reason.CHECK, path="a"),), opened=(gap(path="b"),))

    assert str(NotPublishedError(both)) == "Translation 7 is not ready: a (check)"
    assert str(NotPublishedError(OPEN)) == "Translation 7 is not ready: body (missing)"


# Hindrances


def test_every_kind_of_gap_is_described_and_leads_to_its_texts():
    gaps = {reason: gap(reason) for reason in Reason}
    opened = gaps.pop(Reason.MISSING)
    found = list(hindrances(verdict(refused=tuple(gaps.values()), opened=(opened, opened))))

    work = reverse("translations:work", args=[7])
    assert [(str(one.text), one.url) for one in found] == [
        ("1 text about safety is not translated yet", f"{work}?show=todo"),
        ("2 translations were refused and must be corrected", f"{work}?show=warnings"),
        ("1 machine draft has to be confirmed", f"{work}?show=machine"),
        ("2 texts are not translated yet", f"{work}?show=todo"),
    ]
    assert [one.gaps for one in found] == [
        [gaps[Reason.SAFETY]],
        [gaps[Reason.ERROR], gaps[Reason.CHECK]],
        [gaps[Reason.MACHINE]],
        [opened, opened],
    ]


def test_nothing_hinders_a_clean_translation():
    assert list(hindrances(verdict())) == []


@pytest.mark.parametrize(("number", "said"), [(1, "1 teksts"), (2, "2 teksti"), (0, None)])
def test_a_hindrance_is_counted_in_the_users_language(number, said):
    with languages.override("lv"):
        found = [str(one.text) for one in hindrances(verdict(opened=(gap(),) * number))]

    assert [text[: len(said or "")] for text in found] == ([said] if said else [])


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("a" * 80, f"“{'a' * 80}”"),
        ("a" * 81, f"“{'a' * 80}…”"),
        (f"{'a' * 79} {'b' * 9}", f"“{'a' * 79}…”"),
    ],
)
def test_a_long_text_is_quoted_by_its_first_80_characters(source, quoted):
    [one] = hindrances(verdict(opened=(gap(source=source),)))

    assert one.quoted == f"1 text is not translated yet: {quoted}"


def test_of_many_texts_the_first_is_quoted_and_the_others_are_hinted_at():
    [one] = hindrances(verdict(opened=(gap(source="First"), gap(source="Second"))))

    assert one.quoted == "2 texts are not translated yet: “First” …"


# Checks of other parts


@pytest.fixture
def unchecked(monkeypatch):
    """Nothing is registered but by the test."""
    hooks.search_for_hooks()
    for name in (HOOK, EVERY_HOOK):
        monkeypatch.setitem(hooks._hooks, name, [])


@pytest.mark.usefixtures("unchecked")
def test_every_registered_check_examines_the_translation():
    asked = []

    def check(*names: str):
        def run(translation):
            asked.append(translation)
            return [Problem(PLACE, Finding(ERROR, name, name)) for name in names]

        return run

    assert list(found_problems(TRANSLATION)) == []
    with (
        hooks.register_temporarily(HOOK, check("number", "tag")),
        hooks.register_temporarily(HOOK, check("zone")),
    ):
        found = [problem.finding.message for problem in found_problems(TRANSLATION)]

    assert found == ["number", "tag", "zone"]
    assert asked == [TRANSLATION, TRANSLATION]


@pytest.mark.usefixtures("unchecked")
def test_every_registered_check_sees_what_is_published():
    seen = []

    def refuse(instance):
        raise NotPublishedError(REFUSED)

    with (
        hooks.register_temporarily(EVERY_HOOK, seen.append),
        hooks.register_temporarily(EVERY_HOOK, refuse),
        pytest.raises(NotPublishedError, match=re.escape("body (safety)")),
    ):
        check_every(TRANSLATION)

    assert seen == [TRANSLATION]
