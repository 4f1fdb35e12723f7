"""Readiness code for `/readyz`: a live guide names a contraindication that its readers do not get."""

from articles.protection.missing import is_any_lost

WARNINGS_MISSING = "guide_warnings_missing"


def problems() -> list[str]:
    return [WARNINGS_MISSING] if is_any_lost() else []
