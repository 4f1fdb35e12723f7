"""System check ``reviews.E001``: `settings.MEDICAL_REVIEW` names kinds and rules that exist."""

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import CheckMessage, Error

from reviews.kinds import DEFAULT, Rule, reviewed_models


def check_rules(**_kwargs: object) -> list[CheckMessage]:
    return list(_faults())


def _faults() -> Iterator[CheckMessage]:
    kinds = {DEFAULT, *(model._meta.label for model in reviewed_models())}
    for kind, rule in settings.MEDICAL_REVIEW.items():
        if kind not in kinds:
            yield Error(
                f"MEDICAL_REVIEW names {kind}, which nobody reviews.",
                hint=f"Kinds: {', '.join(sorted(kinds))}.",
                id="reviews.E001",
            )
        if rule not in Rule.values:
            yield Error(
                f"MEDICAL_REVIEW has an unknown rule for {kind}: {rule}.",
                hint=f"Rules: {', '.join(Rule.values)}.",
                id="reviews.E001",
            )
