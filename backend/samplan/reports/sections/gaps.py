"""Which gaps there are, which the plan is to close, and which have closed."""

from collections.abc import Iterator

from samplan.reports.blocks import (
    NOTHING,
    Block,
    Text,
    both,
    column,
    filled,
    joined,
    note,
    paragraph,
    plain,
    table,
)
from samplan.reports.content import Content, GapFacts

_LACKING, _PARTLY = "lacking", "partly"


def gaps(content: Content) -> Iterator[Block]:
    """The gaps of the newest published round until the day: planned for or not, and closed."""
    facts = content.gaps
    if facts is None:
        yield paragraph(
            filled(
                "Ingen GAP-analys till och med {} är publicerad.",
                "No gap analysis until {} has been published.",
                plain(content.overview["asOf"][:4]),
            )
        )
        return
    codes = {one["code"] for one in content.activities()}
    planned = list(_rows(content, facts, codes, is_planned=True))
    yield _planned(planned)
    if planned:
        columns = [*_COLUMNS, column("Aktiviteter", "Activities")]
        caption = both("Luckor som aktiviteter ska sluta", "Gaps that activities are to close")
        yield table(caption, columns, planned)
    if content.focus.step_id is None:
        unplanned = list(_rows(content, facts, codes, is_planned=False))
        if unplanned:
            caption = both("Luckor som ingen aktivitet tar upp", "Gaps that no activity names")
            yield table(caption, _COLUMNS, unplanned)
        yield from _closed(content, facts)
    yield note(_basis(facts))


_COLUMNS = [
    column("Metod", "Method"),
    column("Saknas hos", "Lacking at"),
    column("Erbjuds delvis hos", "Offered partly at"),
]


def _planned(rows: list[list[Text]]) -> Block:
    if not rows:
        return paragraph(
            both(
                "Ingen aktivitet anger vilka luckor den ska sluta.",
                "No activity says which gaps it is to close.",
            )
        )
    if len(rows) == 1:
        return paragraph(
            both(
                "Aktiviteterna ska sluta luckor i en rekommenderad metod.",
                "The activities are to close gaps in one recommended method.",
            )
        )
    return paragraph(
        filled(
            "Aktiviteterna ska sluta luckor i {} rekommenderade metoder.",
            "The activities are to close gaps in {} recommended methods.",
            plain(len(rows)),
        )
    )


def _rows(
    content: Content, facts: GapFacts, codes: set[str], *, is_planned: bool
) -> Iterator[list[Text]]:
    who = content.focus.organisation_id
    for gap in facts.found["gaps"]:
        named: dict[str, list[Text]] = {_LACKING: [], _PARTLY: []}
        closing: list[str] = []
        for state, names in named.items():
            for principal in gap[state]:
                if who not in {None, principal["organisationId"]}:
                    continue
                key = (gap["methodId"], principal["organisationId"])
                its = [one for one in facts.planned.get(key, ()) if one in codes]
                if bool(its) is is_planned:
                    names.append(principal["name"])
                    closing += [one for one in its if one not in closing]
        if any(named.values()):
            row = [gap["methodName"], *(_names(names) for names in named.values())]
            yield [*row, plain(", ".join(closing))] if is_planned else row


def _names(names: list[Text]) -> Text:
    return joined(names) if names else NOTHING


def _closed(content: Content, facts: GapFacts) -> Iterator[Block]:
    before = facts.found["previousRound"]
    if before is None:
        yield paragraph(
            both(
                "Det finns ingen tidigare GAP-analys att jämföra med, så det går inte att säga "
                "vilka luckor som har slutits.",
                "There is no earlier gap analysis to compare with, so it cannot be said which "
                "gaps have closed.",
            )
        )
        return
    who = content.focus.organisation_id
    closed = [one for one in facts.found["closed"] if who is None or one["organisationId"] == who]
    if not closed:
        words = ("Inga luckor har slutits sedan {}.", "No gaps have closed since {}.")
        yield paragraph(filled(*words, before["title"]))
        return
    caption = filled("Luckor som har slutits sedan {}", "Gaps closed since {}", before["title"])
    columns = [column("Metod", "Method"), column("Organisation", "Organisation")]
    yield table(caption, columns, [[one["methodName"], one["organisationName"]] for one in closed])


def _basis(facts: GapFacts) -> Text:
    """Which round it is, and what it does not name."""
    unnamed = [one for one in facts.found["gaps"] if not one[_LACKING]]
    words = filled(
        "Enligt {}. En lucka är en rekommenderad metod som en huvudman inte erbjuder, eller "
        "erbjuder delvis när någon annan saknar den.",
        "According to {}. A gap is a recommended method that a principal does not offer, or "
        "offers partly where another lacks it.",
        facts.found["round"]["title"],
    )
    if not unnamed:
        return words
    more = filled(
        "För {} av metoderna säger källan bara hur många som saknar dem och inte vilka.",
        "For {} of the methods the source only says how many lack them and not which.",
        plain(len(unnamed)),
    )
    return joined([words, more], " ")
