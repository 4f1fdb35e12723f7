"""Shows `translations.tracking.state`: the matrix of pages × languages, and the translators' queue."""
