"""XLIFF 2.0 (ISO 21720) files of one translation, read and written as the same catalogue as a PO file."""
