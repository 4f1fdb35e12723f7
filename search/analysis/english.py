"""What English spells in two ways, and plurals that no ending tells."""

IRREGULAR = {
    "feet": "foot",
    "teeth": "tooth",
    "women": "woman",
    "men": "man",
    "children": "child",
    "people": "person",
    "knives": "knife",
    "halves": "half",
    "calves": "calf",
    "vertebrae": "vertebra",
    "bursae": "bursa",
    "felt": "feel",
    "held": "hold",
    "lay": "lie",
    "lain": "lie",
    "lying": "lie",
    "slept": "sleep",
    "sat": "sit",
    "stood": "stand",
    "took": "take",
    "taken": "take",
    "gave": "give",
    "given": "give",
    "worn": "wear",
    "wore": "wear",
    "driven": "drive",
    "drove": "drive",
}
#: British endings and the American ones they are read as.
ENDINGS = {
    "ours": "ors",
    "our": "or",
    "isation": "ization",
    "ising": "izing",
    "ised": "ized",
    "ises": "izes",
    "ise": "ize",
    "yse": "yze",
    "ysed": "yzed",
    "ysing": "yzing",
    "tre": "ter",
    "tres": "ters",
}
SHORTEST = 3


def normal(word: str) -> str:
    """Return the spelling under which a word is stemmed.

    >>> normal("feet"), normal("tumour"), normal("oedema"), normal("orthopaedic"), normal("four")
    ('foot', 'tumor', 'edema', 'orthopedic', 'four')
    """
    word = word.removesuffix("'s").replace("'", "")
    if word in IRREGULAR:
        return IRREGULAR[word]
    word = word.replace("ae", "e")
    if word.startswith("oe"):
        word = word.removeprefix("o")
    for british, american in ENDINGS.items():
        if word.endswith(british) and len(word) - len(british) >= SHORTEST:
            return word.removesuffix(british) + american
    return word
