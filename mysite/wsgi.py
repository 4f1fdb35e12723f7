from django.core.wsgi import get_wsgi_application

from core.environ import with_readable_type
from core.ready_pages.layer import with_ready_pages
from mysite.environment import choose_settings
from mysite.web_database import limit_waiting

choose_settings(otherwise="mysite.settings.production")

application = with_ready_pages(with_readable_type(get_wsgi_application()))
limit_waiting()
