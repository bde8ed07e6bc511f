"""Words in Swedish and English, and which of them a request wants."""

from typing import NamedTuple

from samplan.web.negotiation import preferred


class Words(NamedTuple):
    """The same sentence in the two languages."""

    sv: str
    en: str

    def in_language(self, language: str) -> str:
        """The sentence in the language, "sv" or "en"."""
        return self.en if language == "en" else self.sv


def language_of(accept_language: str) -> str:
    """The language, "sv" or "en", of an Accept-Language header; Swedish unless English is liked."""
    return preferred(accept_language, ("sv", "en"), match=_same_language) or "sv"


def _same_language(wanted: str, offered: str) -> bool:
    return wanted == "*" or wanted.split("-", maxsplit=1)[0] == offered
