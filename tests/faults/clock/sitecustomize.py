"""Sets the clock of a Python process wrong by ``FAULT_CLOCK`` seconds, from its start. On the path of that process only."""

import datetime
import os

import time_machine

ahead = datetime.timedelta(seconds=float(os.environ["FAULT_CLOCK"]))
time_machine.travel(datetime.datetime.now(tz=datetime.UTC) + ahead, tick=True).start()
