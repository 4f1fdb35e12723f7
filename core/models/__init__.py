from core.models.account_mails import AccountMail
from core.models.alerts import Alert
from core.models.attempts import Attempt
from core.models.bounces import Bounce
from core.models.changes import ContentChange
from core.models.consent import VisitorConsent
from core.models.gone import GoneAddress
from core.models.images import Picture, Rendition
from core.models.jobs import JobState
from core.models.pages import BasePage
from core.models.people import Entry, Person
from core.models.practice import PracticeSettings, PracticeText
from core.models.schedule import ScheduledChange, ScheduleFailure

__all__ = [
    "AccountMail",
    "Alert",
    "Attempt",
    "BasePage",
    "Bounce",
    "ContentChange",
    "Entry",
    "GoneAddress",
    "JobState",
    "Person",
    "Picture",
    "PracticeSettings",
    "PracticeText",
    "Rendition",
    "ScheduleFailure",
    "ScheduledChange",
    "VisitorConsent",
]
