"""The session: its length and its timeline are derived from the steps."""

import pytest

from articles.blocks import TechniqueStepsBlock
from articles.blocks.timeline import LANE_HEIGHT, StepBar, lanes
from core.zones import Zone
from tests import pages


def percent(share: str) -> float:
    assert share.endswith("%")
    return float(share[:-1])


def steps(*times: tuple[str, int | None, int | None]):
    items = [
        {
            "type": "item",
            "id": f"00000000-0000-0000-0000-{number:012}",
            "value": pages.step(zone=zone, minutes=minutes, pressure=pressure),
        }
        for number, (zone, minutes, pressure) in enumerate(times)
    ]
    return TechniqueStepsBlock().to_python({"title": "", "steps": items})


@pytest.mark.parametrize(
    "minutes", [[1], [5, 5], [4, 6, 8, 10, 6, 6], [1, 1, 1], [7, 120, 1], [1] * 30]
)
def test_bars_follow_each_other_and_fill_the_session(minutes):
    zones = [zone.value for zone in Zone]
    bars = [StepBar(n, zones[n % len(zones)], m, 3) for n, m in enumerate(minutes)]

    lanes(bars)

    end = 0.0
    for bar in bars:
        assert percent(bar.x) == pytest.approx(end, abs=0.05)
        end = percent(bar.x) + percent(bar.width)
    assert end == pytest.approx(100, abs=0.05)


def test_each_zone_has_one_lane_from_head_to_legs():
    bars = [
        StepBar(n, zone, 5, None) for n, zone in enumerate(["legs", "arms", "head_neck", "legs"])
    ]

    found = lanes(bars)

    assert [(lane.zone, lane.minutes) for lane in found] == [
        ("head_neck", 5),
        ("arms", 5),
        ("legs", 10),
    ]


@pytest.mark.parametrize("pressure", [None, 1, 2, 3, 4, 5])
def test_every_bar_lies_within_its_lane(pressure):
    bar = StepBar(1, "legs", 5, pressure)

    assert bar.top >= 0
    assert bar.top + bar.weight <= LANE_HEIGHT


def test_a_firmer_pressure_is_a_thicker_bar():
    weights = [StepBar(1, "legs", 5, pressure).weight for pressure in range(1, 6)]

    assert weights == sorted(set(weights))


@pytest.mark.django_db
def test_the_length_is_the_sum_of_the_steps():
    value = steps(("neck_collar", 4, 1), ("upper_back", None, 3), ("lower_back", 6, None))

    assert value.total_minutes == 10


@pytest.mark.django_db
def test_a_step_without_a_time_is_in_the_list_and_not_on_the_timeline():
    value = steps(("neck_collar", 4, 1), ("upper_back", None, 3))

    assert [row["number"] for row in value.rows] == [1, 2]
    assert [lane.zone for lane in value.timeline] == ["neck_collar"]
    assert value.zones == ["neck_collar", "upper_back"]


@pytest.mark.django_db
def test_without_times_there_is_no_timeline():
    value = steps(("neck_collar", None, None))

    assert (value.total_minutes, value.timeline) == (0, [])


@pytest.mark.django_db
def test_a_zone_that_no_longer_exists_breaks_nothing():
    value = steps(("tail", 4, 1), ("legs", 4, 1))

    assert value.total_minutes == 8
    assert "legs" in [lane.zone for lane in value.timeline]
