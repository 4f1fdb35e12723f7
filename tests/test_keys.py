"""The keys of the callback requests: the site refuses to start with invalid ones."""

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from mysite.settings.keys import derived_key, digest_key, sealing_keys


def test_a_derived_key_seals_and_is_another_for_every_purpose():
    assert sealing_keys([derived_key("secret", "sealing")])
    assert derived_key("secret", "sealing") == derived_key("secret", "sealing")
    assert derived_key("secret", "sealing") != derived_key("secret", "digest")
    assert derived_key("secret", "sealing") != derived_key("other", "sealing")


def test_at_least_one_key_is_needed():
    with pytest.raises(ImproperlyConfigured, match="at least one"):
        sealing_keys([])


@pytest.mark.parametrize("key", ["", "too short", "ķ" * 44])
def test_a_key_that_cannot_seal_is_named_by_its_place_and_not_shown(key):
    with pytest.raises(ImproperlyConfigured, match="key 2 ") as error:
        sealing_keys([Fernet.generate_key().decode(), key])

    assert not key or key not in str(error.value)


def test_a_digest_key_that_could_be_guessed_is_refused():
    with pytest.raises(ImproperlyConfigured, match="32"):
        digest_key("practice")
    assert digest_key("x" * 32)
