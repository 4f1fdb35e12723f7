"""The steps of a search, each by its answer: what is found, by which step, and what is marked or corrected."""

import pytest

from search.analysis import Spelling, Word
from search.cascade import Answer, Cascade
from search.findings import SearchFilters, Step
from search.meanings import Meanings
from search.models import Document, Relation, State, Synonyms
from search.postings import NOTHING, match, rarity
from search.query import MAX_WORDS, Question
from search.readings import Guess, Reading, read
from search.vocabulary import Vocabulary
from tests import factories, pages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def homes():
    return factories.site()


def cascade(query: str, code: str = "en", **filters: str) -> Cascade:
    return Cascade(query, code, SearchFilters(**filters))


def answer(query: str, code: str = "en", *, literal: bool = False, **filters: str) -> Answer:
    return cascade(query, code, **filters).answer(literal=literal)


def titled(scored: list[tuple[int, float]]) -> list[str]:
    names = dict(Document.objects.values_list("pk", "title"))
    return [names[document] for document, _score in scored]


def found(query: str, code: str = "en", **options) -> tuple[Step, list[str]]:
    got = answer(query, code, **options)
    return got.step, titled(got.matches.scored)


def page(title: str, words: str = "", **fields):
    body = [("text", f"<p>{words}</p>")] if words else []
    return factories.standard_page(title=title, body=body, **fields)


def fill(number: int = 8) -> None:
    """Other pages, so that a word of one page is rare."""
    for one in range(number):
        page(f"Filler {'abcdefghij'[one] * 6}")


# Without words


def test_without_words_and_filters_there_is_nothing():
    page("Kneading")

    assert answer("") == Answer(Step.NONE)
    assert answer("the") == Answer(Step.NONE)


def test_without_words_a_filter_lists_all_that_pass_it():
    page("Kneading")
    pages.article(title="Stroking")

    assert found("", kind="article") == (Step.ALL, ["Stroking"])
    assert found("", kind="nothing") == (Step.NONE, [])


def test_a_filter_lists_nothing_for_words_that_mean_nothing():
    pages.article(title="Stroking")

    assert found("the", kind="article") == (Step.NONE, [])


# All words


def test_all_words_are_found_in_any_form_and_marked():
    page("Kneading", "Strong muscles")
    page("Kneading hands")
    page("Strong muscles")

    got = answer("kneaded muscle")

    assert (got.step, titled(got.matches.scored)[0], got.matches.total) == (Step.ALL, "Kneading", 1)
    assert (got.stems, got.corrected) == ({"knead", "muscl"}, "")
    assert got.matches.is_exact


def test_a_filter_narrows_what_has_all_words():
    page("Kneading")
    pages.article(title="Kneading well")

    assert found("kneading", kind="article") == (Step.ALL, ["Kneading well"])
    assert found("kneading", kind="nothing", literal=True) == (Step.NONE, [])


def test_words_that_are_neighbours_in_a_title_come_first():
    page("Neck massage rest")
    page("Neck rest massage")

    assert found("massage neck") == (Step.ALL, ["Neck massage rest", "Neck rest massage"])


def test_another_language_is_not_asked():
    page("Kneading")

    assert found("kneading", "lv") == (Step.NONE, [])


def test_the_last_word_may_go_on_though_it_matches_another_words_stem(homes):
    page("Вода", parent=homes["ru"])
    page("Массаж для водителей", parent=homes["ru"])

    step, titles = found("водит", "ru")

    assert step is Step.ALL
    # What was typed whole counts more than what begins with it.
    assert titles == ["Вода", "Массаж для водителей"]


def test_a_word_that_a_text_has_as_typed_does_not_go_on():
    page("Neck")
    page("Neckline")

    assert found("neck") == (Step.ALL, ["Neck"])


def test_only_the_last_word_may_go_on(homes):
    page("Вода и масло", parent=homes["ru"])
    page("Водители и масло", parent=homes["ru"])

    assert found("водит масло", "ru") == (Step.ALL, ["Вода и масло"])


def test_neighbours_in_a_title_are_worth_more_in_pairs():
    page("Neck massage rest")
    fill()

    asked = cascade("neck massage rest")
    got = asked.all_words(asked.question).matches
    groups, documents = asked._groups(asked.question), asked.state.documents
    pairs = asked.terms.group(["massag+neck", "massag+rest"])

    assert len(pairs.terms) == 2
    assert got == match(groups, documents, pairs)
    assert got.scored[0][1] > match(groups, documents).scored[0][1]


