"""Answers that need not be sent again: ETag, 304, packing, HEAD, and for whom they may be kept."""

import gzip
import re
from typing import Any

import httpx
import pytest

from support.asking import Api, Json, MakeApi, body
from support.contract import Operation, operations
from support.people import Keys, Stage
from support.steps import new_id, open_round

READS = [one for one in operations() if one.reads]
IN_FORMS = [one for one in READS if "text/csv" in one.media_types]
PUBLIC = [one for one in IN_FORMS if one.permission == "read"]
STRONG = re.compile(r'^"[0-9a-f]{24}(-gzip)?"$')
PLAIN = {"Accept-Encoding": "identity"}
MATRIX = "/gap-matrices/22-2021"


def ask(
    stage: Stage,
    operation: Operation,
    verb: str = "GET",
    headers: dict[str, str] | None = None,
    **params: Any,
) -> httpx.Response:
    """The operation's example, asked by the administrator."""
    # The shipped collection asks the region for figures.
    _, path, options = operation.request(keyId=KEY_ID, organisation="22")
    query = {**options.get("params", {}), **params}
    key = stage.keys.administrator
    return stage.api.request(
        verb, path, params=query, key=key, headers={**PLAIN, **(headers or {})}
    )


KEY_ID = "key-000000000000"


OF_BYTES = [one for one in IN_FORMS if "{organisationId}" not in one.path]
"""Less a column: its ETag is its version, for the edit that follows."""


@pytest.mark.parametrize("operation", OF_BYTES, ids=str)
@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_an_answer_is_not_sent_again_to_those_who_have_it(
    stage: Stage, operation: Operation, form: str
) -> None:
    first = ask(stage, operation, format=form)
    etag = first.headers["etag"]
    assert STRONG.match(etag)
    again = ask(stage, operation, headers={"If-None-Match": etag}, format=form)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == etag
    for name in ("cache-control", "vary"):
        assert again.headers[name] == first.headers[name]
    assert "content-type" not in again.headers


@pytest.mark.parametrize("signed_in", [True, False])
def test_a_condition_may_be_written_in_every_way_that_http_has(
    stage: Stage, signed_in: bool
) -> None:
    key = stage.keys.reader if signed_in else None
    etag = stage.api.get(MATRIX, headers=PLAIN, key=key).headers["etag"]
    for condition in (etag, f'"other", {etag}', f'{etag},"other"', f"W/{etag}", "*"):
        headers = PLAIN | {"If-None-Match": condition}
        assert stage.api.get(MATRIX, headers=headers, key=key).status_code == 304
    for condition in ('"other"', etag.replace('"', ""), ""):
        headers = PLAIN | {"If-None-Match": condition}
        assert stage.api.get(MATRIX, headers=headers, key=key).status_code == 200


@pytest.mark.parametrize("operation", PUBLIC, ids=str)
def test_a_public_answer_is_the_same_kept_or_made_anew_and_so_is_its_304(
    stage: Stage, operation: Operation
) -> None:
    _, path, options = operation.request()
    made = stage.api.get(path, headers=PLAIN, **options)
    kept = stage.api.get(path, headers=PLAIN, **options)
    assert kept.content == made.content
    assert own(kept.headers) == own(made.headers)
    assert made.headers["cache-control"] == "public, no-cache"
    condition = {"If-None-Match": made.headers["etag"]}
    again = stage.api.get(path, headers=PLAIN | condition, **options)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == made.headers["etag"]
    assert again.headers["vary"] == made.headers["vary"]


def own(headers: httpx.Headers) -> Json:
    """Headers of an answer, less what belongs to the one request."""
    return {name: value for name, value in headers.items() if name not in OF_THE_REQUEST}


OF_THE_REQUEST = {"traceparent", "ratelimit", "ratelimit-policy"}


@pytest.mark.parametrize("operation", READS, ids=str)
def test_head_answers_as_get_does_without_its_body(stage: Stage, operation: Operation) -> None:
    got = ask(stage, operation)
    told = ask(stage, operation, "HEAD")
    assert told.status_code == got.status_code
    assert told.content == b""
    assert own(told.headers) == own(got.headers)


def test_head_of_a_public_answer_is_given_from_what_is_kept(reading: Api) -> None:
    got = reading.get(MATRIX, headers=PLAIN)
    told = reading.request("HEAD", MATRIX, headers=PLAIN)
    assert (told.status_code, told.content) == (200, b"")
    assert own(told.headers) == own(got.headers)


def test_head_before_any_get_keeps_no_empty_answer(make_api: MakeApi) -> None:
    api = make_api()
    assert api.request("HEAD", MATRIX).content == b""
    assert api.read(MATRIX)["round"]["id"] == "22-2021"


