"""The matrix of pages × languages × states, and the translators' queue: what is shown of `translations.tracking.state`."""
