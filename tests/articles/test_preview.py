"""Editors see what they have chosen before it is saved."""

import pytest

from tests import factories, pages


@pytest.mark.django_db
def test_the_preview_shows_unsaved_topics_and_the_guides_that_share_them():
    topic = factories.topic()
    other = pages.article(topics=[topic], title="The other guide")
    guide = pages.article().get_latest_revision_as_object()
    guide.article_topics = [type(other.article_topics.get())(topic=topic)]

    answer = guide.make_preview_request(preview_mode=guide.default_preview_mode)

    assert answer.status_code == 200
    text = answer.content.decode()
    assert topic.name in text
    assert other.title in text
