"""Computes the state of every page and entry in every language, in one place.

The matrix, the queue, notices, the panel on the home page and `translation_status`
all ask `cells`, in a number of queries that does not depend on how much there is.
"""

from translations.tracking.state.cell import Cell
from translations.tracking.state.cells import cells, state_of
from translations.tracking.state.inventory import Original, Target, inventory
from translations.tracking.state.states import State

__all__ = ["Cell", "Original", "State", "Target", "cells", "inventory", "state_of"]
