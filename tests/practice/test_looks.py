"""An editor chooses the accent and the logo of the practice; every accent is easy to read."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from core.models import PracticeSettings
from core.models.practice import Accent
from tests import factories

TOKENS = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
BLOCK = re.compile(r":root(?:\[data-accent=\"(\w+)\"\])? \{([^}]*)\}")
TOKEN = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6});")


def themes(accent: str) -> list[dict[str, str]]:
    """The colours of an accent, in light and in dark."""
    light, dark = TOKENS.split("prefers-color-scheme: dark")
    dark = dark.split("@media print")[0]
    found: dict[str, str] = {}
    made = []
    for text in (light, dark):
        blocks = BLOCK.findall(text)
        for name in ("", accent):
            for _name, body in (block for block in blocks if block[0] == name):
                found.update(TOKEN.findall(body))
        made.append(dict(found))
        assert accent == "clay" or accent in {name for name, _body in blocks}
    return made


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.once
@pytest.mark.parametrize("accent", Accent.values)
def test_an_accent_can_be_read_in_light_and_in_dark(accent):
    for theme in themes(accent):
        for ground in ("paper", "surface", "sage"):
            assert contrast(theme["clay"], theme[ground]) >= 4.5, ground
            assert contrast(theme["clay-deep"], theme[ground]) >= 4.5, ground
        assert contrast(theme["on-clay"], theme["clay"]) >= 4.5
        assert contrast(theme["on-clay"], theme["clay-deep"]) >= 4.5
        assert contrast(theme["clay-on-pine"], theme["pine"]) >= 4.5


@pytest.mark.django_db
def test_the_chosen_accent_and_logo_are_on_every_page(visitor):
    assert "data-accent" not in visitor.read("/en/").html.attrs
    practice = PracticeSettings.load()
    practice.accent, practice.logo = Accent.PLUM, factories.picture("logo")
    practice.save()

    page = visitor.read("/en/")

    assert page.html["data-accent"] == "plum"
    assert "/images/logo" in page.select_one(".brand__mark")["src"]


@pytest.mark.django_db
def test_an_editor_finds_both_in_the_settings(client, admin_user):
    client.force_login(admin_user)

    page = client.get(
        reverse("wagtailsettings:edit", args=["core", "practicesettings"]), follow=True
    )

    assert b'name="accent"' in page.content
    assert b'name="logo"' in page.content
