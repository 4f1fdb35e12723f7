"""Finds the gaps of a translation: those that forbid publication, and those that need consent."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision
from wagtail_localize.models import String, StringTranslation, Translation, TranslationContext
from wagtail_localize.strings import StringValue

from translations.language.string_places import StringPlace
from translations.language.targets import share_object
from translations.models import Build
from translations.models.builds import Segment
from translations.publishing.publication.checks import found_problems
from translations.publishing.publication.lost import LostChoice, lost_in
from translations.tracking.recording import segments_now
from translations.upstream.validation import string_problem


class Reason(TextChoices):
    SAFETY = "safety", _("Safety text, not translated")
    ERROR = "error", _("Refused when it was saved")
    MACHINE = "machine", _("Machine translation, not confirmed")
    CHECK = "check", _("A check failed")
    MISSING = "missing", _("Not translated")


@dataclass(frozen=True)
class Gap:
    """A string that keeps a translation from being ready."""

    place: StringPlace
    reason: Reason
    message: str = ""
    source: str = ""
    path: str = ""


@dataclass(frozen=True)
class Verdict:
    """Whether a translation may be published. ``refused`` gaps must be corrected; ``open`` ones and ``lost`` choices need consent."""

    translation: Translation
    refused: list[Gap] = field(default_factory=list)
    open: list[Gap] = field(default_factory=list)
    #: Deleted since they were chosen for this translation: visitors get the original's, which needs consent too.
    lost: list[LostChoice] = field(default_factory=list)

    @property
    def untranslated(self) -> list[Gap]:
        """About safety, and not translated yet: it forbids publication without anybody having done wrong."""
        return [gap for gap in self.refused if gap.reason == Reason.SAFETY]

    @property
    def unconfirmed(self) -> list[Gap]:
        return [gap for gap in self.refused if gap.reason == Reason.MACHINE]

    @property
    def faulty(self) -> list[Gap]:
        """Translated, but so that a check refused it."""
        return [gap for gap in self.refused if gap.reason in {Reason.ERROR, Reason.CHECK}]

    @property
    def is_clean(self) -> bool:
        return not self.refused and not self.needs_consent

    @property
    def needs_consent(self) -> bool:
        return bool(self.open or self.lost)

    @property
    def fingerprint(self) -> str:
        """Stands for exactly these open gaps and lost choices: consent to them is no consent to others."""
        # By words, not by keys of rows: what was asked may have been rolled back.
        gaps = sorted((gap.path, gap.source) for gap in self.open)
        lost = sorted(one.path for one in self.lost)
        return hashlib.sha256(f"{self.translation.pk}:{gaps}:{lost}".encode()).hexdigest()


def examine(translation: Translation) -> Verdict:
    """Examine the translation as it would be published now. At most six queries, plus those of the checks."""
    segments = segments_now(translation.source, translation.target_locale_id)
    return _judge(translation, segments)


def examine_revision(translation: Translation, revision: Revision) -> Verdict:
    """Examine a saved revision: its own gaps, ignoring later translations."""
    build = Build.objects.filter(translation=translation, revision=revision).order_by("pk").last()
    if build is None:
        return examine(translation)
    return _judge(translation, build.segments)


def _judge(translation: Translation, segments: Iterable[Segment]) -> Verdict:
    done: dict[StringPlace, bool] = {}
    gaps: dict[StringPlace, Gap] = {}
    stored = _stored(translation)
    for context, string, is_translated, is_safety in segments:
        place = StringPlace(context, string)
        if is_translated:
            done[place] = is_safety
        else:
            gaps[place] = _gap(place, stored.get(place), is_safety=is_safety)
    for place in done:
        if place in stored and stored[place].translation_type == "machine":
            gaps[place] = Gap(place, Reason.MACHINE)
    for problem in found_problems(translation):
        place = problem.place
        if place in done and place not in gaps:
            gaps[place] = Gap(place, Reason.CHECK, problem.finding.message)
    # A refused row here was typed after the version at hand, which holds the words before it.
    warnings = {
        place: row for place, row in stored.items() if done.get(place) and not row.has_error
    }
    gaps = {**_unsafe(translation, warnings), **gaps}
    told = _with_words(list(gaps.values()))
    return Verdict(
        translation,
        refused=[gap for gap in told if gap.reason != Reason.MISSING],
        open=[gap for gap in told if gap.reason == Reason.MISSING],
        lost=lost_in(translation),
    )


def _stored(translation: Translation) -> dict[StringPlace, StringTranslation]:
    rows = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id, context__object_id=translation.source.object_id
    ).select_related("context", "translation_of")
    if refused := [row for row in rows if row.has_error]:
        share_object(translation.source.object, [row.context for row in refused])
    return {StringPlace.of_translation(row): row for row in rows}


def _unsafe(
    translation: Translation, rows: dict[StringPlace, StringTranslation]
) -> dict[StringPlace, Gap]:
    """Check stored translations of safety texts again: the rules may be stricter now."""
    if rows:
        share_object(translation.source.object, [row.context for row in rows.values()])
    problems = {place: string_problem(row, row.data) for place, row in rows.items()}
    return {place: Gap(place, Reason.CHECK, said) for place, said in problems.items() if said}


def _gap(place: StringPlace, row: StringTranslation | None, *, is_safety: bool) -> Gap:
    if row is not None and row.has_error:
        return Gap(place, Reason.ERROR, row.get_error() or "")
    return Gap(place, Reason.SAFETY if is_safety else Reason.MISSING)


def _with_words(gaps: list[Gap]) -> list[Gap]:
    """Add the source text and the path of each string."""
    contexts = TranslationContext.objects.in_bulk({gap.place.context_id for gap in gaps})
    strings = String.objects.in_bulk({gap.place.string_id for gap in gaps})
    return [
        Gap(
            gap.place,
            gap.reason,
            gap.message,
            source=StringValue(strings[gap.place.string_id].data).render_text(),
            path=contexts[gap.place.context_id].path,
        )
        for gap in gaps
        if gap.place.context_id in contexts and gap.place.string_id in strings
    ]
