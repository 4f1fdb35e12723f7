"""Static files with a hash in their names: the names inside our modules as well, so that no page mixes two releases."""

from typing import Any

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage

#: Our own modules only: Wagtail's scripts are bundles, in which the same words may mean something else.
MODULES = "js/*.js"
#: How a module names another file: `import … from`, `import(…)` and the file of a worker.
NAMED = (
    (r"""(?P<matched>\bfrom "(?P<url>\./[^"]+)")""", 'from "%(url)s"'),
    (r"""(?P<matched>\bimport\("(?P<url>\./[^"]+)"\))""", 'import("%(url)s")'),
    (
        r"""(?P<matched>new URL\("(?P<url>\./[^"]+)", import\.meta\.url\))""",
        'new URL("%(url)s", import.meta.url)',
    ),
)


class HashedModules:
    """For a storage with a manifest: replaces what modules import, and the files of their workers."""

    patterns: Any = (*HashedFilesMixin.patterns, (MODULES, NAMED))


class FileStorage(HashedModules, CompressedManifestStaticFilesStorage):
    """Static files in a folder."""
