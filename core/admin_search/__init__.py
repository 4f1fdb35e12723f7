"""A backend of Wagtail's search, which the admin uses: choosers, explorer, snippets. Visitors use our own index."""
