"""What visitors call things that the demo's guides call otherwise, by language; the general words are in search/words."""

SYNONYMS = {
    "en": [
        "shoots down your leg, sciatica, sciatic nerve, trapped nerve, pinched nerve",
        "posture, slouch, hunched, set-up, ergonomics",
    ],
    "lv": [
        "iešaujas kājā, išiass, sēžas nervs, iespiests nervs",
    ],
    "ru": [
        "простреливает в ногу, ишиас, седалищный нерв, защемление нерва, прострел",
        "удержать мочу < недержание, недержание мочи",
    ],
}
