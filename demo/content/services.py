"""What the demo's visitors can book."""

SERVICES = [
    {
        "key": "first-visit",
        "name": "First visit",
        "minutes": 60,
        "price": "50",
        "for_whom": "For everyone who comes for the first time.",
        "included": (
            "<ul><li>a talk about your back, your health and your medicines</li>"
            "<li>about 40 minutes of massage</li>"
            "<li>what you can do at home, and whether another visit makes sense</li></ul>"
        ),
        "order": 1,
    },
    {
        "key": "back-and-neck",
        "name": "Back and neck massage",
        "minutes": 60,
        "price": "45",
        "for_whom": "For people who have been here before.",
        "included": (
            "<ul><li>a short talk about how you have been since</li><li>about 50 minutes of massage</li></ul>"
        ),
        "order": 2,
    },
    {
        "key": "neck-and-shoulders",
        "name": "Neck and shoulder massage",
        "minutes": 40,
        "price": "35",
        "for_whom": "For a tight neck and shoulders after days at a desk or behind the wheel.",
        "included": (
            "<ul><li>a short talk about how you have been since</li><li>about 30 minutes of massage</li></ul>"
        ),
        "order": 3,
    },
    {
        "key": "exercises",
        "name": "Exercises with the physiotherapist",
        "minutes": 45,
        "price": "40",
        "for_whom": "For people who want to keep moving between visits.",
        "included": (
            "<ul><li>a look at how you sit, stand and bend</li><li>three exercises that fit your day</li>"
            "<li>a sheet to take home</li></ul>"
        ),
        "order": 4,
    },
    {
        "key": "question-by-phone",
        "name": "A question by phone",
        "minutes": 10,
        "price": "0",
        "for_whom": "For people who are not sure whether massage is right for them.",
        "included": "",
        "order": 5,
    },
]
