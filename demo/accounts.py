"""The demo's logins. Created only where settings say ``DEMO_ACCOUNTS``: never in production."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from demo.groups import ensure_editors, ensure_reception
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
]


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


def _group_for(username: str) -> Group | None:
    if username == "admin":
        return None
    if username.startswith("translator-"):
        return ensure_translator_group(username.removeprefix("translator-"))
    return {"editor": ensure_editors, "reception": ensure_reception}[username]()
