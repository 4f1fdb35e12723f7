"""The warning signs that the guides name: one wording and one urgency for each sign, whichever guide shows it."""

from typing import Any

EMERGENCY = {
    "bladder": "you have lost control of your bladder or bowel, or cannot pass urine",
    "saddle": (
        "you feel numbness or tingling around the genitals or back passage, or on the inner thighs (the saddle area)"
    ),
    "legs": (
        "you have pain, tingling, weakness or numbness in both legs, or one leg is suddenly weak or getting weaker"
    ),
    "stroke": (
        "one side of your face droops, an arm or a leg is suddenly weak or numb, or your speech is slurred"
    ),
    "balance": "you suddenly have trouble with balance, walking or seeing, or you suddenly see double",
    "chest": "you have chest pain or trouble breathing",
    "accident": "the pain began after a serious fall or a road accident",
    "head-injury": "the pain follows a serious blow to the head",
    "meningitis": (
        "you have a high temperature with a stiff neck, a severe headache, sensitivity to light, a rash, drowsiness or "
        "confusion"
    ),
    "sudden-pain": "you have a sudden, extremely strong pain in the head or neck",
    "seizure": "you have had a seizure, or are drowsy or confused",
    "cold-arm": "an arm has suddenly gone cold, pale and painful",
}

TODAY = {
    "fever": "you have a high temperature, or feel hot, shivery and unwell",
    "cancer": "you have had cancer, or are losing weight without trying",
    "night": "the pain wakes you at night or does not ease when you rest",
    "hands": "over days or weeks your hands have become clumsy or your walk unsteady",
    "clot": "one calf or thigh is painful (throbbing or cramping), swollen, warm or changed in colour",
    "shape": "there is a lump or swelling in your back, or its shape has changed",
    "bones": "you have weak bones (osteoporosis)",
    "scalp": "your scalp is tender, or your jaw hurts when you chew",
    "sight": "over days or weeks your sight has become blurred or double",
    "birth": "you are pregnant or gave birth in the last six weeks",
    "over-fifty": "you are over 50 and have not had such headaches before",
    "cough": "the headache is worse when you cough, bend forward or lie down",
    "defences": "you have cancer or a weak immune system",
}

FAMILY_DOCTOR = {
    "four-weeks": "the pain has not improved after four weeks",
    "everyday": "it keeps you from work, sleep or everyday tasks",
    "spreads": "pain, tingling or numbness spreads into one arm or one leg",
    "painkillers": "painkillers do not help",
    "harder": "a movement that used to be easy becomes harder",
    "headaches": "headaches keep coming back or are getting worse",
    "tablets": "you take painkillers for them on more than two days a week",
    "migraine": "you have a throbbing pain on one side, with nausea or sensitivity to light",
    "soreness": "soreness lasts for more than three days or gets worse",
    "bruises": "you have large bruises that you cannot explain",
    "numbness": "you have new numbness or tingling that does not pass",
}

SIGNS = {"emergency": EMERGENCY, "urgent": TODAY, "non_urgent": FAMILY_DOCTOR}

#: Whom to ask in Latvia, at the end of every card of that urgency.
WHOM = {
    "emergency": "<p>112 works too. Do not wait for a massage appointment.</p>",
    "urgent": (
        "<p>When your family doctor’s practice is closed, call the family doctors’ advice line on 66016001 or see a "
        "duty doctor. If you get worse or cannot reach anyone, call 113.</p>"
    ),
    "non_urgent": "",
}


def care_card(
    role: str, urgency: str, title: str, signs: list[str], more: str = ""
) -> tuple[str, str, dict[str, Any]]:
    """Return the block that lists these signs; a sign of another urgency raises KeyError."""
    rows = "".join(f"<li>{SIGNS[urgency][sign]}</li>" for sign in signs)
    text = f"<ul>{rows}</ul>{more}{WHOM[urgency]}"
    return "care_card", role, {"urgency": urgency, "title": title, "text": text}
