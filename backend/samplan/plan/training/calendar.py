"""The training wheel as a calendar that people subscribe to (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vText

PRODID = "-//Samplan//Kompetenshjul//SV"


@dataclass(frozen=True, slots=True)
class Entry:
    """One occasion in the calendar, in the reader's language."""

    id: str
    version: int
    starts_on: date
    ends_on: date
    """The last day of it."""
    is_cancelled: bool
    summary: str
    location: str | None
    description: str
    categories: tuple[str, ...]
    changed_at: datetime
    """When it, or its course, was last changed."""


def to_calendar(name: str, entries: Iterable[Entry]) -> bytes:
    """The calendar's bytes: the same for the same entries."""
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", vText(name))
    for one in entries:
        calendar.add_component(_event(one))
    written: bytes = calendar.to_ical()
    return written


def _event(one: Entry) -> Event:
    event = Event()
    changed = one.changed_at.astimezone(UTC)
    event.add("uid", f"{one.id}@samplan")
    event.add("sequence", one.version - 1)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", one.starts_on)
    event.add("dtend", one.ends_on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    event.add("summary", one.summary)
    if one.location:
        event.add("location", one.location)
    if one.description:
        event.add("description", one.description)
    event.add("categories", list(one.categories))
    return event
