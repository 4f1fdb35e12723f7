from practice.content.warning_signs import care_card

PAGE = {
    "key": "gentle-movements-between-visits",
    "title": "Gentle movements between visits",
    "seo_title": "Gentle movements for the neck and back between massage visits",
    "search_description": (
        "A ten-minute routine for a stiff neck and back: four gentle movements and a short self-massage, with "
        "clear signs for when to stop."
    ),
    "standfirst": (
        "What you do between visits matters as much as the visits themselves. This routine takes about ten "
        "minutes, needs only a chair, and can be done in your work clothes."
    ),
    "lead_image": "self-neck",
    "lead_image_alt": "Drawing of a person, seen from behind, laying one hand on the back of the neck.",
    "lead_image_caption": "",
    "topics": ["work-and-posture"],
    "author": "marta-liepa",
    "reviewed_by": "andrejs-ozols",
    "reviewed_on": "2026-11-09",
    "next_review": "2027-11-09",
    "body": [
        (
            "text",
            "intro",
            (
                "<p>Massage loosens muscles for a while. Regular movement helps to keep them that way, and it "
                "costs nothing.</p>"
                "<p>Do the routine once or twice a day on working days. A mild stretch is fine; if a movement brings "
                "sharp pain, dizziness or tingling, stop and leave it out.</p>"
            ),
        ),
        (
            "key_facts",
            "rules",
            {
                "title": "Before you start",
                "facts": [
                    "Use a firm chair without wheels.",
                    "Move slowly and keep breathing.",
                    "Stay within a comfortable range; you do not need to reach the end of it.",
                    "Little and often beats one long session a week.",
                ],
            },
        ),
        (
            "heading",
            "movements-heading",
            {
                "text": "Four movements, five minutes",
                "level": "h2",
                "anchor": "movements",
            },
        ),
        (
            "text",
            "movements",
            (
                "<p>Sit towards the front of the chair, with both feet flat on the floor.</p>"
                "<ol><li><b>Shoulder rolls.</b> Lift your shoulders, roll them back and let them drop. Repeat 10 "
                "times.</li>"
                "<li><b>Head turns.</b> Look slowly over one shoulder, pause for one breath, then look over the "
                "other. Repeat 5 times on each side.</li>"
                "<li><b>Upper back opener.</b> Rest your hands on your shoulders, lift your breastbone and look "
                "slightly up. Return and repeat 8 times.</li>"
                "<li><b>Pelvic tilts.</b> Round your lower back, then make it slightly hollow, as if tipping a "
                "bowl back and forth. Repeat 10 times.</li></ol>"
            ),
        ),
        (
            "figure",
            "posture",
            {
                "image": "posture-sitting",
                "alt_text": (
                    "Drawing of a person sitting upright at a laptop, with ear, shoulder and hip in one line."
                ),
                "decorative": False,
                "caption": "Come back to an easy sitting position after each movement.",
            },
        ),
        (
            "heading",
            "hands-heading",
            {
                "text": "Then use your own hands",
                "level": "h2",
                "anchor": "self-massage",
            },
        ),
        (
            "technique_steps",
            "self-massage",
            {
                "title": "Five minutes of self-massage",
                "steps": [
                    {
                        "technique": "stroking",
                        "title": "Stroke from the neck to the shoulder",
                        "zone": "neck_collar",
                        "instruction": (
                            "<p>Place your right hand on the left side of your neck, towards the back. Stroke "
                            "down and out to the tip of the shoulder 10 times, then change sides.</p>"
                        ),
                        "minutes": 1,
                        "pressure": 1,
                        "caution": "Stay behind the ear line: do not press on the front or the sides of the neck.",
                        "image": "self-neck",
                        "alt_text": (
                            "Drawing of a person, seen from behind, laying one hand on the back of the neck."
                        ),
                    },
                    {
                        "technique": "kneading",
                        "title": "Knead the top of the shoulder",
                        "zone": "shoulders",
                        "instruction": (
                            "<p>Take the muscle between your fingers and the heel of your hand. Squeeze gently "
                            "for two seconds, let go, and move along; then change sides.</p>"
                        ),
                        "minutes": 2,
                        "pressure": 3,
                        "caution": "",
                        "image": "kneading",
                        "alt_text": "Drawing of two hands on a back with the thumbs meeting; two arrows show the muscle being rolled.",
                    },
                    {
                        "technique": "rubbing",
                        "title": "Rub the lower back warm",
                        "zone": "lower_back",
                        "instruction": (
                            "<p>Stand up and put your palms on the muscles on either side of your lower back. Rub "
                            "up and down until you feel warmth.</p>"
                        ),
                        "minutes": 1,
                        "pressure": 2,
                        "caution": "Rub the muscles beside the spine and leave the bones alone.",
                        "image": None,
                        "alt_text": "",
                    },
                    {
                        "technique": "patting",
                        "title": "Pat the legs awake",
                        "zone": "legs",
                        "instruction": (
                            "<p>With cupped palms, pat your thighs from the hips to just above the knees. Then "
                            "walk a few steps.</p>"
                        ),
                        "minutes": 1,
                        "pressure": 2,
                        "caution": "Leave this out if you have varicose veins, or a leg that is swollen or painful.",
                        "image": None,
                        "alt_text": "",
                    },
                ],
            },
        ),
        (
            "quote",
            "marta",
            {
                "text": (
                    "Tie it to something you already do. People who roll their shoulders while the kettle boils "
                    "are still doing it a year later."
                ),
                "source": "Marta Liepa, physiotherapist",
            },
        ),
        (
            "contraindications",
            "when-not",
            {
                "title": "Leave out the self-massage, or ask first",
                "introduction": "<p>The same rules apply to your own hands as to ours.</p>",
                "items": [
                    {
                        "entry": "thrombosis",
                        "note": (
                            "If you have had a clot, or think that you may have one, do not massage or pat your legs."
                        ),
                    },
                    {
                        "entry": "fever",
                        "note": "",
                    },
                    {
                        "entry": "fresh-injury",
                        "note": "Wait until a doctor or physiotherapist tells you which movements are safe.",
                    },
                    {"entry": "varicose-veins", "note": ""},
                    {"entry": "rheumatoid-arthritis-of-the-neck", "note": ""},
                    {"entry": "recent-operation", "note": ""},
                    {"entry": "osteoporosis", "note": ""},
                ],
            },
        ),
        care_card(
            "emergency",
            "emergency",
            "Call 113 if you have back or neck pain and:",
            [
                "bladder",
                "saddle",
                "legs",
                "stroke",
                "balance",
                "chest",
                "meningitis",
                "sudden-pain",
                "accident",
            ],
        ),
        care_card(
            "see-doctor",
            "non_urgent",
            "Speak to your family doctor or a physiotherapist if:",
            ["four-weeks", "spreads", "harder"],
            more=(
                "<p>What else needs a doctor, and how soon, is listed in our guides to "
                '<a linktype="page" key="lower-back-pain-what-helps">lower back pain</a> and '
                '<a linktype="page" key="neck-pain-at-the-desk">neck pain</a>.</p>'
            ),
        ),
        (
            "questions",
            "questions",
            {
                "title": "Questions people ask",
                "items": [
                    {
                        "question": "Can I do this on the day of a massage?",
                        "answer": (
                            "<p>Yes, if it feels comfortable. If your muscles are tender, do the movements and "
                            "leave the self-massage until the next day.</p>"
                        ),
                    },
                    {
                        "question": "Is walking enough?",
                        "answer": (
                            "<p>Walking is an excellent start for the back. Add the shoulder and neck movements "
                            "if you sit for most of the day.</p>"
                        ),
                    },
                ],
            },
        ),
        (
            "call_to_action",
            "call",
            {
                "title": "Want to check that you are doing it right?",
                "text": (
                    "We can go through the movements together at your next visit. Leave your number and we will "
                    "call you."
                ),
                "button_label": "Ask for a call",
                "page": "callback",
            },
        ),
    ],
}
