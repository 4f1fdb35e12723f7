"""What was translated before is found again, wherever it occurs."""

import pytest
from wagtail_localize.models import String, StringTranslation

from tests import factories
from tests.translations import desk
from translations.exchange.memory import matches
from translations.exchange.memory.candidates import candidates
from translations.exchange.memory.keys import index_missing
from translations.language.string_places import StringPlace
from translations.models import MemoryKey

pytestmark = pytest.mark.django_db

SENTENCE = "Breathe out slowly while the therapist presses the shoulder."


@pytest.fixture
def made():
    return desk.page_to_translate(standfirst=SENTENCE)


def elsewhere(words, said, *, code="lv", **fields):
    """The words stand on another page too, and are translated there."""
    other = desk.page_to_translate(code, slug="elsewhere", title="Elsewhere", standfirst=words)
    row = factories.say(other, "standfirst", said)
    StringTranslation.objects.filter(pk=row.pk).update(**fields)
    return other


def found(made, words=SENTENCE):
    at = desk.segment(made, words)
    return matches(made, [at]).get(StringPlace.of_segment(at), [])


def test_the_same_sentence_on_another_page_is_offered_with_its_origin(made):
    other = elsewhere(SENTENCE, "Lēni izelpojiet, kamēr masieris spiež plecu.")

    [match] = found(made)

    assert (match.score, match.target) == (100, "Lēni izelpojiet, kamēr masieris spiež plecu.")
    assert (match.title, match.url) == ("Elsewhere", desk.address(other))


def test_a_like_sentence_is_offered_with_its_score(made):
    elsewhere(SENTENCE.replace("shoulder", "elbow"), "Lēni izelpojiet …")

    [match] = found(made)

    assert 80 < match.score < 100
    assert match.source.endswith("elbow.")


@pytest.mark.parametrize(
    ("words", "score"),
    [
        (SENTENCE, 100),
        (SENTENCE.replace("Breathe", "breathe"), 98),
        (SENTENCE.replace("slowly", "<b>slowly</b>"), 99),
    ],
    ids=["the same", "another case", "other tags"],
)
def test_only_identical_source_strings_score_100(made, words, score):
    body = [("text", f"<p>{words}</p>")]
    other = desk.page_to_translate(slug="elsewhere", title="Elsewhere", body=body)
    factories.say_at(other, desk.segment(other, words), "Lēni izelpojiet.")

    assert [match.score for match in found(made)] == [score]


def test_an_unlike_sentence_is_not_offered(made):
    elsewhere("Drink a glass of water before the therapist comes.", "Izdzeriet glāzi ūdens.")

    assert found(made) == []


def test_entries_are_remembered_as_pages_are(made):
    entry = factories.translation(factories.technique(definition=SENTENCE))
    factories.say(entry, "definition", "Lēni izelpojiet.")

    assert [match.target for match in found(made)] == ["Lēni izelpojiet."]


def test_what_a_person_translated_comes_before_a_machine(made):
    elsewhere(SENTENCE, "Mašīna.", translation_type="machine")
    other = desk.page_to_translate(slug="third", title="Third", standfirst=SENTENCE)
    row = factories.say(other, "standfirst", "Cilvēks.")
    StringTranslation.objects.filter(pk=row.pk).update(updated_at="2020-01-01T00:00:00Z")

    assert [(match.target, match.machine) for match in found(made)] == [
        ("Cilvēks.", False),
        ("Mašīna.", True),
    ]


@pytest.mark.parametrize("fields", [{"has_error": True}])
def test_a_refused_string_is_never_offered(made, fields):
    elsewhere(SENTENCE, "Kļūda.", **fields)

    assert found(made) == []


def test_another_language_is_never_offered(made):
    elsewhere(SENTENCE, "Медленно выдыхайте.", code="ru")

    assert found(made) == []


def test_an_address_is_neither_offered_nor_looked_for(made):
    other = desk.page_to_translate(title="Shoulder", slug="breathe-out-slowly")
    factories.say(other, "slug", "lēni-izelpojiet")

    again = desk.page_to_translate(title="breathe-out-slowly", slug="another-one")

    assert found(again, "breathe-out-slowly") == []


