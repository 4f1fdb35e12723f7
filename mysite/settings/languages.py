"""The one place that names the site's languages.

To add a language: one line here, one catalogue in ``locale/<code>/``, then a
home page for it in the admin. ``SOURCE_LANGUAGE`` is the language editors
write in; every translation is made from it.
"""

LANGUAGES = [
    ("en", "English"),
    ("lv", "Latviešu"),
    ("ru", "Русский"),
]

SOURCE_LANGUAGE = "en"
