"""A chart of bars: whole numbers, nothing lost, nothing beyond the frame."""

from hypothesis import given
from hypothesis import strategies as st

from core.bar_chart import HEIGHT, LOWEST, STEP, Value, bars

SIZES = st.lists(st.none() | st.integers(0, 10_000), max_size=40)


@given(SIZES)
def test_every_bar_stands_at_its_place_within_the_frame(sizes):
    drawn = bars(None if size is None else Value("", size, part=size // 2) for size in sizes)

    assert drawn.width == STEP * len(sizes)
    assert [bar.x // STEP for bar in drawn.bars] == [
        place for place, size in enumerate(sizes) if size is not None
    ]
    for bar in drawn.bars:
        assert LOWEST <= bar.height <= HEIGHT
        assert bar.y + bar.height == HEIGHT
        assert 0 <= bar.part_height <= bar.height
        assert bar.part_y + bar.part_height == HEIGHT


def test_the_largest_reaches_the_top():
    drawn = bars([Value("few", 1), Value("many", 4, part=2)])

    assert [bar.height for bar in drawn.bars] == [HEIGHT // 4, HEIGHT]
    assert drawn.bars[1].part_height == HEIGHT // 2
    assert drawn.bars[0].title == "few"
