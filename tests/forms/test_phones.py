"""Numbers as people type, paste and dictate them."""

import pytest

from forms.phones import understood


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("24112420", "+37124112420"),
        ("+371 24 11 24 20", "+37124112420"),
        ("0037124112420", "+37124112420"),
        ("371 24112420", "+37124112420"),
        ("(+371) 24-11-24-20", "+37124112420"),
        ("24.11.24.20", "+37124112420"),
        ("24–11–24–20", "+37124112420"),
        ("24\u00a011\u00a024\u00a020", "+37124112420"),
        ("\u202a+371 24112420\u202c", "+37124112420"),
        ("tel:+37124112420", "+37124112420"),
        ("٢٤١١٢٤٢٠", "+37124112420"),
        ("+٣٧١ ٢٤١١٢٤٢٠", "+37124112420"),
        ("２４１１２４２０", "+37124112420"),
        ("＋３７１ ２４１１２４２０", "+37124112420"),
        ("8 (916) 123-45-67", "+79161234567"),
        ("8-916-123-45-67", "+79161234567"),
        ("7 916 123 45 67", "+79161234567"),
        ("+7 (916) 123-45-67", "+79161234567"),
        ("+44 (0)20 7946 0958", "+442079460958"),
        ("67 22 33 44", "+37167223344"),
    ],
)
def test_a_number_is_read_as_it_would_be_dialled(typed, number):
    assert understood(typed, "LV").as_e164 == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "12",
        "112",
        "call me",
        "+371",
        "8 916",
        "+8 916 123 45 67",
        "٢٤",
        "\x00",
        "\ud800",
        "+" * 50,
    ],
)
def test_what_nobody_could_dial_is_no_number(typed):
    assert understood(typed, "LV") is None


def test_a_number_without_a_code_belongs_to_the_region():
    assert understood("0412 345 678", "AU").as_e164 == "+61412345678"
    assert understood("24112420", "AU") is None
