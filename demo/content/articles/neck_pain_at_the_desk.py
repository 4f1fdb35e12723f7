from practice.content.warning_signs import care_card

PAGE = {
    "key": "neck-pain-at-the-desk",
    "title": "Neck pain at the desk",
    "seo_title": "Neck pain from desk work: what to change and how massage helps",
    "search_description": (
        "Why a day at the screen makes your neck ache, how to set up your desk, what massage can do, and when to "
        "see a doctor."
    ),
    "standfirst": (
        "If your neck is stiff by the afternoon, the cause is usually not one bad chair but many hours without a "
        "change of position. Small changes help, and you can start today."
    ),
    "lead_image": "shoulders-desk",
    "lead_image_alt": (
        "Drawing of a person at a screen, seen from behind, with the tops of the shoulders marked."
    ),
    "lead_image_caption": "",
    "topics": ["neck-and-shoulders", "work-and-posture"],
    "author": "ilze-kalnina",
    "reviewed_by": "andrejs-ozols",
    "reviewed_on": "2026-09-14",
    "next_review": "2027-09-14",
    "body": [
        (
            "text",
            "intro",
            (
                "<p>Most neck pain that builds up during desk work comes from the muscles and joints. It is "
                "unpleasant, but it is rarely a sign of something serious, and it usually eases within a few "
                "weeks.</p>"
                "<p>This guide explains what happens, what you can change yourself, and where massage fits "
                "in.</p>"
            ),
        ),
        (
            "heading",
            "why-heading",
            {
                "text": "Why the neck gets tired",
                "level": "h2",
                "anchor": "why",
            },
        ),
        (
            "text",
            "why",
            (
                "<p>An adult head weighs about 5 kg. When you lean towards the screen, the muscles at the back of "
                "the neck have to hold that weight without a rest.</p>"
                "<p>A muscle that holds still for hours tires, tightens and begins to ache. Shoulders lifted "
                "towards the ears, a telephone held under the chin or stress before a deadline all add to the "
                "load.</p>"
            ),
        ),
        (
            "key_facts",
            "desk-facts",
            {
                "title": "Your desk in five checks",
                "facts": [
                    "The top of the screen is at eye level or a little below it.",
                    "The screen is about an arm’s length away, straight in front of you.",
                    "Your forearms rest on the desk or the armrests, and your shoulders are down.",
                    "Both feet are flat on the floor or on a footrest.",
                    "You stand up or change position at least every 30 minutes.",
                ],
            },
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
                "caption": "A comfortable starting position. It is not one to hold all day.",
            },
        ),
        (
            "text",
            "move",
            (
                "<p>There is no perfect posture. A good set-up makes it easier to sit well, but regular movement "
                "matters more than any angle.</p>"
                "<p>If you work on a laptop for more than an hour or two, raise it on a stand and connect a "
                'separate keyboard and mouse. For short breaks, try our <a linktype="page" '
                'key="gentle-movements-between-visits">gentle movements between visits</a>.</p>'
            ),
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
                "<p>Massage can relax tight muscles, ease pain for a while and make it easier to turn your head. "
                "For many people that is enough to start moving normally again, which is what helps most in the "
                "long run.</p>"
                "<p>The therapist works on the back of the neck, up to the line of the ears, the shoulders and the "
                "upper back. The front and the sides in front of that line are left alone, and the neck is not "
                "twisted or cracked.</p>"
            ),
        ),
        (
            "quote",
            "ilze",
            {
                "text": (
                    "I ask people to show me how they sit, not how they think they should sit. Then we both see "
                    "which muscles have been working all day."
                ),
                "source": "Ilze Kalniņa, massage therapist",
            },
        ),
        (
            "contraindications",
            "when-not",
            {
                "title": "Before a neck massage",
                "introduction": (
                    "<p>Tell us if any of these applies to you. Sometimes massage has to wait; sometimes we only "
                    "work differently.</p>"
                ),
                "items": [
                    {
                        "entry": "fresh-injury",
                        "note": (
                            "A fall, a blow or a car accident, even a slow one, should be checked by a doctor "
                            "before anyone massages your neck."
                        ),
                    },
                    {
                        "entry": "fever",
                        "note": "",
                    },
                    {
                        "entry": "thrombosis",
                        "note": "",
                    },
                    {
                        "entry": "skin-damage",
                        "note": (
                            "Look at your hairline and under your collar too: irritated skin is easy to miss there."
                        ),
                    },
                    {"entry": "rheumatoid-arthritis-of-the-neck", "note": ""},
                    {"entry": "recent-stroke", "note": ""},
                    {"entry": "osteoporosis", "note": ""},
                    {"entry": "high-blood-pressure", "note": ""},
                    {"entry": "recent-operation", "note": ""},
                ],
            },
        ),
        care_card(
            "emergency",
            "emergency",
            "Call 113 if you have neck pain and:",
            [
                "stroke",
                "balance",
                "chest",
                "meningitis",
                "sudden-pain",
                "cold-arm",
                "legs",
                "accident",
            ],
        ),
        care_card(
            "urgent",
            "urgent",
            "Speak to a doctor today if you have neck pain and:",
            ["fever", "cancer", "night", "hands", "bones"],
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
                        "question": "Should I rest a stiff neck?",
                        "answer": (
                            "<p>Rest it briefly if you need to, then keep moving it gently. Long rest and a neck "
                            "collar tend to make stiffness last longer.</p>"
                        ),
                    },
                    {
                        "question": "Is it bad if my neck clicks?",
                        "answer": (
                            "<p>Clicking without pain is common and usually harmless. Mention it if it began "
                            "after an injury or comes with pain.</p>"
                        ),
                    },
                    {
                        "question": "Does a standing desk help?",
                        "answer": (
                            "<p>It can, because it lets you change position. Standing still all day only moves "
                            "the ache to your legs and lower back.</p>"
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
                "services": ["first-visit", "neck-and-shoulders"],
                "page": "prices",
            },
        ),
        (
            "call_to_action",
            "call",
            {
                "title": "Talk to us about your neck",
                "text": "Leave your number and tell us when to ring. We will call you back and find a time together.",
                "button_label": "Ask for a call",
                "page": "callback",
            },
        ),
    ],
}
