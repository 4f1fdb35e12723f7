import re

#: Longer queries help nobody and cost the database.
MAX_LENGTH = 100

#: Letters and digits of any script; the rest is query syntax that SQLite's parser fails on (wagtail#13227).
NOT_WORDS = re.compile(r"[^\w\s-]|_", re.UNICODE)


def readable(query: str) -> str:
    """Return the words of a visitor's query, fit for any search backend; may be empty."""
    words = NOT_WORDS.sub(" ", query.replace("\x00", ""))[:MAX_LENGTH].split()
    return " ".join(word for word in (word.strip("-") for word in words) if word)