def test_a_filter_narrows_and_does_not_score():
    pages.article(title="Kneading well")
    fill()

    [(_document, score)] = answer("kneading").matches.scored
    [(_document, narrowed)] = answer("kneading", kind="article").matches.scored
    assert narrowed == score


# Beginnings


def test_an_unknown_word_is_taken_for_a_beginning():
    page("Osteochondrosis")
    page("Arthritis")

    got = answer("osteoch")

    assert (got.step, titled(got.matches.scored)) == (Step.PREFIX, ["Osteochondrosis"])
    assert got.stems == {"osteochondrosi"}


def test_each_unknown_word_is_taken_for_a_beginning_and_a_known_one_for_itself():
    page("Osteochondrosis of the cervical neck")
    page("Osteochondrosis of the back")

    got = answer("osteoch neck cervi")

    assert titled(got.matches.scored) == ["Osteochondrosis of the cervical neck"]
    assert got.step is Step.PREFIX
    assert got.stems == {"osteochondrosi", "neck", "cervic"}


def test_a_known_word_before_the_last_is_not_taken_for_a_beginning():
    page("Neck")
    page("Neckline osteochondrosis")

    assert found("neck osteoch", literal=True) == (Step.NONE, [])


def test_a_word_of_the_language_that_no_page_has_is_not_taken_for_a_beginning():
    page("Backgammon and osteochondrosis")

    assert found("back osteoch", literal=True) == (Step.NONE, [])


@pytest.mark.parametrize(
    ("typed", "titles"), [("ost", ["Osteochondrosis"]), ("os", []), ("osteochondrosisx", [])]
)
def test_a_beginning_has_three_letters_at_least(typed, titles):
    page("Osteochondrosis")

    got = answer(typed, literal=True)

    assert titled(got.matches.scored) == titles
    assert got.step is (Step.PREFIX if titles else Step.NONE)


@pytest.mark.parametrize(("typed", "step"), [("вод", Step.ALL), ("во", Step.NONE)])
def test_a_last_word_of_three_letters_may_go_on(homes, typed, step):
    page("Вода", parent=homes["ru"])
    page("Водители", parent=homes["ru"])

    got, titles = found(typed, "ru", literal=True)

    assert got is step
    assert set(titles) == ({"Вода", "Водители"} if step is Step.ALL else set())


def test_a_filter_narrows_beginnings():
    page("Osteochondrosis")
    pages.article(title="Osteochondrosis at work")

    assert found("osteoch", kind="article") == (Step.PREFIX, ["Osteochondrosis at work"])


# Corrections


def test_a_slip_is_corrected_and_what_was_meant_is_said(homes):
    page("Kakla masāža", parent=homes["lv"])
    page("Kakla sāpes", parent=homes["lv"])

    got = answer("kakla mazāža", "lv")

    assert (got.step, titled(got.matches.scored)) == (Step.CORRECTED, ["Kakla masāža"])
    assert (got.corrected, got.stems) == ("kakla masāža", {"kakl", "masaz"})


def test_as_typed_means_no_correction(homes):
    page("Kakla masāža", parent=homes["lv"])

    assert answer("kakla mazāža", "lv", literal=True) == Answer(Step.NONE, stems={"kakl", "mazaz"})


def test_a_corrected_word_does_not_go_on():
    page("Shoulders")
    page("Shoulderless")

    step, titles = found("shouldrs")

    assert (step, titles) == (Step.CORRECTED, ["Shoulders"])


def test_of_two_readings_the_one_with_more_known_words_counts(homes):
    """«vfccf;» is «массаж» on a Latin keyboard."""
    page("Массаж", parent=homes["ru"])

    got = answer("vfccf;", "ru")

    assert (got.step, got.corrected, titled(got.matches.scored)) == (
        Step.CORRECTED,
        "массаж",
        ["Массаж"],
    )


@pytest.mark.parametrize("typed", ["cancel my appointment", "cancel"])
def test_a_word_of_the_language_is_never_replaced_but_the_guess_is_offered(typed):
    page("Cancer", "An appointment")
    page("Appointment")
    fill()

    got = cascade(typed)

    assert got.answer(literal=False).corrected == ""
    assert got.offered == typed.replace("cancel", "cancer")


def test_a_correction_that_an_editor_forbids_is_not_made():
    Synonyms.objects.create(language="en", words="kneeding, kneading", relation=Relation.APART)
    page("Kneading")

    assert found("kneeding") == (Step.NONE, [])
    assert cascade("kneeding").offered == ""


