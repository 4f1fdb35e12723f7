"""Export and import of PO files: one page's, or a zip with the backlog of a language."""
