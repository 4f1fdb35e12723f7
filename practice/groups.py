from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from articles.models import RedFlag, Technique, Topic, UrgencyAdvice
from core.models import Alert, Person, Picture, PracticeSettings, PracticeText, VisitorConsent
from forms.models import CallbackRequest, ReplyText
from reviews.models import MedicalReview
from search.models import AnswerWords, Idea, SearchLog, Synonyms
from services.models import Service
from translations.models import Term

PAGE_RIGHTS = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]
#: Those of a model that lacks one, such as the lock, are left out.
ENTRY_RIGHTS = ["add", "change", "delete", "publish", "lock", "unlock"]


def ensure_editors() -> Group:
    """Return the group of editors: they write, publish and submit pages for translation, in every language."""
    group, _created = Group.objects.get_or_create(name="Editors")
    root = Page.objects.get(depth=1)
    for right in PAGE_RIGHTS:
        permission = Permission.objects.get(codename=right, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    group.permissions.add(_admin_access(), Permission.objects.get(codename="submit_translation"))
    for model in (
        Alert,
        Person,
        Service,
        Topic,
        Technique,
        RedFlag,
        UrgencyAdvice,
        PracticeText,
        Term,
    ):
        group.permissions.add(*_model_rights(model, ENTRY_RIGHTS))
    group.permissions.add(
        *_model_rights(PracticeSettings, ["change"]),
        *_model_rights(VisitorConsent, ["change"]),
        *_model_rights(SearchLog, ["view"]),
        *_model_rights(Idea, ["add", "change", "delete"]),
        *_model_rights(Synonyms, ["add", "change", "delete"]),
        *_model_rights(AnswerWords, ["change"]),
        *_model_rights(SearchPromotion, ["add", "change", "delete"]),
    )
    for permission in _model_rights(Picture, ["add", "change", "choose"]):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )
    return group


def ensure_reviewers() -> Group:
    """Return the group of the doctors: they sign medical reviews, and change no page."""
    group, _created = Group.objects.get_or_create(name="Reviewers")
    group.permissions.add(_admin_access(), *_model_rights(MedicalReview, ["add"]))
    return group


def ensure_reception() -> Group:
    """Return the group of the reception: it handles the callback requests, and sees nothing else."""
    group, _created = Group.objects.get_or_create(name="Reception")
    rights = ["view", "change", "export", "erase"]
    group.permissions.add(
        _admin_access(),
        *_model_rights(CallbackRequest, rights),
        *_model_rights(ReplyText, ["add", "change", "delete"]),
    )
    return group


def ensure_staff_groups() -> None:
    """Make or complete the groups of the staff. Those of the translators come with the home page of their language."""
    ensure_editors()
    ensure_reviewers()
    ensure_reception()


def _admin_access() -> Permission:
    return Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin")


def _model_rights(model: type[Model], rights: list[str]) -> list[Permission]:
    content_type = ContentType.objects.get_for_model(model)
    codenames = [f"{right}_{model._meta.model_name}" for right in rights]
    return list(Permission.objects.filter(content_type=content_type, codename__in=codenames))
