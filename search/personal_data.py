"""What the search keeps of visitors."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.privacy.durations import days
from core.privacy.personal_data import People, PersonalData
from search.log import KEPT_DAYS


def kept_of_searches() -> list[PersonalData]:
    return [
        PersonalData(
            key="searches",
            people=People.VISITORS,
            what=gettext_lazy(
                "The words that are searched for on this site, counted by day and language, "
                "without who typed them."
            ),
            why=gettext_lazy("To see what people do not find."),
            period=lambda: _("%(period)s.") % {"period": days(KEPT_DAYS)},
            fields={"search.SearchLog": ("words",)},
        ),
        PersonalData(
            key="ideas",
            people=People.VISITORS,
            what=gettext_lazy("Of these, words that an editor notes as an idea for a guide."),
            why=gettext_lazy("To write what is missing."),
            period=lambda: _("Until an editor deletes the idea."),
            fields={"search.Idea": ("words", "note")},
        ),
    ]
