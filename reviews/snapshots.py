"""What a page or entry says about safety, as it is kept with a review and compared later."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model

from translations.language.safety import Leaf, safety_leaves
from translations.tracking.digests import safety_digest


@dataclass
class Snapshot:
    """The serialised content of an instance."""

    model: type[Model]
    content: dict[str, Any]

    @cached_property
    def leaves(self) -> list[Leaf]:
        """The values about safety, by their paths."""
        return sorted(safety_leaves(self.model, self.content), key=lambda leaf: leaf[0])

    @cached_property
    def digest(self) -> str:
        """The fingerprint of the values about safety. A change elsewhere does not change it."""
        return safety_digest(self.leaves)


def snapshot(instance: Any) -> Snapshot:
    data = json.dumps(instance.serializable_data(), cls=DjangoJSONEncoder)
    return Snapshot(type(instance), json.loads(data))
