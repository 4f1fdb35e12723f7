"""A callback inbox with requests in it, and the people who open it."""

import datetime
import uuid
from itertools import count
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from core.models import PracticeSettings
from forms.models import CallbackRequest
from forms.sealing import digest, seal
from practice.groups import ensure_editors, ensure_reception
from tests import factories
from tests.visitor import Visitor
from translations.access.groups import ensure_translator_group

ANNA = "+37124112420"
BORIS = "+37129000111"
_numbers = count(1)


def received(
    *, number: str = ANNA, answers: dict[str, Any] | None = None, **fields: Any
) -> CallbackRequest:
    """A request as it came in; ``created_at`` may be set, too."""
    created_at = fields.pop("created_at", None)
    name = fields.pop("name", f"Visitor {next(_numbers)}")
    defaults = {
        "token": uuid.uuid4(),
        "form_key": uuid.UUID(int=1),
        "language": "en",
        "sealed": seal({"name": name, "phone": number} | (answers or {})),
        "phone_digest": digest(number),
        "labels": {"phone_key": "phone", "fields": {}},
        "due_at": timezone.now() + datetime.timedelta(hours=4),
    }
    made = CallbackRequest.objects.create(**defaults | fields)
    if created_at:
        CallbackRequest.objects.filter(pk=made.pk).update(created_at=created_at)
    return CallbackRequest.objects.get(pk=made.pk)


def hours_ago(hours: float) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(hours=hours)


def opening(*rows: tuple[int, str, str]) -> None:
    """Set the practice's opening hours."""
    hours = [
        {"type": "hours", "value": {"weekday": str(day), "opens": opens, "closes": closes}}
        for day, opens, closes in rows
    ]
    PracticeSettings.objects.update_or_create(defaults={"hours": hours})
    cache.clear()


def signed_in(username: str, *groups: Any, **fields: Any) -> Visitor:
    user = get_user_model().objects.create_user(username, **fields)
    user.groups.add(*groups)
    visitor = Visitor()
    visitor.force_login(user)
    visitor.user = user
    return visitor


@pytest.fixture
def site(db: None) -> None:
    factories.site()


@pytest.fixture
def ilze(db: None) -> Visitor:
    """A receptionist at her desk."""
    return signed_in("ilze", ensure_reception(), first_name="Ilze", last_name="Kalniņa")


@pytest.fixture
def oleg(db: None) -> Visitor:
    """Her colleague."""
    return signed_in("oleg", ensure_reception(), first_name="Oleg")


@pytest.fixture
def editor(site: None) -> Visitor:
    return signed_in("editor", ensure_editors())


@pytest.fixture
def translator(site: None) -> Visitor:
    return signed_in("translator", ensure_translator_group("lv"))


def address(name: str, *args: Any) -> str:
    return reverse(f"callback_requests:{name}", args=args)


def page_of(request: CallbackRequest) -> str:
    return address("inspect", request.pk)


def step(visitor: Visitor, request: CallbackRequest, taken: str, **posted: str) -> Any:
    """Press one of the buttons, on a page that shows the request as it is given."""
    data = {"step": taken, "seen": request.updated_at.isoformat()} | posted
    return visitor.post(address("status", request.pk), data, follow=True)


def names(page: Any) -> list[str]:
    return [node.get_text(strip=True) for node in page.select(".inbox-line__name")]
