"""What the guides keep of their readers."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.privacy.personal_data import People, PersonalData


def kept_of_guides() -> list[PersonalData]:
    return [
        PersonalData(
            key="helpful",
            people=People.VISITORS,
            what=gettext_lazy(
                "How many readers found a version of a guide helpful, and how many did not, without who they are."
            ),
            why=gettext_lazy("To know which guide to improve."),
            period=lambda: _("As long as the guide."),
        )
    ]
