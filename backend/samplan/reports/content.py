"""What a report is composed of: plain documents, as the API gives them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Focus:
    """What a report is about; nothing said: the whole plan."""

    step_id: str | None = None
    organisation_id: str | None = None
    """The principal: its boards, its gaps, what falls on it."""
    parts_of: frozenset[str] = frozenset()
    """Whose parts in activities concern it: its own, of what lies under it, and of its groups."""

    @property
    def is_whole(self) -> bool:
        """Whether it is about the whole plan."""
        return self.step_id is None and self.organisation_id is None


@dataclass(frozen=True, slots=True)
class GapFacts:
    """The gaps of the newest published round until the day, and which activities name them."""

    found: Json
    """The list of gaps, with those that have closed since the round before."""
    planned: Mapping[tuple[str, str], Sequence[str]]
    """By method and organisation, the codes of the activities that name it."""


@dataclass(frozen=True, slots=True)
class Content:
    """All that a report is composed of."""

    focus: Focus
    decisions: Json
    """Boards by matters."""
    overview: Json
    """How far the plan has come on the report's day."""
    said: Sequence[Json]
    """The progress reports that hold on that day."""
    gaps: GapFacts | None
    """None: the county has published no round of that year or earlier."""
    costs: Json | None
    """What it costs; None: the plan does not say which years it is for."""
    findings: Sequence[Json]
    """What is open and worth knowing."""
    milestones: Sequence[Json]
    """What is ahead: activityId, code, title, dueOn."""

    def activities(self) -> list[Json]:
        """The activities that the report is about, in the plan's order."""
        return [
            one
            for step in self.overview["steps"]
            if self.focus.step_id in {None, step["id"]}
            for one in step["activities"]
            if self._concerns(one)
        ]

    def _concerns(self, activity: Json) -> bool:
        parts = activity["parts"]
        return self.focus.organisation_id is None or any(map(self.is_ours, parts))

    def is_ours(self, part: Json) -> bool:
        """Whether a part, or what was reported of it, concerns what the report is about."""
        focus = self.focus
        return focus.organisation_id is None or part["organisationId"] in focus.parts_of

    def names(self) -> dict[str, Any]:
        """What organisations with a part in the plan are called."""
        return {one["id"]: one["name"] for one in self.overview["organisations"]}
