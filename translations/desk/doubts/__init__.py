"""The report of doubtful translations: all that `translations.language.quality` finds in a language."""
