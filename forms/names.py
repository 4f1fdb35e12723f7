"""Seals the names of requests that versions before 0.10 stored: in portions, beside the running site.

Servers of the old version may store such names while the new one is rolled out, so the job goes on running.
"""

from django.views.decorators.debug import sensitive_variables

from forms.models import CallbackRequest
from forms.models.requests import NAME
from forms.sealing import UnsealError, seal, unseal

PORTION = 200


@sensitive_variables()
def seal_names() -> int:
    """Move names from their own column to the sealed answers; return how many.

    The name of a request that no key decrypts stays where it is: `after_restore` reports such requests.
    """
    rows = CallbackRequest.objects.exclude(name="").order_by("pk")
    return sum(_seal(row) for row in rows.only("sealed", "name").iterator(chunk_size=PORTION))


def _seal(row: CallbackRequest) -> int:
    try:
        answers = unseal(row.sealed)
    except UnsealError:
        return 0
    # Only if the row is unchanged: a new key may seal it at this moment.
    same = CallbackRequest.objects.filter(pk=row.pk, sealed=row.sealed, name=row.name)
    return same.update(sealed=seal({NAME: row.name} | answers), name="")
