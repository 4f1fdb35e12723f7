"""Each check, in the languages of the site. Nothing here needs a database."""

import pytest

from translations.language.quality import ERROR, WARNING, CheckedString, error_in, warnings_in
from translations.language.quality.diacritics import vocabulary

#: Kinds of the voice, which has tests of its own.
VOICE = {"hard_space", "dash", "quotes", "ellipsis", "yo", "wording", "weaker"}


def found(source, target, code, path="body.text", **knowledge):
    """The code of each finding with its severity; the voice is left out."""
    said = CheckedString(source, target, "en", code, path)
    warnings = [
        (one.severity, one.code) for one in warnings_in(said, **knowledge) if one.code not in VOICE
    ]
    return [(ERROR, error_in(said))] if error_in(said) else warnings


def is_refused(source, target, code, path="body.text"):
    return bool(error_in(CheckedString(source, target, "en", code, path)))


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("It takes 20 minutes.", "Tas aizņem 20 minūtes.", "lv"),
        ("It takes 2.5 hours.", "Tas ilgst 2,5 stundas.", "lv"),
        ("It costs 2.50 euros.", "Это стоит 2,5 евро.", "ru"),
        ("Over 1,000 visits.", "Vairāk nekā 1000 vizīšu.", "lv"),
        ("Over 10,000 visits.", "Более 10\u00a0000 визитов.", "ru"),
        ("Open from 9 a.m. to 7 p.m.", "Atvērts no 9.00 līdz 19.00.", "lv"),
        ("Open at 9:30 am.", "Открыто в 9:30.", "ru"),
        ("Take 2 towels.", "Paņemiet divus dvieļus.", "lv"),
        ("Take two towels.", "Возьмите 2 полотенца.", "ru"),
        ("Wait 20 min, then rest 3 h.", "Подождите 20 мин, затем отдых 3 ч.", "ru"),
        ("Wait 20 min.", "Pagaidiet 20 min.", "lv"),
        ("A 30-minute walk.", "30 minūšu pastaiga.", "lv"),
        ("A 24-hour rest.", "24\u202fчаса отдыха.", "ru"),
        ("Call +371 24 11 24 20.", "Zvaniet 24112420.", "lv"),
        ("Call 24 11 24 20.", "Звоните +371 2411-24-20.", "ru"),
        ("Vertebrae L4–L5 ache.", "Сегменты L4–L5 болят.", "ru"),
        ("50% of people.", "50 % cilvēku.", "lv"),
        ("It costs €40.", "Это стоит 40 €.", "ru"),
    ],
)
def test_the_same_number_in_the_custom_of_another_language_is_right(source, target, code):
    assert found(source, target, code) == []


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("It takes 20 minutes.", "Tas aizņem 30 minūtes.", "lv"),
        ("It takes 20 minutes.", "Это занимает 20 часов.", "ru"),
        ("Wait 2 weeks.", "Pagaidiet 2 dienas.", "lv"),
        ("Open from 9 a.m. to 7 p.m.", "Atvērts no 9.00 līdz 7.00.", "lv"),
        ("Call +371 24 11 24 20.", "Zvaniet 24112402.", "lv"),
        ("Call +371 24 11 24 20.", "Позвоните нам.", "ru"),
        ("Up to 38.5 degrees.", "До 35,8 градуса.", "ru"),
    ],
)
def test_another_number_unit_or_phone_is_refused(source, target, code):
    assert is_refused(source, target, code)


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("It takes 20 minutes.", "Tas aizņem ilgāku laiku.", "lv"),
        ("It takes a while.", "Это занимает 45 минут.", "ru"),
    ],
)
def test_a_number_too_few_or_too_many_is_only_doubtful(source, target, code):
    assert found(source, target, code) == [(WARNING, "number")]


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("In the first 12 weeks, ask first.", "Grūtniecības sākumā vispirms jautājiet.", "lv"),
        ("Not if you are pregnant.", "Нельзя в первые 12 недель.", "ru"),
        ("Over 38.5 degrees.", "Ar lielu karstumu.", "lv"),
        ("In the first 12 weeks.", "Pirmajās 12.", "lv"),
        ("In the first 12 weeks.", "Pirmajās divpadsmit.", "lv"),
        ("Rest for 30.", "Отдохните 30 минут.", "ru"),
        ("Wait 48 hours or 3 days.", "Подождите 48 или 3 дня.", "ru"),
    ],
)
def test_about_safety_a_number_or_unit_too_few_or_too_many_is_refused(source, target, code):
    assert error_in(CheckedString(source, target, "en", code, "body.text", safety=True))
    assert not error_in(CheckedString(source, target, "en", code, "body.text"))


