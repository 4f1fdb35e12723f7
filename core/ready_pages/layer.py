from django.conf import settings

from core.environ import Application


def with_ready_pages(django: Application) -> Application:
    """Answer public pages from ready bytes, if the setting says so. Call it after Django is set up."""
    if not settings.READY_PAGES:
        return django
    # Imports models, which the settings and WSGI's entry must be able to do without.
    from core.ready_pages.server import ReadyPages

    return ReadyPages(django)
