"""The demo's logins. Created only where settings say ``DEMO_ACCOUNTS``: never in production."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from accounts.models import User
from core.models import Person
from demo.reviews import DOCTOR
from practice.building.keys import key
from practice.groups import ensure_editors, ensure_reception, ensure_reviewers
from reviews.models import ReviewerProfile
from translations.access.groups import ensure_translator_group

#: (username, password, what the person does)
DEMO_LOGINS = [
    ("admin", "admin-demo", "runs the site"),
    ("editor", "editor-demo", "writes and publishes guides"),
    *[
        (f"translator-{code}", f"translator-{code}-demo", f"translates into {name}")
        for code, name in settings.LANGUAGES
        if code != settings.LANGUAGE_CODE
    ],
    ("reception", "reception-demo", "calls people back"),
    ("doctor", "doctor-demo", "signs the medical reviews"),
]


@transaction.atomic
def ensure_accounts() -> None:
    """Create the demo logins and their groups; existing passwords stay as they are."""
    for username, password, _role in DEMO_LOGINS:
        user, created = get_user_model().objects.get_or_create(
            username=username,
            # Wagtail's account page saves nothing for a person without a name.
            defaults={
                "email": f"{username}@example.org",
                "first_name": username.partition("-")[0].capitalize(),
                "last_name": "Demo",
            },
        )
        if created:
            user.set_password(password)
            user.is_superuser = user.is_staff = username == "admin"
            user.save()
        if group := _group_for(username):
            user.groups.add(group)
        if username == "doctor":
            _name(user)


def login_lines() -> list[str]:
    """Return a line for each login: name, password, role. None where there are no demo accounts."""
    logins = DEMO_LOGINS if settings.DEMO_ACCOUNTS else []
    return [f"{username:<14} {password:<20} {role}" for username, password, role in logins]


def _group_for(username: str) -> Group | None:
    if username == "admin":
        return None
    if username.startswith("translator-"):
        return ensure_translator_group(username.removeprefix("translator-"))
    makers = {
        "editor": ensure_editors,
        "reception": ensure_reception,
        "doctor": ensure_reviewers,
    }
    return makers[username]()


def _name(doctor: User) -> None:
    """Let the doctor sign as the person whom visitors know."""
    person = Person.objects.filter(
        translation_key=key("Person", DOCTOR), locale__language_code=settings.LANGUAGE_CODE
    ).first()
    if person:
        ReviewerProfile.objects.get_or_create(user=doctor, defaults={"person": person})
