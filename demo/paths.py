from pathlib import Path

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
CATALOGUES = HERE / "catalogues"
