"""Replaces Wagtail's command of this name, so that a cron job and the workers do the same."""

from django.core.management.base import BaseCommand

from core.schedule.running import run_schedule


class Command(BaseCommand):
    help = "Publish and unpublish what is due. Several may run at once; each change is made once."

    def handle(self, *args: object, **options: object) -> None:
        run_schedule()
