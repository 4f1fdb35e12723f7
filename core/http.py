"""The request as our views see it: Django's, with the attributes that are added on its way to them."""

from typing import TYPE_CHECKING, Any, Literal

from django.http import HttpRequest

if TYPE_CHECKING:  # the page frame is built from models, which must not import it
    from accounts.models import User
    from core.page_frame import PageFrame


class SiteRequest(HttpRequest):
    """A type for annotations, never instantiated: Django makes the request.

    Annotate with it where one of these attributes is read or set. None has a default:
    read one that may be missing with ``getattr`` or after ``hasattr``.
    """

    #: Set by `core.page_frame.page_frame_of` at its first call.
    page_frame: "PageFrame"
    #: Set by views with personal data; Django's error reports then hide all posted values.
    sensitive_post_parameters: Literal["__ALL__"]
    #: Ids of the aliases that a deletion of their original also reaches: set before the
    #: deletion, read after it, by `translations.publishing.cascades.hooks`.
    mirrors_below: list[int]
    #: The account that this request has signed in: set by `core.door.browsers.note_sign_in`.
    signed_in_now: "User"
    #: Set by `core.request_ids.with_request_id`.
    request_id: str
    #: Wagtail's own: the site, and the page with the arguments of its view.
    _wagtail_site: Any
    _wagtail_route_for_request: Any
    #: Set by Wagtail while it renders a preview.
    is_preview: bool
