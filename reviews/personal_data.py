"""What the medical review keeps of those who sign."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.privacy.personal_data import People, PersonalData


def kept_of_reviews() -> list[PersonalData]:
    return [
        PersonalData(
            key="reviews",
            people=People.STAFF,
            what=gettext_lazy("Who reviewed which text, when, with what result and remarks."),
            why=gettext_lazy("To show readers who checked a text about health."),
            period=lambda: _("For good: a signed record is never deleted."),
            fields={
                "reviews.MedicalReview": ("reviewer", "person", "name", "remarks", "content"),
                "reviews.ReviewerProfile": ("user", "person"),
                "reviews.ReviewLetter": ("recipient",),
            },
        ),
    ]
