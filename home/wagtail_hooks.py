from wagtail import hooks

from checks.registry import CONTENT_CHECK
from home.content_checks import find_zones_without_red_flags

hooks.register(CONTENT_CHECK, find_zones_without_red_flags)
