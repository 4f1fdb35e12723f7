from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save, pre_save


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from wagtail.models import PageViewRestriction
        from wagtail.signals import page_published, page_unpublished, post_page_move

        from search import answers
        from search.indexing import changes
        from search.models import AnswerWords, Synonyms

        post_save.connect(answers.words_changed, sender=AnswerWords)
        page_published.connect(changes.page_changed)
        page_unpublished.connect(changes.page_changed)
        post_page_move.connect(changes.subtree_changed)
        post_save.connect(changes.page_saved)
        post_delete.connect(changes.page_changed)
        post_save.connect(changes.entry_changed)
        post_delete.connect(changes.entry_changed)
        for signal in (post_save, post_delete):
            signal.connect(changes.subtree_changed, sender=PageViewRestriction)
        for signal in (pre_save, post_save, post_delete):
            signal.connect(changes.synonyms_changed, sender=Synonyms)
