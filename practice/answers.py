"""What a practice answers when it is set up."""

import datetime
from dataclasses import dataclass, field

#: (weekday, opens, closes); Monday is 0.
Hours = list[tuple[int, datetime.time, datetime.time]]


@dataclass(frozen=True)
class Answers:
    """Only the name and the domain are needed; what is missing becomes a marked blank."""

    name: str
    domain: str
    port: int = 443
    phone: str = ""
    email: str = ""
    address: str = ""
    #: The legal name and registration number of who decides how the visitors' data is used.
    registration: str = ""
    hours: Hours = field(default_factory=list)
    #: Who is told about callback requests: e-mail addresses with commas between.
    notify: str = ""
    #: To whom visitors may complain about the use of their data.
    authority: str = ""
    username: str = ""
    password: str = ""
    user_email: str = ""
