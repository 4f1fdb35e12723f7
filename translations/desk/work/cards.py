"""What the work page shows for one string."""

from dataclasses import dataclass, field

from wagtail_localize.models import StringSegment, StringTranslation

from translations.desk.work.previous import Previous
from translations.desk.work.saving import stamp
from translations.exchange.memory import Match
from translations.language.glossary import Agreed
from translations.language.quality import ERROR, Finding
from translations.language.wording import readable


@dataclass
class Card:
    segment: StringSegment
    row: StringTranslation | None
    place: str
    safety: bool
    findings: list[Finding]
    previous: Previous | None = None
    matches: list[Match] = field(default_factory=list)
    terms: list[Agreed] = field(default_factory=list)
    #: Typed text that could not be stored: shown instead of the stored one.
    typed: str | None = None
    #: Value of the `Outcome` of saving it.
    outcome: str = ""

    @property
    def ref(self) -> str:
        """Identifier in forms. Stable, unlike the segment, which is replaced with each refresh of the source."""
        return f"{self.segment.string_id}-{self.segment.context_id}"

    @property
    def is_address(self) -> bool:
        return self.segment.context.path == "slug"

    @property
    def source(self) -> str:
        return readable(self.segment.string.data)

    @property
    def saved(self) -> str:
        return readable(self.row.data) if self.row else ""

    @property
    def text(self) -> str:
        return self.saved if self.typed is None else self.typed

    @property
    def previous_text(self) -> str:
        return readable(self.previous.target) if self.previous else ""

    @property
    def shown(self) -> set[str]:
        """Translations that the card already shows."""
        return {self.saved, self.previous_text} - {""}

    @property
    def seen(self) -> str:
        return stamp(self.row)

    @property
    def errors(self) -> list[Finding]:
        return [one for one in self.findings if one.severity == ERROR]

    @property
    def warnings(self) -> list[Finding]:
        return [one for one in self.findings if one.severity != ERROR]

    @property
    def is_machine(self) -> bool:
        machine = StringTranslation.TRANSLATION_TYPE_MACHINE
        return self.row is not None and self.row.translation_type == machine

    @property
    def is_done(self) -> bool:
        return self.row is not None and not self.errors

    @property
    def is_open(self) -> bool:
        """Whether it needs work or confirmation before publication."""
        return not self.is_done or self.is_machine

    @property
    def rows(self) -> int:
        """Height of the text field in lines, from the longer text."""
        longest = max(len(self.source), len(self.text))
        return min(12, max(2, longest // 60 + 1 + self.text.count("\n")))

    @property
    def state(self) -> str:
        if self.errors:
            return "refused"
        if self.is_machine:
            return "machine"
        if self.row:
            return "done"
        return "changed" if self.previous else "todo"
