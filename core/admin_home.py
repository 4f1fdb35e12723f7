from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

#: Apps register ``fn(request) -> Shortcut | None`` under this hook.
HOOK = "register_welcome_shortcut"


@dataclass
class Shortcut:
    """A link on the admin's home page to a user's daily work."""

    label: str
    help: str
    url: str
    icon: str


class WelcomePanel(Component):
    """Greets the user and lists the shortcuts to the work they have permission for."""

    name = "welcome"
    template_name = "wagtailadmin/home/welcome.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, object]:
        request = parent_context["request"]
        name = request.user.get_short_name() or request.user.get_username()
        found = [register(request) for register in hooks.get_hooks(HOOK)]
        return {
            "greeting": _("Hello, %(name)s. What would you like to do?") % {"name": name},
            "shortcuts": [shortcut for shortcut in [*found, _view_site()] if shortcut],
        }


def _view_site() -> Shortcut:
    return Shortcut(_("See the site"), _("As visitors see it."), reverse("root"), "view")
