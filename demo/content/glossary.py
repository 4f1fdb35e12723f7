"""The glossary of the practice."""

TERMS = [
    {
        "key": "massage-therapist",
        "name": "massage therapist",
        "forbidden": "masseuse\nmasseur",
        "note": "Whatever the person’s sex. “Masseuse” has a second meaning.",
    },
    {
        "key": "therapeutic-massage",
        "name": "therapeutic massage",
        "forbidden": "medical massage",
        "note": "We do not treat diseases.",
    },
    {
        "key": "osteochondrosis",
        "name": "osteochondrosis",
        "forbidden": "salt deposits",
        "note": "Wear of the discs and joints of the spine. Doctors here write it in medical notes; it is not a diagnosis of ours.",
    },
    {
        "key": "contraindication",
        "name": "contraindication",
        "forbidden": "restriction",
        "note": "A reason not to massage, or not there.",
    },
    {
        "key": "spine",
        "name": "spine",
        "forbidden": "spinal column",
        "note": "–",
    },
    {
        "key": "muscle",
        "name": "muscle",
        "forbidden": "–",
        "note": "–",
    },
    {
        "key": "lower-back",
        "name": "lower back",
        "forbidden": "loins",
        "note": "Between the ribs and the pelvis.",
    },
    {
        "key": "collar-zone",
        "name": "neck-collar zone",
        "forbidden": "–",
        "note": "The neck, the nape and the upper edge of the shoulders: a term of classical massage.",
    },
    {
        "key": "family-doctor",
        "name": "family doctor",
        "forbidden": "GP\nphysician",
        "note": "As people say in Latvia.",
    },
    {
        "key": "technique",
        "name": "technique",
        "forbidden": "manipulation",
        "note": "One of the five ways of touching in classical massage.",
    },
    {
        "key": "kneading",
        "name": "kneading",
        "forbidden": "–",
        "note": "–",
    },
    {
        "key": "vibration",
        "name": "vibration",
        "forbidden": "–",
        "note": "–",
    },
]
