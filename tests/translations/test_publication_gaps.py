"""What keeps a translation from being published, and what only asks."""

import pytest
from wagtail import hooks
from wagtail_localize.models import StringTranslation

from tests import factories
from tests.databases.worlds import world
from tests.translations.publishing import CARE, guide, say_all, sent
from translations.language.quality import ERROR, Finding
from translations.language.string_places import StringPlace
from translations.models import Build
from translations.publishing.publication import (
    HOOK,
    NotPublishedError,
    Problem,
    Reason,
    examine,
    examine_revision,
)
from translations.publishing.publication.drafts import save_draft

pytestmark = pytest.mark.django_db


@world
def made():
    return sent(guide())


def reasons(gaps):
    return {gap.reason for gap in gaps}


def test_a_complete_translation_is_clean(made):
    say_all(made)

    assert examine(made).is_clean


def test_untranslated_safety_is_refused_and_the_rest_is_open(made):
    verdict = examine(made)

    assert {gap.source for gap in verdict.refused} == {"Ask a doctor if", "your arm grows numb"}
    assert reasons(verdict.refused) == {Reason.SAFETY}
    assert "Slowly." in {gap.source for gap in verdict.open}


def test_a_string_refused_at_its_saving_is_refused_here(made):
    say_all(made)
    factories.say(made, "standfirst", "x <!-- y -->")

    assert reasons(examine(made).refused) == {Reason.ERROR}


def test_what_a_machine_wrote_waits_for_a_person(made):
    say_all(made)
    StringTranslation.objects.filter(context__path="title").update(translation_type="machine")

    verdict = examine(made)

    assert [(gap.reason, gap.path) for gap in verdict.refused] == [(Reason.MACHINE, "title")]
    assert verdict.refused[0].place == StringPlace.of_segment(factories.segment(made, "title"))
    assert not verdict.open


@pytest.fixture
def warned(made):
    """A warning that now names a number, which its old translation lacks."""
    page = made.source.get_source_instance()
    care = CARE | {"text": "<p>your arm grows numb in the first 12 weeks</p>"}
    page.body = [("text", "<p>Slowly.</p>"), ("care_card", care)]
    page.save_revision().publish()
    say_all(made)
    at = made.source.stringsegment_set.get(string__data__contains="12 weeks")
    return made, factories.say_at(made, at, "roka kļūst nejutīga")


def test_a_warning_without_a_number_of_the_original_is_refused(warned):
    made, row = warned

    [gap] = examine(made).refused

    assert row.has_error
    assert gap.reason == Reason.ERROR
    assert "missing: 12" in gap.message


def test_such_a_warning_is_refused_also_if_it_was_stored_when_less_was_asked(warned):
    made, row = warned
    StringTranslation.objects.filter(pk=row.pk).update(has_error=False, field_error="")

    [gap] = examine(made).refused

    assert gap.reason == Reason.CHECK
    assert "missing: 12" in gap.message


def test_a_saved_version_is_not_blamed_for_what_is_typed_after_it(made):
    say_all(made)
    revision = save_draft(made)
    at = made.source.stringsegment_set.get(string__data__contains="grows numb")

    row = factories.say_at(made, at, "roka kļūst nejutīga 7 dienas")

    assert row.has_error
    assert examine_revision(made, revision).is_clean


def test_an_older_version_is_judged_by_its_own_gaps(made):
    older = save_draft(made)
    say_all(made)
    newer = save_draft(made)

    assert reasons(examine_revision(made, older).refused) == {Reason.SAFETY}
    assert examine_revision(made, newer).is_clean


def test_a_version_without_a_record_is_judged_by_the_texts_of_today(made):
    revision = made.get_target_instance().save_revision()

    assert examine_revision(made, revision) == examine(made)


def test_a_recorded_string_that_is_gone_is_no_gap(made):
    say_all(made)
    revision = save_draft(made)
    at = StringPlace.of_segment(factories.segment(made, "title"))
    gone = 10**6
    Build.objects.filter(revision=revision).update(
        segments=[[at.context_id, gone, False, False], [gone, at.string_id, False, False]]
    )

    assert examine_revision(made, revision).is_clean


def test_another_languages_texts_are_not_judged(made):
    say_all(made)
    russian = sent(made.source.get_source_instance(), "ru")
    row = factories.say(russian, "standfirst", "Что даёт массаж")
    StringTranslation.objects.filter(pk=row.pk).update(translation_type="machine")

    assert examine(made).is_clean
    assert Reason.MACHINE in reasons(examine(russian).refused)


def test_a_refusal_without_a_reason_is_told_without_one(made):
    say_all(made)
    StringTranslation.objects.filter(context__path="title").update(has_error=True, field_error="")

    assert [gap.message for gap in examine(made).refused] == [""]


def with_problem_at(made, path):
    """Judge a translation of which another part finds fault with the string at a path."""
    place = StringPlace.of_segment(factories.segment(made, path))
    asked = []

    def check(translation):
        asked.append(translation)
        return [Problem(place, Finding(ERROR, "number", "The number is missing."))]

    with hooks.register_temporarily(HOOK, check):
        verdict = examine(made)
    assert asked == [made]
    return verdict


def test_other_parts_add_their_checks(made):
    say_all(made)

    refused = with_problem_at(made, "title").refused

    assert [(gap.reason, gap.message) for gap in refused] == [
        (Reason.CHECK, "The number is missing.")
    ]


def test_a_check_is_not_told_of_a_string_that_has_another_gap(made):
    say_all(made, leave=("standfirst",))
    StringTranslation.objects.filter(context__path="title").update(translation_type="machine")

    assert reasons(with_problem_at(made, "title").refused) == {Reason.MACHINE}
    assert reasons(with_problem_at(made, "standfirst").open) == {Reason.MISSING}


def test_consent_is_to_these_gaps_and_to_no_others(made):
    say_all(made, leave=("standfirst", "title"))
    two = examine(made)
    factories.say(made, "title", "Mugura")

    one = examine(made)

    assert len(two.open) == 2
    assert len(one.open) == 1
    assert one.fingerprint != two.fingerprint


def test_code_cannot_publish_what_is_refused(made):
    say_all(made, leave=("care_card.title", ".title"))
    before = made.get_target_instance()

    with pytest.raises(NotPublishedError, match="safety"):
        made.save_target(publish=True)

    after = made.get_target_instance()
    assert (after.live, after.title, after.latest_revision_id) == (
        False,
        before.title,
        before.latest_revision_id,
    )


def test_the_verdict_costs_the_same_for_many_gaps_and_for_many_translations(
    made, django_assert_max_num_queries
):
    with django_assert_max_num_queries(7):
        examine(made)
    say_all(made)
    with django_assert_max_num_queries(6):
        examine(made)
