"""Findings as validation errors, so that the editor shows each at its field or block."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from checks.findings import Finding

Keys = tuple[str | int, ...]


def error_at(findings: list[Finding], *, is_stream: bool) -> ValidationError:
    """Return the error of one field of the page; that of a stream holds the errors of its blocks."""
    errors = [(finding.where.keys, str(finding.message)) for finding in findings]
    if not is_stream:
        return ValidationError([message for _keys, message in errors])
    here, below = _split(errors)
    return StreamBlockValidationError(block_errors=below, non_block_errors=here)


def _split(errors: list[tuple[Keys, str]]) -> tuple[list[str], dict[str | int, ValidationError]]:
    below: dict[str | int, list[tuple[Keys, str]]] = defaultdict(list)
    for keys, message in errors:
        if keys:
            below[keys[0]].append((keys[1:], message))
    here = [message for keys, message in errors if not keys]
    return here, {key: _nested(those) for key, those in below.items()}


def _nested(errors: list[tuple[Keys, str]]) -> ValidationError:
    here, below = _split(errors)
    if not below:
        return ValidationError(here)
    in_list = all(isinstance(key, int) for key in below)
    kind = ListBlockValidationError if in_list else StructBlockValidationError
    return kind(block_errors=below, non_block_errors=here)
