"""The register of personal data: every app declares what it keeps, why, and how long.

An app registers its entries in its ``wagtail_hooks``::

    @hooks.register(personal_data.HOOK)
    def kept_about_visitors() -> list[PersonalData]:
        return [PersonalData(...)]

``tests/core/test_personal_data.py`` compares the register with the fields of all models.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

HOOK = "register_personal_data"


class People(TextChoices):
    """Whom the data is about."""

    VISITORS = "visitors", _("About visitors")
    STAFF = "staff", _("About people who work on the site")


@dataclass(frozen=True)
class PersonalData:
    """One kind of personal data, as a row of the privacy page.

    ``period`` returns how long it is kept, in the active language, from the settings that
    its deletion uses. ``fields`` names the fields that hold it, by the label of their model.
    """

    key: str
    people: People
    what: str | Promise
    why: str | Promise
    period: Callable[[], str]
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    people: People
    rows: list[PersonalData]


def register() -> list[PersonalData]:
    """Return all entries, in the order in which the apps are listed."""
    return [entry for declare in hooks.get_hooks(HOOK) for entry in declare()]


def groups() -> list[Group]:
    """Return the entries for the privacy page, visitors first."""
    entries = register()
    return [Group(people, [one for one in entries if one.people == people]) for people in People]
