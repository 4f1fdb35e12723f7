from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Tags, register


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        import core.door.log
        import core.door.second_factor  # noqa: F401 - both connect signals
        from core.background.checks import check_engine
        from core.checks import check_page_types
        from core.wagtail_words import name_what_wagtail_leaves_in_english

        register(check_page_types, Tags.models)
        name_what_wagtail_leaves_in_english()
        register(check_engine)
        if settings.READY_PAGES:
            from core.ready_pages.changes import watch

            watch()
