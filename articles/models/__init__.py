from articles.models.articles import ArticlePage, ArticleTopic
from articles.models.contraindications import (
    ContraindicationIndexPage,
    ContraindicationPage,
)
from articles.models.indexes import ArticleIndexPage
from articles.models.library import Technique, Topic

__all__ = [
    "ArticleIndexPage",
    "ArticlePage",
    "ArticleTopic",
    "ContraindicationIndexPage",
    "ContraindicationPage",
    "Technique",
    "Topic",
]
