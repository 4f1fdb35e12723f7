from core.models import AccountMail

ACCOUNT_MAILS_LATE = "account_mails_late"


def problems() -> list[str]:
    """Return the readiness code if a mail about an account has not been sent for a quarter of an hour."""
    return [ACCOUNT_MAILS_LATE] if AccountMail.objects.late().exists() else []