def test_a_number_that_is_missing_with_its_unit_is_named_once():
    said = CheckedString("Not for 12 weeks.", "Pagaidiet.", "en", "lv", "body.text", safety=True)

    assert error_in(said) == "These numbers of the original are missing: 12."


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("In the first 12 weeks.", "Pirmajās divpadsmit nedēļās.", "lv"),
        ("In the first 12 weeks.", "В первые двенадцать недель.", "ru"),
        ("In the first twelve weeks.", "В первые 12 недель.", "ru"),
        ("In the first 12 weeks.", "Pirmajās 12 grūtniecības nedēļās.", "lv"),
        ("Of about 40 minutes.", "Aptuveni 40 minūšu garumā.", "lv"),
        ("If you are over 65.", "Если вам больше 65 лет.", "ru"),
        ("Call before 9.", "Zvaniet līdz pulksten 9.", "lv"),
        ("In 2 cases.", "2 gadījumos.", "lv"),
    ],
)
def test_about_safety_a_number_in_words_or_another_order_is_right(source, target, code):
    assert error_in(CheckedString(source, target, "en", code, "body.text", safety=True)) == ""


def test_the_units_of_a_language_that_the_checks_do_not_know_are_not_missed():
    said = CheckedString(
        "Rest for 20 minutes.", "Palepa 20 minutit.", "en", "et", "body.text", safety=True
    )

    assert error_in(said) == ""


def test_all_that_is_wrong_with_a_text_is_named_each_on_its_line():
    said = CheckedString("Wait 20 minutes.", "Подождите 30 минут, мaссаж.", "en", "ru", "body.text")

    assert error_in(said).splitlines() == [
        "The numbers differ: the original says 20, the translation 30.",
        "Letters of two alphabets in one word: мaссаж.",
    ]


@pytest.mark.parametrize(
    ("target", "code"),
    [("Mīkstie audi atslābst.", "lv"), ("Мышцы расслабляются.", "ru"), ("USB-кабель рядом.", "ru")],
)
def test_one_alphabet_in_a_word_is_right(target, code):
    assert found("Soft tissue relaxes.", target, code) == []


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("Мaссаж спины помогает.", "ru"),  # a Latin "a"
        ("Masāža pаlīdz mugurai.", "lv"),  # a Cyrillic "а"
    ],
)
def test_two_alphabets_in_a_word_are_refused(target, code):
    assert is_refused("Massage helps the back.", target, code)


def test_a_word_that_the_original_mixes_too_is_no_mistake():
    assert not is_refused("The sign Xя stays.", "Знак Xя остаётся.", "ru")


@pytest.mark.parametrize("code", ["lv", "ru"])
def test_the_original_itself_is_refused(code):
    assert is_refused("Slow strokes along the spine.", "Slow strokes along the spine.", code)


def test_another_alphabet_than_the_language_has_is_refused():
    assert is_refused("Slow strokes along the spine.", "Lēni glāsti gar mugurkaulu.", "ru")


@pytest.mark.parametrize("code", ["lv", "ru"])
@pytest.mark.parametrize(
    "text",
    ["Andrejs Ozols", "WhatsApp", "massage", "+371 24 11 24 20", "Brīvības iela 40, Rīga", "L4–L5"],
)
def test_names_brands_numbers_and_single_terms_may_stay(text, code):
    assert found(text, text, code) == []


