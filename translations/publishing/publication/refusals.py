from translations.publishing.publication.gaps import Verdict


class NotPublishedError(Exception):
    """A translation was not published, and nothing was changed.

    Either it must not be (``verdict.refused``), or a person has to agree first to
    what is still in the source language (``verdict.open``).
    """

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        gaps = verdict.refused or verdict.open
        super().__init__(
            f"Translation {verdict.translation.pk} is not ready: "
            + "; ".join(f"{gap.path} ({gap.reason.value})" for gap in gaps[:5])
        )
