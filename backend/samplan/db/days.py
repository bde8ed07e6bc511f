"""Which day it is, as people in Sweden see it."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

HERE: Final = ZoneInfo("Europe/Stockholm")


def today() -> date:
    """The day that it is in Sweden."""
    return datetime.now(HERE).date()
