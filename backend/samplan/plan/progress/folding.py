"""How far a plan has come on a day, folded out of plain rows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from samplan.plan.dependencies import waits_for
from samplan.plan.deriving import Derived, Said, derive
from samplan.plan.lateness import FINISHED, Span, is_late, is_missed, silent_since, span
from samplan.plan.terms import DOING, ProgressStatus

Json = dict[str, Any]

_DOING: Final = frozenset(one.value for one in DOING)


class When(NamedTuple):
    """What an activity's days are said to be."""

    starts_on: date | None
    ends_on: date | None
    start_month: int | None
    end_month: int | None


PartRow = tuple[str, str]
"""An organisation with its part in an activity as plain text; a named one costs the collector."""


class MilestoneRow(NamedTuple):
    """A milestone's days."""

    activity_id: str
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True)
class Day:
    """The day that is asked about, and what depends on it alone."""

    on: date
    decided_on: date | None
    silent_after: int

    def span(self, when: When) -> Span:
        """The activity's days, as said or counted from the decision."""
        return span(*when, self.decided_on)


@dataclass
class Tally:
    """How an organisation's parts are."""

    parts: int = 0
    doing: int = 0
    reported: int = 0
    done: int = 0
    late: int = 0
    silent: int = 0

    def document(self) -> Json:
        """As JSON."""
        return {
            "parts": self.parts,
            "doing": self.doing,
            "reported": self.reported,
            "done": self.done,
            "late": self.late,
            "silent": self.silent,
        }


@dataclass(frozen=True)
class Whole:
    """An activity as a whole on a day."""

    when: Span
    counted: bool
    """A day of it is to be counted from the decision."""
    parts: list[Json]
    lead: Said | None
    derived: Derived
    status: ProgressStatus | None
    is_late: bool
    silent_since: date | None

    @property
    def is_done(self) -> bool:
        """Whether the organisations, or the lead, say that it is done."""
        return self.status is ProgressStatus.DONE


@dataclass
class Folder:
    """Folds activities one after another, and counts what each organisation's parts are."""

    day: Day
    tallies: dict[str, Tally] = field(default_factory=dict)
    _silent: dict[Any, bool] = field(default_factory=dict)

    def fold(
        self,
        when: When,
        parts: Iterable[PartRow],
        said: Mapping[str | None, Said],
    ) -> Whole:
        """The activity with its parts; `said` is what holds, by organisation, None the lead's."""
        span_of = self.day.span(when)
        late = {
            status: is_late(span_of.ends_on, status, self.day.on)
            for status in (None, *ProgressStatus)
        }
        shown, doing = [], []
        for one in parts:
            report = said.get(one[0])
            does = one[1] in _DOING
            if does:
                doing.append(report)
            shown.append(self._part(one, report, span_of, late, does=does))
        lead = said.get(None)
        derived = derive(doing)
        status = whole_status(derived.status, lead.status if lead else None)
        days = [one.as_of for one in (*doing, lead) if one is not None]
        return Whole(
            when=span_of,
            counted=is_counted(when),
            parts=shown,
            lead=lead,
            derived=derived,
            status=status,
            is_late=late[status],
            silent_since=silent_since(span_of, status, days, self.day.on, self.day.silent_after),
        )

    def _part(
        self,
        row: PartRow,
        report: Said | None,
        when: Span,
        late: Mapping[ProgressStatus | None, bool],
        *,
        does: bool,
    ) -> Json:
        organisation_id, part = row
        status = report.status if report else None
        part_late = does and late[status]
        part_silent = does and self._is_silent(when, report)
        tally = self.tallies.get(organisation_id)
        if tally is None:
            tally = self.tallies[organisation_id] = Tally()
        tally.parts += 1
        tally.doing += does
        tally.reported += does and report is not None
        tally.done += does and status is ProgressStatus.DONE
        tally.late += part_late
        tally.silent += part_silent
        return {
            "organisationId": organisation_id,
            "part": part,
            "status": status,
            "degree": report.degree if report else None,
            "asOf": report.as_of if report else None,
            "isLate": part_late,
            "isSilent": part_silent,
        }

    def _is_silent(self, when: Span, report: Said | None) -> bool:
        """Asked for tens of thousands of parts, of which most are alike."""
        key = (when.starts_on, report and report.status, report and report.as_of)
        known = self._silent.get(key)
        if known is None:
            known = self._silent[key] = part_silent_since(self.day, when, report) is not None
        return known


def part_silent_since(day: Day, when: Span, report: Said | None) -> date | None:
    """Since when nothing has been said of an organisation's part, where that is long."""
    days = [report.as_of] if report else []
    status = report.status if report else None
    return silent_since(when, status, days, day.on, day.silent_after)


def whole_status(
    derived: ProgressStatus | None, lead: ProgressStatus | None
) -> ProgressStatus | None:
    """How the whole is: finished when either says so, else as the organisations say, or the lead.

    It decides what is late, what is silent and what others wait for; both are shown as they are.
    """
    for one in (derived, lead):
        if one in FINISHED:
            return one
    return derived or lead


def is_counted(when: When) -> bool:
    """Whether a day of it is to be counted from the decision."""
    by_start = when.starts_on is None and when.start_month is not None
    by_end = when.ends_on is None and when.end_month is not None
    return by_start or by_end


def activity_document(one: Whole) -> Json:
    """The computed part of an activity's document."""
    lead = one.lead
    return {
        "startsOn": one.when.starts_on,
        "endsOn": one.when.ends_on,
        "countedFromDecision": one.counted,
        "parts": one.parts,
        "lead": lead and {"status": lead.status, "degree": lead.degree, "asOf": lead.as_of},
        "derived": {
            "status": one.derived.status,
            "degree": one.derived.degree,
            "reported": one.derived.reported,
            "of": one.derived.of,
        },
        "isLate": one.is_late,
        "silentSince": one.silent_since,
    }


def missed(rows: Iterable[MilestoneRow], on: date) -> Counter[str]:
    """How many milestones each activity has missed."""
    return Counter(one.activity_id for one in rows if is_missed(one.due_on, one.done_on, on))


def waiting(
    wholes: Mapping[str, Whole], needs: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """For each activity, those that it waits for: needed and not done."""
    done = frozenset(one for one, whole in wholes.items() if whole.is_done)
    return {one: waits_for(one, needs, done) for one in wholes}


def counts(
    wholes: Mapping[str, Whole], waits: Mapping[str, Sequence[str]], missed_by: Mapping[str, int]
) -> Json:
    """How many activities are how."""
    return {
        "activities": len(wholes),
        "derived": _by_status(one.derived.status for one in wholes.values()),
        "lead": _by_status(one.lead.status if one.lead else None for one in wholes.values()),
        "late": sum(one.is_late for one in wholes.values()),
        "silent": sum(one.silent_since is not None for one in wholes.values()),
        "waiting": sum(
            bool(waits[name]) and one.status not in FINISHED for name, one in wholes.items()
        ),
        "lateMilestones": sum(missed_by.values()),
    }


def _by_status(statuses: Iterable[ProgressStatus | None]) -> Json:
    found = Counter(statuses)
    return {
        "notReported": found[None],
        "notStarted": found[ProgressStatus.NOT_STARTED],
        "started": found[ProgressStatus.STARTED],
        "done": found[ProgressStatus.DONE],
        "paused": found[ProgressStatus.PAUSED],
        "stopped": found[ProgressStatus.STOPPED],
    }
