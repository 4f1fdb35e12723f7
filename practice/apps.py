from django.apps import AppConfig
from django.db.models.signals import post_save


class PracticeConfig(AppConfig):
    name = "practice"

    def ready(self) -> None:
        from wagtail.models import Locale

        from practice.languages import welcome_language

        post_save.connect(welcome_language, sender=Locale)
