"""Readiness code for `/readyz`: servers start without system checks, so a lost patch has to show there too."""

from translations.upstream.patches import lost

PATCHES_LOST = "upstream_patches_lost"


def problems() -> list[str]:
    return [PATCHES_LOST] if lost() else []
