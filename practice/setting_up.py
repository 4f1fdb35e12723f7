"""Sets a practice up: locales, pages, the general library, groups, the first administrator.

One transaction for each object, never one around all: translating a parent and its child
in one transaction breaks the tree (wagtail-localize#773). What was interrupted is
completed by the next run. When everything was built once, no later run changes a text.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from core.models import PracticeSettings
from practice.answers import Answers
from practice.building.building import Building
from practice.building.foundation import ensure_locales, set_hours
from practice.building.indexes import Tell, indexes_postponed, update_indexes
from practice.groups import ensure_staff_groups
from practice.languages import ensure_homes


def is_complete() -> bool:
    """Whether a set-up has reached its end."""
    return PracticeSettings.objects.filter(set_up_at__isnull=False).exists()


def set_up(answers: Answers, tell: Tell = lambda _phase, _done, _total: None) -> bool:
    """Set the practice up; return whether it was set up before: then only what is missing beside the texts is made."""
    was_complete = is_complete()
    ensure_locales()
    if not was_complete:
        with indexes_postponed():
            Building(answers).build(tell)
        update_indexes(tell)
        _store_facts(answers)
    ensure_staff_groups()
    ensure_homes()
    if answers.username:
        _ensure_administrator(answers)
    return was_complete


@transaction.atomic
def _store_facts(answers: Answers) -> None:
    practice = PracticeSettings.load()
    practice.phone = practice.phone or answers.phone
    practice.email = practice.email or answers.email
    if not practice.hours:
        set_hours(practice, answers.hours)
    practice.set_up_at = timezone.now()
    practice.save()


def _ensure_administrator(answers: Answers) -> None:
    """Create the account; the password of one that exists stays."""
    users = get_user_model().objects
    if not users.filter(username=answers.username).exists():
        users.create_superuser(answers.username, answers.user_email, answers.password)
