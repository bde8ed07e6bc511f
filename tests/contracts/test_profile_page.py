"""docs/api-profile.md answers every numbered rule, and claims no more than tests show."""

import re
from collections import Counter
from typing import NamedTuple

import pytest

from samplan.settings import REPOSITORY

PAGE = (REPOSITORY / "docs" / "api-profile.md").read_text(encoding="utf-8")


def _ids(chapter: str, *numbers: int) -> list[str]:
    return [f"{chapter}.{number:02}" for number in numbers]


PROFILE_1_2_0 = [
    *_ids("DOK", *range(1, 14), *range(15, 25)),
    *_ids("DOT", *range(1, 5)),
    *_ids("RES", *range(1, 7)),
    *_ids("UFN", *range(1, 6), *range(7, 10)),
    *_ids("MOG", *range(1, 4)),
    *_ids("SAK", 1, 2, 3, 5, 6, *range(8, 33), 35, 36, 37),
    *_ids("AME", 1, 2, *range(4, 8)),
    *_ids("ARQ", 1, 2, 3, 5, 6),
    *_ids("ARP", 2, 3, 4),
    *_ids("FEL", 1, 2),
    *_ids("VER", *range(1, 20)),
    *_ids("FNS", 1, 2, 3, *range(5, 15)),
    *_ids("CAC", 1),
    *_ids("HYP", *range(1, 20)),
    *_ids("WEB", *range(1, 7)),
]
"""SKALL and BÖR; the numbers between are KAN or withdrawn."""
OF_2_0_0 = _ids("SPA", 2, 4, 7)
STATES = {"met", "exception", "not used", "installation"}
DEMANDS_NOT_MET = {"AME.06"}
"""The one SKALL that is an exception: it waits for the next major version."""


class Rule(NamedTuple):
    """One row of the page."""

    id: str
    keyword: str
    state: str
    how: str
    test: str


ROWS = [
    Rule(*(cell.strip() for cell in line.strip().strip("|").split("|")))
    for line in PAGE.splitlines()
    if re.match(r"\| [A-Z]{3}\.\d\d \|", line)
]


def test_the_list_of_rules_is_as_long_as_the_profile_s() -> None:
    assert len(PROFILE_1_2_0) == 151


def test_every_rule_is_answered_once() -> None:
    assert Counter(rule.id for rule in ROWS) == Counter([*PROFILE_1_2_0, *OF_2_0_0])


@pytest.mark.parametrize("rule", ROWS, ids=lambda rule: rule.id)
def test_a_rule_is_met_by_a_test_or_says_why_not(rule: Rule) -> None:
    assert rule.keyword in {"SKALL", "SKALL INTE", "BÖR", "BÖR INTE", "BÖR/SKALL"}
    assert rule.state in STATES
    assert rule.how
    if rule.state == "met":
        path, _, name = rule.test.partition("::")
        source = (REPOSITORY / path).read_text(encoding="utf-8")
        assert re.search(rf"^(async )?def {name}\(", source, re.MULTILINE), rule.test
    else:
        assert rule.test == ""


def test_what_is_demanded_is_met_or_does_not_bind_but_for_the_named_exceptions() -> None:
    broken = {
        rule.id for rule in ROWS if rule.keyword.startswith("SKALL") and rule.state == "exception"
    }
    assert broken == DEMANDS_NOT_MET


def test_the_claim_is_no_larger_than_what_is_known() -> None:
    assert "follows DIGG's REST API profile 1.2.0 with the exceptions named here" in PAGE
    for path in [*REPOSITORY.glob("docs/*.md"), REPOSITORY / "README.md"]:
        text = " ".join(path.read_text(encoding="utf-8").split())
        assert not re.search(r"(?<!not claim to )conforms? to 2\.0\.0", text), path
