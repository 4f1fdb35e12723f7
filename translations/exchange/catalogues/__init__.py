"""Catalogues as translators send them back and forth: one page's, or a whole language's in a zip."""
