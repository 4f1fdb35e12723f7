"""Common steps in the admin, such as signing in."""

from playwright.sync_api import Page


def sign_in(page: Page, username: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill(username)
    page.get_by_role("textbox", name="Password").fill(f"{username}-demo")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="What would you like to do?").wait_for()
