from django.core.management import call_command


def publish_scheduled() -> None:
    """Publish and unpublish everything whose scheduled time has passed. Idempotent."""
    call_command("publish_scheduled", verbosity=0)
