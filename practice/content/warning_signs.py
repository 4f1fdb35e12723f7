"""The library of red flags, and whom to call: one wording and one urgency for each sign, whichever guide shows it."""

from typing import Any

from practice.content import sources

HEAD = ["head_neck"]
NECK = ["neck_collar", "shoulders"]
BACK = ["upper_back", "lower_back", "gluteal", "legs"]


def sign(
    urgency: str, key: str, text: str, zones: list[str], source: dict[str, str]
) -> dict[str, Any]:
    return {"key": key, "sign": text, "urgency": urgency, "zones": zones, **source}


#: By urgency, most urgent first. No zones: the sign is not about a place.
RED_FLAGS = [
    sign(
        "emergency",
        "bladder",
        "you have lost control of your bladder or bowel, or cannot pass urine",
        BACK,
        sources.BACK_PAIN,
    ),
    sign(
        "emergency",
        "saddle",
        "you feel numbness or tingling around the genitals or back passage, or on the inner thighs (the saddle area)",
        BACK,
        sources.BACK_PAIN,
    ),
    sign(
        "emergency",
        "legs",
        "you have pain, tingling, weakness or numbness in both legs, or one leg is suddenly weak or getting weaker",
        [*NECK, *BACK],
        sources.BACK_PAIN,
    ),
    sign(
        "emergency",
        "stroke",
        "one side of your face droops, an arm or a leg is suddenly weak or numb, or your speech is slurred",
        [*HEAD, *NECK],
        sources.STROKE,
    ),
    sign(
        "emergency",
        "balance",
        "you suddenly have trouble with balance, walking or seeing, or you suddenly see double",
        [*HEAD, *NECK],
        sources.STROKE,
    ),
    sign(
        "emergency",
        "chest",
        "you have chest pain or trouble breathing",
        [*NECK, "upper_back", "lower_back", "arms"],
        sources.BACK_PAIN,
    ),
    sign(
        "emergency",
        "accident",
        "the pain began after a serious fall or a road accident",
        [*NECK, "upper_back", "lower_back", "gluteal"],
        sources.BACK_PAIN,
    ),
    sign(
        "emergency",
        "head-injury",
        "the pain follows a serious blow to the head",
        HEAD,
        sources.HEAD_INJURY,
    ),
    sign(
        "emergency",
        "meningitis",
        "you have a high temperature with a stiff neck, a severe headache, sensitivity to light, a rash, drowsiness or confusion",
        [*HEAD, "neck_collar"],
        sources.MENINGITIS,
    ),
    sign(
        "emergency",
        "sudden-pain",
        "you have a sudden, extremely strong pain in the head or neck",
        [*HEAD, "neck_collar"],
        sources.HEADACHES,
    ),
    sign(
        "emergency",
        "seizure",
        "you have had a seizure, or are drowsy or confused",
        HEAD,
        sources.HEADACHES,
    ),
    sign(
        "emergency",
        "cold-arm",
        "an arm has suddenly gone cold, pale and painful",
        ["arms"],
        sources.COLD_LIMB,
    ),
    sign(
        "urgent",
        "fever",
        "you have a high temperature, or feel hot, shivery and unwell",
        [*NECK, *BACK],
        sources.BACK_PAIN,
    ),
    sign(
        "urgent",
        "cancer",
        "you have had cancer, or are losing weight without trying",
        [*NECK, *BACK],
        sources.SPINAL_CANCER,
    ),
    sign(
        "urgent",
        "night",
        "the pain wakes you at night or does not ease when you rest",
        [*NECK, *BACK],
        sources.BACK_PAIN,
    ),
    sign(
        "urgent",
        "hands",
        "over days or weeks your hands have become clumsy or your walk unsteady",
        [*NECK, "upper_back"],
        sources.NEUROLOGY,
    ),
    sign(
        "urgent",
        "clot",
        "one calf or thigh is painful (throbbing or cramping), swollen, warm or changed in colour",
        ["legs", "lower_back", "gluteal"],
        sources.DVT,
    ),
    sign(
        "urgent",
        "shape",
        "there is a lump or swelling in your back, or its shape has changed",
        BACK,
        sources.BACK_PAIN,
    ),
    sign(
        "urgent",
        "bones",
        "you have weak bones (osteoporosis)",
        [*NECK, *BACK],
        sources.OSTEOPOROSIS,
    ),
    sign(
        "urgent",
        "scalp",
        "your scalp is tender, or your jaw hurts when you chew",
        HEAD,
        sources.ARTERITIS,
    ),
    sign(
        "urgent",
        "sight",
        "over days or weeks your sight has become blurred or double",
        HEAD,
        sources.ARTERITIS,
    ),
    sign(
        "urgent",
        "birth",
        "you are pregnant or gave birth in the last six weeks",
        HEAD,
        sources.PRE_ECLAMPSIA,
    ),
    sign(
        "urgent",
        "over-fifty",
        "you are over 50 and have not had such headaches before",
        HEAD,
        sources.HEADACHE_GUIDELINE,
    ),
    sign(
        "urgent",
        "cough",
        "the headache is worse when you cough, bend forward or lie down",
        HEAD,
        sources.HEADACHE_GUIDELINE,
    ),
    sign(
        "urgent",
        "defences",
        "you have cancer or a weak immune system",
        HEAD,
        sources.HEADACHE_GUIDELINE,
    ),
    sign(
        "urgent",
        "bruises",
        "you have large bruises that you cannot explain",
        [],
        sources.SUSPECTED_CANCER,
    ),
    sign(
        "non_urgent",
        "four-weeks",
        "the pain has not improved after four weeks",
        [],
        sources.NECK_PAIN,
    ),
    sign(
        "non_urgent",
        "everyday",
        "it keeps you from work, sleep or everyday tasks",
        [],
        sources.BACK_PAIN,
    ),
    sign(
        "non_urgent",
        "spreads",
        "pain, tingling or numbness spreads into one arm or one leg",
        [],
        sources.SCIATICA,
    ),
    sign("non_urgent", "painkillers", "painkillers do not help", [], sources.NECK_PAIN),
    sign(
        "non_urgent",
        "harder",
        "a movement that used to be easy becomes harder",
        [],
        sources.SHOULDER_PAIN,
    ),
    sign(
        "non_urgent",
        "headaches",
        "headaches keep coming back or are getting worse",
        HEAD,
        sources.HEADACHES,
    ),
    sign(
        "non_urgent",
        "tablets",
        "you take painkillers for them on more than two days a week",
        HEAD,
        sources.HEADACHE_GUIDELINE,
    ),
    sign(
        "non_urgent",
        "migraine",
        "you have a throbbing pain on one side, with nausea or sensitivity to light",
        HEAD,
        sources.MIGRAINE,
    ),
    sign(
        "non_urgent",
        "soreness",
        "soreness lasts for more than three days or gets worse",
        [],
        sources.SPRAINS,
    ),
    sign(
        "non_urgent",
        "numbness",
        "you have new numbness or tingling that does not pass",
        [],
        sources.NUMBNESS,
    ),
]

#: The title of a card without its own, and whom to ask in Latvia at the end of every card of that urgency.
ADVICE = [
    {
        "urgency": "emergency",
        "title": "Call 113 if:",
        "advice": "<p>112 works too. Do not wait for a massage appointment.</p>",
    },
    {
        "urgency": "urgent",
        "title": "Speak to a doctor today if:",
        "advice": (
            "<p>When your family doctor’s practice is closed, call the family doctors’ advice line on 66016001 or see "
            "a duty doctor. If you get worse or cannot reach anyone, call 113.</p>"
        ),
    },
    {"urgency": "non_urgent", "title": "See your family doctor if:", "advice": ""},
]

URGENCY = {flag["key"]: flag["urgency"] for flag in RED_FLAGS}


def care_card(
    role: str, urgency: str, title: str, signs: list[str], more: str = ""
) -> tuple[str, str, dict[str, Any]]:
    """Return the block that shows these red flags, and ``more`` after them."""
    if wrong := [sign for sign in signs if URGENCY[sign] != urgency]:
        raise ValueError(f"{role}: not {urgency}: {', '.join(wrong)}")
    return (
        "care_card",
        role,
        {"urgency": urgency, "title": title, "flags": signs, "text": more},
    )
