import os

from django.core.wsgi import get_wsgi_application

from core.environ import with_readable_type

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings.production")

application = with_readable_type(get_wsgi_application())
