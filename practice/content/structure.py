"""The pages and words that every practice begins with, in English. ``{name}`` and the like are filled in at setup.

The keys are those of the demo, which has contents of its own for the same places.
"""

from typing import Any

from practice.answers import Answers

HOME: dict[str, Any] = {
    "key": "home",
    "title": "{name}",
    "search_description": "{name}: therapeutic massage. We ask first, massage second, and tell you when a doctor is the better choice.",
    "headline": "Therapeutic massage that begins with questions",
    "introduction": (
        "<p>We ask first, massage second, and tell you when a doctor is the better choice.</p>"
    ),
    "body": [
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

GUIDES: dict[str, Any] = {
    "key": "guides",
    "title": "Guides",
    "search_description": "Plain guides to backs, necks and massage, and to your first visit.",
    "standfirst": "Short, plain guides to backs, necks and massage.",
}

CONTACT: dict[str, Any] = {
    "key": "contact",
    "title": "Contact",
    "search_description": "The address, phone number and opening hours of {name}, the way to us, and how to ask for a call.",
    "standfirst": "Where we are, when we are open, and how to reach us.",
    # What is different in every house: stops, entrance, lift, wheelchair, parking.
    "ways": [],
    "body": [
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

#: One to begin with. Without a price it stays a draft, and so does the price list.
SERVICES: list[dict[str, Any]] = [
    {
        "key": "first-visit",
        "name": "First visit",
        "minutes": 60,
        "price": None,
        "for_whom": "For everyone who comes for the first time.",
        "included": (
            "<ul><li>a talk about your back, your health and your medicines</li>"
            "<li>the massage</li>"
            "<li>what you can do at home, and whether another visit makes sense</li></ul>"
        ),
        "order": 1,
    },
]

PRICES: dict[str, Any] = {
    "key": "prices",
    "title": "Prices",
    "search_description": "What a visit to {name} costs, how long it takes, what is included, how to pay and how to cancel.",
    "standfirst": "What a visit costs, what is included, and how to pay. Nothing is added to these prices.",
    "paying": "<p>{paying}</p>",
    "cancelling": "<p>{cancelling}</p>",
    "body": [],
}

TEAM: dict[str, Any] = {
    "key": "team",
    "title": "Our team",
    "search_description": "Who works at {name}: training, languages, and what each has written and reviewed on this site.",
    "standfirst": "Who you will meet, what they have learnt, and which languages they speak.",
    "people": [],
    "body": [],
}

ACCESSIBILITY: dict[str, Any] = {
    "key": "accessibility",
    "title": "Accessibility",
    "search_description": "What this site does for people who read with a screen reader, a keyboard or large letters, and what does not work yet.",
    "standfirst": "Everyone should be able to read this site and to reach us. Here is what is tested, and what is still missing.",
    "body": [
        (
            "text",
            "intro",
            "<p>The site is made to meet the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. Apart from what is "
            "named under “What does not work yet”, we know of no place that falls short of them.</p>",
        ),
        ("heading", "tested", {"text": "What is tested", "level": "h2", "anchor": "tested"}),
        (
            "text",
            "tested-text",
            "<p>These tests belong to the software of this site. They are repeated before every change to it:</p>"
            "<ul><li>A program (axe) examines every kind of page, in each language, in light and dark colours, on a phone "
            "and on a desktop. It finds no fault.</li>"
            "<li>With the keyboard alone, the first key leads past the menu to the text.</li>"
            "<li>Without JavaScript, you can read every page, and send the callback form.</li>"
            "<li>On a screen 320 pixels wide, everything fits without moving it sideways.</li>"
            "<li>A mistake in the form is named in words beside the field, and nothing that you typed is lost.</li>"
            "<li>No page is published with a picture that is neither described nor marked as decoration.</li></ul>",
        ),
        (
            "heading",
            "missing",
            {"text": "What does not work yet", "level": "h2", "anchor": "missing"},
        ),
        (
            "text",
            "missing-text",
            "<ul><li>Nobody who uses a screen reader every day has tested the site for us yet.</li>"
            "<li>With letters twice as large on a phone, or with wide gaps between letters and words, some pages are "
            "wider than the screen.</li>"
            "<li>A video from another service may have no subtitles and no description of its pictures.</li>"
            "<li>The words in a drawing, such as a map, cannot be made larger on their own. The text beside it says the "
            "same.</li>"
            "<li>There are no pages in easy language and none in sign language.</li></ul>",
        ),
        (
            "heading",
            "without-phone",
            {"text": "Without a phone call", "level": "h2", "anchor": "without-a-call"},
        ),
        (
            "text",
            "without-phone-text",
            "<p>You need not hear or speak to ask us something: in the callback form you choose whether we call you or "
            'write to you. All ways to reach us are on the <a linktype="page" key="contact">contact page</a>, and so is '
            "what we can say about the entrance, the lift and the way in by wheelchair.</p>",
        ),
        ("heading", "tell", {"text": "Tell us", "level": "h2", "anchor": "tell-us"}),
        (
            "text",
            "tell-text",
            "<p>If something on this site keeps you out, tell us in whichever way suits you. We will give you what you need "
            "in another form, for example by e-mail or read out by phone, and mend the page.</p>",
        ),
    ],
}

PRIVACY_POLICY: dict[str, Any] = {
    "key": "privacy-policy",
    "title": "Privacy policy",
    "search_description": "What we store when you ask for a call, why, for how long, and what rights you have.",
    "standfirst": "We store only what we need to call you back, and delete it soon after we have spoken.",
    "body": [
        ("heading", "who", {"text": "Who is responsible", "level": "h2", "anchor": "who"}),
        (
            "text",
            "who-text",
            "<p>The practice {name} ({registration}), {address}, decides how your data is used. For anything about "
            "your data, call us on the number shown on every page of this site.</p>",
        ),
        ("heading", "what", {"text": "What we store", "level": "h2", "anchor": "what"}),
        (
            "text",
            "what-text",
            "<p>You can read the whole site without telling us who you are. We store your name and number only when you "
            "send the callback form:</p>"
            "<ul><li>your name</li><li>your phone number, or your e-mail address if you wish an answer by e-mail</li>"
            "<li>how, when and in which language you wish to be answered</li>"
            "<li>your message, if you write one</li></ul>"
            "<p>Please do not write about your health in the message. We will ask by phone what we need to know.</p>",
        ),
        ("heading", "why", {"text": "Why, and on what basis", "level": "h2", "anchor": "why"}),
        (
            "text",
            "why-text",
            "<p>We use this data to answer you and, if you wish, arrange a visit. You ask us to do so "
            "before any agreement is made; the legal basis is Article 6(1)(b) of the General Data Protection "
            "Regulation (GDPR).</p>"
            "<p>We need your name, and a number or an address, because without them we cannot answer. We send no advertising "
            "and make no automated decisions about you.</p>",
        ),
        ("heading", "sees", {"text": "Who sees it", "level": "h2", "anchor": "who-sees-it"}),
        (
            "text",
            "sees-text",
            "<p>The people at the practice who answer requests see your data. The company that hosts this site stores "
            "it for us and may not use it for anything else. We do not sell it or pass it on for advertising.</p>",
        ),
        (
            "heading",
            "long",
            {"text": "What we keep, and for how long", "level": "h2", "anchor": "how-long"},
        ),
        (
            "text",
            "long-text",
            "<p>This list is made by the site itself, from the settings by which it deletes. A request is closed when "
            "we have spoken to you or can no longer reach you. If you ask, we delete it sooner.</p>",
        ),
        ("personal_data", "long-live", None),
        ("heading", "trackers", {"text": "No trackers", "level": "h2", "anchor": "no-trackers"}),
        (
            "text",
            "trackers-text",
            "<p>This site has no third-party trackers, no advertising and no tracking of visitors. If a page contains a "
            "video, nothing is loaded from the video service until you choose to play it.</p>"
            "<p>What you tick in the check “Is massage right for me?”, or in the short check of a guide, stays in your "
            "browser: it is not sent to us, and not stored. It is gone when you close the page.</p>"
            '<p>The few cookies we need are listed on the <a linktype="page" key="cookies">cookies page</a>.</p>',
        ),
        ("heading", "rights", {"text": "Your rights", "level": "h2", "anchor": "your-rights"}),
        (
            "text",
            "rights-text",
            "<p>Under the GDPR you can ask us to:</p>"
            "<ul><li>tell you what we store about you and give you a copy</li><li>correct it</li><li>delete it</li>"
            "<li>limit how we use it</li><li>hand it over in a form a computer can read</li></ul>"
            "<p>Call or write to us, whichever you prefer: every way is on the "
            '<a linktype="page" key="contact">contact page</a>. We may check that the request is really yours. We answer '
            "without delay, and within one month at the latest.</p>"
            "<p>If you think we have handled your data wrongly, you can complain to the supervisory authority: "
            "{authority}.</p>",
        ),
        ("heading", "changes", {"text": "Changes", "level": "h2", "anchor": "changes"}),
        (
            "text",
            "changes-text",
            "<p>If we change how we use data, we change this page first. This version applies from {date}.</p>",
        ),
    ],
}

COOKIES: dict[str, Any] = {
    "key": "cookies",
    "title": "Cookies",
    "search_description": "The necessary cookies this site may use, what each is for and how long it stays. No analytics, no advertising.",
    "standfirst": "We use only the cookies the site needs to work. There is nothing to accept or refuse.",
    "body": [
        (
            "text",
            "intro",
            "<p>A cookie is a small piece of text that your browser keeps for a site. Ours are set by this site only, "
            "hold no name or phone number, and do not follow you anywhere else.</p>",
        ),
        ("heading", "list", {"text": "The cookies we use", "level": "h2", "anchor": "list"}),
        ("cookies", "list-live", None),
        ("heading", "not", {"text": "What we do not use", "level": "h2", "anchor": "not-used"}),
        (
            "text",
            "not-text",
            "<p>There are no analytics, no advertising cookies and no social-media buttons that track you. If you "
            "choose to play a video, the video service may set cookies of its own.</p>",
        ),
        ("heading", "remove", {"text": "How to remove them", "level": "h2", "anchor": "remove"}),
        (
            "text",
            "remove-text",
            "<p>You can delete or block cookies in your browser’s settings. You will still be able to read every page, "
            "but the callback form needs <b>csrftoken</b> to be sent.</p>"
            '<p>What happens to the data in the form is described in our <a linktype="page" key="privacy-policy">'
            "privacy policy</a>.</p>",
        ),
    ],
}

CONTRAINDICATION_INDEX: dict[str, Any] = {
    "key": "contraindications",
    "title": "When not to have a massage",
    "seo_title": "When not to have a massage: contraindications",
    "search_description": (
        "Conditions in which massage has to wait, an area is left alone, or a doctor should be asked first."
    ),
    "standfirst": (
        "Some conditions rule massage out, some need a doctor’s advice first, and with some we leave one area alone. "
        "If you are unsure about yours, call us before you come."
    ),
}


def callback_form(answers: Answers) -> dict[str, Any]:
    """Return the callback form."""
    return {
        "key": "callback",
        "title": "Ask us to call you",
        "search_description": "Leave your name and number and choose a day and a time. We will call, text or write to you.",
        "standfirst": "Tell us how and when to reach you: by phone, by text message or by e-mail.",
        "fields": [
            ("text", "name", _question("name", "Your name", required=True)),
            (
                "answer_by",
                "answer-by",
                _question("answer_by", "How shall we answer?", required=True),
            ),
            (
                "phone",
                "phone",
                _question("phone", "Phone number", "For a call or a text message.", required=True),
            ),
            ("email", "email", _question("email", "E-mail address", "For an answer by e-mail.")),
            (
                "call_time",
                "call-time",
                _question("call_time", "When?", "A day and hours at which we are open."),
            ),
            (
                "language",
                "language",
                _question("language", "In which language shall we answer?", required=True),
            ),
            (
                "message",
                "message",
                _question("message", "Message", "For example, what you would like to ask."),
            ),
        ],
        "submit_label": "Send the request",
        "privacy_note": (
            "<p>We use these details only to answer you. Read our "
            '<a linktype="page" key="privacy-policy">privacy policy</a>.</p>'
        ),
        "thank_you_title": "Thank you! We will contact you shortly",
        "if_missed": "If you do not pick up, we will try again.",
        "thank_you_text": (
            "<p>We have your request.</p>"
            "<p>If you cannot wait, call us on the number shown on this page. In an emergency, call 113.</p>"
        ),
        "notify": answers.notify,
    }


def _question(key: str, label: str, help_text: str = "", *, required: bool = False) -> dict:
    return {"key": key, "label": label, "help_text": help_text, "required": required}


WORDS: dict[str, Any] = {
    "name": "{name}",
    "header_menu": [
        ("guides", "Guides"),
        ("contraindications", "Is massage for me?"),
        ("prices", "Prices"),
        ("contact", "Contact"),
        ("callback", "Request a call"),
    ],
    "footer_menu": [
        ("guides", "Guides"),
        ("self-check", "Is massage right for me?"),
        ("contraindications", "When not to have a massage"),
        ("prices", "Prices"),
        ("team", "Our team"),
        ("contact", "Contact"),
        ("privacy-policy", "Privacy policy"),
        ("cookies", "Cookies"),
        ("accessibility", "Accessibility"),
    ],
    "cookie_notice": ('<p>Only necessary cookies. <a linktype="page" key="cookies">Which?</a></p>'),
    "callback_page": "callback",
    "privacy_page": "privacy-policy",
}
