"""A page for programs: as Markdown, as plain HTML for feeds, and the list of all pages in ``llms.txt``."""
