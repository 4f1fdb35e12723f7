from articles.models import Technique, Topic
from core.admin import EntryViewSet


class TopicViewSet(EntryViewSet):
    model = Topic
    icon = "tag"


class TechniqueViewSet(EntryViewSet):
    model = Technique
    icon = "list-ol"
