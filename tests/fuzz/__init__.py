"""Whatever a stranger sends to a public address: never an error 500, nothing stored twice, no traceback in a log.

`./dev fuzz` is the long run; a short one with the kept seeds is part of the suite.
"""
