"""File storage: the local disk, or S3 when the environment names a bucket."""

from typing import Any

import environ


def s3_storages(env: environ.Env) -> dict[str, dict[str, Any]]:
    """Return the ``STORAGES`` entries for S3; empty when no bucket is named.

    ``AWS_STORAGE_BUCKET_NAME`` is for media, ``AWS_STATIC_BUCKET_NAME`` for static
    files. Credentials come from ``AWS_ACCESS_KEY_ID`` and ``AWS_SECRET_ACCESS_KEY``, which
    django-storages reads itself.
    """
    shared = {
        "endpoint_url": env.str("AWS_S3_ENDPOINT_URL", default=None),
        "region_name": env.str("AWS_S3_REGION_NAME", default=None),
        "custom_domain": env.str("AWS_S3_CUSTOM_DOMAIN", default=None),
        "file_overwrite": False,
    }
    storages = {}
    if media := env.str("AWS_STORAGE_BUCKET_NAME", default=""):
        storages["default"] = {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {**shared, "bucket_name": media},
        }
    if static := env.str("AWS_STATIC_BUCKET_NAME", default=""):
        storages["staticfiles"] = {
            "BACKEND": "storages.backends.s3.S3ManifestStaticStorage",
            "OPTIONS": {**shared, "bucket_name": static, "querystring_auth": False},
        }
    return storages
