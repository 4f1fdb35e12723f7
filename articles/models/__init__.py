from articles.models.articles import ArticlePage, ArticleTopic
from articles.models.contraindications import (
    ContraindicationIndexPage,
    ContraindicationPage,
)
from articles.models.helpful import HelpfulCount
from articles.models.indexes import ArticleIndexPage
from articles.models.library import Technique, Topic
from articles.models.listings import ListedGuide
from articles.models.red_flags import LeftOutRedFlag, RedFlag, UrgencyAdvice
from articles.models.replacements import Progress, ReplacedGuide, Replacement
from articles.models.self_check import SelfCheckPage

__all__ = [
    "ArticleIndexPage",
    "ArticlePage",
    "ArticleTopic",
    "ContraindicationIndexPage",
    "ContraindicationPage",
    "HelpfulCount",
    "LeftOutRedFlag",
    "ListedGuide",
    "Progress",
    "RedFlag",
    "ReplacedGuide",
    "Replacement",
    "SelfCheckPage",
    "Technique",
    "Topic",
    "UrgencyAdvice",
]
