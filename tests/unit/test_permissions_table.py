"""The table of who may do what, as rules that hold of it whatever is added."""

import itertools

import pytest

from samplan.auth.permissions import PERMISSIONS, READING_PERMISSIONS, reach
from samplan.auth.terms import Permission, Reach, Role

WIDTH = {None: 0, Reach.OWN: 1, Reach.COUNTY: 2, Reach.ANY: 3}
RISING = [Role.READER, Role.REPORTER, Role.LEAD, Role.ADMINISTRATOR]
WRITING = set(Permission) - READING_PERMISSIONS


def test_every_role_is_in_the_table() -> None:
    assert set(PERMISSIONS) == set(Role)


@pytest.mark.parametrize(("less", "more"), list(itertools.pairwise(RISING)))
def test_each_role_may_do_all_that_the_one_below_it_may_and_as_far(less: Role, more: Role) -> None:
    for permission in Permission:
        assert WIDTH[reach(more, permission)] >= WIDTH[reach(less, permission)], permission


def test_a_reader_may_do_nothing_but_read_what_is_published() -> None:
    assert set(PERMISSIONS[Role.READER]) == {Permission.OPEN, Permission.READ}


def test_a_reporter_writes_for_the_own_organisation_only() -> None:
    granted = {one: reach(Role.REPORTER, one) for one in WRITING}
    assert {one: far for one, far in granted.items() if far} == {Permission.REPORT: Reach.OWN}


def test_a_lead_writes_in_the_own_county_only_but_for_what_all_share() -> None:
    granted = {one: reach(Role.LEAD, one) for one in WRITING}
    anywhere = {one for one, far in granted.items() if far is Reach.ANY}
    assert anywhere == {
        Permission.MANAGE_SOURCES,
        Permission.MANAGE_INDICATORS,
        Permission.MANAGE_PRICES,
    }
    assert Permission.MANAGE_METHODS not in PERMISSIONS[Role.LEAD]


def test_an_administrator_may_do_everything_everywhere() -> None:
    assert {reach(Role.ADMINISTRATOR, one) for one in Permission} == {Reach.ANY}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("permission", list(Permission))
def test_a_key_that_only_reads_reads_as_its_role_does_and_writes_nothing(
    role: Role, permission: Permission
) -> None:
    limited = reach(role, permission, read_only=True)
    wanted = reach(role, permission) if permission in READING_PERMISSIONS else None
    assert limited is wanted


def test_what_is_read_is_never_written() -> None:
    assert {one for one in Permission if one == "open" or one.startswith("read")} == (
        READING_PERMISSIONS
    )
    assert all("manage" not in one and one != Permission.REPORT for one in READING_PERMISSIONS)
