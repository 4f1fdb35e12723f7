from translations.publishing.publication.gaps import Verdict


class PublicationRefusedError(Exception):
    """A page or entry was not published, and nothing was changed."""


class UnpublicationRefusedError(Exception):
    """A page or entry was not taken offline, and nothing was changed."""


class NotPublishedError(PublicationRefusedError):
    """A translation was not published, and nothing was changed.

    Either publication is forbidden (``verdict.refused``), or it needs consent to the
    texts still in the source language (``verdict.open``) and to the original's pictures
    in place of deleted ones (``verdict.lost``).
    """

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        reasons = [f"{gap.path} ({gap.reason.value})" for gap in verdict.refused or verdict.open]
        if not verdict.refused:
            reasons += [f"{one.path} (deleted)" for one in verdict.lost]
        super().__init__(
            f"Translation {verdict.translation.pk} is not ready: {'; '.join(reasons[:5])}"
        )
