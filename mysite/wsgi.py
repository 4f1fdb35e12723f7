from django.core.wsgi import get_wsgi_application

from core.environ import with_readable_type
from mysite.environment import choose_settings

choose_settings(otherwise="mysite.settings.production")

application = with_readable_type(get_wsgi_application())
