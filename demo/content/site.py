from practice.content import structure

HOME = {
    "key": "home",
    "title": "Mugura",
    "seo_title": "Mugura: therapeutic back massage in Riga",
    "search_description": (
        "Therapeutic massage in Riga for tired backs and stiff necks. Plain guides, honest advice and a call back "
        "when it suits you."
    ),
    "headline": "Therapeutic massage for backs and necks that sit all day",
    "introduction": (
        "<p>We are a small practice in the centre of Riga. We ask first, massage second, and tell you when a doctor "
        "is the better choice.</p>"
    ),
    "lead_image": "first-visit-room",
    "lead_image_alt": "Drawing of a calm treatment room with a massage couch, a chair and a window.",
    "body": [
        (
            "where_does_it_hurt",
            "where",
            {
                "title": "Where does it hurt?",
                "text": "Choose an area to read what may be behind it and what can help.",
                "links": [
                    {"zone": "head_neck", "page": "tension-headache-and-massage"},
                    {"zone": "neck_collar", "page": "neck-pain-at-the-desk"},
                    {"zone": "shoulders", "page": "gentle-movements-between-visits"},
                    {"zone": "upper_back", "page": "back-massage-for-osteochondrosis"},
                    {"zone": "lower_back", "page": "lower-back-pain-what-helps"},
                    {"zone": "gluteal", "page": "massage-for-drivers"},
                ],
            },
        ),
        (
            "first_visit",
            "first-visit",
            {
                "title": "How a first visit goes",
                "steps": [
                    {
                        "title": "We talk",
                        "text": "About 10 minutes: what hurts, since when, your health and your medicines.",
                    },
                    {
                        "title": "We massage",
                        "text": "About 40 minutes, from the neck-collar zone down. Nothing should hurt, and you can "
                        "stop at any time.",
                    },
                    {
                        "title": "We decide together",
                        "text": "About 10 minutes: how you feel, what to do at home, and whether another visit makes "
                        "sense.",
                    },
                ],
            },
        ),
        (
            "is_it_for_me",
            "is-it-for-me",
            {
                "title": "Is massage right for you?",
                "text": "With some conditions massage has to wait, or a doctor should be asked first. It takes two "
                "minutes to check.",
                "button_label": "Check before you book",
                "page": "self-check",
            },
        ),
        (
            "services",
            "services",
            {
                "title": "What a visit costs",
                "services": ["first-visit", "back-and-neck", "neck-and-shoulders", "exercises"],
                "page": "prices",
            },
        ),
        ("latest_guides", "latest", {"title": "Latest guides", "index": "guides"}),
        (
            "call_to_action",
            "call",
            {
                "title": "Shall we call you?",
                "text": "Leave your name and number and choose a time of day. We answer questions even if you do not "
                "book.",
                "button_label": "Ask us to call you",
                "page": "callback",
            },
        ),
    ],
}

ABOUT = {
    "key": "about",
    "title": "About the practice",
    "seo_title": "About Mugura, a massage practice in Riga",
    "search_description": "Who works at Mugura, how we work, and what you can expect from us. A small practice in Riga.",
    "standfirst": "Three people, two rooms and one rule: nothing is done to your back that you have not agreed to.",
    "body": [
        (
            "text",
            "intro",
            "<p>Mugura is a therapeutic-massage practice at Brīvības iela 40–12 in Riga. The name is the Latvian word "
            "for the back. Most of our visitors work at a desk or behind the wheel.</p>",
        ),
        ("heading", "how-we-work", {"text": "How we work", "level": "h2", "anchor": "how-we-work"}),
        (
            "text",
            "how-we-work-text",
            "<p>Every first visit starts with questions. If massage is not safe for you today, we say so and suggest "
            "whom to see.</p>"
            "<p>We do not promise to cure. Massage can ease pain and tightness and make it easier to move. It does not "
            "replace a doctor, medicine or exercise.</p>"
            "<p>We do not sell courses in advance. After three or four sessions we look together at what has changed, "
            "and stop if nothing has.</p>",
        ),
        (
            "key_facts",
            "expect",
            {
                "title": "What you can expect",
                "facts": [
                    "A first visit takes 60 minutes, of which about 40 are massage.",
                    "You stay covered. Only the area being worked on is open.",
                    "You can ask for lighter pressure, a pause or the end of the session at any moment.",
                    "You can speak Latvian, Russian or English with us.",
                ],
            },
        ),
        ("heading", "people", {"text": "Who you will meet", "level": "h2", "anchor": "people"}),
        (
            "text",
            "people-text",
            "<p>Ilze Kalniņa massages, Marta Liepa shows you exercises, and Andrejs Ozols, a doctor, reviews what our "
            'guides say about safety. <a linktype="page" key="team">Meet the team</a>: their training, their languages, '
            "and what each has written and reviewed.</p>",
        ),
        (
            "heading",
            "guides",
            {"text": "How our guides are written", "level": "h2", "anchor": "our-guides"},
        ),
        (
            "text",
            "guides-text",
            "<p>One of our team writes each guide, and our doctor reviews what it says about your safety. Every guide "
            "shows who reviewed it and when, and says so if it has changed since or if the next review is late.</p>"
            "<p>The guides are general information. They cannot know your health, so please ask a doctor about your "
            "own case.</p>",
        ),
        (
            "call_to_action",
            "call",
            {
                "title": "Would you like to ask something?",
                "text": "Tell us when it suits you, and we will call.",
                "button_label": "Ask us to call you",
                "page": "callback",
            },
        ),
    ],
}

