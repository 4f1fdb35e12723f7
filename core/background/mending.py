from core.background.engine import DATABASE, PROCRASTINATE, runs


def mend() -> None:
    """Repeat the tasks whose worker died or, where the engine does not do so itself, that failed."""
    if runs(DATABASE):
        from core.background import database

        database.mend()
    if runs(PROCRASTINATE):
        from core.background import distributed

        distributed.mend()
