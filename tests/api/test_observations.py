"""Figures as lists: filtered, paged, with their sources, and as files of any length."""

import itertools
from typing import Any

import pytest

from samplan.statistics.observations.schemas import ObservationInfo
from support.asking import Api, Json, faulty
from support.observations import COUNTY, VISITS, forget, lay_catalogue, observation, write
from support.people import Stage
from support.shapes import assert_shape
from support.tables import column, read_csv, read_plain_csv, read_xlsx


def listed(api: Api, **params: Any) -> list[Json]:
    """All figures that the filters leave."""
    return api.items("/observations", params=params)


def test_a_figure_has_the_shape_that_the_contract_says(reading: Api) -> None:
    for one in listed(reading, county=COUNTY):
        assert_shape(ObservationInfo, one)


FILTERS: list[tuple[str, str, str]] = [
    ("indicator", "emergency-visits", "indicatorId"),
    ("area", "2281", "areaId"),
    ("period", "2019", "period"),
    ("collection", "22-mapping-2021-social-services", "collectionId"),
    ("account", "main", "account"),
    ("county", "22", "countyId"),
]


@pytest.mark.parametrize(("name", "value", "field"), FILTERS)
def test_a_filter_leaves_what_it_names_and_nothing_else(
    reading: Api, name: str, value: str, field: str
) -> None:
    found = listed(reading, **{name: value})
    assert found
    assert {one[field] for one in found} == {value}
    every = [one for one in listed(reading) if one[field] == value]
    assert len(found) == len(every)


def test_a_topic_takes_in_its_indicators(reading: Api) -> None:
    found = {one["indicatorId"] for one in listed(reading, topic="emergency-care")}
    assert found == {"emergency-patients", "emergency-visits", "emergency-patients-share"}


def test_every_figure_of_the_mapping_has_its_source(reading: Api) -> None:
    found = listed(reading, county=COUNTY)
    assert len(found) >= 200
    assert all(one["sourcePlace"]["documentId"] for one in found)


def test_the_sort_is_never_by_value(reading: Api) -> None:
    assert faulty(reading.get("/observations?sort=value")) == ["sort"]


def test_a_csv_file_has_every_figure_with_its_words(reading: Api) -> None:
    every = listed(reading, county=COUNTY)
    plain = read_plain_csv(reading.get("/observations?county=22&format=csv-plain").content)
    assert column(plain, "Nyckeltals-id") == [one["indicatorId"] for one in every]
    shown = [float(value) if value else None for value in column(plain, "Värde")]
    assert shown == [one["value"] for one in every]
    excel = read_csv(reading.get("/observations?county=22&format=csv").content)
    assert [value.replace(",", ".") for value in column(excel, "Värde")] == column(plain, "Värde")
    book = read_xlsx(reading.get("/observations?county=22&format=xlsx").content)
    assert book.worksheets[0].max_row == len(every) + 1


def test_a_written_file_has_its_etag_its_length_and_is_not_sent_again(reading: Api) -> None:
    path = "/observations?county=22&format=csv"
    for encoding in ("identity", "gzip"):
        asked = {"Accept-Encoding": encoding}
        first, second = (reading.get(path, headers=asked) for _ in range(2))
        assert first.content == second.content
        assert first.headers["etag"] == second.headers["etag"]
        assert first.headers["cache-control"] == "public, no-cache"
        again = reading.get(path, headers=asked | {"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
    headers = reading.get(path, headers={"Accept-Encoding": "identity"}).headers
    assert int(headers["content-length"]) > 10_000


def test_a_packed_file_is_the_same_bytes_each_time(make_api: Any) -> None:
    headers = {"Accept-Encoding": "gzip"}
    path = "/observations?county=22&format=csv-plain"
    first, second = (make_api().raw(path, headers) for _ in range(2))
    assert first == second
    assert first[:2] == b"\x1f\x8b"


def test_a_long_list_comes_whole_as_csv_and_is_too_long_for_a_sheet(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_catalogue(stage.database)
    days = itertools.product(range(2000, 2020), range(1, 13), range(1, 29))
    rows = [
        observation(VISITS, COUNTY, float(number), period=f"{year}-{month:02}-{day:02}")
        for number, (year, month, day) in enumerate(days)
    ]
    write(stage.database, rows)
    path = f"/observations?indicator={VISITS}"
    table = read_plain_csv(stage.api.get(f"{path}&format=csv-plain").content)
    assert sorted(map(int, column(table, "Värde"))) == list(range(len(rows)))
    monkeypatch.setattr("samplan.statistics.observations.router.MOST_ROWS_OF_A_SHEET", 5000)
    assert faulty(stage.api.get(f"{path}&format=xlsx")) == ["format"]
    forget(stage.database)
