from practice.content.warning_signs import care_card

PAGE = {
    "key": "massage-for-drivers",
    "title": "Massage for drivers",
    "seo_title": "Massage for drivers: an aching back and neck on the road",
    "search_description": (
        "Why long drives make your back and neck ache, how to set up your seat, what massage can do, and which "
        "leg symptoms need a doctor."
    ),
    "standfirst": (
        "Driving keeps you in one position, alert, and gently shaken for hours. Here is how to set up your seat, "
        "how to use your breaks, and what massage can add."
    ),
    "lead_image": "driver-seat",
    "lead_image_alt": ("Drawing of a driver sitting upright, with a cushion at the lower back."),
    "lead_image_caption": "",
    "topics": ["work-and-posture"],
    "author": "ilze-kalnina",
    "reviewed_by": "andrejs-ozols",
    "reviewed_on": "2026-09-21",
    "next_review": "2027-09-21",
    "body": [
        (
            "text",
            "intro",
            (
                "<p>Taxi, lorry and delivery drivers often come to us with the same three complaints: a stiff "
                "neck, tight shoulders and an aching lower back. People who only commute know them too, after an "
                "hour or two in traffic.</p>"
            ),
        ),
        (
            "heading",
            "why-heading",
            {
                "text": "Why driving is hard on the back",
                "level": "h2",
                "anchor": "why",
            },
        ),
        (
            "text",
            "why",
            (
                "<p>At a desk you can stand up. In a car you cannot, and the pedals, the wheel and the mirrors "
                "decide how you sit.</p>"
                "<p>Your arms are held forward, so the muscles between the neck and the shoulders keep working. "
                "The vibration of the road makes the small muscles of the back work as well, even when you feel "
                "that you are resting.</p>"
            ),
        ),
        (
            "heading",
            "seat-heading",
            {
                "text": "Set up your seat in two minutes",
                "level": "h2",
                "anchor": "seat",
            },
        ),
        (
            "text",
            "seat",
            (
                "<p>Do this with the car parked, from the hips upwards.</p>"
                "<ol><li>Empty your back pockets and slide your hips right to the back of the seat.</li>"
                "<li>Move the seat so that your knees stay slightly bent with the pedals fully pressed.</li>"
                "<li>Lean the backrest slightly back, so that your shoulder blades touch it.</li>"
                "<li>Set the lumbar support to fill the hollow of your lower back. A small rolled towel does the "
                "same job.</li>"
                "<li>Bring the wheel close enough to hold with bent elbows and lowered shoulders.</li>"
                "<li>Raise the head restraint until its top is level with the top of your head.</li>"
                "<li>Set the mirrors last. If you have to slump to see into them later, it is time for a "
                "break.</li></ol>"
            ),
        ),
        (
            "key_facts",
            "breaks",
            {
                "title": "On a long drive",
                "facts": [
                    (
                        "Stop for at least 15 minutes every two hours. If the law sets other breaks for your "
                        "work, keep to those."
                    ),
                    "Walk for the first five minutes of the break.",
                    "Roll your shoulders backwards 10 times and turn your head slowly to each side 5 times.",
                    "Lift heavy bags a few minutes after you arrive, not straight out of the seat.",
                ],
            },
        ),
        (
            "heading",
            "massage-heading",
            {
                "text": "What happens in a session",
                "level": "h2",
                "anchor": "session",
            },
        ),
        (
            "text",
            "session",
            (
                "<p>We usually begin at the neck and shoulders, move down the muscles on both sides of the spine, "
                "and give time to the lower back and the gluteal muscles. Drivers are often surprised that the "
                "gluteal muscles are sore, but they carry you all day.</p>"
                "<p>Massage can ease tightness and pain for a time. It works best together with breaks, a better "
                "seat position and some walking every day; it cannot make up for twelve hours in the seat.</p>"
            ),
        ),
        (
            "figure",
            "lower-back",
            {
                "image": "lower-back-hands",
                "alt_text": (
                    "Drawing of two hands resting on the lower back of a person lying face down."
                ),
                "decorative": False,
                "caption": "The hands work on the muscles beside the spine, never on the spine itself.",
            },
        ),
        (
            "contraindications",
            "when-not",
            {
                "title": "Tell us before we start",
                "introduction": (
                    "<p>Long sitting and some common health conditions make these especially worth a question.</p>"
                ),
                "items": [
                    {
                        "entry": "thrombosis",
                        "note": (
                            "Long hours of sitting raise the risk of a blood clot in the leg. If one calf is "
                            "swollen, warm or painful, speak to a doctor today and do not have it massaged."
                        ),
                    },
                    {
                        "entry": "heart-defects",
                        "note": "",
                    },
                    {
                        "entry": "diabetes",
                        "note": (
                            "If diabetes has dulled the feeling in your feet, tell us. Call 113 if a leg is suddenly "
                            "numb or weak, or if you have new numbness in both legs and your back hurts. If one leg has "
                            "slowly gone numb, speak to a doctor today."
                        ),
                    },
                    {
                        "entry": "fresh-injury",
                        "note": (
                            "After a road accident, call 113 if your neck or back hurts, even if the pain began only the "
                            "next day. If nothing hurts, see a doctor before any massage all the same."
                        ),
                    },
                    {"entry": "herniated-disc", "note": ""},
                    {"entry": "varicose-veins", "note": ""},
                    {"entry": "blood-thinners", "note": ""},
                    {"entry": "high-blood-pressure", "note": ""},
                    {"entry": "recent-heart-attack", "note": ""},
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
            "clot",
            "urgent",
            "Speak to a doctor today if:",
            ["clot"],
        ),
        care_card(
            "urgent",
            "urgent",
            "Speak to a doctor today if you have back or neck pain and:",
            ["fever", "cancer", "night", "bones", "hands"],
        ),
        care_card(
            "see-doctor",
            "non_urgent",
            "See your family doctor if:",
            ["four-weeks", "everyday", "spreads"],
        ),
        (
            "questions",
            "questions",
            {
                "title": "Questions drivers ask",
                "items": [
                    {
                        "question": "Can I drive straight after a massage?",
                        "answer": (
                            "<p>Usually yes, but give yourself about 15 minutes. If you feel drowsy or "
                            "light-headed, wait until it has passed.</p>"
                        ),
                    },
                    {
                        "question": "Should I come before or after a long trip?",
                        "answer": (
                            "<p>After is usually better, or on a rest day. Muscles can feel tender for a day "
                            "after a firm session.</p>"
                        ),
                    },
                    {
                        "question": "Do beaded or cushioned seat covers help?",
                        "answer": (
                            "<p>If one feels good to you, use it. Make sure that it does not slide, cover a side "
                            "airbag or lift you too close to the roof.</p>"
                        ),
                    },
                ],
            },
        ),
        (
            "call_to_action",
            "call",
            {
                "title": "Find a time between your shifts",
                "text": (
                    "We are open until 19:00 on weekdays and until 15:00 on Saturdays. Tell us when you can talk "
                    "safely and we will call you."
                ),
                "button_label": "Ask for a call",
                "page": "callback",
            },
        ),
    ],
}
