from wagtail.models import PageManager, PageQuerySet

NEWEST = ("-first_published_at", "-pk")


class ArticleQuerySet(PageQuerySet):
    def for_cards(self) -> "ArticleQuerySet":
        """Return the live public articles, for `articles.models.cards`."""
        # Wagtail has checked the restrictions on the list itself when serving it; `public()` would take another query.
        return self.live().filter(view_restrictions__isnull=True).select_related("locale")


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
