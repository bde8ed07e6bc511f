"""The order of names in Swedish."""

import unicodedata

_LAST_LETTERS = str.maketrans({"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}"})
"""The three characters that follow z in ASCII stand in for the letters that follow z."""


def swedish_key(name: str) -> tuple[str, str]:
    """Return a key that sorts names as a Swedish reader expects: å, ä, ö after z.

    Upper and lower case sort together, and other accents are disregarded (é as e). The name
    itself decides between those that are otherwise equal, so that the order is always the same.
    """
    letters = unicodedata.normalize("NFC", name).casefold().translate(_LAST_LETTERS)
    plain = unicodedata.normalize("NFD", letters)
    return "".join(c for c in plain if not unicodedata.combining(c)), name
