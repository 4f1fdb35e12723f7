"""The demo's pages for a visit: prices, the way to the door, the people."""

from practice.content import structure

PRICES = {
    **structure.PRICES,
    "seo_title": "Prices at Mugura, a massage practice in Riga",
    "search_description": (
        "What a massage at Mugura in Riga costs, how long it takes, what is included, how to pay and how to cancel."
    ),
    "paying": (
        "<p>You pay after the visit, by card or in cash, and get a receipt.</p>"
        "<p>If your employer or your insurance pays, tell us before the visit. We will write an invoice.</p>"
    ),
    "cancelling": (
        "<p>Call, write or send a text message by 18:00 the day before, and you pay nothing.</p>"
        "<p>If you cancel later, or do not come, we ask for half the price.</p>"
        "<p>If you have fallen ill or have a fever, stay at home and tell us. You pay nothing, whenever you tell us.</p>"
    ),
}

CONTACT = {
    **structure.CONTACT,
    "seo_title": "Contact and directions: Mugura in Riga",
    "search_description": (
        "Mugura is at Brīvības iela 40–12 in Riga: phone, text message, e-mail, opening hours, stops, lift, wheelchair "
        "and parking."
    ),
    "map_image": "map",
    "map_image_alt": (
        "Map: Brīvības iela 40 is on Brīvības iela, between Dzirnavu iela and Lāčplēša iela, on the side of Tērbatas "
        "iela. There are stops at both corners."
    ),
    "ways": [
        (
            "way",
            "stops",
            {
                "kind": "stops",
                "text": (
                    "<p>Buses and trolleybuses stop on Brīvības iela, at the corners of Dzirnavu iela and Lāčplēša "
                    "iela: two minutes on foot. From the central station it is about 20 minutes on foot.</p>"
                ),
            },
        ),
        (
            "way",
            "entrance",
            {
                "kind": "entrance",
                "text": (
                    "<p>Come in from the street, through the green door with the number 40. Press 12 at the door. We "
                    "are on the second floor, on the left.</p>"
                ),
            },
        ),
        (
            "way",
            "lift",
            {
                "kind": "lift",
                "text": (
                    "<p>There are two steps at the door, with a handrail. The lift inside is 80 cm wide and goes up "
                    "to our floor. On foot it is 38 stairs.</p>"
                ),
            },
        ),
        (
            "way",
            "wheelchair",
            {
                "kind": "wheelchair",
                "text": (
                    "<p>Call or write to us before you come: we lay a ramp over the two steps and meet you at the "
                    "door. A wheelchair up to 75 cm wide fits into the lift and through all our doors. The couch can "
                    "be lowered to 50 cm. Our toilet has no grab rails.</p>"
                ),
            },
        ),
        (
            "way",
            "parking",
            {
                "kind": "parking",
                "text": (
                    "<p>Parking on the street is paid. There are spaces on Tērbatas iela and Baznīcas iela; we have "
                    "none of our own. Bicycles can stand in the yard: ring, and we will open the gate.</p>"
                ),
            },
        ),
    ],
}

TEAM = {
    **structure.TEAM,
    "seo_title": "Our team at Mugura in Riga",
    "search_description": (
        "Ilze, Andrejs and Marta of Mugura: training, languages, and what each has written and reviewed on this site."
    ),
    "people": [
        ("person", "ilze", "ilze-kalnina"),
        ("person", "andrejs", "andrejs-ozols"),
        ("person", "marta", "marta-liepa"),
    ],
}
