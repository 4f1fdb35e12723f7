import datetime
import uuid
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forms.models.states import OPEN, CallbackQuerySet, Outcome, Status
from forms.said import language_of
from forms.sealing import UnsealError, unseal
from forms.ways import AnswerBy, way_of

#: The key of the name among the answers.
NAME = "name"
#: The counts beside the filters are read from an index of these alone (`forms.inbox.facets`).
COUNTED = [
    *("status", "suspicion", "merged_into", "language", "call_language"),
    *("assignee", "again_at", "due_at"),
]


class CallbackRequest(models.Model):
    """A visitor's request to be called.

    Our own model instead of Wagtail's form submission, which is deleted with its page and
    readable by everyone who may edit the page. All that the visitor typed is sealed
    (`forms.sealing`); the phone number can be searched by its digest, the name by `forms.inbox.search`.
    """

    reference = models.UUIDField(_("reference"), unique=True, default=uuid.uuid4, editable=False)
    token = models.UUIDField(
        _("token"),
        unique=True,
        help_text=_("One for each form shown: a second click is the same request."),
    )
    form_key = models.UUIDField(
        _("form"), help_text=_("The translation key of the form page."), db_index=True
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    language = models.CharField(_("language"), max_length=10)
    #: In which the visitor asks to be called. Empty where the form does not ask, and until `forms.keeping` has read it.
    call_language = models.CharField(
        _("language of the call"), max_length=10, blank=True, default="", db_default=""
    )
    #: Entered by reception for somebody who has called.
    by_phone = models.BooleanField(_("entered by hand"), default=False, db_default=False)
    #: Empty, but in requests of versions before 0.10 until `forms.names` has sealed it. To be dropped (decision 30).
    name = models.CharField(_("name"), max_length=120, blank=True)
    sealed = models.TextField(_("answers"), editable=False)
    phone_digest = models.CharField(
        _("digest of the number"), max_length=64, db_index=True, blank=True
    )
    email_digest = models.CharField(
        _("digest of the e-mail address"),
        max_length=64,
        db_index=True,
        blank=True,
        default="",
        db_default="",
    )
    #: Where the search looks first, see `forms.marks`. Empty until `forms.keeping` has made them.
    marks = models.TextField(editable=False, blank=True, default="", db_default="")
    #: Name, number and language as the visitor sent them, sealed, once somebody has corrected them.
    as_sent = models.TextField(editable=False, blank=True, default="", db_default="")
    labels = models.JSONField(
        _("labels"),
        default=dict,
        help_text=_("The labels of the fields when the request was received."),
    )
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.NEW, db_index=True
    )
    suspicion = models.JSONField(_("signs of a program"), default=list)
    consent = models.JSONField(_("consent"), null=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)
    due_at = models.DateTimeField(_("call by"))
    again_at = models.DateTimeField(_("call again at"), null=True, blank=True)
    first_call_at = models.DateTimeField(_("first called"), null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)
    #: The wished hours: not before this moment, and the times of day for any later call.
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)
    wish = models.JSONField(
        _("wished hours"), default=dict, db_default=Value({}, models.JSONField())
    )
    outcome = models.CharField(
        _("outcome"), max_length=16, choices=Outcome, blank=True, default="", db_default=""
    )
    tries = models.PositiveSmallIntegerField(_("calls without an answer"), default=0, db_default=0)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged"
    )
    #: Who was told of the promise, and for which due time: see `forms.missed`.
    told = models.JSONField(default=dict, db_default=Value({}, models.JSONField()), editable=False)
    warned_at = models.DateTimeField(_("named in a warning"), null=True, editable=False)
    keep_days = models.PositiveSmallIntegerField(
        _("days kept after closing"),
        default=30,
        help_text=_("As stated on the form when it was sent."),
    )

    objects = CallbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("callback request")
        verbose_name_plural = _("callback requests")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=COUNTED, name="callback_counts"),
            models.Index(fields=["created_at"], name="callback_received"),
        ]
        default_permissions = ("view", "change")
        permissions = [
            ("export_callbackrequest", _("Can export callback requests")),
            ("erase_callbackrequest", _("Can erase a person's callback requests")),
        ]

    def __str__(self) -> str:
        # Appears in the audit log: no personal data.
        return f"#{self.pk}"

    @cached_property
    def answers(self) -> dict[str, Any]:
        """The answers by key; choices by their key, numbers in E.164.

        Raises `forms.sealing.UnsealError` if no key decrypts them.
        """
        return unseal(self.sealed)

    @property
    def visitor_name(self) -> str:
        """The visitor's name; empty if none was given, or no key decrypts it."""
        try:
            return self.answers.get(NAME, "") or self.name
        except UnsealError:
            return self.name

    @property
    def phone(self) -> str:
        """The phone number in E.164, or an empty string."""
        return self.answers.get(self.phone_key, "")

    @property
    def phone_key(self) -> str:
        """The key of the phone number field."""
        return self.labels.get("phone_key", "phone")

    @property
    def way(self) -> AnswerBy:
        """How the visitor wants to be answered."""
        return way_of(self.answers.get(self.labels.get("way_key", "")))

    @property
    def speaks(self) -> str:
        """The language in which the visitor asks to be called."""
        return self.call_language or self._asked_language or self.language

    @cached_property
    def _asked_language(self) -> str:
        try:
            return language_of(self.answers, self.labels)
        except UnsealError:
            return ""

    @property
    def outcome_display(self) -> str:
        """The state; of a closed request, why it was closed."""
        return str(Outcome(self.outcome).label if self.outcome else self.get_status_display())

    @property
    def call_by(self) -> datetime.datetime:
        """Time of the next call: the agreed time, else the promised one."""
        return self.again_at or self.due_at

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.call_by < timezone.now()