def test_a_packed_answer_has_an_etag_of_its_own_and_unpacks_to_the_same(reading: Api) -> None:
    plain = reading.get(MATRIX, headers=PLAIN)
    packed = reading.get(MATRIX, headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content  # the client unpacks
    assert packed.headers["etag"] == plain.headers["etag"].removesuffix('"') + '-gzip"'
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 5
    condition = {"If-None-Match": plain.headers["etag"], "Accept-Encoding": "gzip"}
    assert reading.get(MATRIX, headers=condition).status_code == 200


def test_packing_gives_the_same_bytes_each_time(make_api: MakeApi) -> None:
    headers = {"Accept-Encoding": "gzip"}
    first, second = (make_api().raw(MATRIX, headers) for _ in range(2))
    assert first == second
    assert gzip.decompress(first).startswith(b'{"round"')


@pytest.mark.parametrize(
    "accepted", ["identity", "br", "", "gzip;q=0", "identity, gzip;q=0.0", "x-not-gzip"]
)
def test_an_answer_is_not_packed_for_those_who_do_not_take_it(reading: Api, accepted: str) -> None:
    reading.get(MATRIX, headers={"Accept-Encoding": "gzip"})  # the packed one is kept by now
    headers = reading.get(MATRIX, headers={"Accept-Encoding": accepted}).headers
    assert "content-encoding" not in headers
    assert STRONG.match(headers["etag"])
    assert "gzip" not in headers["etag"]


@pytest.mark.parametrize("accepted", ["gzip", "*", "br;q=1.0, gzip;q=0.2", "GZIP", "identity,gzip"])
def test_an_answer_is_packed_for_those_who_take_it(reading: Api, accepted: str) -> None:
    headers = reading.get(MATRIX, headers={"Accept-Encoding": accepted}).headers
    assert headers["content-encoding"] == "gzip"


def test_a_small_answer_is_not_packed(reading: Api) -> None:
    response = reading.get("/findings?round=22-2014", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in response.headers
    assert STRONG.match(response.headers["etag"])


@pytest.mark.parametrize("operation", IN_FORMS, ids=str)
def test_every_answer_says_what_it_depends_on(stage: Stage, operation: Operation) -> None:
    vary = {one.strip() for one in ask(stage, operation).headers["vary"].split(",")}
    assert vary >= {"Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Cookie"}


def test_an_answer_on_a_round_under_way_is_for_its_reader_alone(stage: Stage) -> None:
    round_id = open_round(stage.api, stage.keys, id=new_id())["id"]
    for path in (f"/gap-matrices/{round_id}", f"/gaps?round={round_id}", "/changes"):
        headers = stage.api.get(path, key=stage.keys.lead).headers
        assert headers["cache-control"] == "private, no-cache"


def test_where_reading_is_closed_no_answer_may_be_kept_for_others(
    make_api: MakeApi, keys: Keys
) -> None:
    api = make_api(reading="closed")
    for path in (MATRIX, "/methods", "/organisations", "/changes"):
        headers = api.get(path, key=keys.reader).headers
        assert headers["cache-control"] == "private, no-cache", path


@pytest.mark.parametrize("path", ["/api-keys", "/sessions/current", "/rate-limits"])
def test_what_is_about_keys_and_sessions_is_never_stored(stage: Stage, path: str) -> None:
    headers = stage.api.get(path, key=stage.keys.administrator).headers
    assert headers["cache-control"] == "no-store"


def test_answers_that_differ_by_format_or_language_are_kept_apart(reading: Api) -> None:
    path = "/gaps?round=22-2021"
    etags = {
        reading.get(f"{path}&format={form}", headers=PLAIN | {"Accept-Language": language}).headers[
            "etag"
        ]
        for form in ("csv", "xlsx")
        for language in ("sv", "en")
    }
    assert len(etags) == 4
    for accept, start in (("text/csv", b"\xef\xbb\xbf"), ("application/json", b"{")):
        for _ in range(2):
            assert reading.get(path, headers={"Accept": accept}).content.startswith(start)


def test_an_answer_for_one_host_is_not_given_to_those_who_ask_another(reading: Api) -> None:
    for host in ("a.example", "b.example", "a.example"):
        link = reading.read("/methods", headers={"Host": host})["_links"]["self"]["href"]
        assert link.startswith(f"http://{host}/")


def test_a_single_thing_s_etag_is_its_version_and_its_bytes(stage: Stage) -> None:
    path, key = "/organisations/2284", stage.keys.lead
    first = stage.api.get(path).headers["etag"]
    assert re.fullmatch(r'"v1-[0-9a-f]{24}"', first)
    again = stage.api.get(path, headers={"If-None-Match": first})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first)
    # The ETag of the read is what the edit takes, and so is the version alone.
    changed = stage.api.patch(path, json={"shortName": "Övik"}, key=key, version=first)
    assert body(changed)["version"] == 2
    assert changed.headers["etag"] == '"v2"'
    assert stage.api.get(path).headers["etag"].startswith('"v2-')
    assert stage.api.get(path, headers={"If-None-Match": first}).status_code == 200
    for stale in (first, 1):
        refused = stage.api.patch(path, json={"shortName": "Ö"}, key=key, version=stale)
        assert refused.status_code == 412


OF_THE_READER_ALONE = ("/api-keys", "/sessions", "/responses/mine", "/rate-limits")


@pytest.mark.parametrize("operation", READS, ids=str)
def test_every_read_has_an_etag_and_is_not_sent_again_or_may_not_be_stored(
    stage: Stage, operation: Operation
) -> None:
    first = ask(stage, operation)
    if first.status_code != 200:
        assert first.headers["cache-control"] == "no-store"
        return
    if first.headers["cache-control"] == "no-store":
        assert operation.path.startswith(OF_THE_READER_ALONE)
        assert "etag" not in first.headers
        return
    assert first.headers["cache-control"] in {"public, no-cache", "private, no-cache"}
    assert "Authorization" in first.headers["vary"]
    etag = first.headers["etag"]
    again = ask(stage, operation, headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert "content-type" not in again.headers
