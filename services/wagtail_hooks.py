from wagtail.snippets.models import register_snippet

from services.admin import ServiceViewSet

register_snippet(ServiceViewSet)
