from django.apps import AppConfig
from django.core.checks import register


class ReviewsConfig(AppConfig):
    name = "reviews"

    def ready(self) -> None:
        from wagtail.signals import published

        from reviews.checks import check_rules
        from reviews.state.families import note_publication

        published.connect(note_publication)
        register(check_rules)
