"""The workflow of the demo: what editors submit in the guides and in the library goes to the doctor."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from articles.models import ArticleIndexPage, ContraindicationIndexPage
from reviews.models import MedicalReviewTask

NAME = "Medical review"


@transaction.atomic
def ensure_workflow() -> None:
    """Create the workflow, and use it below both lists of the source language. What editors made of it stays."""
    if Workflow.objects.filter(name=NAME).exists():
        return
    workflow = Workflow.objects.create(name=NAME)
    task = MedicalReviewTask.objects.create(name=NAME)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for model in (ArticleIndexPage, ContraindicationIndexPage):
        lists = model.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        for page in Page.objects.filter(pk__in=lists):
            WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
