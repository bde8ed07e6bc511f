"""The checks of a plan's reports: each tells what differs, and is silent where both can be so."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.gap.terms import Status
from samplan.plan.terms import ProgressStatus
from samplan.reconciliation.figures import Checked, CountyFinding
from samplan.reconciliation.phrases import both
from samplan.reconciliation.plan_checks import (
    Followed,
    Gap,
    Report,
    Reports,
    Work,
    check_plan,
    check_plans,
)

DONE, STARTED = ProgressStatus.DONE, ProgressStatus.STARTED
DAY = date(2024, 6, 1)
NAMES = {one: both(one.title(), one.title()) for one in ("timra", "ange", "kramfors")}


def said(status: ProgressStatus, days: int = 0, place: str | None = None) -> Report:
    """What was said so many days after the first of June."""
    return Report(DAY + timedelta(days), status, place)


def work(lead: Report | None = None, **parts: Report | None) -> Work:
    """The activity 1.4 as it was reported."""
    return Work("a", both("1.4 Team", "1.4 Teams"), lead, parts)


def views(one: Work) -> Checked:
    """What is found in how it is reported, without any round."""
    return check_plan(Reports([one], None, NAMES))


def followed(one: Work, *gaps: Gap) -> Checked:
    """What is found when a round has been made since."""
    data = Followed("r", both("Omgång 2026", "Round 2026"), [one], {"a": gaps})
    return check_plan(Reports([], data, NAMES))


def gap(who: str = "ange", status: Status = Status.NOT_OFFERED, method: str = "act") -> Gap:
    """A gap as the round shows it."""
    return Gap(method, both(method.upper(), method.upper()), who, status.value, f"at-{who}")


def only(found: Checked) -> CountyFinding:
    """The one finding."""
    [one] = found.findings
    return one


def test_a_lead_that_says_done_where_an_organisation_says_started_is_told_with_both() -> None:
    found = only(views(work(said(DONE, 0, "p1"), timra=said(DONE), ange=said(STARTED, 30, "p2"))))
    assert found.id == "lead-against-derived--a"
    assert (found.domain.value, found.certainty.value) == ("plan", "likely")
    assert found.title["sv"] == "1.4 Team: projektledningen och organisationerna säger olika"
    assert found.arithmetic == {
        "sv": "Projektledningen: klar, per 2024-06-01. 1 av 2 organisationer som har rapporterat "
        "säger att den inte är klar.",
        "en": "The project lead: done, as of 2024-06-01. 1 of 2 organisations that have reported "
        "say that it is not done.",
    }
    assert found.statement.place_id == "p1"
    assert [(side.text["sv"], side.place_id) for side in found.evidence] == [
        ("Ange: påbörjad, per 2024-07-01", "p2")
    ]
    assert found.subject == ("activity", "a", both("1.4 Team", "1.4 Teams"))


def test_a_report_that_is_older_than_the_lead_s_is_only_possibly_a_difference() -> None:
    found = only(views(work(said(DONE), ange=said(STARTED, -30))))
    assert found.certainty.value == "possible"


def test_a_lead_that_does_not_say_done_where_all_organisations_do_is_told() -> None:
    late = only(views(work(said(STARTED, 9), timra=said(DONE), ange=said(DONE))))
    assert (late.certainty.value, len(late.evidence)) == ("likely", 2)
    assert "Alla organisationer som genomför den, 2 stycken" in late.arithmetic["sv"]
    early = only(views(work(said(STARTED), timra=said(DONE, -9), ange=said(DONE, 9))))
    assert early.certainty.value == "possible"


@pytest.mark.parametrize(
    ("one", "compared"),
    [
        (work(said(DONE), timra=said(DONE), ange=said(DONE)), 1),
        (work(said(DONE), timra=said(DONE), ange=None), 1),
        (work(said(STARTED), timra=said(DONE), ange=said(STARTED)), 1),
        (work(said(STARTED), timra=said(DONE), ange=None), 1),
        (work(said(ProgressStatus.PAUSED), timra=said(STARTED)), 1),
        (work(said(DONE), timra=None), 0),
        (work(said(DONE)), 0),
        (work(None, timra=said(DONE), ange=said(STARTED)), 0),
    ],
)
def test_views_that_can_both_be_so_are_no_finding(one: Work, compared: int) -> None:
    assert views(one) == Checked(compared)


def test_a_gap_that_remains_after_the_one_that_has_it_said_done_is_told() -> None:
    parts = {"ange": said(DONE, 0, "p"), "timra": said(STARTED)}
    found = only(followed(work(None, **parts), gap(), gap(method="cra")))
    assert found.id == "done-but-gap-remains--a--ange--r"
    assert found.certainty.value == "likely"
    assert found.title["en"] == "1.4 Teams: done, but the gap remains in Ange"
    assert found.arithmetic["sv"] == (
        "Ange: klar, per 2024-06-01. I Omgång 2026 finns 2 av 2 luckor som den skulle stänga kvar."
    )
    assert found.statement.place_id == "p"
    assert [(side.text["sv"], side.place_id) for side in found.evidence] == [
        ("Omgång 2026, Ange, ACT: erbjuds inte", "at-ange"),
        ("Omgång 2026, Ange, CRA: erbjuds inte", "at-ange"),
    ]


@pytest.mark.parametrize(
    ("one", "certainty"),
    [
        (work(said(DONE), timra=said(DONE)), "likely"),
        (work(said(DONE), timra=said(STARTED)), "possible"),
        (work(said(DONE), ange=None), "possible"),
        (work(said(STARTED), timra=said(DONE)), "possible"),
        (work(None, timra=said(DONE)), "possible"),
        (work(said(DONE), ange=said(STARTED)), "possible"),
    ],
)
def test_what_only_one_view_says_is_done_is_only_possibly_so(one: Work, certainty: str) -> None:
    assert only(followed(one, gap())).certainty.value == certainty


def test_a_gap_that_is_closed_in_part_is_only_possibly_left() -> None:
    found = only(followed(work(None, ange=said(DONE)), gap(status=Status.PARTLY)))
    assert found.certainty.value == "possible"
    assert found.evidence[-1].text["sv"].endswith("ACT: erbjuds delvis")


def test_each_organisation_that_has_the_gap_is_told_by_itself() -> None:
    found = followed(work(said(DONE), timra=said(DONE)), gap("ange"), gap("timra"))
    assert [one.id.split("--")[2] for one in found.findings] == ["ange", "timra"]
    assert found.compared == 2


@pytest.mark.parametrize("status", [Status.OFFERED, Status.UNKNOWN, Status.NOT_ASKED])
def test_a_gap_that_no_round_shows_is_no_finding(status: Status) -> None:
    assert followed(work(None, ange=said(DONE)), gap(status=status)) == Checked(1)


@pytest.mark.parametrize("status", [one for one in ProgressStatus if one is not DONE])
def test_an_activity_that_nobody_says_is_done_may_have_its_gaps(status: ProgressStatus) -> None:
    assert followed(work(said(status), ange=said(status)), gap()) == Checked()


STATUSES = st.sampled_from(list(ProgressStatus))
REPORTS = st.none() | st.builds(said, STATUSES, st.integers(-9, 9))


@given(lead=REPORTS, parts=st.dictionaries(st.sampled_from(sorted(NAMES)), REPORTS))
def test_nothing_is_found_of_an_activity_that_all_who_report_see_alike(
    lead: Report | None, parts: dict[str, Report | None]
) -> None:
    one = work(lead, **parts)
    found = [finding for finding in views(one).findings if finding.evidence]
    statuses = {report.status for report in (lead, *parts.values()) if report}
    assert len(statuses) > 1 or not found
    assert len(found) <= 1


@given(st.lists(st.tuples(REPORTS, REPORTS), max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_plans_and_activities_does_not_matter(
    reports: list[tuple[Report | None, Report | None]], lots: random.Random
) -> None:
    works = [
        replace(work(lead, ange=part), id=f"a{place}") for place, (lead, part) in enumerate(reports)
    ]
    plans = [Reports([one], None, NAMES) for one in works]
    mixed = lots.sample(plans, len(plans))
    assert check_plans(plans) == check_plans(mixed)
