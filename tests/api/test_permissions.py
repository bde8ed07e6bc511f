"""Who may do what: every operation of the contract against the one table, for every caller.

The requests are made from the contract's own examples, so that a new operation is covered as soon
as it is there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal

from samplan.auth.permissions import PERMISSIONS, READING_PERMISSIONS, reach
from samplan.auth.service import NewKey
from samplan.auth.terms import Permission, Reach, Role
from samplan.db.engine import Database, open_database
from samplan.main import create_app
from support.asking import Api
from support.contract import Operation, operations
from support.databases import Databases
from support.people import KINDS, Keys, make_expired_key, make_key, make_keys, make_revoked_key
from support.questionnaires import ask, links, make_round, move, save
from support.settings import settings_for
from support.spares import spare_names
from support.statistics import lay_ground, new_indicator, open_collection
from support.steps import ROUND, open_round
from support.writes import ASKED, dataset_for, say_something

OPERATIONS = operations()
OF_ROUNDS = [
    one
    for one in OPERATIONS
    if one.reads
    and {"roundId", "round"} & {*one.names, *one.query}
    and not one.is_of_questionnaires
]

NOT_KNOWN, NOT_ALLOWED, OUT_OF_REACH = {401}, {403}, {403, 404}
LET_THROUGH = set(range(200, 500)) - NOT_KNOWN - NOT_ALLOWED - OUT_OF_REACH

COUNTY, ORGANISATION = "22", "2281"
"""Whose things the requests are about."""

PUBLISHED, COLLECTION = "22-mapping-2021", "22-open"
"""A collection that everybody sees, and one that takes figures."""


@dataclass(frozen=True)
class Caller:
    """Somebody who calls, and what the table says of such a one."""

    name: str
    role: Role = Role.READER
    county: str | None = None
    organisation: str | None = None
    read_only: bool = False
    key: str | None = None
    valid: bool = True

    def reach(self, permission: Permission) -> Reach | None:
        """How far the caller's permission reaches by the table."""
        return reach(self.role, permission, read_only=self.read_only)


def callers_of(database: Database) -> list[Caller]:
    """A caller of every kind; each holds a key of its own."""
    made = [
        Caller("reader", Role.READER),
        Caller("reporter", Role.REPORTER, "22", "2281"),
        Caller("reporter of a neighbour", Role.REPORTER, "22", "2280"),
        Caller("reporter of the region", Role.REPORTER, "22", "22"),
        Caller("reporter of another county", Role.REPORTER, "25", "2580"),
        Caller("lead", Role.LEAD, "22"),
        Caller("lead of another county", Role.LEAD, "25"),
        Caller("administrator", Role.ADMINISTRATOR),
        Caller("reporter who only reads", Role.REPORTER, "22", "2281", read_only=True),
        Caller("lead who only reads", Role.LEAD, "22", read_only=True),
        Caller("administrator who only reads", Role.ADMINISTRATOR, read_only=True),
    ]
    return [Caller("nobody in particular"), *(with_key(database, one) for one in made)]


def with_key(database: Database, caller: Caller) -> Caller:
    """The caller with a key."""
    new = NewKey(caller.name, caller.role, caller.organisation, caller.county, caller.read_only)
    return Caller(**{**caller.__dict__, "key": make_key(database, new)[1]})


@dataclass(frozen=True)
class Cast:
    """An application with an open round, and all who call it."""

    api: Api
    closed: Api
    """The same with reading closed."""
    callers: list[Caller]
    invalid: dict[str, str]
    key_id: str
    secret: str
    questionnaire_round: str
    """A round of a questionnaire that is open."""
    link: str
    """The token of a unit's link to it."""

    @property
    def administrator(self) -> str | None:
        """The administrator's key."""
        return next(one.key for one in self.callers if one.name == "administrator")

    def status(self, operation: Operation, caller: Caller, api: Api, round_id: str) -> int:
        """What the caller gets for the operation's example."""
        method, path, options = operation.request(
            body={"apiKey": self.secret},
            keyId=self.key_id,
            roundId=round_id,
            datasetId=dataset_for(operation),
            collectionId=PUBLISHED if round_id == "22-2021" else COLLECTION,
            questionnaireRoundId=None if round_id == "22-2021" else self.questionnaire_round,
            **{"X-Invitation": self.link},
            **spare_names(operation),
        )
        say_something(self.api, operation, self.administrator)
        version = None if operation.reads else "*"
        response = api.request(method, path, key=caller.key, version=version, **options)
        api.cookies.clear()
        return response.status_code