def test_two_ordinary_words_that_stay_are_doubtful():
    assert found("osteochondrosis dorsalis", "osteochondrosis dorsalis", "lv") == [
        (WARNING, "language")
    ]


def test_half_a_sentence_that_stayed_is_doubtful():
    source = "Stop at once if the pain grows worse or your arm turns numb."
    target = "Nekavējoties pārtrauciet, if the pain grows worse, vai roka kļūst nejutīga."

    assert found(source, target, "lv") == [(WARNING, "language")]


def test_an_address_is_no_language():
    source = "Write to info@practice.example or see www.dvi.gov.lv for more."

    assert found(source, "Пишите на info@practice.example или см. www.dvi.gov.lv.", "ru") == []


@pytest.mark.parametrize("code", ["lv", "ru"])
def test_emphasis_that_got_lost_is_doubtful(code):
    target = {"lv": "Siltas rokas.", "ru": "Тёплые руки."}[code]

    assert found("Warm <b>hands</b>.", target, code) == [(WARNING, "tags")]


def test_strong_and_b_are_the_same_emphasis():
    assert found("Warm <b>hands</b>.", "Siltas <strong>rokas</strong>.", "lv") == []


@pytest.mark.parametrize("target", [" Тёплые руки.", "Тёплые руки. "])
def test_a_space_at_an_end_is_doubtful(target):
    assert found("Warm hands.", target, "ru") == [(WARNING, "space")]


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("Rest well.", "Labi atpūtieties", "lv"),
        ("Does it hurt?", "Это больно.", "ru"),
        ("See a doctor if:", "Обратитесь к врачу, если", "ru"),
        ("Rest well", "Labi atpūtieties.", "lv"),
    ],
)
def test_another_sign_at_the_end_is_doubtful(source, target, code):
    assert found(source, target, code) == [(WARNING, "ending")]


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("Rest well!", "Labi atpūtieties.", "lv"),
        ("He said “rest well”.", "Viņš teica: „Labi atpūtieties.”", "lv"),
        ("About 10 minutes", "Около 10 мин.", "ru"),
        ("Rest (well).", "Отдыхайте (хорошо.)", "ru"),
    ],
)
def test_taste_quotes_and_abbreviations_are_free(source, target, code):
    assert found(source, target, code) == []


@pytest.mark.parametrize("path", ["title", "seo_title", "search_description"])
def test_what_search_engines_would_cut_off_is_doubtful(path):
    assert found("Back", "Мышцы " * 30 + "спины", "ru", path) == [(WARNING, "length")]
    assert found("Back", "Мышцы " * 30 + "спины", "ru", "body.text") == []


def test_a_word_without_its_marks_is_doubtful():
    known = vocabulary(["Masāža palīdz mugurai.", "Rokā ir spēks.", "Roka."])

    assert found("Massage is slow.", "Masaza ir lēna.", "lv", known=known) == [(WARNING, "marks")]
    assert found("Massage is slow.", "Masāžas ir lēnas.", "lv", known=known) == []


def test_a_marked_ending_says_nothing_about_the_word():
    known = vocabulary(["Mugurā un kaklā."])

    assert found("The back aches.", "Mugura sāp.", "lv", known=known) == []


def test_a_word_that_the_site_writes_both_ways_is_free():
    known = vocabulary(["kādas", "kadas"])

    assert found("Some of these.", "kadas no tām.", "lv", known=known) == []


def test_russian_letters_with_marks_are_letters_of_their_own():
    known = vocabulary(["Свой ёлкой край."])

    assert found("The edge.", "Своим елкой край.", "ru", known=known) == []


def test_an_address_is_made_by_rules_of_its_own():
    assert found("neck pain in 20 minutes", "kakla-sapes-10", "lv", "slug") == []