def test_a_correction_shows_the_whole_query(homes):
    page("Kakla masāža pie datora", parent=homes["lv"])

    assert answer("kakla mazāža pie datora", "lv").corrected == "kakla masāža pie datora"


def test_a_reading_with_an_unknown_word_is_no_correction():
    page("Kneading")
    fill()

    got = answer("kneeding hippopotamuses")

    assert (got.step, got.corrected) == (Step.ANY, "")


def test_corrected_words_must_be_found_together():
    page("Kneading necks")
    page("Stroking backs")

    assert answer("kneeding backs").step is not Step.CORRECTED


# Any word


def test_a_rare_word_of_a_title_is_enough():
    page("Kneading")
    fill()

    got = answer("kneading hippopotamuses")

    assert (got.step, titled(got.matches.scored)) == (Step.ANY, ["Kneading"])
    assert (got.stems, got.corrected) == ({"knead"}, "")


def test_a_rare_word_of_a_text_is_enough_if_it_tells_more_than_half():
    page("Stroking", "Kneading is slow")
    page("Rolling", "Slow")
    fill()

    assert found("kneading hippopotamuses") == (Step.NONE, [])
    assert found("kneading slow filler") == (Step.ANY, ["Stroking"])


@pytest.mark.parametrize(("others", "step"), [(1, Step.ANY), (0, Step.NONE)])
def test_a_word_of_more_than_half_of_the_pages_is_not_enough(others, step):
    home, *_rest = Document.objects.filter(language="en")
    page("Kneading")
    if not others:
        page("Kneading too")
    assert State.objects.get(language="en").documents == 3 - others
    assert home.title == "Home en"

    assert found("kneading hippopotamuses")[0] is step


def test_two_words_of_four_are_enough_in_a_text():
    page("Stroking", "Kneading and rolling")
    page("Pressing", "Kneading")
    fill()

    assert found("kneading rolling hippopotamuses giraffes") == (Step.ANY, ["Stroking"])
    assert found("kneading rolling hippopotamuses giraffes zebras") == (Step.NONE, [])


def test_a_filter_narrows_what_has_any_word():
    page("Kneading")
    pages.article(title="Kneading at work")
    fill()

    assert found("kneading hippopotamuses", kind="article") == (Step.ANY, ["Kneading at work"])
    assert found("kneading hippopotamuses", kind="nothing") == (Step.NONE, [])


def test_where_nothing_is_found_the_typed_words_are_kept_to_be_marked():
    page("Kneading")

    assert answer("xylophones zebras") == Answer(Step.NONE, stems={"xylophon", "zebra"})


# Beside the few


def night(number: int) -> None:
    fill(10)
    for one in range(number):
        page(f"Stiff neck {'abcdefg'[one] * 6}")
    for one in range(6):
        page(f"Neck {'nopqrst'[one] * 6}")
    fill(10)


@pytest.mark.parametrize(("whole", "others"), [(1, 4), (4, 1), (5, 0), (6, 0)])
def test_beside_fewer_than_five_with_all_words_are_some_that_lack_one(whole, others):
    night(whole)

    got = answer("stiff neck")

    assert (got.step, got.matches.total, len(got.lacking)) == (Step.ALL, whole, others)
    names = titled([(document, 0.0) for document in sorted(got.lacking)])
    assert len(set(names)) == others
    assert all(name.startswith("Neck ") for name in names)


def test_those_that_lack_a_word_have_six_tenths_of_their_score_and_all_are_in_one_order():
    night(2)

    asked = cascade("stiff neck")
    some = dict(asked.any_word().matches.scored)
    got = asked.answer(literal=False)

    ranks = [(-score, -document) for document, score in got.matches.scored]
    assert ranks == sorted(ranks)
    scores = dict(got.matches.scored)
    assert len(got.lacking) == 3
    assert all(scores[one] == pytest.approx(0.6 * some[one]) for one in got.lacking)


def test_what_words_tell_is_told_of_unknown_ones_as_of_the_rarest(monkeypatch):
    page("Kneading")
    fill()
    told = {}
    monkeypatch.setattr(
        "search.cascade.match_some", lambda *_, **more: told.update(more) or NOTHING
    )

    asked = cascade("kneading hippopotamuses zebras")
    asked.any_word()

    rarest = rarity(1, asked.state.documents)
    assert told["half"] == pytest.approx(3 * rarest / 2)