@pytest.fixture(scope="module")
def cast(databases: Databases, portal: BlockingPortal) -> Iterator[Cast]:
    """One cast for all operations; they may change it, but not who may do what."""
    with databases.loaded() as url:
        database = open_database(url)
        with (
            Api(create_app(settings_for(url)), portal) as api,
            Api(create_app(settings_for(url, reading="closed")), portal) as closed,
        ):
            keys = make_keys(database)
            open_round(api, keys)
            lay_ground(database)
            asked = {"id": COLLECTION, "organisationIds": ["2281", "2280", "22"]}
            open_collection(api, keys, new_indicator(api, keys)["id"], **asked)
            yield gathered(database, api, closed, *asking_units(api, keys))
        database.close()


def asking_units(api: Api, keys: Keys) -> tuple[str, str]:
    """An open round of a questionnaire, and the token of a unit's link to it.

    The unit of the examples has begun to answer: whoever may take it away is told that it stays.
    """
    round_id = make_round(api, keys)
    for name in (ASKED, "vast"):
        ask(api, keys, round_id, name)
    move(api, keys, round_id, "open")
    tokens = links(api, keys, round_id)
    save(api, tokens[ASKED], routine="yes")
    return round_id, tokens["vast"]


def gathered(
    database: Database, api: Api, closed: Api, questionnaire_round: str, token: str
) -> Cast:
    """The cast, gathered."""
    lost = {
        "expired key": make_expired_key(database, KINDS["administrator"]),
        "revoked key": make_revoked_key(database, KINDS["administrator"]),
        "invented key": "samplan_invented",
    }
    key_id, _ = make_key(database, NewKey("Att dra in", Role.REPORTER, "2282", "22"))
    _, secret = make_key(database, NewKey("Att logga in med", Role.READER))
    return Cast(
        api,
        closed,
        callers_of(database),
        lost,
        key_id,
        secret,
        questionnaire_round,
        token,
    )


def is_of_a_county(operation: Operation) -> bool:
    """Whether the operation is about things of one county."""
    named = {*operation.names, *(operation.body or {})}
    if "county" in operation.query and operation.permission not in READING_PERMISSIONS:
        return True
    of_county = {"roundId", "organisationId", "keyId", "countyId"}
    of_county |= {"collectionId", "datasetId", "findingId", "questionnaireId"}
    of_county |= {"planId", "itemId", "statementId", "scenarioId", "roleCostId"}
    of_county |= {"stepId", "goalId", "pointId", "responsibilityId", "activityId"}
    of_county |= {"boardId", "matterId", "decisionId", "agreementId", "courseId", "occasionId"}
    of_county |= {"reportId", "analysisId", "checkId", "followUpId"}
    of_county |= {"subscriptionId", "deliveryId"}
    return bool(named & of_county)


def is_of_an_organisation(operation: Operation) -> bool:
    """Whether the operation names one organisation."""
    named = {*operation.names, *operation.query, *(operation.body or {})}
    return bool(named & {"organisationId", "organisation"})


def expected(operation: Operation, caller: Caller) -> set[int]:
    """The statuses that the table allows for the caller."""
    reached = caller.reach(operation.permission)
    if reached is None:
        return NOT_ALLOWED if caller.key else NOT_KNOWN
    if reached is Reach.ANY or not is_of_a_county(operation):
        return LET_THROUGH
    if reached is Reach.OWN and is_of_an_organisation(operation):
        return LET_THROUGH if caller.organisation == ORGANISATION else OUT_OF_REACH
    return LET_THROUGH if caller.county == COUNTY else OUT_OF_REACH


def round_of(operation: Operation) -> str:
    """Published figures for readers; the open round for those who work in it."""
    return "22-2021" if operation.permission is Permission.READ else ROUND


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_an_operation_lets_through_exactly_those_whom_the_table_lets(
    cast: Cast, operation: Operation
) -> None:
    wrong = {}
    for caller in cast.callers:
        status = cast.status(operation, caller, cast.api, round_of(operation))
        if status not in expected(operation, caller):
            wrong[caller.name] = status
    assert wrong == {}


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_an_operation_refuses_every_key_that_does_not_hold(
    cast: Cast, operation: Operation
) -> None:
    got = {
        name: cast.status(operation, Caller(name, key=key), cast.api, round_of(operation))
        for name, key in cast.invalid.items()
    }
    assert got == dict.fromkeys(cast.invalid, 401)


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_where_reading_is_closed_an_operation_needs_a_key_unless_it_must_be_open(
    cast: Cast, operation: Operation
) -> None:
    nobody, reader, *_ = cast.callers
    status = cast.status(operation, nobody, cast.closed, round_of(operation))
    is_open = operation.permission is Permission.OPEN
    assert status in (LET_THROUGH if is_open else NOT_KNOWN)
    status = cast.status(operation, reader, cast.closed, round_of(operation))
    assert status in expected(operation, reader)


