"""Where the library of contraindications takes its advice from."""


def source(name: str, url: str = "") -> dict[str, str]:
    return {"source": name, "source_url": url, "reviewed_on": "2026-11-23"}


NCCIH = source(
    "NCCIH (US National Institutes of Health): Massage therapy",
    "https://www.nccih.nih.gov/health/massage-therapy-what-you-need-to-know",
)
OUR_DOCTOR = source("Reviewed by our doctor")
