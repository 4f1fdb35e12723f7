"""The cookies of the site, with the lifetimes that the settings give them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.consent.choice import AGE as AGE_OF_CHOICE
from core.consent.choice import COOKIE
from core.door.browsers import AGE
from core.lookups.shared import shared_rows
from core.models import VisitorConsent
from core.models.consent import Measuring
from core.page_frame import NOTICE_COOKIE
from core.privacy.durations import seconds


@dataclass(frozen=True)
class Cookie:
    name: str
    purpose: str | Promise
    lifetime: Callable[[], str]


DAY = 24 * 3600
#: Set on this site by the programs that count visits, once a visitor has agreed: name and seconds.
OF_PROGRAMS = {
    Measuring.MATOMO: (("_pk_id", 393 * DAY), ("_pk_ses", 30 * 60)),
    Measuring.GA4: (("_ga", 730 * DAY),),
}


def cookies() -> list[Cookie]:
    """Return the cookies, those of visitors first."""
    return [*_own(), *_of_programs()]


def _of_programs() -> Iterator[Cookie]:
    asked = next(iter(shared_rows(VisitorConsent)), None)
    for name, lifetime in OF_PROGRAMS.get(Measuring(asked.measuring), ()) if asked else ():
        yield Cookie(
            name,
            gettext_lazy("Recognises your browser while visits are counted. Only if you agreed."),
            partial(seconds, lifetime),
        )


def _own() -> list[Cookie]:
    return [
        Cookie(
            settings.LANGUAGE_COOKIE_NAME,
            gettext_lazy("Remembers the language that you chose."),
            lambda: seconds(settings.LANGUAGE_COOKIE_AGE),
        ),
        Cookie(
            NOTICE_COOKIE,
            gettext_lazy("Remembers that you have closed the cookie notice."),
            lambda: seconds(settings.LANGUAGE_COOKIE_AGE),
        ),
        Cookie(
            COOKIE,
            gettext_lazy(
                "Remembers what other sites may load, and when you decided. Only if you were asked."
            ),
            lambda: seconds(AGE_OF_CHOICE),
        ),
        Cookie(
            settings.CSRF_COOKIE_NAME,
            gettext_lazy("Protects forms, so that no other site can send one in your name."),
            lambda: seconds(settings.CSRF_COOKIE_AGE),
        ),
        Cookie(
            settings.CALLBACK_SENT_COOKIE,
            gettext_lazy(
                "Recognises a request that you have just sent, so that you can check and correct it."
            ),
            lambda: seconds(settings.CALLBACK_SENT_COOKIE_AGE),
        ),
        Cookie(
            settings.SESSION_COOKIE_NAME,
            gettext_lazy(
                "Keeps people who work on the site signed in. Visitors do not receive it."
            ),
            _session,
        ),
        Cookie(
            settings.BROWSER_COOKIE_NAME,
            gettext_lazy(
                "Remembers which people who work on the site have signed in here, so that they are "
                "told of a sign-in elsewhere. Visitors do not receive it."
            ),
            lambda: seconds(AGE),
        ),
        Cookie(
            "messages",
            gettext_lazy(
                "Shows people who work on the site a message. Visitors do not receive it."
            ),
            lambda: _("Until the message is shown"),
        ),
    ]


def _session() -> str:
    if settings.SESSION_EXPIRE_AT_BROWSER_CLOSE:
        return _("Until the browser is closed")
    return seconds(settings.SESSION_COOKIE_AGE)