def sees_round_under_way(operation: Operation, caller: Caller) -> bool:
    """Whether the caller has a part in the open round, by the table."""
    reached = caller.reach(Permission.READ_UNPUBLISHED)
    if reached is Reach.OWN and "organisationId" in operation.names:
        return caller.organisation == ORGANISATION
    return reached is Reach.ANY or (reached is not None and caller.county == COUNTY)


def expected_under_way(operation: Operation, caller: Caller) -> set[int]:
    """The statuses that the table allows for the caller when the round is under way."""
    if caller.reach(operation.permission) is None:
        return expected(operation, caller)
    return LET_THROUGH if sees_round_under_way(operation, caller) else {404}


@pytest.mark.parametrize("operation", OF_ROUNDS, ids=str)
def test_a_round_under_way_is_not_there_for_those_who_have_no_part_in_it(
    cast: Cast, operation: Operation
) -> None:
    wrong = {}
    for caller in cast.callers:
        status = status_under_way(cast, operation, caller)
        allowed = expected(operation, caller)
        wanted = (
            allowed if sees_round_under_way(operation, caller) else {404} | allowed - LET_THROUGH
        )
        if status not in wanted:
            wrong[caller.name] = status
    assert wrong == {}


def status_under_way(cast: Cast, operation: Operation, caller: Caller) -> int:
    """What the caller gets when the operation is asked about the open round."""
    query: dict[str, Any] = {"round": ROUND}
    if isinstance(operation.query.get("round"), list):
        query = {"round": ["22-2021", ROUND]}
    method, path, options = operation.request(roundId=ROUND, **query)
    return cast.api.request(method, path, key=caller.key, **options).status_code


def test_the_operations_of_the_contract_are_those_that_the_application_serves(
    cast: Cast,
) -> None:
    served = operations(cast.api.read("/openapi.json"))
    assert {(str(one), one.permission) for one in served} == {
        (str(one), one.permission) for one in OPERATIONS
    }
    assert len(served) > 40


def test_no_operation_that_writes_is_open_to_those_who_may_only_read() -> None:
    # Signing in needs no key, and neither does answering through a unit's own link.
    by_others = ("/sessions", "/sign-ins", "/responses/mine")
    writing = [one for one in OPERATIONS if not one.reads and not one.path.startswith(by_others)]
    assert [str(one) for one in writing if one.permission in READING_PERMISSIONS] == []
    assert len(writing) > 10


def test_the_table_of_roles_is_read_as_it_is_applied(cast: Cast) -> None:
    shown = {
        role["role"]: {one["permission"]: one["reach"] for one in role["permissions"]}
        for role in cast.api.read("/roles")["roles"]
    }
    assert shown == PERMISSIONS


def test_every_caller_is_told_its_own_permissions(cast: Cast) -> None:
    for caller in cast.callers:
        told = cast.api.read("/sessions/current", key=caller.key)
        assert told["permissions"] == [one for one in PERMISSIONS[caller.role] if caller.reach(one)]
        assert (told["role"], told["readOnly"]) == (caller.role, caller.read_only)
        assert (told["countyId"], told["organisationId"]) == (caller.county, caller.organisation)
        assert told["signedIn"] == (caller.key is not None)


def test_a_refusal_for_want_of_a_key_says_how_one_is_given(cast: Cast) -> None:
    response = cast.api.get("/api-keys")
    assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize("header", ["Basic c2FtcGxhbg==", "Bearer", "Bearer ", "samplan_x", " "])
def test_a_header_that_holds_no_valid_key_is_refused_and_not_taken_for_nobody(
    cast: Cast, header: str
) -> None:
    response = cast.api.get("/counties", headers={"Authorization": header})
    assert response.status_code == 401


def test_the_scheme_of_the_header_may_be_written_in_any_case(cast: Cast) -> None:
    headers = {"Authorization": f"bEARER {cast.callers[1].key}"}
    assert cast.api.get("/counties", headers=headers).status_code == 200
