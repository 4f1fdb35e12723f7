"""Returns to the original's picture, page or entry where a translation's own was deleted."""

from collections.abc import Collection

from django.db import transaction
from wagtail.log_actions import log
from wagtail_localize.models import SegmentOverride, Translation

from translations.access.people import AnyUser
from translations.access.scope import may_publish
from translations.publishing.minor import is_idle
from translations.publishing.publication import examine
from translations.publishing.publication.drafts import save_draft
from translations.publishing.publication.lost import lost_in
from translations.publishing.publication.steps import publish

LOG_ACTION = "translations.use_original"


@transaction.atomic
def use_originals(translation: Translation, keys: Collection[int], user: AnyUser) -> bool:
    """Drop the overrides with these keys, of those whose objects are gone. Return whether the translation was published.

    Published if it is live and nothing else in it waits for publication. Saved as a draft
    then for those who may not publish, so that somebody else can.
    """
    lost = [one for one in lost_in(translation) if one.pk in keys]
    if not lost:
        return False
    target = translation.get_target_instance()
    idle = is_idle(translation, user)
    SegmentOverride.objects.filter(pk__in=[one.pk for one in lost]).delete()
    log(instance=target, action=LOG_ACTION, user=user, data={"places": [one.place for one in lost]})
    if not idle or not examine(translation).is_clean:
        return False
    if may_publish(user, target):
        publish(translation, user=user)
        return True
    save_draft(translation, user=user)
    return False
