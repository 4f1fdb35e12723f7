"""Words on every page of the admin that Wagtail's own Latvian catalogue lacks.

They are Wagtail's msgids; marked here, they get into our catalogues, which come first.
"""

from django.utils.translation import gettext_noop

WORDS = (gettext_noop("Help"), gettext_noop("Reports"), gettext_noop("Snippets"))
