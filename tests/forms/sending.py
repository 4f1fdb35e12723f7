"""A visitor's way through the callback form."""

from typing import Any

from django.http import HttpResponse

from forms.models import CallbackRequest, FormPage
from tests.visitor import Visitor


def answers(**fields: Any) -> dict[str, str]:
    """A visitor's answers, as the browser sends them; ``None`` leaves one out."""
    given = {"name": "Anna", "phone": "24 11 24 20", "preferred_time": "morning", "message": "Hi"}
    return {name: value for name, value in (given | fields).items() if value is not None}


def shown(visitor: Visitor, form: FormPage) -> dict[str, str]:
    """The hidden fields of the form as it is shown to the visitor."""
    page = visitor.read(form.get_url())
    hidden = page.select('main form input[type="hidden"]')
    return {node["name"]: node.get("value", "") for node in hidden}


def send(visitor: Visitor, form: FormPage, **fields: Any) -> HttpResponse:
    return visitor.post(form.get_url(), shown(visitor, form) | answers(**fields))


def stored() -> dict[str, Any]:
    """What the only request says."""
    request = CallbackRequest.objects.get()
    return {"name": ""} | request.answers
