from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Tags, register


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        import core.door.browsers
        import core.door.log
        import core.door.second_factor
        import core.gone  # noqa: F401 - they connect signals
        from core.admin_search.checks import check_combined_index
        from core.background.checks import check_engine
        from core.checks import check_page_types
        from core.drawing.preparing import listen
        from core.picture_form import clean_avatars
        from core.wagtail_words import name_what_wagtail_leaves_in_english

        register(check_page_types, Tags.models)
        name_what_wagtail_leaves_in_english()
        register(check_engine)
        register(check_combined_index, Tags.database)
        listen()
        clean_avatars()
        if settings.READY_PAGES:
            from core.ready_pages.changes import watch

            watch()