def test_an_address_is_not_looked_for_among_other_texts(made):
    elsewhere("breathe-out-slowly", "Lēni izelpojiet.")

    again = desk.page_to_translate(title="Breathing", slug="breathe-out-slowly")

    assert found(again, "breathe-out-slowly") == []


def test_a_translation_without_a_place_is_not_offered(made):
    elsewhere(SENTENCE, "Lēni izelpojiet.", context=None)

    assert found(made) == []


def test_each_string_has_its_own_three_best_matches(made):
    first, second = "Breathe out slowly, and count.", "Warm the oil in both of your hands."
    for number in range(3):
        for name, words in {"first": first, "second": second}.items():
            other = desk.page_to_translate(
                slug=f"{name}-{number}", title=f"{name} {number}", standfirst=words
            )
            factories.say(other, "standfirst", f"{name} tulkojums {number}")

    body = [("text", f"<p>{first}</p><p>{second}</p>")]
    here = desk.page_to_translate(slug="both", title="Both", body=body)

    best = matches(here, [desk.segment(here, first), desk.segment(here, second)])
    assert [len(of_one) for of_one in best.values()] == [3, 3]


def test_a_text_that_was_used_twice_has_its_best_score(made):
    elsewhere(SENTENCE, "Lēni izelpojiet.")
    near = desk.page_to_translate(
        slug="near", title="Near", standfirst=SENTENCE.replace("shoulder", "elbow")
    )
    factories.say(near, "standfirst", "Lēni izelpojiet.")

    assert [(match.score, match.title) for match in found(made)] == [(100, "Elsewhere")]


def test_a_text_that_a_person_and_a_machine_wrote_is_the_persons(made):
    elsewhere(SENTENCE, "Lēni izelpojiet.", translation_type="machine")
    other = desk.page_to_translate(slug="third", title="Third", standfirst=SENTENCE)
    factories.say(other, "standfirst", "Lēni izelpojiet.")

    assert [(match.title, match.machine) for match in found(made)] == [("Third", False)]


def test_a_match_leads_to_the_work_page_of_its_own_language(made):
    russian = desk.page_to_translate("ru", slug="both", title="Both", standfirst=SENTENCE)
    latvian = factories.translation(russian.source.get_source_instance(), "lv")
    factories.say(latvian, "standfirst", "Lēni izelpojiet.")
    later = factories.translation(russian.source.get_source_instance(), "lt")

    assert later.pk > latvian.pk > russian.pk
    assert [match.url for match in found(made)] == [desk.address(latvian)]


def test_the_string_itself_is_no_match(made):
    factories.say(made, "standfirst", "Lēni izelpojiet.")

    assert found(made) == []


def test_strings_that_came_by_another_way_are_indexed_later(made):
    MemoryKey.objects.all().delete()
    elsewhere(SENTENCE.replace("shoulder", "elbow"), "Lēni izelpojiet …")
    MemoryKey.objects.all().delete()

    assert index_missing() > 0
    assert index_missing() == 0
    assert len(found(made)) == 1


def test_queries_do_not_grow_with_the_segments(made, django_assert_num_queries):
    elsewhere("Breathe out slowly, and count to 100.", "Lēni izelpojiet.")

    def page(count):
        text = "".join(f"<p>Breathe out slowly, and count to {n}.</p>" for n in range(count))
        one = desk.page_to_translate(slug=f"page-{count}", body=[("text", text)])
        return list(one.source.stringsegment_set.select_related("string", "context"))

    few, many = page(3), page(30)

    with django_assert_num_queries(4):
        matches(made, few)
    with django_assert_num_queries(4):
        matches(made, many)


def test_what_is_compared_is_bounded_however_large_the_memory(made):
    language = made.source.locale
    for number in range(200):
        String.objects.create(
            locale=language, data=SENTENCE.replace("shoulder", f"shoulder {number}")
        )
    at = desk.segment(made, SENTENCE)

    [near] = candidates([at.string]).values()

    assert len(near) == 40
