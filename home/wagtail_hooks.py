from wagtail import hooks

from checks.registry import CONTENT_CHECK
from core.searching import answers
from home.answers import answers_of_the_practice
from home.content_checks import find_zones_without_red_flags

hooks.register(CONTENT_CHECK, find_zones_without_red_flags)
hooks.register(answers.HOOK, answers_of_the_practice)
