"""Signs that a request was sent by a program.

Such a request is not refused: it is stored and listed separately, with readable reasons,
so that a person flagged by mistake is still called.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from forms.scripts import is_foreign, mixes_scripts
from forms.timetrap import Pace, pace

#: Characters of a message that are checked.
READ = 5000
LINK = re.compile(
    r"https?://|www\.\w|\[/?url|<\s*a\s"
    # A bare domain, but not the end of an e-mail address.
    r"|(?<![@\w.-])(?:[\w-]+\.)+(?:biz|click|com|info|link|net|online|org|ru|shop|site|top|xyz)\b",
    re.IGNORECASE,
)


class SuspicionReason(TextChoices):
    """Reasons for suspicion. The codes are stored with the request; the labels are for the receptionist."""

    HONEYPOT = "honeypot", _("A field that people cannot see was filled in")
    TOO_FAST = "too_fast", _("Sent faster than a person can type")
    TOO_OLD = "too_old", _("The form had been open for many days")
    UNSIGNED = "unsigned", _("The form did not come from this site, or was changed")
    NOT_A_BROWSER = "not_a_browser", _("Not sent by a web browser")
    LINK = "link", _("Contains a link")
    NO_LETTERS = "no_letters", _("The name has no letters")
    SAME_TEXT = "same_text", _("The same text in every field")
    MIXED_SCRIPTS = "mixed_scripts", _("Latin and Cyrillic letters in one word")
    FOREIGN_SCRIPT = "foreign_script", _("In a script that none of the site’s languages uses")
    UNPROVEN = "unproven", _("The browser did not solve the anti-spam puzzle")


@dataclass(frozen=True, kw_only=True)
class Submission:
    """The data of a submission to check.

    ``texts`` holds the answers of text and message fields by key, without phone numbers,
    e-mail addresses and choices. ``honeypot`` is the value of the field hidden from people,
    ``stamp`` and ``token`` are for the time trap, ``proven`` is whether the browser solved
    the proof of work, if one was required.
    """

    texts: Mapping[str, str]
    honeypot: str = ""
    stamp: str
    token: str
    proven: bool = True
    headers: Mapping[str, str] = field(default_factory=dict)


def reasons(submission: Submission) -> list[str]:
    """Return the codes of all `SuspicionReason`\\ s that apply; none for a clean request."""
    found = {*_of_the_sender(submission), *_of_the_texts(submission.texts)}
    return [reason.value for reason in SuspicionReason if reason in found]


def labels(codes: list[str]) -> list[str]:
    """Return the reasons in the reader's language. An unknown older code is returned as it is."""
    return [
        str(SuspicionReason(code).label) if code in SuspicionReason.values else code
        for code in codes
    ]


def _of_the_sender(submission: Submission) -> set[SuspicionReason]:
    found = set()
    if submission.honeypot:
        found.add(SuspicionReason.HONEYPOT)
    verdict = pace(submission.stamp, submission.token)
    if verdict is not Pace.HUMAN:
        found.add(SuspicionReason(verdict.value))
    if not submission.proven:
        found.add(SuspicionReason.UNPROVEN)
    # Every browser sends User-Agent and Accept-Language.
    if not (submission.headers.get("User-Agent") and submission.headers.get("Accept-Language")):
        found.add(SuspicionReason.NOT_A_BROWSER)
    return found


def _of_the_texts(answers: Mapping[str, str]) -> set[SuspicionReason]:
    texts = [text[:READ].strip() for text in answers.values() if text.strip()]
    name = answers.get("name", "").strip()
    signs = {
        SuspicionReason.LINK: any(LINK.search(text) for text in texts),
        SuspicionReason.NO_LETTERS: bool(name) and not any(letter.isalpha() for letter in name),
        SuspicionReason.SAME_TEXT: len(texts) > 1 and len({text.casefold() for text in texts}) == 1,
        SuspicionReason.MIXED_SCRIPTS: any(mixes_scripts(text) for text in texts),
        SuspicionReason.FOREIGN_SCRIPT: any(is_foreign(text) for text in texts),
    }
    return {reason for reason, applies in signs.items() if applies}
