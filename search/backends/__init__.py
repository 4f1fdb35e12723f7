"""Wagtail's own search, which serves the admin: choosers, the explorer, snippets. Visitors are served by our index."""
