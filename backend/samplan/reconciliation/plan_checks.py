"""What is reported of a plan's activities, held against itself and against the rounds that follow.

The lead's view of an activity and that of its organisations stand beside each other. Where one of
them says done and the other does not, that is told, and so is a gap that a round still shows after
the activity that was to close it was reported done. Nothing here says who is right.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from samplan.gap.cells import Text
from samplan.gap.terms import Status
from samplan.plan.terms import ProgressStatus
from samplan.reconciliation.figures import (
    Checked,
    CountyFinding,
    Subject,
    finding_id,
    together,
)
from samplan.reconciliation.findings import Evidence
from samplan.reconciliation.phrases import both, english, of_all, status_word
from samplan.reconciliation.terms import Certainty, CountyFindingKind, Domain

_DONE: Final = ProgressStatus.DONE
_LEAD: Final = both("Projektledningen", "The project lead")

_STATUS: Final[Mapping[ProgressStatus, Text]] = {
    ProgressStatus.NOT_STARTED: both("inte påbörjad", "not started"),
    ProgressStatus.STARTED: both("påbörjad", "started"),
    ProgressStatus.DONE: both("klar", "done"),
    ProgressStatus.PAUSED: both("pausad", "paused"),
    ProgressStatus.STOPPED: both("avbruten", "stopped"),
}


class Report(NamedTuple):
    """What held of an activity on a day: of when it is, what it says, and where that is stated."""

    as_of: date
    status: ProgressStatus
    place_id: str | None = None

    @property
    def is_done(self) -> bool:
        """Whether it says that the activity is done."""
        return self.status is _DONE


@dataclass(frozen=True)
class Work:
    """An activity as it was reported: by the lead, and by each organisation that carries it out."""

    id: str
    name: Text
    lead: Report | None = None
    parts: Mapping[str, Report | None] = field(default_factory=dict)
    """By organisation, in order; None: it has not reported."""

    def reported(self) -> dict[str, Report]:
        """The reports of those organisations that have reported."""
        return {one: report for one, report in self.parts.items() if report is not None}

    @property
    def is_done_by_all(self) -> bool:
        """Whether every organisation that carries it out says done."""
        return bool(self.parts) and all(one and one.is_done for one in self.parts.values())


class Gap(NamedTuple):
    """A gap that an activity names, as the newest published round shows it."""

    method_id: str
    method_name: Text
    organisation_id: str
    status: str
    place_id: str | None = None

    @property
    def remains(self) -> bool:
        """Whether the method is not offered, or only partly."""
        return self.status in {Status.NOT_OFFERED.value, Status.PARTLY.value}


@dataclass(frozen=True)
class Followed:
    """What the newest published round shows of the gaps, and what was reported when it was made."""

    round_id: str
    round_name: Text
    works: Sequence[Work]
    gaps: Mapping[str, Sequence[Gap]]
    """By activity: those that can be compared with the round that they were planned on."""


@dataclass(frozen=True)
class Reports:
    """What is reported of a plan."""

    works: Sequence[Work]
    """As it is now."""
    followed: Followed | None
    """None where there is no round, or no activity names a gap."""
    organisations: Mapping[str, Text]


def check_plan(data: Reports) -> Checked:
    """Return where reports of a plan disagree, and how many comparisons were made."""
    views = together(_of_views(data, work) for work in data.works)
    if data.followed is None:
        return views
    remaining = together(_of_gaps(data, data.followed, work) for work in data.followed.works)
    return together([views, remaining])


def _of_views(data: Reports, work: Work) -> Checked:
    """The lead's view against the organisations' own.

    It is compared where the lead has reported and the organisations can tell: one of them that is
    not done is enough to tell that the whole is not, but only all together that it is.
    """
    lead, reported = work.lead, work.reported()
    if lead is None or not reported:
        return Checked()
    if lead.is_done:
        against = {one: report for one, report in reported.items() if not report.is_done}
        count = of_all(len(against), len(reported))
        sums = both(
            f"{count['sv']} organisationer som har rapporterat säger att den inte är klar.",
            f"{english(count)} organisations that have reported say that it is not done.",
        )
        # The lead may know more than a report that is older than its own.
        newer = any(report.as_of >= lead.as_of for report in against.values())
    else:
        if not work.is_done_by_all:
            return Checked(1)
        against = reported
        sums = both(
            f"Alla organisationer som genomför den, {len(reported)} stycken, säger att den är "
            "klar.",
            f"All organisations that carry it out, {len(reported)} in number, say that it is done.",
        )
        newer = all(lead.as_of >= report.as_of for report in against.values())
    if not against:
        return Checked(1)
    said = _line(_LEAD, lead)
    found = CountyFinding(
        id=finding_id(CountyFindingKind.LEAD_AGAINST_DERIVED, work.id),
        domain=Domain.PLAN,
        kind=CountyFindingKind.LEAD_AGAINST_DERIVED,
        certainty=Certainty.LIKELY if newer else Certainty.POSSIBLE,
        title=both(
            f"{work.name['sv']}: projektledningen och organisationerna säger olika",
            f"{english(work.name)}: the project lead and the organisations differ",
        ),
        arithmetic=both(f"{said['sv']}. {sums['sv']}", f"{english(said)}. {english(sums)}"),
        difference=None,
        unit=None,
        subject=Subject("activity", work.id, work.name),
        statement=Evidence(said, lead.place_id),
        evidence=tuple(
            Evidence(_line(data.organisations[one], report), report.place_id)
            for one, report in against.items()
        ),
    )
    return Checked(1, (found,))


def _line(who: Text, report: Report) -> Text:
    """One side: "Ånge: påbörjad, per 2024-06-01"."""
    status, day = _STATUS[report.status], report.as_of.isoformat()
    return both(
        f"{who['sv']}: {status['sv']}, per {day}", f"{english(who)}: {english(status)}, as of {day}"
    )


def _of_gaps(data: Reports, followed: Followed, work: Work) -> Checked:
    """The gaps that an activity names, one finding for each organisation that has them."""
    gaps: dict[str, list[Gap]] = defaultdict(list)
    for gap in followed.gaps.get(work.id, ()):
        gaps[gap.organisation_id].append(gap)
    return together(
        _of_organisation(data, followed, work, organisation_id, of_one)
        for organisation_id, of_one in gaps.items()
    )


def _of_organisation(
    data: Reports, followed: Followed, work: Work, organisation_id: str, gaps: Sequence[Gap]
) -> Checked:
    sides = _done_by(data, work, organisation_id)
    if not sides:
        return Checked()
    remaining = [gap for gap in gaps if gap.remains]
    if not remaining:
        return Checked(1)
    name, when = data.organisations[organisation_id], followed.round_name
    count = of_all(len(remaining), len(gaps))
    surely = _is_sure(work, organisation_id) and any(
        gap.status == Status.NOT_OFFERED.value for gap in remaining
    )
    found = CountyFinding(
        id=finding_id(
            CountyFindingKind.DONE_BUT_GAP_REMAINS, work.id, organisation_id, followed.round_id
        ),
        domain=Domain.PLAN,
        kind=CountyFindingKind.DONE_BUT_GAP_REMAINS,
        certainty=Certainty.LIKELY if surely else Certainty.POSSIBLE,
        title=both(
            f"{work.name['sv']}: klar, men luckan finns kvar i {name['sv']}",
            f"{english(work.name)}: done, but the gap remains in {english(name)}",
        ),
        arithmetic=both(
            f"{sides[0].text['sv']}. I {when['sv']} finns {count['sv']} luckor som den skulle "
            "stänga kvar.",
            f"{english(sides[0].text)}. In {english(when)} {english(count)} gaps that it was to "
            "close remain.",
        ),
        difference=None,
        unit=None,
        subject=Subject("activity", work.id, work.name),
        statement=sides[0],
        evidence=(*sides[1:], *(_shown(gap, name, when) for gap in remaining)),
    )
    return Checked(1, (found,))


def _done_by(data: Reports, work: Work, organisation_id: str) -> list[Evidence]:
    """Who says that the activity is done: the one that has the gap, the lead, or all together."""
    own, sides = work.parts.get(organisation_id), []
    if own is not None and own.is_done:
        sides.append(Evidence(_line(data.organisations[organisation_id], own), own.place_id))
    if work.lead is not None and work.lead.is_done:
        sides.append(Evidence(_line(_LEAD, work.lead), work.lead.place_id))
    if not sides and work.is_done_by_all:
        last = max(one.as_of for one in work.reported().values())
        count, day = len(work.parts), last.isoformat()
        text = both(
            f"Alla organisationer som genomför den ({count}): klar, senast per {day}",
            f"All organisations that carry it out ({count}): done, at the latest as of {day}",
        )
        sides.append(Evidence(text, None))
    return sides


def _is_sure(work: Work, organisation_id: str) -> bool:
    """Whether the one that has the gap says done itself, or the lead and all together do."""
    own = work.parts.get(organisation_id)
    if own is not None:
        return own.is_done
    return work.lead is not None and work.lead.is_done and work.is_done_by_all


def _shown(gap: Gap, name: Text, when: Text) -> Evidence:
    """What the round shows: "GAP-analys 2026, Ånge, ACT: erbjuds inte"."""
    said, method = status_word(gap.status), gap.method_name
    return Evidence(
        both(
            f"{when['sv']}, {name['sv']}, {method['sv']}: {said['sv']}",
            f"{english(when)}, {english(name)}, {english(method)}: {english(said)}",
        ),
        gap.place_id,
    )


def check_plans(plans: Iterable[Reports]) -> Checked:
    """All findings on a county's plans, in one order: the same reports, the same list."""
    checked = together(check_plan(one) for one in plans)
    found = sorted(checked.findings, key=lambda one: (one.kind.value, one.id))
    return Checked(checked.compared, tuple(found))
