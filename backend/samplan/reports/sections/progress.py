"""How far it has come as the lead and the organisations say, what stops it, and what is late."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from samplan.reports.blocks import (
    NOTHING,
    Block,
    Text,
    both,
    bullets,
    column,
    filled,
    heading,
    joined,
    note,
    paragraph,
    plain,
    table,
)
from samplan.reports.content import Content, Json

STATUSES: Final[Mapping[str | None, Text]] = {
    None: both("Inte rapporterat", "Not reported"),
    "not_started": both("Inte påbörjat", "Not started"),
    "started": both("Påbörjat", "Started"),
    "done": both("Klart", "Done"),
    "paused": both("Pausat", "Paused"),
    "stopped": both("Avbrutet", "Stopped"),
}
_DOING: Final = frozenset({"responsible", "participating"})


def progress(content: Content) -> Iterator[Block]:
    """Each activity as a whole, what each organisation says, and what is late or silent."""
    activities = content.activities()
    if not activities:
        yield paragraph(both("Det finns inga aktiviteter.", "There are no activities."))
        return
    for step in content.overview["steps"]:
        if step["status"] and content.focus.step_id in {None, step["id"]}:
            number = plain(step["number"])
            yield note(filled("Steg {}: {}", "Step {}: {}", number, step["status"]))
    yield _wholes(activities)
    yield from _organisations(content, activities)
    yield from _late(content, activities)
    yield note(
        filled(
            "Läget är det som har rapporterats för dagar till och med {}. En aktivitet räknas som "
            "tyst när den pågår och ingen har rapporterat på {} dagar.",
            "It stands as has been reported for days until {}. An activity counts as silent when "
            "it is under way and nobody has reported for {} days.",
            plain(content.overview["asOf"]),
            plain(content.overview["silentAfterDays"]),
        )
    )


def named(activity: Json) -> Text:
    """An activity with its code."""
    return filled("{} {}", "{} {}", plain(activity["code"]), activity["title"])


def _wholes(activities: Sequence[Json]) -> Block:
    columns = [
        column("Aktivitet", "Activity"),
        column("Enligt projektledningen", "As the lead says"),
        column("Enligt organisationerna", "As the organisations say"),
        column("Tid", "Time"),
    ]
    rows = [[named(one), _lead(one["lead"]), _derived(one), _when(one)] for one in activities]
    return table(both("Aktiviteterna som helhet", "The activities as wholes"), columns, rows)


def said(status: str | None, degree: int | None) -> Text:
    """A status in words, with how far in per cent where that is known."""
    words = STATUSES[status]
    if degree is None:
        return words
    return filled("{}, {} %", "{}, {} %", words, plain(degree))


def _lead(lead: Json | None) -> Text:
    if lead is None:
        return STATUSES[None]
    return filled("{} ({})", "{} ({})", said(lead["status"], lead["degree"]), plain(lead["asOf"]))


def _derived(activity: Json) -> Text:
    one = activity["derived"]
    if one["of"] == 0:
        return both("Ingen ska rapportera", "Nobody is to report")
    return filled(
        "{}. {} av {} har rapporterat",
        "{}. {} of {} have reported",
        said(one["status"], one["degree"]),
        plain(one["reported"]),
        plain(one["of"]),
    )


def _when(activity: Json) -> Text:
    starts, ends = activity["startsOn"], activity["endsOn"]
    if starts is None and ends is None:
        if activity["countedFromDecision"]:
            return both("Räknas från beslutet", "Counted from the decision")
        return both("Inte angiven", "Not said")
    if starts is None or ends is None:
        word = both("till", "until") if starts is None else both("från", "from")
        return filled("{} {}", "{} {}", word, plain(starts or ends))
    return filled("{}–{}", "{}–{}", plain(starts), plain(ends))


def _organisations(content: Content, activities: Sequence[Json]) -> Iterator[Block]:
    names = content.names()
    by_part = {(one["activityId"], one["organisationId"]): one for one in content.said}
    rows, unsaid = [], []
    for activity in activities:
        silent = []
        for part in activity["parts"]:
            if part["part"] not in _DOING or not content.is_ours(part):
                continue
            one = by_part.get((activity["id"], part["organisationId"]))
            if one is None:
                silent.append(names[part["organisationId"]])
            else:
                rows.append(_row(activity, names[part["organisationId"]], one))
        if silent:
            unsaid.append(filled("{}: {}", "{}: {}", named(activity), joined(silent)))
    yield heading(both("Organisation för organisation", "Organisation by organisation"))
    if rows:
        columns = [
            column("Aktivitet", "Activity"),
            column("Organisation", "Organisation"),
            column("Läge", "Status"),
            column("Vad som har hänt", "What has happened"),
            column("Hinder", "Obstacle"),
            column("Nästa steg", "Next step"),
        ]
        yield table(both("Vad organisationerna rapporterar", "What is reported"), columns, rows)
    if unsaid:
        yield paragraph(both("Har inte rapporterat:", "Have not reported:"))
        yield bullets(unsaid)


def _row(activity: Json, name: Text, one: Json) -> list[Text]:
    status = filled("{} ({})", "{} ({})", said(one["status"], one["degree"]), plain(one["asOf"]))
    told = [plain(one[field]) if one[field] else NOTHING for field in ("text", "obstacle")]
    following = plain(one["nextStep"]) if one["nextStep"] else NOTHING
    return [plain(activity["code"]), name, status, *told, following]


def _late(content: Content, activities: Sequence[Json]) -> Iterator[Block]:
    late = [one for one in activities if _is(content, one, "isLate")]
    silent = [one for one in activities if _is(content, one, "isSilent")]
    yield heading(both("Försenat och tyst", "Late and silent"))
    if not late and not silent:
        yield paragraph(both("Inget är försenat eller tyst.", "Nothing is late or silent."))
    if late:
        yield paragraph(both("Försenat:", "Late:"))
        yield bullets(
            [
                filled(
                    "{}, skulle vara klar {}", "{}, was due {}", named(one), plain(one["endsOn"])
                )
                for one in late
            ]
        )
    if silent:
        yield paragraph(both("Tyst:", "Silent:"))
        yield bullets([_silent(one) for one in silent])


def _is(content: Content, activity: Json, flag: str) -> bool:
    """Whether the whole is late or silent, or a part of the principal's."""
    if content.focus.organisation_id is None:
        return bool(activity["isLate"] if flag == "isLate" else activity["silentSince"] is not None)
    return any(part[flag] for part in activity["parts"] if content.is_ours(part))


def _silent(activity: Json) -> Text:
    since = activity["silentSince"]
    if since is None:
        return named(activity)
    return filled("{}, sedan {}", "{}, since {}", named(activity), plain(since))
