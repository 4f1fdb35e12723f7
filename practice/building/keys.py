"""Deterministic ids: the same on every machine, so that the committed catalogues fit."""

import uuid

NAMESPACE = uuid.UUID("6f1c1c2e-6d67-5e7e-9f4b-6d7567757261")


def key(*parts: object) -> uuid.UUID:
    """Return the id of the thing named by these parts."""
    return uuid.uuid5(NAMESPACE, "/".join(str(part) for part in parts))
