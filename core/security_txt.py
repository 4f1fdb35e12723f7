"""``/.well-known/security.txt``: where to report a hole in the site (RFC 9116)."""

import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.models import PracticeSettings

#: The RFC recommends less than a year, so that a forgotten copy is recognised as old.
VALID = datetime.timedelta(days=180)


@require_safe
@cache_control(public=True, max_age=24 * 3600)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Serve the file. Raises `Http404` while neither the setting nor the practice has an address."""
    contact = settings.SECURITY_CONTACT or PracticeSettings.load(request).email
    if not contact:
        raise Http404
    expires = (timezone.now() + VALID).astimezone(datetime.UTC).replace(hour=0, minute=0, second=0)
    languages = ", ".join(code for code, _name in settings.LANGUAGES)
    lines = [
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {languages}",
        f"Canonical: {settings.WAGTAILADMIN_BASE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
