from django.conf import settings
from django.core.wsgi import get_wsgi_application

from core.environ import Application, with_readable_type
from mysite.environment import choose_settings
from mysite.web_database import limit_waiting


def with_ready_pages(django: Application) -> Application:
    """Answer public pages from ready bytes, if the setting says so."""
    if not settings.READY_PAGES:
        return django
    # Imports models: only after Django is set up.
    from core.ready_pages.server import ReadyPages

    return ReadyPages(django)


choose_settings(otherwise="mysite.settings.production")

application = with_ready_pages(with_readable_type(get_wsgi_application()))
limit_waiting()
