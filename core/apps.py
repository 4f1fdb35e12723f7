from django.apps import AppConfig
from django.core.checks import Tags, register


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        import core.door.log  # noqa: F401 - connects a signal
        from core.checks import check_page_types

        register(check_page_types, Tags.models)
