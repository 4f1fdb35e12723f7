"""Changes of published originals: recorded, counted and mailed to the translators."""
