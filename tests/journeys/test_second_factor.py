"""On a phone: an authenticator app is set up, asked for, and replaced when the phone is lost."""

import re
import time

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from tests.authenticator import code
from tests.journeys.desk import start_at_home

pytestmark = [pytest.mark.browser, pytest.mark.nightly]

PHONE = {"width": 375, "height": 720}
PASSWORD = "editor-demo"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: A code is taken once; an app shows the next one half a minute later, which is taken early.
NEXT = 30


def confirm_password(page: Page) -> None:
    """Give the password once more, where the site asks for it."""
    if "/reauthenticate/" not in page.url:
        return
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()


def set_up(page: Page) -> tuple[str, list[str]]:
    """Set up an app; return its secret and the recovery codes."""
    page.goto("/admin/second-factor/totp/activate/")
    confirm_password(page)
    secret = page.get_by_label("Authenticator secret").input_value()
    expect(page.get_by_role("img")).to_be_visible()
    page.get_by_label("Authenticator code").fill(code(secret))
    assert page.evaluate(WIDER) == 0
    page.get_by_role("button", name="Activate").click()
    codes = page.get_by_role("textbox").input_value().split()
    assert page.evaluate(WIDER) == 0
    return secret, codes


def sign_out(page: Page) -> None:
    page.context.clear_cookies()


def give_password(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/admin/second-factor/authenticate/"))


def give_code(page: Page, digits: str) -> None:
    page.get_by_label("Code", exact=False).first.fill(digits)
    assert page.evaluate(WIDER) == 0
    page.get_by_role("button", name="Sign In").first.click()


def is_in(page: Page) -> None:
    expect(page.get_by_role("heading", name="What would you like to do?")).to_be_visible()


def test_an_app_is_set_up_asked_for_and_replaced_when_the_phone_is_lost(page: Page) -> None:
    page.set_viewport_size(PHONE)
    start_at_home(page, "editor")
    secret, recovery = set_up(page)

    sign_out(page)
    give_password(page)
    give_code(page, "000000")
    expect(page.get_by_text("Incorrect code")).to_be_visible()
    give_code(page, code(secret, time.time() + NEXT))
    is_in(page)

    # The phone is lost: one of the recovery codes opens, once.
    sign_out(page)
    give_password(page)
    expect(page.get_by_text("Enter one of your recovery codes here")).to_be_visible()
    give_code(page, recovery[0])
    is_in(page)
    page.goto("/admin/second-factor/totp/deactivate/")
    confirm_password(page)
    page.get_by_role("button", name="Deactivate").click()
    expect(page.get_by_text("Authenticator app deactivated")).to_be_visible()
    new_secret, _codes = set_up(page)

    sign_out(page)
    give_password(page)
    give_code(page, code(secret))
    expect(page.get_by_text("Incorrect code")).to_be_visible()
    give_code(page, code(new_secret, time.time() + NEXT))
    is_in(page)
    assert get_user_model().objects.get(username="editor").second_factor
