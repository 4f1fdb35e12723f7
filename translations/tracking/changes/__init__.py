"""From an original that was published anew to those who translate it."""
