from core.http import SiteRequest
from core.page_frame import PageFrame, page_frame_of


def page_frame(request: SiteRequest) -> dict[str, PageFrame]:
    """Add ``page_frame``: the practice, its hours and menus. Queries run when a template first uses a part."""
    return {"page_frame": page_frame_of(request)}
