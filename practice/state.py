"""Whether a practice is set up: whether the site begins with a home page of ours, not with Wagtail's welcome page."""

from django.http import HttpRequest
from wagtail.models import Site

from home.models import HomePage


def is_set_up(request: HttpRequest) -> bool:
    """Costs no query of its own: every page looks up the site of its request, and Wagtail keeps it on the request."""
    site = Site.find_for_request(request)
    if site is None:
        return False
    model = site.root_page.specific_class
    return model is not None and issubclass(model, HomePage)
