"""A report on its way to paper: its words in one language, and what stands around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from samplan.web.texts import Words

Json = Mapping[str, Any]


DRAFT: Final = Words("Utkast", "Draft")
PAGE: Final = Words("Sida", "Page")
OF: Final = Words("av", "of")


@dataclass(frozen=True)
class Printed:
    """A report with all that stands on its pages."""

    id: str
    title: str
    as_of: date
    issued_on: date | None
    """None: it is a draft, and says so."""
    body: Json
    language: str

    @property
    def dated(self) -> date:
        """The day that its file bears: never that of the printing."""
        return self.issued_on or self.as_of

    def say(self, text: Json | None) -> str:
        """A text in the report's language, or in Swedish where it has not been written in it."""
        if text is None:
            return ""
        return str(text.get(self.language) or text["sv"])

    def words(self, words: Words) -> str:
        """Words of ours in the report's language."""
        return words.in_language(self.language)

    @property
    def lines(self) -> Sequence[str]:
        """What stands under the title: what it is about, of when, and whether it is issued."""
        about = [self.say(self.body[name]) for name in ("about", "plan", "county")]
        of = self.words(Words("Läget", "As of"))
        state = self.words(DRAFT)
        if self.issued_on is not None:
            state = f"{self.words(Words('Utfärdad', 'Issued'))} {self.issued_on}"
        return [about[0], f"{about[1]}, {about[2]}", f"{of} {self.as_of}. {state}."]


def paragraphs(own: str | None) -> list[str]:
    """The lead's own words in paragraphs: an empty line makes a new one."""
    return [one.strip() for one in (own or "").split("\n\n") if one.strip()]
