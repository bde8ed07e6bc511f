"""What comes next: what the organisations say, milestones ahead, and what waits for what."""

from collections.abc import Iterator

from samplan.reports.blocks import (
    Block,
    both,
    bullets,
    column,
    filled,
    joined,
    paragraph,
    plain,
    table,
)
from samplan.reports.content import Content
from samplan.reports.sections.progress import named


def next_steps(content: Content) -> Iterator[Block]:
    """Next steps as reported, milestones by day, and activities that wait for others."""
    activities = {one["id"]: one for one in content.activities()}
    said = list(_said(content, set(activities)))
    ahead = [one for one in content.milestones if one["activityId"] in activities]
    waiting = [one for one in activities.values() if one["waitsFor"]]
    if said:
        yield paragraph(both("Enligt rapporterna:", "According to the reports:"))
        yield bullets(said)
    if ahead:
        columns = [
            column("Senast", "Due"),
            column("Aktivitet", "Activity"),
            column("Delmål", "Milestone"),
        ]
        rows = [[plain(one["dueOn"]), plain(one["code"]), one["title"]] for one in ahead]
        yield table(both("Delmål framöver", "Milestones ahead"), columns, rows)
    if waiting:
        codes = {
            one["id"]: one["code"]
            for step in content.overview["steps"]
            for one in step["activities"]
        }
        yield paragraph(both("Väntar på andra aktiviteter:", "Wait for other activities:"))
        yield bullets(
            [
                filled(
                    "{} väntar på {}",
                    "{} waits for {}",
                    named(one),
                    joined([plain(codes[needed]) for needed in one["waitsFor"]]),
                )
                for one in waiting
            ]
        )
    if not (said or ahead or waiting):
        # The lead may have written some above, so only what is not reported is denied.
        yield paragraph(
            both(
                "Inga nästa steg är rapporterade, och inga delmål ligger framöver.",
                "No next steps are reported, and no milestones lie ahead.",
            )
        )


def _said(content: Content, ids: set[str]) -> Iterator[dict[str, str | None]]:
    names = content.names()
    lead = both("Projektledningen", "The lead")
    for one in content.said:
        theirs = one["organisationId"] is None or content.is_ours(one)
        if one["nextStep"] and one["activityId"] in ids and theirs:
            said_by = names.get(one["organisationId"], lead)
            code = plain(one["activityCode"])
            yield filled("{}, {}: {}", "{}, {}: {}", code, said_by, plain(one["nextStep"]))
