import datetime

from django.utils import timezone

from core.models import Bounce

MAIL_BOUNCED = "mail_bounced"
#: A wrong address bounces again with the next mail: when none has for a day, it has been corrected.
RECENT = datetime.timedelta(days=1)


def problems(now: datetime.datetime | None = None) -> list[str]:
    """Return the readiness code if a mail came back within a day."""
    recent = Bounce.objects.filter(came_at__gte=(now or timezone.now()) - RECENT)
    return [MAIL_BOUNCED] if recent.exists() else []
