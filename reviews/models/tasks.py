from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Task, TaskState

from accounts.models import User
from reviews.models.reviews import Outcome
from translations.access.scope import may_publish

#: Wagtail's names of the two actions.
APPROVE, REJECT = "approve", "reject"


class MedicalReviewTask(Task):
    """A step of a workflow that only reviewers can finish. To approve it is to sign the review."""

    class Meta:
        verbose_name = gettext_lazy("medical review")
        verbose_name_plural = gettext_lazy("medical reviews")

    @classmethod
    def get_description(cls) -> str:
        return _("Only those who may sign medical reviews can approve this task; approving signs.")

    def user_can_access_editor(self, obj: Model, user: User) -> bool:
        return _may_sign(user)

    def locked_for_user(self, obj: Model, user: User) -> bool:
        return not _may_sign(user)

    def get_actions(self, obj: Model, user: User) -> list[tuple[str, str, bool]]:
        if not _may_sign(user):
            return []
        return [
            (REJECT, _("Ask for changes"), True),
            (APPROVE, _("Approve and sign"), False),
            (APPROVE, _("Approve and sign with remarks"), True),
        ]

    def get_task_states_user_can_moderate(
        self, user: User, **kwargs: object
    ) -> QuerySet[TaskState]:
        if not _may_sign(user):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: User, action_name: str, **kwargs: object
    ) -> None:
        """Sign first: approving the last step of a workflow publishes, and publication asks for the review."""
        if action_name in {APPROVE, REJECT}:
            _sign(task_state, user, action_name, str(kwargs.get("comment") or "").strip())
        if action_name == APPROVE:
            task_state.approve(user=user, update=False, **kwargs)
            _go_on(task_state)
        else:
            super().on_action(task_state, user, action_name, **kwargs)


def _go_on(task_state: TaskState) -> None:
    """Go to the next step. The last one publishes in the name of the person who asked for it: a doctor has no such right."""
    workflow_state = task_state.workflow_state
    asked, subject = workflow_state.requested_by, workflow_state.content_object
    workflow_state.update(user=asked if asked and may_publish(asked, subject) else None)


def _may_sign(user: User) -> bool:
    from reviews.signing import may_sign

    return may_sign(user)


def _sign(task_state: TaskState, user: User, action: str, comment: str) -> None:
    from reviews.signing import sign

    approved = Outcome.REMARKS if comment else Outcome.APPROVED
    # The revision that Wagtail publishes after the last step.
    revision = task_state.workflow_state.content_object.get_latest_revision()
    sign(
        revision.as_object(),
        revision=revision,
        user=user,
        outcome=approved if action == APPROVE else Outcome.CHANGES,
        remarks=comment,
    )
