"""A mail when somebody signs in in a browser that was not used for the account before.

Each browser keeps a signed cookie with the accounts that signed in there. The site keeps nothing.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core import signing
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import User
from core.door.post.letters import NEW_BROWSER
from core.door.post.outbox import post
from core.http import SiteRequest

AGE = 365 * 24 * 3600
SALT = "core.door.browsers"
#: Accounts that one browser remembers.
MOST = 20
#: The first that fits: Edge also calls itself Chrome, and Chrome Safari.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrome": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Windows": "Windows",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Mac OS X": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


@receiver(user_logged_in)
def note_sign_in(request: SiteRequest, user: User, **_kwargs: Any) -> None:
    request.signed_in_now = user


def known_browser(
    get_response: Callable[[SiteRequest], HttpResponse],
) -> Callable[[SiteRequest], HttpResponse]:
    """After a sign-in: tell the account if its browser is new, and let the browser remember the account."""

    def middleware(request: SiteRequest) -> HttpResponse:
        response = get_response(request)
        user = getattr(request, "signed_in_now", None)
        if user is not None:
            mark, known = _mark(user), _accounts_of(request)
            if mark not in known:
                browser = described(request.headers.get("user-agent", ""))
                post(NEW_BROWSER, user=user.pk, at=timezone.now().isoformat(), browser=browser)
            _remember(response, [mark, *(one for one in known if one != mark)][:MOST])
        return response

    return middleware


def described(agent: str) -> str:
    """Return the names of browser and system in a User-Agent header, as far as they are known."""
    names = (
        next((name for part, name in parts.items() if part in agent), "")
        for parts in (BROWSERS, SYSTEMS)
    )
    return ", ".join(filter(None, names))


def _mark(user: User) -> str:
    return salted_hmac(SALT, str(user.pk), secret=settings.CALLBACK_DIGEST_KEY).hexdigest()[:16]


def _accounts_of(request: HttpRequest) -> list[str]:
    sent = request.COOKIES.get(settings.BROWSER_COOKIE_NAME, "")
    try:
        return list(signing.loads(sent, salt=SALT, max_age=AGE))
    except signing.BadSignature:
        return []


def _remember(response: HttpResponse, accounts: list[str]) -> None:
    response.set_cookie(
        settings.BROWSER_COOKIE_NAME,
        signing.dumps(accounts, salt=SALT),
        max_age=AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
