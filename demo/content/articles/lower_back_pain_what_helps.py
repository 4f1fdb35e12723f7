from practice.content.warning_signs import care_card

PAGE = {
    "key": "lower-back-pain-what-helps",
    "title": "Lower back pain: what helps",
    "seo_title": "Lower back pain: what helps, and when to see a doctor",
    "search_description": (
        "What to do in the first days of lower back pain, how a massage session goes, and the warning signs that "
        "need a doctor or an ambulance."
    ),
    "standfirst": (
        "Lower back pain can stop you in the middle of a step, yet most of it gets better within a few weeks. "
        "What you do in the meantime makes a difference."
    ),
    "lead_image": "lower-back-hands",
    "lead_image_alt": (
        "Drawing of two hands resting on the lower back of a person lying face down."
    ),
    "lead_image_caption": "",
    "topics": ["back-and-spine"],
    "author": "marta-liepa",
    "reviewed_by": "andrejs-ozols",
    "reviewed_on": "2026-10-05",
    "next_review": "2027-10-05",
    "body": [
        care_card(
            "emergency",
            "emergency",
            "Call 113 if you have back pain and:",
            ["bladder", "saddle", "legs", "chest", "accident"],
        ),
        care_card(
            "urgent",
            "urgent",
            "Speak to a doctor today if you have back pain and:",
            ["fever", "cancer", "night", "shape", "bones", "clot"],
        ),
        (
            "text",
            "intro",
            (
                "<p>For most people no single cause can be found. Doctors call this non-specific back pain: the "
                "back hurts, but nothing in it is broken or dangerously ill.</p>"
                "<p>That is good news, even if it does not feel so. It means that you can safely keep moving.</p>"
            ),
        ),
        (
            "heading",
            "first-days-heading",
            {
                "text": "In the first days",
                "level": "h2",
                "anchor": "first-days",
            },
        ),
        (
            "text",
            "first-days",
            (
                "<ul><li><b>Stay active.</b> Short walks several times a day are better than bed rest.</li>"
                "<li><b>Try warmth.</b> A wrapped hot-water bottle for 15–20 minutes can ease tight muscles.</li>"
                "<li><b>Ask a pharmacist about pain relief.</b> Anti-inflammatory tablets help some people, but "
                "they do not suit everyone.</li>"
                "<li><b>Change how you lie.</b> Try your side with a pillow between the knees, or your back with "
                "a pillow under them.</li></ul>"
            ),
        ),
        (
            "heading",
            "massage-heading",
            {
                "text": "Where massage fits in",
                "level": "h2",
                "anchor": "massage",
            },
        ),
        (
            "text",
            "massage",
            (
                "<p>Massage can give short-term relief and make movement easier. The evidence that it helps for "
                "longer is limited, so we see it as a support for activity and exercise, not a replacement for "
                "them.</p>"
            ),
        ),
        (
            "technique_steps",
            "session",
            {
                "title": "A session for the lower back",
                "steps": [
                    {
                        "technique": "stroking",
                        "title": "Warm and listen",
                        "zone": "lower_back",
                        "instruction": (
                            "<p>Long, light strokes warm the skin and show the therapist where the muscles are "
                            "tense. Say which spots feel tender.</p>"
                        ),
                        "minutes": 5,
                        "pressure": 1,
                        "caution": "",
                        "image": "stroking",
                        "alt_text": "Drawing of two flat hands gliding along a back; a long arrow points towards the neck.",
                    },
                    {
                        "technique": "rubbing",
                        "title": "Loosen the muscles beside the spine",
                        "zone": "lower_back",
                        "instruction": (
                            "<p>Small circles with the fingertips move slowly along the muscles on both sides. "
                            "The pressure grows only as the muscles soften.</p>"
                        ),
                        "minutes": 8,
                        "pressure": 3,
                        "caution": "The spine itself is not pressed, and the area over the kidneys is treated lightly.",
                        "image": "rubbing",
                        "alt_text": "Drawing of two hands on a back, with an arrow in a circle over each to show rubbing.",
                    },
                    {
                        "technique": "kneading",
                        "title": "Release the gluteal muscles",
                        "zone": "gluteal",
                        "instruction": (
                            "<p>These large muscles often tighten together with the lower back. They are lifted "
                            "and pressed in a slow rhythm, over the sheet if you prefer.</p>"
                        ),
                        "minutes": 8,
                        "pressure": 4,
                        "caution": "Say so at once if pain shoots down your leg or your foot goes numb.",
                        "image": None,
                        "alt_text": "",
                    },
                    {
                        "technique": "stroking",
                        "title": "Finish quietly",
                        "zone": "upper_back",
                        "instruction": (
                            "<p>Slow strokes from the lower back up to the shoulders end the session. Turn on to "
                            "your side before you sit up.</p>"
                        ),
                        "minutes": 4,
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
                "introduction": "<p>Please tell us before you book if any of these applies to you.</p>",
                "items": [
                    {
                        "entry": "oncological-diseases",
                        "note": (
                            "This includes cancer treated in the past: new back pain should then be checked by a "
                            "doctor first."
                        ),
                    },
                    {
                        "entry": "osteomyelitis",
                        "note": "",
                    },
                    {
                        "entry": "thrombosis",
                        "note": "",
                    },
                    {
                        "entry": "fresh-injury",
                        "note": (
                            "After a fall on to your back or bottom, see a doctor before any massage. If you have "
                            "weak bones, speak to a doctor today."
                        ),
                    },
                    {
                        "entry": "pregnancy",
                        "note": (
                            "Back pain is common in pregnancy. Ask your midwife or doctor first; the session "
                            "in this guide is not meant for you."
                        ),
                    },
                    {"entry": "osteoporosis", "note": ""},
                    {"entry": "herniated-disc", "note": ""},
                    {"entry": "recent-operation", "note": ""},
                    {"entry": "blood-thinners", "note": ""},
                ],
            },
        ),
        care_card(
            "see-doctor",
            "non_urgent",
            "See your family doctor if:",
            ["four-weeks", "everyday", "spreads", "painkillers"],
        ),
        (
            "questions",
            "questions",
            {
                "title": "Questions people ask",
                "items": [
                    {
                        "question": "Do I need a scan?",
                        "answer": (
                            "<p>Usually not. Scans often show changes that are normal for your age and do not "
                            "explain the pain; your doctor will order one if there is a reason.</p>"
                        ),
                    },
                    {
                        "question": "When can I exercise again?",
                        "answer": (
                            "<p>As soon as you can do it without the pain getting clearly worse. Start with less "
                            "than usual and add a little every few days.</p>"
                        ),
                    },
                ],
            },
        ),
        (
            "services",
            "services",
            {
                "title": "What it costs",
                "services": ["first-visit", "back-and-neck"],
                "page": "prices",
            },
        ),
        (
            "call_to_action",
            "call",
            {
                "title": "Not sure whether massage is right for you?",
                "text": "Ask us before you book. If your back needs a doctor first, we will say so.",
                "button_label": "Ask for a call",
                "page": "callback",
            },
        ),
    ],
}
