from django.apps import AppConfig
from django.core.checks import Tags, register


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        from core.background.checks import check_engine
        from core.checks import check_page_types

        register(check_page_types, Tags.models)
        register(check_engine)
