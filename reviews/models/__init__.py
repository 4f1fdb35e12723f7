from reviews.models.families import ReviewedFamily
from reviews.models.letters import ReviewLetter
from reviews.models.people import ReviewerProfile
from reviews.models.reviews import APPROVED, MedicalReview, Outcome
from reviews.models.tasks import MedicalReviewTask

__all__ = [
    "APPROVED",
    "MedicalReview",
    "MedicalReviewTask",
    "Outcome",
    "ReviewLetter",
    "ReviewedFamily",
    "ReviewerProfile",
]
