"""A model takes part by one attribute, and the setting gives each kind its rule."""

import pytest
from django.apps import apps

from articles.models import ArticlePage, ContraindicationPage, Topic
from mysite.settings import base
from reviews.checks import check_rules
from reviews.kinds import Rule, is_reviewed, reviewed_models, rule_of
from translations.language.safety import safety_paths


def test_guides_and_contraindications_are_reviewed_and_topics_are_not():
    assert {ArticlePage, ContraindicationPage} <= set(reviewed_models())
    assert Topic not in reviewed_models()


def test_a_model_joins_by_its_attribute(monkeypatch):
    monkeypatch.setattr(Topic, "is_medically_reviewed", True, raising=False)

    assert Topic in reviewed_models()


def test_by_default_the_library_must_and_guides_ask(settings):
    settings.MEDICAL_REVIEW = base.MEDICAL_REVIEW

    for model in reviewed_models():
        assert rule_of(model) == (Rule.ASK if model is ArticlePage else Rule.REQUIRED)
    assert rule_of(Topic) == Rule.OFF


def test_a_kind_may_have_a_rule_of_its_own(settings):
    settings.MEDICAL_REVIEW = {"default": "ask", "articles.ArticlePage": "required"}

    assert (rule_of(ArticlePage), rule_of(ContraindicationPage)) == (Rule.REQUIRED, Rule.ASK)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ({"articles.Topic": "ask"}, "articles.Topic, which nobody reviews"),
        ({"default": "perhaps"}, "unknown rule for default: perhaps"),
    ],
)
def test_a_misspelt_setting_is_found_by_the_system_check(settings, rules, said):
    settings.MEDICAL_REVIEW = rules

    [error] = check_rules()

    assert error.id == "reviews.E001"
    assert said in error.msg


def test_every_model_that_is_reviewed_says_what_is_about_safety():
    assert [
        model for model in apps.get_models() if is_reviewed(model) and not safety_paths(model)
    ] == []
