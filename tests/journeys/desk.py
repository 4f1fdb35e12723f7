"""Common steps in the admin, such as signing in."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Page


def open_session(page: Page, username: str) -> None:
    """Give the browser the cookie of a signed-in person, without opening a page."""
    client = Client()
    client.force_login(get_user_model().objects.get(username=username))
    cookie = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "domain": "127.0.0.1",
        "path": "/",
    }
    page.context.add_cookies([cookie])


def start_at_home(page: Page, username: str) -> None:
    """Be signed in, on the home of the admin."""
    open_session(page, username)
    page.goto("/admin/")
    page.get_by_role("heading", name="What would you like to do?").wait_for()


def sign_in(page: Page, username: str) -> None:
    """Sign in by the form, as people do; two pages slower than `start_at_home`."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(username)
    page.get_by_role("textbox", name="Password").fill(f"{username}-demo")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="What would you like to do?").wait_for()
