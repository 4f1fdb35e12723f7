"""The translator's work page: one translation, string by string."""