#: What only this practice can say; the rest is every practice's.
_OWN = [
    (
        "text",
        "who-text",
        "<p>The therapeutic-massage practice Mugura, Brīvības iela 40–12, Rīga, LV-1050, Latvia, decides how your "
        "data is used. For anything about your data, call us on the number shown on every page of this site.</p>",
    ),
    (
        "text",
        "rights-text",
        "<p>Under the GDPR you can ask us to:</p>"
        "<ul><li>tell you what we store about you and give you a copy</li><li>correct it</li><li>delete it</li>"
        "<li>limit how we use it</li><li>hand it over in a form a computer can read</li></ul>"
        "<p>Call or write to us, whichever you prefer: every way is on the "
        '<a linktype="page" key="contact">contact page</a>. We may check that the request is really yours. We answer '
        "without delay, and within one month at the latest.</p>"
        "<p>If you think we have handled your data wrongly, you can complain to the Data State Inspectorate (Datu "
        'valsts inspekcija), the supervisory authority in Latvia: <a href="https://www.dvi.gov.lv/">www.dvi.gov.lv'
        "</a>.</p>",
    ),
    (
        "text",
        "changes-text",
        "<p>If we change how we use data, we change this page first. This version applies from "
        "30 November 2026.</p>",
    ),
]
_BY_KEY = {row[1]: row for row in _OWN}
PRIVACY_POLICY = {
    **structure.PRIVACY_POLICY,
    "seo_title": "Privacy policy of the Mugura practice",
    "body": [_BY_KEY.get(row[1], row) for row in structure.PRIVACY_POLICY["body"]],
}

COOKIES = {**structure.COOKIES, "seo_title": "Cookies on the Mugura site"}

GUIDES = {
    "key": "guides",
    "title": "Guides",
    "seo_title": "Guides to back and neck massage",
    "search_description": (
        "Plain guides to back and neck pain, massage techniques and your first visit. "
        "Our doctor reviews what they say about safety."
    ),
    "standfirst": (
        "Short, plain guides to backs, necks and massage. Written by our team; our doctor reviews what they say "
        "about safety."
    ),
}

CONTRAINDICATION_INDEX = structure.CONTRAINDICATION_INDEX

CALLBACK = {
    "key": "callback",
    "title": "Ask us to call you",
    "seo_title": "Ask the Mugura practice to call you",
    "search_description": "Leave your name and number and choose a day and a time. We will call, text or write to you.",
    "standfirst": "Tell us how and when to reach you: by phone, by text message or by e-mail.",
    "fields": [
        ("text", "name", {"key": "name", "label": "Your name", "help_text": "", "required": True}),
        (
            "answer_by",
            "answer-by",
            {
                "key": "answer_by",
                "label": "How shall we answer?",
                "help_text": "",
                "required": True,
            },
        ),
        (
            "phone",
            "phone",
            {
                "key": "phone",
                "label": "Phone number",
                "help_text": "For a call or a text message. With the country code if it is not a Latvian number.",
                "required": True,
            },
        ),
        (
            "email",
            "email",
            {
                "key": "email",
                "label": "E-mail address",
                "help_text": "For an answer by e-mail.",
                "required": False,
            },
        ),
        (
            "call_time",
            "call-time",
            {
                "key": "call_time",
                "label": "When?",
                "help_text": "A day and hours at which we are open.",
                "required": False,
            },
        ),
        (
            "language",
            "language",
            {
                "key": "language",
                "label": "In which language shall we answer?",
                "help_text": "",
                "required": True,
            },
        ),
        (
            "message",
            "message",
            {
                "key": "message",
                "label": "Message",
                "help_text": "For example, what you would like to ask.",
                "required": False,
            },
        ),
    ],
    "submit_label": "Send the request",
    "privacy_note": (
        "<p>We use these details only to answer you. Read our "
        '<a linktype="page" key="privacy-policy">privacy policy</a>.</p>'
    ),
    "thank_you_title": "Thank you! We will contact you shortly",
    "if_missed": (
        "If you do not pick up, we will try once more on the same day and then send you a text message. We will not call "
        "again and again."
    ),
    "thank_you_text": (
        "<p>We have your request.</p>"
        "<p>If you cannot wait, call us on the number shown on this page. In an emergency, call 113.</p>"
    ),
}

PRACTICE_TEXT = {
    "name": "Mugura",
    "tagline": "Therapeutic massage in Riga",
    "address": "Brīvības iela 40–12, Rīga, LV-1050",
    "hours_note": "Closed on Sundays and public holidays.",
    "header_menu": [
        ("guides", "Guides"),
        ("self-check", "Is massage right for me?"),
        ("prices", "Prices"),
        ("contact", "Contact"),
        ("callback", "Request a call"),
    ],
    "footer_menu": [
        ("guides", "Guides"),
        ("self-check", "Is massage right for me?"),
        ("contraindications", "When not to have a massage"),
        ("prices", "Prices"),
        ("contact", "Contact"),
        ("team", "Our team"),
        ("about", "About the practice"),
        ("privacy-policy", "Privacy policy"),
        ("cookies", "Cookies"),
        ("accessibility", "Accessibility"),
    ],
    "cookie_notice": ('<p>Only necessary cookies. <a linktype="page" key="cookies">Which?</a></p>'),
    "callback_page": "callback",
    "privacy_page": "privacy-policy",
}
