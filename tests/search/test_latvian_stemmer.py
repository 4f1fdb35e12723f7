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
NOUNS_AND_ADJECTIVES = ("lietv", "īpv")


@pytest.fixture(scope="module")
def lemmas() -> list[tuple[str, set[str]]]:
    """Nouns and adjectives, drawn by chance but always the same ones, with all their forms."""
    flags: dict[str, set[str]] = defaultdict(set)
    for lemma, own, part in hunspell.lemmas():
        if part.startswith(NOUNS_AND_ADJECTIVES):
            flags[lemma] |= set(own)
    rules = hunspell.suffixes()
    drawn = random.Random(5).sample(sorted(flags), LEMMAS)
    return [(lemma, hunspell.forms(lemma, "".join(flags[lemma]), rules)) for lemma in drawn]


def test_nearly_every_form_reaches_the_stem_of_its_lemma(lemmas):
    reached = [
        stem(fold(form), "lv") == stem(fold(lemma), "lv") for lemma, own in lemmas for form in own
    ]

    assert len(reached) > 50_000
    assert sum(reached) / len(reached) >= 0.94


def test_hardly_any_two_lemmas_share_a_stem(lemmas):
    by_stem = defaultdict(set)
    for lemma, _own in lemmas:
        by_stem[stem(fold(lemma), "lv")].add(fold(lemma))

    sharing = sum(len(together) for together in by_stem.values() if len(together) > 1)

    assert sharing / LEMMAS <= 0.013


def test_a_form_without_diacritics_has_the_same_stem(lemmas):
    table = str.maketrans("āčēģīķļņšūž", "acegiklnsuz")

    assert all(
        stem(fold(form), "lv") == stem(fold(form.translate(table)), "lv")
        for _lemma, own in lemmas
        for form in own
    )
