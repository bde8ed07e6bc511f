"""What the provider says of somebody, and the role that it gives: by default none."""

from typing import Any

import pytest

from samplan.auth.roles import RoleRules, read_rules
from samplan.auth.terms import Role

LEAD = {
    "claim": "groups",
    "value": "samplan-lead",
    "role": "lead",
    "countyId": "22",
    "name": "Projektledningen",
}
REPORTER = {
    "claim": "realm_access.roles",
    "value": "ifo",
    "role": "reporter",
    "organisationId": "2281",
    "name": "Socialtjänsten i Sundsvall",
}
HARVEST = {"claim": "scope", "value": "samplan.read", "role": "reader", "name": "Datalagret"}
RULES = RoleRules(read_rules([LEAD, REPORTER, HARVEST]))


def role(**claims: Any) -> Role | None:
    found = RULES.role_of(claims)
    return found.role if found else None


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"groups": ["other", "samplan-lead"]}, Role.LEAD),
        ({"groups": "samplan-lead"}, Role.LEAD),
        ({"realm_access": {"roles": ["ifo"]}}, Role.REPORTER),
        ({"realm_access.roles": "ifo"}, Role.REPORTER),
        ({"scope": "openid samplan.read"}, Role.READER),
        ({"groups": ["samplan-lead"], "scope": "samplan.read"}, Role.LEAD),
    ],
    ids=str,
)
def test_a_claim_with_the_value_gives_the_role_of_the_first_rule(
    claims: dict[str, Any], expected: Role
) -> None:
    assert role(**claims) is expected


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"groups": []},
        {"groups": None},
        {"groups": "samplan-lead other"},
        {"groups": "SAMPLAN-LEAD"},
        {"groups": "samplan-leader"},
        {"groups": {"samplan-lead": True}},
        {"groups": [["samplan-lead"]]},
        {"groups": 1},
        {"realm_access": "ifo"},
        {"realm_access": {"roles": {"ifo": 1}}},
        {"realm_access": ["ifo"]},
        {"roles": ["samplan-lead"]},
        {"scope": "samplan.reader"},
        {"scope": "xsamplan.read"},
    ],
    ids=str,
)
def test_anything_else_gives_none(claims: dict[str, Any]) -> None:
    assert role(**claims) is None


def test_without_rules_nobody_has_a_role() -> None:
    assert RoleRules().role_of({"groups": ["samplan-lead"]}) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {**LEAD, "countyId": None},
        {**LEAD, "organisationId": "2281"},
        {**REPORTER, "organisationId": None},
        {**REPORTER, "countyId": "25"},
        {**HARVEST, "organisationId": "2281"},
        {**LEAD, "role": "owner"},
        {**LEAD, "value": ""},
        {**LEAD, "claim": ""},
        {**LEAD, "name": "a\nb"},
        {**LEAD, "name": ""},
        {**LEAD, "more": "x"},
        {name: value for name, value in LEAD.items() if name != "name"},
    ],
    ids=str,
)
def test_a_rule_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        read_rules([wrong])
