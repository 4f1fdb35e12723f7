from mysite.settings.dev import *  # noqa: F403
from mysite.settings.dev import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.trial"]
