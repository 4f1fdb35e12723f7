from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from articles import listing
        from articles.protection.enforcement import install_protection

        install_protection()
        listing.connect()
        post_migrate.connect(listing.fill_when_empty, sender=self)
