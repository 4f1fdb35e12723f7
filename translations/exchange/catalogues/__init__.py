"""Export and import of PO and XLIFF files: one page's, or a zip with the backlog of a language."""
