"""File storage: the local disk, or S3 when the environment names a bucket; and where visitors get the files."""

from dataclasses import dataclass
from typing import Any

import environ
from csp.constants import SELF
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Files:
    """The storages and addresses of media and static files, and what the content policy has to allow for them."""

    storages: dict[str, dict[str, Any]]
    media_url: str
    static_url: str
    policy: dict[str, list[str]]


def files(env: environ.Env, storages: dict[str, dict[str, Any]]) -> Files:
    """Return the files' settings; raises `ImproperlyConfigured` for a static bucket without its domain.

    ``AWS_STORAGE_BUCKET_NAME`` is for media, ``AWS_STATIC_BUCKET_NAME`` for static files;
    ``AWS_S3_ENDPOINT_URL`` is the address at which this server reaches them. Credentials
    come from ``AWS_ACCESS_KEY_ID`` and ``AWS_SECRET_ACCESS_KEY``, which django-storages
    reads itself. ``MEDIA_DOMAIN`` and ``STATIC_DOMAIN`` are where visitors get the files;
    without them, from the site itself.
    """
    media_domain = env.str("MEDIA_DOMAIN", default="").strip("/")
    static_domain = env.str("STATIC_DOMAIN", default="").strip("/")
    return Files(
        storages={**storages, **_buckets(env, static_domain)},
        media_url=_address(media_domain, "media"),
        static_url=_address(static_domain, "static"),
        policy=_policy(media_domain, static_domain),
    )


def _buckets(env: environ.Env, static_domain: str) -> dict[str, dict[str, Any]]:
    shared = {
        "endpoint_url": env.str("AWS_S3_ENDPOINT_URL", default=None),
        "region_name": env.str("AWS_S3_REGION_NAME", default=None),
        "querystring_auth": False,
        "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
    }
    found: dict[str, dict[str, Any]] = {}
    if media := env.str("AWS_STORAGE_BUCKET_NAME", default=""):
        found["default"] = {
            "BACKEND": "core.media.SiteS3Storage",
            "OPTIONS": {
                **shared,
                "bucket_name": media,
                "location": "media",
                "file_overwrite": False,
            },
        }
    if static := env.str("AWS_STATIC_BUCKET_NAME", default=""):
        if not static_domain:
            raise ImproperlyConfigured(
                "AWS_STATIC_BUCKET_NAME needs STATIC_DOMAIN: the domain at which browsers get the bucket’s files."
            )
        found["staticfiles"] = {
            "BACKEND": "core.store.StaticStorage",
            "OPTIONS": {
                **shared,
                "bucket_name": static,
                "location": "static",
                "custom_domain": static_domain,
            },
        }
    if backups := env.str("AWS_BACKUP_BUCKET_NAME", default=""):
        found["backups"] = {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "endpoint_url": shared["endpoint_url"],
                "region_name": shared["region_name"],
                "bucket_name": backups,
                "file_overwrite": False,
                # What is larger is read through the temporary folder, not into memory.
                "max_memory_size": 16 * 2**20,
            },
        }
    return found


def _address(domain: str, folder: str) -> str:
    return f"https://{domain}/{folder}/" if domain else f"/{folder}/"


def _policy(media_domain: str, static_domain: str) -> dict[str, list[str]]:
    pictures = [f"https://{domain}" for domain in (media_domain, static_domain) if domain]
    ours = [SELF, f"https://{static_domain}"]
    return {
        "img-src": [SELF, "data:", *pictures],
        **({f"{kind}-src": ours for kind in ("script", "style", "font")} if static_domain else {}),
    }
