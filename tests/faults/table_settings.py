"""The settings of the site whose faults are measured: the media in a bucket, and perhaps the next release."""

from mysite.settings.base import STORAGES, env
from mysite.settings.dev import *  # noqa: F403
from mysite.settings.dev import INSTALLED_APPS
from mysite.settings.storage import files

STORAGES = files(env, STORAGES).storages
if env.bool("NEXT_RELEASE", default=False):
    INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.next_release"]
