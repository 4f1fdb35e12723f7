"""The body zones: one vocabulary for texts, map and styles."""

import re

import pytest
from django.conf import settings
from django.utils import translation

from articles.models import ContraindicationPage, Topic
from core.templatetags.site import zone_class, zone_label
from core.zones import Zone

SYMBOLS = (settings.BASE_DIR / "templates/components/body_map_symbols.html").read_text()
STYLES = (settings.BASE_DIR / "static/css/components/body_map.css").read_text()


@pytest.mark.parametrize("zone", Zone, ids=str)
def test_every_zone_is_drawn_and_coloured(zone):
    assert f'id="zone-{zone_class(zone)}"' in SYMBOLS
    assert f"shows-{zone_class(zone)}" in STYLES


def test_the_map_draws_nothing_else():
    drawn = set(re.findall(r'id="zone-([\w-]+)"', SYMBOLS))

    assert drawn == {zone_class(zone) for zone in Zone}


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_every_zone_has_a_name_in_every_language(language):
    with translation.override("en"):
        english = {zone: str(zone.label) for zone in Zone}
    with translation.override(language):
        names = {zone: str(zone.label) for zone in Zone}

    assert len(set(names.values())) == len(Zone)
    assert [zone for zone in Zone if names[zone] == english[zone]] == []


@pytest.mark.parametrize("model", [Topic, ContraindicationPage])
def test_models_take_their_zones_from_the_vocabulary(model):
    assert list(model._meta.get_field("zone").choices) == list(Zone.choices)


@pytest.mark.parametrize("key", ["", None, "tail", "shoulders "])
def test_an_unknown_zone_has_no_name(key):
    assert zone_label(key) == ""


def test_a_zone_in_styles_is_its_key_with_hyphens():
    assert zone_class("neck_collar") == "neck-collar"
    assert zone_class("") == ""
