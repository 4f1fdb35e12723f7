from wagtail.models import PageManager, PageQuerySet

NEWEST = ("-first_published_at", "-pk")


class ArticleQuerySet(PageQuerySet):
    def for_cards(self) -> "ArticleQuerySet":
        """Live public articles, to be shown with `articles.models.cards`."""
        # A restriction on the list itself was checked when it was opened; `public()` would take a query to look again.
        return self.live().filter(view_restrictions__isnull=True).select_related("locale")


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
