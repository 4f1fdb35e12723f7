from django.apps import AppConfig
from django.core.checks import Tags, register


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        import core.door.log
        import core.door.second_factor  # noqa: F401 - both connect signals
        from core.checks import check_page_types

        register(check_page_types, Tags.models)
