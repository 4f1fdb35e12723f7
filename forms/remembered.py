"""Caches the fields and phone number of each form, for error pages without a database.

The error page for a database outage cannot query the database for the phone number or
the labels of the fields that the visitor has filled in.
"""

import logging
from typing import Any

from django import forms
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from wagtail.blocks import StreamBlock

from core.http import SiteRequest
from core.page_frame import page_frame_of
from forms.blocks import FIELD_BLOCKS
from forms.forms import OWN_FIELDS, CallbackForm
from forms.models.pages import FormPage
from forms.sealing import digest

logger = logging.getLogger(__name__)

KEPT_SECONDS = 30 * 24 * 3600
#: Most fields shown: more than any of our forms has.
MOST_FIELDS = 40
CONTACT = ("name", "phone_display", "phone_uri")
#: Longer answers are shown in a multi-line field.
LONG = 60

#: Errors of Django and of Python's header parser for a body that is not a form.
UNREADABLE = (
    BadRequest,
    LookupError,
    MultiPartParserError,
    OSError,
    SuspiciousOperation,
    TypeError,
    ValueError,
)

#: Last shown data by path, in this process; the shared cache holds a copy for new processes.
_known: dict[str, dict[str, Any]] = {}


def remember(request: SiteRequest, page: FormPage) -> None:
    """Cache the form's fields and the practice's phone number under the form's path."""
    page_frame = page_frame_of(request)
    known = {
        "fields": page.content.fields.get_prep_value(),
        "submit_label": page.content.submit_label,
        "name": page_frame.text.name,
        "phone_display": page_frame.practice.phone_display,
        "phone_uri": page_frame.practice.phone_uri,
    }
    if _known.get(request.path) != known:
        _known[request.path] = known
        cache.set(_cache_key(request.path), known, KEPT_SECONDS)


def recall(path: str) -> dict[str, Any]:
    """Return the cached data of the form at this path; only the contact data if it is not cached."""
    found = _known.get(path) or cache.get(_cache_key(path)) or {}
    another = found or next(iter(_known.values()), {})
    contact = {name: another.get(name, "") for name in CONTACT}
    phone = settings.FALLBACK_PHONE
    if phone and not contact["phone_uri"]:
        contact |= {"phone_display": phone, "phone_uri": f"tel:{phone}"}
    return {**found, **contact}


def known_phone(path: str) -> str:
    """Return the number that a page without a database shows; never raises: an error is being answered."""
    try:
        return recall(path)["phone_display"]
    except Exception:  # a cache that does not answer has an exception of its own
        logger.warning("The phone number is not known", exc_info=True)
        return settings.FALLBACK_PHONE


def typed_form(request: HttpRequest) -> CallbackForm | None:
    """Return the form with the posted answers; ``None`` if the body is unreadable or not a callback form."""
    try:
        data = request.POST
    except UNREADABLE:
        return None
    # Other posted values, for example a password, must not be shown.
    if "token" not in data:
        return None
    raw = recall(request.path).get("fields", [])
    form = CallbackForm(data, fields=StreamBlock(FIELD_BLOCKS).to_python(raw))
    if not raw:
        _take_what_came(form)
    form.keep_times()
    return form


def _take_what_came(form: CallbackForm) -> None:
    """Give a form that is not cached a field for each posted answer, with the key as label."""
    answers = [name for name in form.data if name not in {*OWN_FIELDS, "csrfmiddlewaretoken"}]
    for name in answers[:MOST_FIELDS]:
        lines = len(form.data[name]) > LONG
        widget = forms.Textarea(attrs={"rows": 4}) if lines else forms.TextInput()
        form.fields[name] = forms.CharField(label=name, required=False, widget=widget)


def _cache_key(path: str) -> str:
    return f"form:{digest(path, purpose='form-address')}"
