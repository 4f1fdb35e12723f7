"""System check ``translations.E010``: every patch of Wagtail and wagtail-localize is in place."""

from django.core.checks import Error

from translations.upstream.patches import REQUIRED, lost


def check_patches(**_kwargs: object) -> list[Error]:
    return [
        Error(
            f"The patch of {path} is not in place. {REQUIRED[path]}",
            hint=(
                "Another package replaced it after translations.apps installed it: let that "
                "package call the method it replaces and set __wrapped__ (functools.wraps)."
            ),
            id="translations.E010",
        )
        for path in lost()
    ]
