"""The stemmers against dictionaries that know every form: Debian's, an oracle for this test only.

`./dev test` installs them as root on Debian, and otherwise says that this was not run. With ``-s`` the
figures of docs/search.md are printed.
"""

import random
from collections import defaultdict

import pytest

from search.analysis import fold, stem
from tests.search import hunspell
from tests.search.hunspell import Paradigm

pytestmark = pytest.mark.once

LEMMAS = 6000
#: For each language: the draws, the least share of the forms that reach their lemma's stem, the most lemmas that share one.
LANGUAGES = {"lv": (8, 0.92, 0.013), "ru": (1, 0.95, 0.055), "en": (1, 0.95, 0.06)}
PACKAGES = {"en": "en-us"}
ON_DEMAND = [pytest.param(code, marks=pytest.mark.nightly) for code in ("ru", "en")]


@pytest.fixture(scope="module")
def draws(request) -> list[list[Paradigm]]:
    """Words drawn by chance, but always the same ones."""
    code = request.param
    if not hunspell.path(code).exists():
        pytest.skip(
            f"no {hunspell.path(code)} (`apt-get install hunspell-{PACKAGES.get(code, code)}`)"
        )
    flags, rules = hunspell.lemmas(code), hunspell.suffixes(code)
    return [
        [
            (lemma, hunspell.forms(lemma, flags[lemma], rules))
            for lemma in random.Random(seed).sample(sorted(flags), LEMMAS)
        ]
        for seed in range(LANGUAGES[code][0])
    ]


def stem_of(word: str, code: str) -> str:
    return stem(fold(word), code)


@pytest.mark.parametrize(
    ("code", "draws"),
    [("lv", "lv"), *[pytest.param(c.values[0], c.values[0], marks=c.marks) for c in ON_DEMAND]],
    indirect=["draws"],
)
def test_nearly_every_form_reaches_its_lemma_and_hardly_any_lemmas_meet(code, draws):
    _draws, least, most = LANGUAGES[code]
    reached = [
        stem_of(form, code) == stem_of(lemma, code) for lemma, own in draws[0] for form in own
    ]
    shares = [sharing(draw, code) / LEMMAS for draw in draws]
    reach, shared = sum(reached) / len(reached), sum(shares) / len(shares)
    print(f"\n{code}: {reach:.3f} of {len(reached)} forms, {shared:.3f} of the lemmas share a stem")

    assert len(reached) > 2 * LEMMAS
    assert reach >= least
    assert shared <= most


def sharing(draw: list[Paradigm], code: str) -> int:
    """Count the lemmas that do not have their stem for themselves: plurals that the dictionary lists, too."""
    by_stem: dict[str, set[str]] = defaultdict(set)
    for lemma, _own in draw:
        by_stem[stem_of(lemma, code)].add(fold(lemma))
    return sum(len(together) for together in by_stem.values() if len(together) > 1)


@pytest.mark.parametrize("draws", ["lv"], indirect=True)
def test_a_form_without_diacritics_has_the_same_stem(draws):
    table = str.maketrans("āčēģīķļņšūž", "acegiklnsuz")

    assert all(
        stem_of(form, "lv") == stem_of(form.translate(table), "lv")
        for _lemma, own in draws[0]
        for form in own
    )


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ru", "рана", "ранний"),
        ("ru", "раны", "раннего"),
        ("ru", "кот", "котёл"),
        ("ru", "кота", "котла"),
        ("en", "cancel", "cancer"),
        ("en", "organ", "organic"),
    ],
)
def test_words_that_have_nothing_in_common_do_not_meet(code, one, other):
    assert stem_of(one, code) != stem_of(other, code)


@pytest.mark.parametrize(
    ("one", "other"),
    [("pregnancy", "pregnant"), ("deficiency", "deficient"), ("swollen", "swell")],
)
def test_english_words_of_one_root_meet(one, other):
    assert stem_of(one, "en") == stem_of(other, "en")
