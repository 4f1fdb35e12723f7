from pathlib import Path

from practice.building.catalogues import GENERAL, Catalogues

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
#: The demo's own texts; those that every practice has are in `GENERAL`.
CATALOGUES = HERE / "catalogues"
TRANSLATIONS = Catalogues((CATALOGUES, GENERAL), tool="demo")


def catalogue_files(code: str) -> list[Path]:
    """Return the catalogues of a language: of each object that the demo shows, one."""
    own = {path.name: path for path in (CATALOGUES / code).glob("*.po")}
    general = {path.name: path for path in (GENERAL / code).glob("*.po")}
    return sorted((general | own).values())