def test_as_typed_shows_none_that_lack_a_word():
    night(1)

    assert answer("stiff neck", literal=True).lacking == frozenset()


def test_beside_a_single_word_there_is_none():
    night(1)

    assert answer("stiff").lacking == frozenset()


def test_of_a_long_question_the_rarest_words_are_kept():
    page("Kneading", "alpha bravo charlie delta echo foxtrot golf hotel india juliet")
    page("Other", "alpha bravo charlie delta echo foxtrot golf hotel india juliet")
    fill()

    words = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kneading"

    assert cascade(words).question.text == words
    assert "knead" in cascade(words).question.stems
    assert len(cascade(words).question.words) == MAX_WORDS


# What other languages ask


def test_as_typed_understands_other_keyboards_and_corrects_nothing(homes):
    page("Массаж", parent=homes["ru"])

    for typed in ("массаж", "vfccf;", "massazh"):
        got = cascade(typed, "ru").as_typed()
        assert titled(got.matches.scored) == ["Массаж"]
    assert cascade("масаж", "ru").as_typed() is None
    assert cascade("", "ru").as_typed() is None


def test_the_state_of_a_language_without_an_index_is_empty():
    found_state = cascade("neck", "de").state

    assert (found_state.language, found_state.documents) == ("de", 0)
    assert answer("neck", "de").step is Step.NONE


# Readings


APART = Meanings({}, {}, frozenset(), 0)


def vocabulary(*salient: str, **forms: tuple[str, str]) -> Vocabulary:
    counts = dict.fromkeys(forms, 1)
    stems = frozenset(stem for _display, stem in forms.values())
    return Vocabulary(
        State(language="lv").stamp,
        "lv",
        Spelling.of(counts),
        Spelling.of(dict.fromkeys(stems, 1)),
        forms,
        stems,
        frozenset(salient),
    )


def word(folded: str, stem: str, start: int = 0) -> Word:
    return Word(folded=folded, stem=stem, start=start, end=start + len(folded), is_stop=False)


def reading(known: Vocabulary, *words: Word, text: str = "") -> Reading:
    return read(Question(text, words), known, APART)


KNOWN = vocabulary(
    "masaz",
    "rok",
    masaza=("masāža", "masaz"),
    rokas=("rokas", "rok"),
    lenam=("lēnām", "lenam"),
    jauki=("jauki", "jauk"),
)


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        (word("masaza", "masaz"), ("masaza", "masāža", "masaz")),
        (word("masazu", "masaz"), ("masazu", "", "masaz")),
        (word("mazaza", "mazaz"), ("masaza", "masāža", "masaz")),
        (word("rokaz", "rokaz"), ("rokas", "rokas", "rok")),
        (word("jaukj", "jaukj"), ("", "", "")),
        (word("zzirafe", "zziraf"), ("", "", "")),
        (word("atcelt", "atcel"), ("", "", "")),
    ],
    ids=["known", "another form", "a slip", "a short name", "a short word", "unknown", "a word"],
)
def test_a_word_is_read_as_a_known_one(typed, read_as):
    assert reading(KNOWN, typed).guesses == (Guess(typed, *read_as),)


def test_a_short_word_is_corrected_only_to_a_name_and_a_long_one_to_any():
    known = vocabulary("abcde", abcdef=("abcdef", "abcdef"), abcd=("abcd", "abcd"))

    assert reading(known, word("abcdeg", "abcdeg")).guesses[0].stem == "abcdef"
    assert reading(known, word("abcdx", "abcdx")).guesses[0].stem == ""


def test_a_derived_word_is_read_as_its_root_and_a_compound_as_its_first_word():
    known = vocabulary("vibra", "sirds", vibracija=("vibrācija", "vibra"), sirds=("sirds", "sirds"))

    assert reading(known, word("vibraz", "vibraz")).guesses[0].folded == "vibracija"
    assert reading(known, word("sirdsklaudz", "sirdsklaudz")).guesses[0].folded == "sirds"


def test_a_reading_tells_what_it_knows():
    typed = [word("mazaza", "mazaz"), word("rokas", "rok", 7), word("zzirafe", "zziraf", 13)]

    got = reading(KNOWN, *typed, text="mazaza rokas zzirafe")

    assert (got.known, got.exact, got.is_whole) == (2 / 3, 1, False)
    assert got.shown == "masāža rokas zzirafe"
    assert got.asked.stems == ["masaz", "rok"]
