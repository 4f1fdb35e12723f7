"""The analysis, without a database: what its docstrings promise, and what must be the same on both sides."""

import doctest
import importlib
import pkgutil

import pytest

import search.analysis
from search.analysis import fold, spellings, stem, stems, words

MODULES = [
    f"search.analysis.{module.name}" for module in pkgutil.iter_modules(search.analysis.__path__)
]


@pytest.mark.parametrize("name", [*MODULES, "search.matching"])
def test_the_examples_in_the_docstrings_are_true(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("MASĀŽA", "masaza"),
        ("Ķermeņa ļoti šķērsām", "kermena loti skersam"),
        ("Тёплый, Ёж", "теплый, еж"),
        ("ма́ссаж", "массаж"),
        ("мас\u00adсаж", "массаж"),
        ("й", "й"),
        ("и\u0306", "й"),
        ("Ｍａｓｓａｇｅ", "massage"),
        ("ﬁve", "five"),
        ("Straße", "strasse"),
        ("\u202eneck\u202c", "neck"),
        ("a\ud83db", "ab"),
    ],
)
def test_a_letter_is_written_in_one_way(printed, folded):
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("en", "massage massages massaging massaged"),
        ("en", "foot feet"),
        ("en", "vertebra vertebrae"),
        ("en", "tumour tumor tumours"),
        ("en", "oedema edema"),
        ("lv", "masāža masāžas masāžu masāžai masāžā masāžām masāžās masaza"),
        ("lv", "kakls kakla kaklam kaklu kaklā kakli kakliem"),
        ("lv", "brālis brāļa brālim brāļi brāļiem"),
        ("lv", "sāpe sāpes sāpju sāpēm"),
        ("lv", "pacietis pacieša pacieši pacietim"),
        ("lv", "stiprs stipra stiprāks stiprākais stiprajam stiprākajiem"),
        ("lv", "ārstēt ārstēšana ārstēšanas ārstējot ārstēs"),
        ("lv", "mīcīt mīcīšana mīcīšanu"),
        ("lv", "masēt masē masēšana masāža masāžas"),
        ("lv", "izģērbties izģērbjaties izģērbšanās jāizģērbjas"),
        ("lv", "tirpt tirpst tirpšana"),
        ("lv", "griezt griešana griešanas"),
        ("lv", "runāt runājat runāšana"),
        ("lv", "sāp sāpes jāsāp"),
        ("lv", "gulēt jāguļ"),
        ("lv", "grūtniece grūtnieces grūtniecība grūtniecības"),
        ("ru", "поглаживать поглаживает поглаживание поглаживаниями"),
        ("ru", "массаж массажа массажем массажи массажей"),
        ("ru", "тёплый теплый тёплая теплого"),
        ("ru", "шея шеи шею шеей"),
        ("ru", "неметь немеет немеют немели"),
        ("ru", "лечить лечит лечение лечения"),
        ("ru", "воспалить воспаление воспалённый воспаленная"),
        ("ru", "артрит артрита артритом"),
        ("ru", "перелом переломом переломы"),
        ("ru", "экран экрана экраном"),
        ("ru", "палец пальцы пальцев"),
        ("ru", "рубец рубцы"),
        ("ru", "затылок затылка"),
        ("ru", "связка связки связок"),
        ("ru", "почка почки почек почками"),
        ("ru", "кашель кашля кашлем"),
        ("ru", "отекла отёкшая отекли"),
        ("ru", "простреливает прострел"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(code, forms):
    assert len({stem(fold(form), code) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("lv", "mehānika", "mehāniķis"),
        ("lv", "nākt", "nakts"),
        ("lv", "janvāris", "nvāris"),
        ("lv", "jakai", "kaija"),
        ("lv", "jaguārs", "guāra"),
        ("lv", "Jānis", "nis"),
        ("ru", "человек", "человечек"),
        ("ru", "неделя", "нед"),
        ("ru", "водители", "вода"),
        ("ru", "водител", "вода"),
        ("ru", "отдел", "отдать"),
    ],
)
def test_other_words_have_other_stems(code, one, other):
    assert stem(fold(one), code) != stem(fold(other), code)


@pytest.mark.parametrize(
    ("code", "typed", "meant"),
    [
        ("ru", "vfccf; itb", "массаж шеи"),
        ("ru", ",jkb d gjzcybwt", "боли в пояснице"),
        ("ru", "Rfr gjlujnjdbnmcz r vfccf;e", "как подготовиться к массажу"),
        ("ru", "massazh spiny", "массаж спины"),
        ("ru", "masāža", "масажа"),
        ("ru", "boli v šeje", "боли в шее"),
        ("en", "ифсл зфшт", "back pain"),
        ("lv", "ьгпгкфы ьфыфяф", "muguras masaza"),
        ("lv", "galvas saapes", "galvas sapes"),
    ],
)
def test_a_query_is_read_as_it_was_meant(code, typed, meant):
    assert meant in list(spellings(typed, code))


def test_a_word_knows_where_it_is_printed():
    text = "Lēna  mas\u00adāža, ne spiešana"

    found = [(text[word.start : word.end], word.folded) for word in words(text, "lv")]

    assert found == [
        ("Lēna", "lena"),
        ("mas\u00adāža", "masaza"),
        ("ne", "ne"),
        ("spiešana", "spiesana"),
    ]


def test_little_words_are_left_out():
    assert stems("How to sit at the desk", "en") == ["sit", "desk"]


def test_words_of_an_unknown_language_are_found_as_they_are_written():
    assert stems("Die Rückenmassage", "de") == ["die", "ruckenmassage"]
