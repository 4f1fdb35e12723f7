"""The report of doubtful translations: all that `translations.quality` finds in a language."""
