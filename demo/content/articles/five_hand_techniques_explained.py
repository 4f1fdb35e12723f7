from practice.content.warning_signs import care_card

PAGE = {
    "key": "five-hand-techniques-explained",
    "title": "Five hand techniques explained",
    "seo_title": "Five massage techniques explained, from stroking to vibration",
    "search_description": (
        "Stroking, rubbing, kneading, tapping and vibration: what each massage technique is for, how it should "
        "feel, and when to speak up."
    ),
    "standfirst": (
        "Almost every massage is built from five kinds of touch. Once you know them, you can follow what the "
        "therapist is doing and say what you would like more of."
    ),
    "lead_image": "kneading",
    "lead_image_alt": "Drawing of two hands on a back with the thumbs meeting; two arrows show the muscle being rolled.",
    "lead_image_caption": "",
    "topics": ["first-visit"],
    "author": "ilze-kalnina",
    "reviewed_by": "andrejs-ozols",
    "reviewed_on": "2026-11-02",
    "next_review": "2027-11-02",
    "body": [
        (
            "text",
            "intro",
            (
                "<p>The five techniques of classical massage are stroking, rubbing, kneading, tapping and "
                "vibration. Patting belongs with tapping: the movement is the same, only the shape of the hand is "
                "different.</p>"
                "<p>A session moves from light to firm and back to light again. Below is the usual order, with "
                "the time each technique might take in a back massage of about 40 minutes.</p>"
            ),
        ),
        (
            "heading",
            "order-heading",
            {
                "text": "From the first touch to the last",
                "level": "h2",
                "anchor": "order",
            },
        ),
        (
            "technique_steps",
            "techniques",
            {
                "title": "The five techniques in order",
                "steps": [
                    {
                        "technique": "stroking",
                        "title": "Stroking",
                        "zone": "upper_back",
                        "instruction": (
                            "<p>The palms glide over the skin without moving it. Stroking spreads the oil, warms "
                            "the back and lets the therapist feel where the muscles are tense.</p>"
                            "<p>It opens and closes every massage, and links the other techniques.</p>"
                        ),
                        "minutes": 10,
                        "pressure": 1,
                        "caution": "",
                        "image": "stroking",
                        "alt_text": "Drawing of two flat hands gliding along a back; a long arrow points towards the neck.",
                    },
                    {
                        "technique": "rubbing",
                        "title": "Rubbing",
                        "zone": "upper_back",
                        "instruction": (
                            "<p>Fingertips or the heel of the hand move the skin over the tissue below it, in "
                            "circles or short lines. The skin turns warm and slightly pink.</p>"
                        ),
                        "minutes": 8,
                        "pressure": 3,
                        "caution": "It should feel warm and never burn. Ask for more oil if it pulls.",
                        "image": "rubbing",
                        "alt_text": "Drawing of two hands on a back, with an arrow in a circle over each to show rubbing.",
                    },
                    {
                        "technique": "kneading",
                        "title": "Kneading",
                        "zone": "shoulders",
                        "instruction": (
                            "<p>The hands lift, squeeze and release the muscle, as if working a firm dough. This "
                            "is the main technique for tight shoulders and a tired back.</p>"
                        ),
                        "minutes": 14,
                        "pressure": 4,
                        "caution": "A pleasant ache is normal. Sharp or shooting pain is not: say stop.",
                        "image": "kneading",
                        "alt_text": "Drawing of two hands on a back with the thumbs meeting; two arrows show the muscle being rolled.",
                    },
                    {
                        "technique": "tapping",
                        "title": "Tapping and patting",
                        "zone": "gluteal",
                        "instruction": (
                            "<p>Loose fingers tap, or cupped palms pat, in a quick, even rhythm. It wakes you up "
                            "and brings blood to the skin, which is why it comes late in the session.</p>"
                        ),
                        "minutes": 4,
                        "pressure": 2,
                        "caution": "We do not tap on the spine, over the kidneys or on the neck.",
                        "image": "tapping",
                        "alt_text": "Drawing of two hands with spread fingers tapping on a back.",
                    },
                    {
                        "technique": "vibration",
                        "title": "Vibration",
                        "zone": "lower_back",
                        "instruction": (
                            "<p>The palm stays in one place and trembles lightly, or the muscle is gently shaken. "
                            "It helps you let go of the last tension before the final strokes.</p>"
                        ),
                        "minutes": 4,
                        "pressure": 2,
                        "caution": "",
                        "image": "vibration",
                        "alt_text": (
                            "Drawing of two flat hands on a back between wavy lines that show a gentle tremble."
                        ),
                    },
                ],
            },
        ),
        (
            "figure",
            "patting",
            {
                "image": "patting",
                "alt_text": "Drawing of two cupped hands patting a back in turn.",
                "decorative": False,
                "caption": "In patting the palm is cupped, so that a small cushion of air softens each touch.",
            },
        ),
        (
            "heading",
            "pressure-heading",
            {
                "text": "How firm is firm enough?",
                "level": "h2",
                "anchor": "pressure",
            },
        ),
        (
            "text",
            "pressure",
            (
                "<p>On our pages, pressure is shown from 1 to 5. One is the weight of a resting hand, and five is "
                "the firmest you can accept while still breathing calmly.</p>"
                "<p>More is not better. A muscle that has to defend itself tightens, so most of our work stays "
                "between two and four.</p>"
            ),
        ),
        (
            "quote",
            "ilze",
            {
                "text": (
                    "Good kneading lets you breathe out. If you start counting the seconds until it stops, it is "
                    "too strong."
                ),
                "source": "Ilze Kalniņa, massage therapist",
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
                "accident",
            ],
        ),
        (
            "contraindications",
            "when-not",
            {
                "title": "When the techniques change",
                "introduction": (
                    "<p>Some conditions rule massage out, and with others we leave out a technique or an area. "
                    "Tell us about any of these.</p>"
                ),
                "items": [
                    {
                        "entry": "thrombosis",
                        "note": "",
                    },
                    {
                        "entry": "blood-diseases",
                        "note": (
                            "Kneading and tapping can cause bruises if your blood clots poorly or you take "
                            "medicines that thin it."
                        ),
                    },
                    {
                        "entry": "inflammatory-diseases",
                        "note": "",
                    },
                    {
                        "entry": "skin-damage",
                        "note": (
                            "Rubbing and oil can irritate broken skin, so tell us about small cuts and rashes too."
                        ),
                    },
                    {"entry": "osteoporosis", "note": ""},
                    {"entry": "blood-thinners", "note": ""},
                    {"entry": "varicose-veins", "note": ""},
                ],
            },
        ),
        (
            "questions",
            "questions",
            {
                "title": "Questions about the techniques",
                "items": [
                    {
                        "question": "Does massage have to hurt to work?",
                        "answer": (
                            "<p>No. Light and medium pressure can relax muscles well, and pain often makes them "
                            "tighten.</p>"
                        ),
                    },
                    {
                        "question": "Can I ask you to leave a technique out?",
                        "answer": (
                            "<p>Of course. Some people dislike tapping, and the massage is complete without it.</p>"
                        ),
                    },
                    {
                        "question": "Does massage remove toxins?",
                        "answer": (
                            "<p>No. Your liver and kidneys do that; massage is there to relax muscles and ease "
                            "discomfort.</p>"
                        ),
                    },
                ],
            },
        ),
        (
            "call_to_action",
            "call",
            {
                "title": "Feel the difference for yourself",
                "text": "Tell us what you would like to work on. We will call you back to find a time.",
                "button_label": "Ask for a call",
                "page": "callback",
            },
        ),
    ],
}
