"""The promise under faults: real servers, a real worker, a real database, and somebody who pulls the plugs.

A short run is part of the suite; ``make faults`` is the long one.
"""
