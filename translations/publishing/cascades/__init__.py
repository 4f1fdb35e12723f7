"""Asks what happens to the translations when an original is copied, moved, unpublished or deleted."""
