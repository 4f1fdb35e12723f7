"""The self-check: its page, and what visitors tick for each entry of the library."""

SELF_CHECK = {
    "key": "self-check",
    "title": "Is massage right for you today?",
    "seo_title": "Is massage right for you? A check in two minutes",
    "search_description": (
        "Tick what applies to you and read at once whether to come, to ask your doctor first or to tell the therapist."
    ),
    "standfirst": "Four short steps, about two minutes. Tick what applies to you, and the advice opens beside it.",
    "emergency_number": "113",
    "limits": (
        "<p>This check knows only what you tick. It does not examine you, and it cannot know every illness: if yours is "
        "not in the list, that does not mean that massage is safe for you.</p>"
        "<p>It does not replace your doctor. If you feel ill or are worried, ask a doctor or us before you come. If "
        "something changes before your visit, do the check again.</p>"
    ),
}

#: By entry: the group in which it is asked, and the words that a visitor ticks.
ASKED = {
    "thrombosis": (
        "heart",
        "A blood clot (thrombosis), or one leg that is swollen, warm, painful or changed in colour",
    ),
    "heart-defects": (
        "heart",
        "A heart defect, heart failure, angina, an irregular heartbeat, or a heart attack years ago",
    ),
    "blood-diseases": ("heart", "A blood disease: anaemia, haemophilia, few platelets"),
    "high-blood-pressure": ("heart", "High blood pressure, or tablets against it"),
    "recent-stroke": ("heart", "A stroke or a mini-stroke (TIA)"),
    "recent-heart-attack": (
        "heart",
        "A heart attack, a stent or a heart operation in the last weeks or months",
    ),
    "varicose-veins": ("heart", "Varicose veins, mostly on the legs"),
    "pacemaker": ("heart", "A pacemaker, a defibrillator or another implant in the chest"),
    "osteoporosis": ("bones", "Weak bones (osteoporosis)"),
    "rheumatoid-arthritis-of-the-neck": (
        "bones",
        "Rheumatoid arthritis or ankylosing spondylitis (Bechterew)",
    ),
    "herniated-disc": ("bones", "A herniated (slipped) disc, sciatica or a trapped nerve"),
    "inflammatory-diseases": (
        "bones",
        "An inflamed joint, muscle or patch of skin: red, warm, swollen or painful",
    ),
    "fresh-injury": ("skin", "A sprain, a blow, a bruise or a fracture in the last days"),
    "skin-damage": ("skin", "A wound, a burn, sunburn, a rash or a fresh scar"),
    "fever": ("infections", "A temperature of 38 °C or more, a cold or the flu"),
    "tuberculosis": ("infections", "Tuberculosis that is not fully treated"),
    "osteomyelitis": ("infections", "An infection of a bone (osteomyelitis)"),
    "venereal-diseases": ("infections", "A sexually transmitted infection"),
    "oncological-diseases": ("tumours", "Cancer, now or earlier, or treatment for it"),
    "tumours": ("tumours", "A lump, a cyst or a tumour, also a harmless one"),
    "diabetes": ("other", "Diabetes, type 1 or type 2"),
    "epilepsy": ("other", "Epilepsy, or a seizure in the past"),
    "pregnancy": ("pregnancy", "Pregnancy, certain or possible"),
    "blood-thinners": (
        "medicines",
        "Medicine that thins the blood: warfarin, rivaroxaban, apixaban, heparin, aspirin, clopidogrel",
    ),
    "recent-operation": (
        "medicines",
        "An operation or an injection in the last weeks, also in the spine or a joint",
    ),
    "alcohol": ("medicines", "Alcohol today"),
}


def asked(content: dict[str, str]) -> dict[str, str]:
    """Return an entry of the library with its group and the words to tick."""
    group, words = ASKED[content["key"]]
    return content | {"group": group, "plain_words": words}
