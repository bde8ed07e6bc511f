"""How far a plan has come on a day, folded out of plain rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final, NamedTuple

from samplan.plan.dependencies import waits_for
from samplan.plan.deriving import Derived, Said, derive
from samplan.plan.lateness import (
    FINISHED,
    Span,
    is_awaited,
    is_late,
    is_missed,
    silent_since,
    span,
)
from samplan.plan.terms import DOING, ProgressStatus

Json = dict[str, Any]

_DOING: Final = frozenset(one.value for one in DOING)
_AS_TEXT: Final = {None: None} | {one: one.value for one in ProgressStatus}
"""A part with plain texts is none of the collector's business; there are tens of thousands."""
_UNSAID: Final = (None, None, None, None)
"""A report that nobody has made."""


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


class Verdict(NamedTuple):
    """What a status means for an activity on the day."""

    is_late: bool
    is_awaited: bool


@dataclass(frozen=True)
class Day:
    """The day that is asked about, and what depends on it alone."""

    on: date
    decided_on: date | None
    silent_after: int

    @cached_property
    def quiet(self) -> date:
        """What has not been told of since before then is silent."""
        return self.on - timedelta(days=self.silent_after)

    def span(self, when: When) -> Span:
        """The activity's days, as said or counted from the decision."""
        return span(*when, self.decided_on)

    def verdict(self, when: Span, status: ProgressStatus | None) -> Verdict:
        """What the status means, of the whole as of a part."""
        return Verdict(
            is_late(when.ends_on, status, self.on), is_awaited(when.starts_on, status, self.on)
        )

    def silent_since(
        self, starts_on: date | None, verdict: Verdict, last: date | None
    ) -> date | None:
        """Since when nothing has been said, where that is long and more is awaited."""
        return silent_since(starts_on, last, self.quiet) if verdict.is_awaited else None


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
    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def fold(
        self,
        when: When,
        parts: Sequence[PartRow],
        said: Mapping[str | None, Said],
    ) -> Whole:
        """The activity with its parts; `said` is what holds, by organisation, None the lead's."""
        span_of = self.day.span(when)
        told = {status: self.day.verdict(span_of, status) for status in (None, *ProgressStatus)}
        doing = [said.get(one) for one, part in parts if part in _DOING]
        lead = said.get(None)
        derived = derive(doing)
        status = whole_status(derived.status, lead.status if lead else None)
        last = max((one.as_of for one in (*doing, lead) if one is not None), default=None)
        return Whole(
            when=span_of,
            counted=is_counted(when),
            parts=[
                self._part(one, part, said.get(one), span_of.starts_on, told) for one, part in parts
            ],
            lead=lead,
            derived=derived,
            status=status,
            is_late=told[status].is_late,
            silent_since=self.day.silent_since(span_of.starts_on, told[status], last),
        )

    def _part(
        self,
        organisation_id: str,
        part: str,
        report: Said | None,
        starts_on: date | None,
        told: Mapping[ProgressStatus | None, Verdict],
    ) -> Json:
        as_of, _, status, degree = report or _UNSAID
        tally = self.tallies[organisation_id]
        tally.parts += 1
        late = silent = False
        if part in _DOING:
            verdict = told[status]
            late = verdict.is_late
            silent = self.day.silent_since(starts_on, verdict, as_of) is not None
            tally.doing += 1
            tally.reported += status is not None
            tally.done += status is ProgressStatus.DONE
            tally.late += late
            tally.silent += silent
        return {
            "organisationId": organisation_id,
            "part": part,
            "status": _AS_TEXT[status],
            "degree": degree,
            "asOf": as_of,
            "isLate": late,
            "isSilent": silent,
        }


def part_silent_since(day: Day, when: Span, report: Said | None) -> date | None:
    """Since when nothing has been said of an organisation's part, where that is long."""
    as_of, _, status, _ = report or _UNSAID
    return day.silent_since(when.starts_on, day.verdict(when, status), as_of)


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
