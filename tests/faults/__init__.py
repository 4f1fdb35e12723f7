"""Fault tests of the callback promise: real servers, a real worker and database, killed and suspended.

A short run is part of the suite; ``make faults`` is the long one.
"""
