"""What the translators' desk keeps of readers and of those who translate."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.privacy.durations import days
from core.privacy.personal_data import People, PersonalData
from translations.tracking.changes.forgetting import KEPT_DAYS


def kept_of_translations() -> list[PersonalData]:
    return [
        PersonalData(
            key="wishes",
            people=People.VISITORS,
            what=gettext_lazy(
                "How many readers ask for a page in a language it does not have, counted by day, "
                "without who they are."
            ),
            why=gettext_lazy("To decide what to translate next."),
            period=lambda: _("%(period)s.") % {"period": days(settings.READER_DEMAND_DAYS)},
            fields={"translations.ReaderDemand": ("translation_key",)},
        ),
        PersonalData(
            key="translators",
            people=People.STAFF,
            what=gettext_lazy("Who translated or changed a text."),
            why=gettext_lazy("To ask the right person."),
            period=lambda: _("As long as the page or entry."),
            fields={
                "wagtail_localize.StringTranslation": ("last_translated_by",),
                "wagtail_localize.SegmentOverride": ("last_translated_by",),
                "translations.Change": ("made_by",),
            },
        ),
        PersonalData(
            key="digests",
            people=People.STAFF,
            what=gettext_lazy("Which mail told a translator of which changes."),
            why=gettext_lazy("So that nothing is told twice."),
            period=lambda: _("%(period)s.") % {"period": days(KEPT_DAYS)},
            fields={"translations.DigestMail": ("recipient",)},
        ),
    ]
