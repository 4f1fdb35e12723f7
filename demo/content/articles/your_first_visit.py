from practice.content.warning_signs import care_card

PAGE = {
    "key": "your-first-visit",
    "title": "Your first visit",
    "seo_title": "Your first massage: what to expect at our practice in Riga",
    "search_description": (
        "How a first visit goes, what to bring and wear, what we ask and why, and how you may feel in the day or "
        "two after a massage."
    ),
    "standfirst": (
        "You do not need to prepare much. Knowing what will happen, and that you can stop at any moment, makes it "
        "easier to relax."
    ),
    "lead_image": "first-visit-room",
    "lead_image_alt": (
        "Drawing of a calm treatment room with a massage couch, a chair and a window."
    ),
    "lead_image_caption": "",
    "topics": ["first-visit"],
    "author": "ilze-kalnina",
    "reviewed_by": "andrejs-ozols",
    "reviewed_on": "2026-10-19",
    "next_review": "2027-10-19",
    "left_out": {
        "accident": "The card is about the days after a massage. The guides to back and neck pain show the sign.",
    },
    "body": [
        (
            "text",
            "intro",
            (
                "<p>Allow 60 minutes for the first visit, of which about 40 are massage. The rest is "
                "conversation, because we want to know what hurts before we touch it.</p>"
                "<p>You will find us at Brīvības iela 40–12 in Riga. Please come five minutes early, so that you "
                "can sit down and catch your breath.</p>"
            ),
        ),
        (
            "heading",
            "before-heading",
            {
                "text": "Before you come",
                "level": "h2",
                "anchor": "before",
            },
        ),
        (
            "key_facts",
            "before",
            {
                "title": "A short list",
                "facts": [
                    "Eat lightly, and leave about two hours after a large meal.",
                    "Do not drink alcohol on the day.",
                    "Bring a list of your medicines and any recent doctor’s letter.",
                    "Wear comfortable clothes that are easy to take off.",
                    (
                        "If you are ill or have a high temperature, ring us on +371 24 11 24 20 and we will find "
                        "another day."
                    ),
                ],
            },
        ),
        (
            "heading",
            "visit-heading",
            {
                "text": "How the visit goes",
                "level": "h2",
                "anchor": "visit",
            },
        ),
        (
            "text",
            "visit",
            (
                "<ol><li><b>We talk.</b> You tell us what bothers you, since when, and what you hope for. We ask "
                "about illnesses, operations, injuries and medicines.</li>"
                "<li><b>We look.</b> You bend, turn and lift your arms, so that we can see which movements are "
                "easy and which are not.</li>"
                "<li><b>We agree.</b> We suggest which areas to work on and how firmly. Nothing begins until you "
                "say yes.</li>"
                "<li><b>You get ready alone.</b> We leave the room while you undress as far as you are "
                "comfortable and lie down under a sheet.</li>"
                "<li><b>We work.</b> Only the area being massaged is uncovered. We ask about the pressure, and "
                "you can change it with a word.</li>"
                "<li><b>You get up slowly.</b> Rest for a moment, drink some water if you like, and we will talk "
                "about what comes next.</li></ol>"
            ),
        ),
        (
            "quote",
            "ilze",
            {
                "text": (
                    "You never have to be polite about pain. If you hold your breath, I am pressing too hard, and "
                    "I would rather hear it from you first."
                ),
                "source": "Ilze Kalniņa, massage therapist",
            },
        ),
        (
            "heading",
            "health-heading",
            {
                "text": "Why we ask about your health",
                "level": "h2",
                "anchor": "health",
            },
        ),
        (
            "text",
            "health",
            (
                "<p>Massage is safe for most people, but not for everyone and not on every day. What you tell us "
                "stays with us and helps us to decide whether to go ahead, work differently or ask your doctor "
                "first.</p>"
                '<p>Our <a linktype="page" key="contraindications">list of contraindications</a> explains each of '
                "them.</p>"
            ),
        ),
        (
            "contraindications",
            "when-not",
            {
                "title": "Please tell us before you undress",
                "introduction": "<p>These are the ones people most often forget to mention.</p>",
                "items": [
                    {
                        "entry": "thrombosis",
                        "note": "Mention past clots too, even if they were years ago.",
                    },
                    {
                        "entry": "blood-diseases",
                        "note": (
                            "Tell us about medicines that thin the blood as well, because you may bruise more easily."
                        ),
                    },
                    {
                        "entry": "diabetes",
                        "note": "",
                    },
                    {
                        "entry": "pregnancy",
                        "note": (
                            "Please tell us even if it is early and you have not told anyone else. We do not "
                            "massage in the first 12 weeks."
                        ),
                    },
                    {
                        "entry": "fever",
                        "note": "",
                    },
                    {
                        "entry": "skin-damage",
                        "note": "",
                    },
                    {"entry": "blood-thinners", "note": ""},
                    {"entry": "high-blood-pressure", "note": ""},
                    {"entry": "recent-heart-attack", "note": ""},
                    {"entry": "recent-stroke", "note": ""},
                    {"entry": "osteoporosis", "note": ""},
                    {"entry": "pacemaker", "note": ""},
                    {"entry": "epilepsy", "note": ""},
                    {"entry": "recent-operation", "note": ""},
                    {"entry": "alcohol", "note": ""},
                ],
            },
        ),
        (
            "heading",
            "after-heading",
            {
                "text": "After the massage",
                "level": "h2",
                "anchor": "after",
            },
        ),
        (
            "text",
            "after",
            (
                "<p>You may feel relaxed, sleepy or a little light-headed. Take a few minutes before you drive or "
                "cycle.</p>"
                "<p>Some people are tender for a day or two, as after unfamiliar exercise. A warm shower and a "
                "gentle walk usually help.</p>"
            ),
        ),
        care_card(
            "after-emergency",
            "emergency",
            "Call 113 if, in the days after a massage:",
            [
                "sudden-pain",
                "stroke",
                "balance",
                "chest",
                "meningitis",
                "bladder",
                "saddle",
                "legs",
            ],
        ),
        care_card(
            "after-urgent",
            "urgent",
            "Speak to a doctor today if, after a massage:",
            ["clot", "fever", "bruises"],
        ),
        care_card(
            "after-care",
            "non_urgent",
            "Speak to your family doctor if, after a massage:",
            ["soreness", "numbness"],
            more=("<p>Please let us know as well.</p>"),
        ),
        (
            "questions",
            "questions",
            {
                "title": "Questions before a first visit",
                "items": [
                    {
                        "question": "Do I need a referral?",
                        "answer": "<p>No. If a doctor has already examined your back or neck, bring the results.</p>",
                    },
                    {
                        "question": "Can someone come with me?",
                        "answer": (
                            "<p>Yes, a person you trust may stay in the room. Anyone under 18 comes with a parent "
                            "or guardian.</p>"
                        ),
                    },
                    {
                        "question": "How many visits will I need?",
                        "answer": (
                            "<p>It depends on what you come with, and we cannot know before we meet. If nothing "
                            "has changed after three or four visits, we will say so and suggest something "
                            "else.</p>"
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
                "title": "Arrange a first visit",
                "text": (
                    "Leave your name and number. We will call you, answer your questions and find a time that "
                    "suits you."
                ),
                "button_label": "Ask for a call",
                "page": "callback",
            },
        ),
    ],
}
