from translations.publishing.publication.gaps import Verdict


class PublicationRefusedError(Exception):
    """A page or entry was not published, and nothing was changed."""


class NotPublishedError(PublicationRefusedError):
    """A translation was not published, and nothing was changed.

    Either publication is forbidden (``verdict.refused``), or it needs consent to the
    texts still in the source language (``verdict.open``).
    """

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        gaps = verdict.refused or verdict.open
        super().__init__(
            f"Translation {verdict.translation.pk} is not ready: "
            + "; ".join(f"{gap.path} ({gap.reason.value})" for gap in gaps[:5])
        )
