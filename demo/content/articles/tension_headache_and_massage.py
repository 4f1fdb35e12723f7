from practice.content.warning_signs import care_card

PAGE = {
    "key": "tension-headache-and-massage",
    "title": "Tension headache and massage",
    "seo_title": "Tension headache: can massage of the neck and shoulders help?",
    "search_description": (
        "How to recognise a tension headache, what massage of the neck and shoulders can do, and which headaches "
        "need a doctor straight away."
    ),
    "standfirst": (
        "A dull, pressing band around the head often begins in a tired neck. Massage may ease it, as long as you "
        "know which headaches need a doctor instead."
    ),
    "lead_image": "headache",
    "lead_image_alt": (
        "Drawing of a person with closed eyes resting their fingertips on their temples."
    ),
    "lead_image_caption": "",
    "topics": ["neck-and-shoulders"],
    "author": "ilze-kalnina",
    "reviewed_by": "andrejs-ozols",
    "reviewed_on": "2026-10-26",
    "next_review": "2027-10-26",
    "left_out": {
        "accident": "For a headache, the sign of a serious blow to the head says it.",
        "legs": "A sign of pressure on the spinal cord: our guide to neck pain shows it.",
    },
    "body": [
        care_card(
            "emergency",
            "emergency",
            "Call 113 if you have a headache and:",
            [
                "sudden-pain",
                "head-injury",
                "stroke",
                "balance",
                "seizure",
                "meningitis",
                "chest",
            ],
        ),
        (
            "heading",
            "recognise-heading",
            {
                "text": "How to recognise it",
                "level": "h2",
                "anchor": "recognise",
            },
        ),
        (
            "text",
            "recognise",
            (
                "<p>A tension headache usually presses or tightens on both sides of the head. It can last from "
                "half an hour to several days, and the neck and shoulders often feel sore as well.</p>"
                "<p>It is unpleasant, but most people can carry on with their day. A throbbing pain with nausea, "
                "which gets worse when you climb the stairs, is more likely to be a migraine.</p>"
            ),
        ),
        (
            "key_facts",
            "triggers",
            {
                "title": "Common triggers",
                "facts": [
                    "Stress, worry and clenching the jaw",
                    "Too little sleep, or sleep at odd hours",
                    "Long hours at a screen without a break",
                    "Skipped meals and too little to drink",
                    "Painkillers on too many days",
                ],
            },
        ),
        (
            "heading",
            "massage-heading",
            {
                "text": "What massage can do",
                "level": "h2",
                "anchor": "massage",
            },
        ),
        (
            "text",
            "massage",
            (
                "<p>Massage relaxes the muscles of the neck, the shoulders and the scalp. Some people then have "
                "milder headaches or fewer of them; others simply enjoy twenty minutes of quiet.</p>"
                "<p>Research is encouraging but limited, so we promise nothing. A headache diary kept for four "
                "weeks before and after will show whether it helps you.</p>"
            ),
        ),
        (
            "technique_steps",
            "session",
            {
                "title": "A gentle session for the head and neck",
                "steps": [
                    {
                        "technique": "stroking",
                        "title": "Settle the shoulders",
                        "zone": "shoulders",
                        "instruction": (
                            "<p>Slow strokes run from the neck out to the shoulders. Let your arms grow heavy and "
                            "breathe out for longer than you breathe in.</p>"
                        ),
                        "minutes": 4,
                        "pressure": 1,
                        "caution": "",
                        "image": "stroking",
                        "alt_text": "Drawing of two flat hands gliding along a back; a long arrow points towards the neck.",
                    },
                    {
                        "technique": "kneading",
                        "title": "Soften the neck-collar zone",
                        "zone": "neck_collar",
                        "instruction": (
                            "<p>The muscle between the neck and the shoulder is lifted gently, held for a moment "
                            "and let go, first on one side and then on the other.</p>"
                        ),
                        "minutes": 8,
                        "pressure": 3,
                        "caution": "The front and the sides of the neck, in front of the ear line, are not massaged.",
                        "image": "neck-hands",
                        "alt_text": (
                            "Drawing of two hands resting on the tops of the shoulders, beside the neck."
                        ),
                    },
                    {
                        "technique": "rubbing",
                        "title": "Ease the base of the skull",
                        "zone": "head_neck",
                        "instruction": (
                            "<p>Fingertips make small, slow circles just below the edge of the skull, where many "
                            "small muscles meet.</p>"
                        ),
                        "minutes": 5,
                        "pressure": 2,
                        "caution": "Tell the therapist at once if you feel dizzy or sick, or if your sight changes.",
                        "image": None,
                        "alt_text": "",
                    },
                    {
                        "technique": "stroking",
                        "title": "Finish at the temples",
                        "zone": "head_neck",
                        "instruction": (
                            "<p>Light strokes move from the forehead over the temples to the back of the head. "
                            "Stay lying down for a minute afterwards.</p>"
                        ),
                        "minutes": 3,
                        "pressure": 1,
                        "caution": "",
                        "image": None,
                        "alt_text": "",
                    },
                ],
            },
        ),
        (
            "contraindications",
            "when-not",
            {
                "title": "When to wait or ask first",
                "introduction": "<p>Please tell us if any of these applies to you.</p>",
                "items": [
                    {
                        "entry": "fever",
                        "note": "",
                    },
                    {
                        "entry": "fresh-injury",
                        "note": "After a blow to the head or a whiplash injury, see a doctor before any massage.",
                    },
                    {
                        "entry": "tumours",
                        "note": "",
                    },
                    {
                        "entry": "inflammatory-diseases",
                        "note": "This includes inflamed skin on the scalp and an inflamed jaw joint.",
                    },
                    {"entry": "high-blood-pressure", "note": ""},
                    {"entry": "recent-stroke", "note": ""},
                    {"entry": "rheumatoid-arthritis-of-the-neck", "note": ""},
                    {"entry": "epilepsy", "note": ""},
                ],
            },
        ),
        care_card(
            "urgent",
            "urgent",
            "Speak to a doctor today if you have a bad headache and:",
            ["scalp", "sight", "birth", "over-fifty", "cough", "defences"],
        ),
        care_card(
            "see-doctor",
            "non_urgent",
            "See your family doctor if:",
            ["headaches", "tablets", "migraine"],
        ),
        (
            "questions",
            "questions",
            {
                "title": "Questions people ask",
                "items": [
                    {
                        "question": "Should I come while my head hurts?",
                        "answer": (
                            "<p>If it is your usual mild headache, you may; we will keep the pressure light. If "
                            "it is a new, strong or different pain, rest and speak to a doctor first. Call 113 if "
                            "it came suddenly and is extremely strong. If you are pregnant or gave birth in the last six "
                            "weeks and your sight has changed, call your maternity hospital or 113 straight away.</p>"
                        ),
                    },
                    {
                        "question": "Can I do something at home?",
                        "answer": (
                            "<p>Yes. Lower your shoulders, rest your eyes, drink some water and take a short "
                            'walk; our <a linktype="page" key="gentle-movements-between-visits">gentle '
                            "movements</a> take about ten minutes.</p>"
                        ),
                    },
                ],
            },
        ),
        (
            "call_to_action",
            "call",
            {
                "title": "Ask whether massage suits your headache",
                "text": "Tell us when we may ring. We will ask a few questions and answer yours.",
                "button_label": "Ask for a call",
                "page": "callback",
            },
        ),
    ],
}
