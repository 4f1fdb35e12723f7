"""The Latvian stemmer against a dictionary that knows every form: Debian's hunspell-lv, an oracle for this test only.

`./dev test` installs it as root on Debian, and otherwise says that this was not run.
"""

import random
from collections import defaultdict

import pytest

from search.analysis import fold, stem
from tests.search import hunspell

pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(
        not hunspell.DICTIONARY.exists(), reason="no hunspell-lv (`apt-get install hunspell-lv`)"
    ),
]

LEMMAS = 6000
DRAWS = 8
NOUNS_AND_ADJECTIVES = ("lietv", "īpv")

#: A lemma with all its forms, itself among them.
Paradigm = tuple[str, set[str]]


@pytest.fixture(scope="module")
def draws() -> list[list[Paradigm]]:
    """Nouns and adjectives, drawn by chance but always the same ones."""
    flags: dict[str, set[str]] = defaultdict(set)
    for lemma, own, part in hunspell.lemmas():
        if part.startswith(NOUNS_AND_ADJECTIVES):
            flags[lemma] |= set(own)
    rules = hunspell.suffixes()
    return [
        [
            (lemma, hunspell.forms(lemma, "".join(flags[lemma]), rules))
            for lemma in random.Random(seed).sample(sorted(flags), LEMMAS)
        ]
        for seed in range(DRAWS)
    ]


def test_nearly_every_form_reaches_the_stem_of_its_lemma(draws):
    reached = [
        stem(fold(form), "lv") == stem(fold(lemma), "lv") for lemma, own in draws[0] for form in own
    ]

    assert len(reached) > 50_000
    assert sum(reached) / len(reached) >= 0.92


def test_hardly_any_two_lemmas_share_a_stem(draws):
    shares = [sharing(draw) / LEMMAS for draw in draws]

    assert sum(shares) / DRAWS <= 0.013


def sharing(draw: list[Paradigm]) -> int:
    """Count the lemmas that do not have their stem for themselves: plurals that the dictionary lists, too."""
    by_stem: dict[str, set[str]] = defaultdict(set)
    for lemma, _own in draw:
        by_stem[stem(fold(lemma), "lv")].add(fold(lemma))
    return sum(len(together) for together in by_stem.values() if len(together) > 1)


def test_a_form_without_diacritics_has_the_same_stem(draws):
    table = str.maketrans("āčēģīķļņšūž", "acegiklnsuz")

    assert all(
        stem(fold(form), "lv") == stem(fold(form.translate(table)), "lv")
        for _lemma, own in draws[0]
        for form in own
    )
