"""E-mail addresses with commas between."""

from django.core.validators import validate_email


def validate_addresses(value: str) -> None:
    for address in split_addresses(value):
        validate_email(address)


def split_addresses(value: str) -> list[str]:
    return [address.strip() for address in value.split(",") if address.strip()]
