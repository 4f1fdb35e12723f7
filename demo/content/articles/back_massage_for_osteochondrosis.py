from practice.content.warning_signs import care_card

PAGE = {
    "key": "back-massage-for-osteochondrosis",
    "title": "Back massage for osteochondrosis",
    "seo_title": "Back massage for osteochondrosis: how it is done",
    "search_description": (
        "Who back massage for osteochondrosis can help, how a session goes step by step, "
        "and when to wait or ask a doctor first."
    ),
    "standfirst": (
        "A stiff neck, a heavy back, hours in a chair or behind the wheel. Here is what massage can do, "
        "what it cannot, and how a 40-minute session goes."
    ),
    "lead_image": "back-zones",
    "lead_image_alt": "Drawing of a back with the neck-collar zone, shoulders, upper back and lower back marked.",
    "lead_image_caption": "",
    "topics": ["back-and-spine"],
    "author": "ilze-kalnina",
    "reviewed_by": "andrejs-ozols",
    "reviewed_on": "2026-10-12",
    "next_review": "2027-10-12",
    "body": [
        (
            "text",
            "intro",
            "<p>“Osteochondrosis” is a word you may find in your medical notes. It describes age-related wear of "
            "the discs between the vertebrae and of the bone beside them; doctors elsewhere call it spondylosis or disc "
            "degeneration. Many people have it and feel nothing.</p>"
            "<p>Massage does not rebuild a disc. It works on the muscles around the spine, and these are often what "
            "aches.</p>",
        ),
        (
            "key_facts",
            "key-facts",
            {
                "title": "In short",
                "facts": [
                    "A session takes about 40 minutes of hands-on time.",
                    "It starts and ends at the neck-collar zone. The spine itself is not touched.",
                    "It should not hurt. If it does, say so and the therapist will stop or ease off.",
                    "Some conditions mean no massage, a doctor’s advice first, or an area left alone.",
                ],
            },
        ),
        ("heading", "who", {"text": "Who comes for it", "level": "h2", "anchor": "who"}),
        (
            "text",
            "who-text",
            "<p>Most visitors come because of the cervical spine, the part in the neck. They feel stiffness when "
            "turning the head, a pull between the neck and the shoulder, or an ache after work.</p>"
            "<p>Many have sedentary work. Drivers and office workers come most often: they hold one position for "
            "hours, with the head a little forward and the shoulders raised.</p>",
        ),
        (
            "figure",
            "sitting",
            {
                "image": "posture-sitting",
                "alt_text": "Drawing of a person sitting upright at a laptop, with ear, shoulder and hip in one line.",
                "decorative": False,
                "caption": "Any position becomes tiring when you hold it for hours.",
            },
        ),
        ("heading", "why", {"text": "Why the back aches", "level": "h2", "anchor": "why"}),
        (
            "text",
            "why-text",
            "<p>There is seldom one cause. Age, inherited features, strain and lack of movement all play a part. "
            "Three things are often found together:</p>"
            "<ul><li><b>Inactive muscles.</b> Muscles that hardly move grow weaker and tire sooner.</li>"
            "<li><b>Poor circulation.</b> A muscle that stays tense gets less fresh blood.</li>"
            "<li><b>Swelling.</b> Irritated tissue can swell a little, press on what is beside it and feel tight.</li>"
            "</ul>",
        ),
        (
            "heading",
            "what",
            {"text": "What massage does", "level": "h2", "anchor": "what-massage-does"},
        ),
        (
            "text",
            "what-text",
            "<p>Massage relaxes the muscles along the spine. For many people it eases pain and tightness for some "
            "days, and moving becomes easier.</p>"
            "<p>It also brings more blood to the skin and muscles it reaches. The traditional aim is better "
            "circulation of the neck, the head and the spinal cord; how much deeper circulation changes is not well "
            "measured.</p>"
            "<p>It does not cure osteochondrosis, and not everyone feels better. It works best together with "
            "regular movement. If nothing has changed after three or four sessions, see your doctor before you "
            "book more.</p>",
        ),
        (
            "heading",
            "before",
            {"text": "Before you book", "level": "h2", "anchor": "before-you-book"},
        ),
        (
            "text",
            "before-text",
            "<p>Read the two cards below, then the list of "
            '<a linktype="page" key="contraindications">conditions that rule massage out or need a doctor’s '
            "advice</a>. If you are not sure, ask us before you come.</p>",
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
            "urgent",
            "urgent",
            "Speak to a doctor today if you have back or neck pain and:",
            ["fever", "cancer", "night", "bones", "hands", "clot"],
        ),
        ("heading", "how", {"text": "How a session goes", "level": "h2", "anchor": "how"}),
        (
            "text",
            "how-text",
            "<p>The massage is done by a trained therapist and should not hurt. You lie face down, covered with a sheet; "
            "only the area being worked on is open.</p>"
            "<p>The hands move from the neck-collar zone down to the lower back, then to the gluteal muscles. "
            "Pressure is given on a scale from 1, a light touch, to 5, deep work. You decide when it is enough.</p>",
        ),
        (
            "technique_steps",
            "session",
            {
                "title": "The session, step by step",
                "steps": [
                    {
                        "technique": "stroking",
                        "title": "Stroke the neck-collar zone",
                        "zone": "neck_collar",
                        "instruction": (
                            "<p>Slow, light strokes from the hairline to the tops of the shoulders. The therapist "
                            "is looking for the problem areas: places that are tight, warm or tender.</p>"
                        ),
                        "minutes": 4,
                        "pressure": 1,
                        "caution": "The front and the sides of the neck, in front of the ear line, are not massaged.",
                        "image": "stroking",
                        "alt_text": "Drawing of two flat hands gliding along a back; a long arrow points towards the neck.",
                    },
                    {
                        "technique": "rubbing",
                        "title": "Rub the neck and shoulders",
                        "zone": "shoulders",
                        "instruction": (
                            "<p>The movements become more intense, to find the source of the tightness. Fingertips "
                            "rub in small circles beside the spine. The spine itself is not touched.</p>"
                        ),
                        "minutes": 5,
                        "pressure": 3,
                        "caution": "Say at once if you feel dizzy, or if tingling runs into an arm.",
                        "image": "rubbing",
                        "alt_text": "Drawing of two hands on a back, with an arrow in a circle over each to show rubbing.",
                    },
                    {
                        "technique": "rubbing",
                        "title": "Rub down the back",
                        "zone": "upper_back",
                        "instruction": (
                            "<p>The palms rub both sides of the back, from the shoulder blades to the waist, until "
                            "the skin is warm and slightly pink.</p>"
                        ),
                        "minutes": 5,
                        "pressure": 3,
                        "caution": "",
                        "image": None,
                        "alt_text": "",
                    },
                    {
                        "technique": "kneading",
                        "title": "Knead from the neck down",
                        "zone": "upper_back",
                        "instruction": (
                            "<p>Once the muscles are warm, they are lifted, pressed and rolled: first at the neck, "
                            "then between the shoulder blades.</p>"
                        ),
                        "minutes": 6,
                        "pressure": 3,
                        "caution": "A pleasant stretch is fine. Sharp pain is a reason to stop.",
                        "image": "kneading",
                        "alt_text": "Drawing of two hands on a back with the thumbs meeting; two arrows show the muscle being rolled.",
                    },
                    {
                        "technique": "kneading",
                        "title": "Knead down to the lower back",
                        "zone": "lower_back",
                        "instruction": (
                            "<p>Kneading continues along the long muscles on both sides of the spine, as far as the "
                            "top of the pelvis.</p>"
                        ),
                        "minutes": 6,
                        "pressure": 3,
                        "caution": "Pressure stays light over the kidneys, just below the ribs.",
                        "image": "lower-back-hands",
                        "alt_text": "Drawing of two hands resting on the lower back of a person lying face down.",
                    },
                    {
                        "technique": "kneading",
                        "title": "Knead the gluteal muscles",
                        "zone": "gluteal",
                        "instruction": (
                            "<p>These large muscles stiffen with sitting and pull on the lower back. They are kneaded "
                            "slowly with the palm or a soft fist, over the sheet if you prefer.</p>"
                        ),
                        "minutes": 5,
                        "pressure": 4,
                        "caution": "Pain that shoots down the leg means: stop and tell the therapist.",
                        "image": None,
                        "alt_text": "",
                    },
                    {
                        "technique": "tapping",
                        "title": "Tap the upper back",
                        "zone": "upper_back",
                        "instruction": (
                            "<p>Quick, light taps with loose fingers bring blood to the skin and muscles between the "
                            "shoulder blades and on the shoulders.</p>"
                        ),
                        "minutes": 2,
                        "pressure": 2,
                        "caution": "No tapping on the spine or over the kidneys.",
                        "image": "tapping",
                        "alt_text": "Drawing of two hands with spread fingers tapping on a back.",
                    },
                    {
                        "technique": "patting",
                        "title": "Pat the gluteal muscles",
                        "zone": "gluteal",
                        "instruction": (
                            "<p>Softly cupped palms pat the large muscles in an even rhythm. Like tapping, this "
                            "supports blood flow and leaves a feeling of warmth.</p>"
                        ),
                        "minutes": 2,
                        "pressure": 2,
                        "caution": "It should never sting.",
                        "image": "patting",
                        "alt_text": "Drawing of two cupped hands patting a back in turn.",
                    },
                    {
                        "technique": "stroking",
                        "title": "Finish at the neck-collar zone",
                        "zone": "neck_collar",
                        "instruction": (
                            "<p>The session ends where it began, wherever it hurts. Light, slow strokes, like a "
                            "relaxing massage, until your breathing is calm. The aim is a feeling of lightness and "
                            "complete rest.</p>"
                        ),
                        "minutes": 5,
                        "pressure": 1,
                        "caution": "Sit on the edge of the couch for a minute before you stand up.",
                        "image": "neck-hands",
                        "alt_text": "Drawing of two hands resting on the tops of the shoulders, beside the neck.",
                    },
                ],
            },
        ),
        (
            "call_to_action",
            "call-middle",
            {
                "title": "Does this sound like your back?",
                "text": "Leave your name and number. We will call, listen and tell you honestly if massage fits.",
                "button_label": "Ask us to call you",
                "page": "callback",
            },
        ),
        ("heading", "after", {"text": "After the session", "level": "h2", "anchor": "after"}),
        (
            "text",
            "after-text",
            "<p>You may feel loose, sleepy or a little sore. Muscle soreness, like that after exercise, usually passes within "
            "48 hours. Have a quiet evening if you can, and take a short walk.</p>"
            "<p>Call us if soreness lasts longer. With any sign from the cards above, do not call us first: do what the "
            "card says. If an arm or a leg is weak or suddenly numb, call 113; with strong new pain, speak to a doctor today. "
            "What else to watch for, such as numbness that does not pass, is listed under "
            '<a linktype="page" key="your-first-visit">your first visit</a>.</p>',
        ),
        (
            "contraindications",
            "when-not",
            {
                "title": "When not to have this massage",
                "introduction": (
                    "<p>Tell the therapist about any of these, even if it was long ago. Each entry explains why it "
                    "matters and what to do instead.</p>"
                ),
                "items": [
                    {
                        "entry": "thrombosis",
                        "note": "A swollen, painful calf needs a doctor the same day.",
                    },
                    {
                        "entry": "oncological-diseases",
                        "note": "This includes treatment that ended years ago.",
                    },
                    {
                        "entry": "tumours",
                        "note": "No back massage if the tumour is in or near the spine.",
                    },
                    {
                        "entry": "inflammatory-diseases",
                        "note": "If much of the back is affected, we wait until it has settled.",
                    },
                    {"entry": "tuberculosis", "note": "It can also affect the spine."},
                    {
                        "entry": "osteomyelitis",
                        "note": "In a vertebra it can feel like ordinary back pain.",
                    },
                    {"entry": "venereal-diseases", "note": ""},
                    {
                        "entry": "heart-defects",
                        "note": "Lying face down for 40 minutes may not suit you.",
                    },
                    {
                        "entry": "diabetes",
                        "note": "Tell us if you feel touch less well on the back or legs.",
                    },
                    {"entry": "blood-diseases", "note": "Blood-thinning medicine counts too."},
                    {
                        "entry": "pregnancy",
                        "note": "Lying face down with firm pressure is not for pregnancy.",
                    },
                    {
                        "entry": "fever",
                        "note": "With a stiff neck, a severe headache or confusion: call 113.",
                    },
                    {"entry": "fresh-injury", "note": ""},
                    {"entry": "skin-damage", "note": ""},
                    {"entry": "osteoporosis", "note": ""},
                    {"entry": "herniated-disc", "note": ""},
                    {"entry": "recent-operation", "note": ""},
                    {"entry": "high-blood-pressure", "note": ""},
                    {"entry": "recent-heart-attack", "note": ""},
                    {"entry": "recent-stroke", "note": ""},
                    {"entry": "blood-thinners", "note": ""},
                    {"entry": "rheumatoid-arthritis-of-the-neck", "note": ""},
                    {"entry": "pacemaker", "note": ""},
                    {"entry": "alcohol", "note": ""},
                ],
            },
        ),
        (
            "questions",
            "questions",
            {
                "title": "Questions visitors ask",
                "items": [
                    {
                        "question": "How many sessions will I need?",
                        "answer": (
                            "<p>We suggest three or four, once or twice a week, and then decide with you. Some people "
                            "need fewer.</p>"
                        ),
                    },
                    {
                        "question": "Do I need a scan first?",
                        "answer": (
                            "<p>Usually not. If you already have results, bring them. A doctor decides whether a scan "
                            "is needed.</p>"
                        ),
                    },
                    {
                        "question": "Can I come when the pain is at its worst?",
                        "answer": (
                            "<p>Call first. With new, severe pain it is often better to see a doctor and wait a few "
                            "days.</p>"
                        ),
                    },
                    {
                        "question": "How does therapeutic massage differ from classical massage?",
                        "answer": (
                            "<p>The hand techniques are those of classical massage. Therapeutic massage chooses the "
                            "areas, the order and the pressure for your complaint, after questions about your "
                            "health.</p>"
                        ),
                    },
                    {
                        "question": "Can massage prevent osteochondrosis or straighten my posture?",
                        "answer": (
                            "<p>No. Wear comes with age, and posture changes with strength and habit. Loose muscles "
                            "make it easier to sit upright for a while; regular movement does more.</p>"
                        ),
                    },
                    {
                        "question": "May somebody in my family massage me at home?",
                        "answer": (
                            "<p>Light strokes with flat hands are fine if no sign from the cards and no condition "
                            "from the list applies to you. Nobody should press on the spine, twist or crack your "
                            "neck, or work through pain.</p>"
                        ),
                    },
                    {
                        "question": "What can I do between visits?",
                        "answer": (
                            "<p>Change position about every 30 minutes and walk each day. Our guide to "
                            '<a linktype="page" key="gentle-movements-between-visits">gentle movements between '
                            "visits</a> shows what to try at home.</p>"
                        ),
                    },
                ],
            },
        ),
        care_card(
            "non-urgent",
            "non_urgent",
            "See your family doctor if:",
            ["four-weeks", "everyday", "spreads"],
        ),
        (
            "call_to_action",
            "call-end",
            {
                "title": "Talk to a therapist first",
                "text": "Tell us when to ring. The call is free, and you do not have to book anything.",
                "button_label": "Request a call",
                "page": "callback",
            },
        ),
    ],
}
