"""Sealing: readable with our keys only, and findable by number all the same."""

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from forms.sealing import UnsealError, digest, reseal, seal, unseal

SECRET = {"phone": "+37124112420", "message": "Please call in the evening"}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
any_text = st.text(st.characters())


@pytest.fixture
def keys(settings) -> list[str]:
    settings.CALLBACK_KEYS = [Fernet.generate_key().decode()]
    return settings.CALLBACK_KEYS


@given(value=json_values)
def test_what_is_sealed_comes_back_as_it_was(value):
    assert unseal(seal(value)) == value


def test_characters_no_encoding_accepts_survive_sealing():
    assert unseal(seal("half a pair \ud83d and a NUL \x00")) == "half a pair \ud83d and a NUL \x00"


def test_a_sealed_value_shows_nothing_of_itself():
    sealed = seal(SECRET)

    assert "24112420" not in sealed
    assert seal(SECRET) != sealed
    assert sealed.isascii()


def test_a_new_key_seals_and_the_old_one_still_opens(keys, settings):
    old = seal(SECRET)
    settings.CALLBACK_KEYS = [Fernet.generate_key().decode(), *keys]

    new = seal(SECRET)

    assert unseal(old) == unseal(new) == SECRET
    settings.CALLBACK_KEYS = settings.CALLBACK_KEYS[:1]
    assert unseal(new) == SECRET


def test_after_resealing_the_old_key_can_go(keys, settings):
    old = seal(SECRET)
    new_key = Fernet.generate_key().decode()
    settings.CALLBACK_KEYS = [new_key, *keys]

    renewed = reseal(old)

    settings.CALLBACK_KEYS = [new_key]
    assert unseal(renewed) == SECRET
    with pytest.raises(UnsealError):
        unseal(old)


@pytest.mark.parametrize("damage", ["", "nothing sealed", "ķēde", "\ud83d", "gAAAAA=="])
@pytest.mark.parametrize("opened", [unseal, reseal])
def test_what_cannot_be_opened_is_an_error_of_our_own(opened, damage):
    with pytest.raises(UnsealError, match="CALLBACK_KEYS"):
        opened(damage)


def test_the_error_names_both_causes():
    said = "This value was sealed with a key that is not in CALLBACK_KEYS, or it was damaged."

    assert str(UnsealError()) == said


def test_the_error_tells_neither_the_value_nor_its_cause(keys, settings):
    sealed = seal(SECRET)
    settings.CALLBACK_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(UnsealError) as error:
        unseal(sealed)

    assert sealed not in str(error.value)
    assert error.value.__suppress_context__


def test_one_number_has_one_digest_which_fits_its_column():
    assert digest("+37124112420") == digest("+37124112420")
    assert len(digest("+37124112420")) == 64
    assert digest("+37124112420") != digest("+37124112421")


def test_digests_for_two_purposes_cannot_be_joined():
    assert digest("+37124112420") != digest("+37124112420", purpose="limit")


def test_without_the_key_a_digest_cannot_be_made(settings):
    before = digest("+37124112420")
    settings.CALLBACK_DIGEST_KEY = "another key of the necessary length"

    assert digest("+37124112420") != before


@given(value=any_text)
def test_any_text_has_a_digest(value):
    assert len(digest(value)) == 64


def test_a_digest_is_the_same_in_every_release(settings):
    # The database holds digests: another way to make them would find none of the stored numbers.
    settings.CALLBACK_DIGEST_KEY = "a key that never changes in this test"
    stored = "dbf397e6163dfa006863b604bd48ee4e8f2d96655b49133eb86afe1feec76e2c"

    assert digest("+37124112420") == digest("+37124112420", purpose="phone") == stored


def test_half_a_pair_of_characters_has_a_digest_of_its_own():
    # Hypothesis leaves such characters out unless they are asked for.
    assert len({digest("\ud83d"), digest("\ud83e"), digest("?"), digest("")}) == 4
