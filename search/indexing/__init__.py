"""Keeps the index up to date: detects changes, analyses documents, writes differences, retries failures."""
