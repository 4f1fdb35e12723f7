from django.apps import AppConfig
from django.core.checks import register


class ReviewsConfig(AppConfig):
    name = "reviews"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save
        from wagtail.signals import published

        from reviews.checks import check_rules
        from reviews.models import ReviewedFamily
        from reviews.public import forget_lines
        from reviews.state.families import note_publication

        published.connect(note_publication)
        for signal in (post_save, post_delete):
            signal.connect(forget_lines, sender=ReviewedFamily)
        register(check_rules)
