TECHNIQUES = [
    {
        "key": "stroking",
        "name": "Stroking",
        "definition": (
            "Light, slow gliding of the flat hand over the skin. It opens and closes a session, calms, and lets the "
            "therapist feel which areas are tight."
        ),
    },
    {
        "key": "rubbing",
        "name": "Rubbing",
        "definition": (
            "Short, firm movements of the fingertips or palm that shift the skin over the tissue beneath. They warm "
            "the area before deeper work."
        ),
    },
    {
        "key": "kneading",
        "name": "Kneading",
        "definition": (
            "The muscle is lifted, pressed and rolled between the hands. This is the main part of a session and is "
            "done only when the muscles are warm."
        ),
    },
    {
        "key": "tapping",
        "name": "Tapping",
        "definition": (
            "Quick, light taps with loose fingers. They bring blood to the skin and muscles and are never done on the "
            "spine or over the kidneys."
        ),
    },
    {
        "key": "patting",
        "name": "Patting",
        "definition": (
            "Soft, rhythmic pats with a cupped palm on large muscles. You feel warmth and a gentle sound, never a sting."
        ),
    },
    {
        "key": "vibration",
        "name": "Vibration",
        "definition": (
            "A fine, steady trembling passed from the hand into the muscle. It helps a tense muscle let go without "
            "strong pressure."
        ),
    },
]

TOPICS = [
    {
        "key": "back-and-spine",
        "name": "Back and spine",
        "description": "What makes a back ache, what massage can do for it, and when to see a doctor.",
        "zone": "lower_back",
    },
    {
        "key": "neck-and-shoulders",
        "name": "Neck and shoulders",
        "description": "Stiff necks, tight shoulders and the headaches that may come with them.",
        "zone": "neck_collar",
    },
    {
        "key": "work-and-posture",
        "name": "Work and posture",
        "description": "Small changes for people who spend their day at a desk or behind the wheel.",
        "zone": "upper_back",
    },
    {
        "key": "first-visit",
        "name": "Your first visit",
        "description": "What happens in the room, what the hands do, and how to prepare.",
        "zone": "shoulders",
    },
]

PEOPLE = [
    {
        "key": "ilze-kalnina",
        "name": "Ilze Kalniņa",
        "role": "Massage therapist",
        "bio": (
            "Ilze has worked as a massage therapist for 14 years, mostly with people who sit for a living. She writes "
            "our guides and sees visitors on weekdays."
        ),
        "credentials": (
            "<ul><li>Diploma as a massage therapist, 2012</li>"
            "<li>Further training: massage for people who sit at work, 2019</li>"
            "<li>First aid, renewed in 2025</li></ul>"
        ),
        "languages": ["lv", "ru", "en"],
        "photo": "portrait-ilze",
    },
    {
        "key": "andrejs-ozols",
        "name": "Andrejs Ozols",
        "role": "Doctor of physical and rehabilitation medicine",
        "bio": (
            "Andrejs reviews what our guides say about your safety. Each guide shows when he last did so, and whether it "
            "has changed since. He advises our therapists when a visitor’s health needs a doctor’s view."
        ),
        "credentials": (
            "<ul><li>Doctor of medicine, 2003</li>"
            "<li>Specialist certificate in physical and rehabilitation medicine, 2009, renewed in 2024</li></ul>"
        ),
        "languages": ["lv", "ru", "en", "de"],
        "photo": "portrait-andrejs",
    },
    {
        "key": "marta-liepa",
        "name": "Marta Liepa",
        "role": "Physiotherapist",
        "bio": (
            "Marta helps visitors keep moving between sessions. She prefers three exercises you will do to ten you "
            "will not."
        ),
        "credentials": (
            "<ul><li>Master’s degree in physiotherapy, 2016</li>"
            "<li>Further training: exercise for back pain, 2021</li></ul>"
        ),
        "languages": ["lv", "en"],
        "photo": "portrait-marta",
    },
]
