"""The library of contraindications finds a condition by what people call it."""

import pytest

from articles.models import ContraindicationIndexPage
from demo.keys import key

NAMES = {
    "en": {
        "diabetes": ["type 2 diabetes", "sugar disease"],
        "high-blood-pressure": ["high blood pressure", "hypertension"],
        "blood-thinners": ["warfarin", "blood thinners"],
        "herniated-disc": ["slipped disc", "sciatica"],
        "recent-heart-attack": ["heart attack", "stent"],
        "recent-stroke": ["stroke", "TIA"],
        "oncological-diseases": ["breast cancer"],
        "recent-operation": ["surgery", "epidural"],
        "osteoporosis": ["weak bones"],
        "pacemaker": ["defibrillator"],
    },
    "lv": {
        "diabetes": ["2. tipa diabēts", "cukurslimība"],
        "high-blood-pressure": ["spiediens", "hipertensija"],
        "blood-thinners": ["varfarīns", "asins šķidrinātāji"],
        "herniated-disc": ["diska trūce", "išiass"],
        "recent-heart-attack": ["infarkts", "sirdslēkme"],
        "recent-stroke": ["insults", "trieka"],
        "oncological-diseases": ["krūts vēzis"],
        "recent-operation": ["muguras operācija", "blokāde"],
        "osteoporosis": ["trausli kauli"],
        "pacemaker": ["kardiostimulators"],
    },
    "ru": {
        "diabetes": ["диабет 2 типа", "сахар"],
        "high-blood-pressure": ["давление", "гипертония"],
        "blood-thinners": ["варфарин", "кроверазжижающие"],
        "herniated-disc": ["грыжа диска", "ишиас"],
        "recent-heart-attack": ["инфаркт", "стент"],
        "recent-stroke": ["инсульт", "микроинсульт"],
        "oncological-diseases": ["рак груди"],
        "recent-operation": ["операция на позвоночнике", "блокада"],
        "osteoporosis": ["хрупкие кости"],
        "pacemaker": ["водитель ритма"],
    },
}


@pytest.mark.usefixtures("demo_site")
@pytest.mark.parametrize("code", NAMES)
def test_an_everyday_name_leads_to_its_condition_alone(code):
    library = ContraindicationIndexPage.objects.get(locale__language_code=code)

    found = {
        name: [page.translation_key for page in library.conditions_for(name).named]
        for names in NAMES[code].values()
        for name in names
    }

    wanted = {
        name: [key("page", condition)] for condition, names in NAMES[code].items() for name in names
    }
    assert found == wanted
