"""How soon PostgreSQL's client finds out that the server's machine is gone. On a unix socket none of it applies."""

PATIENCE: dict[str, int] = {
    # Seconds, to connect to one address. With 3, a busy machine answered one of 417 requests by the outage page during a roll.
    "connect_timeout": 5,
    # Milliseconds in which the other side must confirm what was sent.
    "tcp_user_timeout": 10_000,
    # Seconds: an idle connection is probed after 10, and given up after 3 probes.
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}
