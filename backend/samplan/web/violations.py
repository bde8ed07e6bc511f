"""Which field is wrong and why, said plainly in two languages instead of pydantic's English."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from samplan.web.texts import Words


class Violation(NamedTuple):
    """One field that cannot be accepted; field is a path such as answers[3].status."""

    field: str
    message: Words


_MESSAGES: dict[str, Words] = {
    "missing": Words("Uppgiften saknas.", "This is missing."),
    "extra_forbidden": Words("Uppgiften är okänd här.", "This is not known here."),
    "enum": Words("Okänt värde. Välj något av {expected}.", "Unknown value. Choose {expected}."),
    "literal_error": Words(
        "Okänt värde. Välj något av {expected}.", "Unknown value. Choose {expected}."
    ),
    "string_too_long": Words(
        "Texten är för lång, högst {max_length} tecken.",
        "The text is too long, at most {max_length} characters.",
    ),
    "string_too_short": Words(
        "Texten är för kort, minst {min_length} tecken.",
        "The text is too short, at least {min_length} characters.",
    ),
    "string_pattern_mismatch": Words(
        "Formen är fel. Använd små bokstäver a-z, siffror och bindestreck.",
        "Wrong form. Use lower-case letters a-z, digits and hyphens.",
    ),
    "greater_than_equal": Words("Minst {ge}.", "At least {ge}."),
    "less_than_equal": Words("Högst {le}.", "At most {le}."),
    "too_long": Words("För många, högst {max_length}.", "Too many, at most {max_length}."),
    "too_short": Words("För få, minst {min_length}.", "Too few, at least {min_length}."),
    "value_error": Words("{reason}", "{reason}"),
}

_LENGTHS = frozenset({"too_long", "too_short"})

_BY_PREFIX: dict[str, Words] = {
    "int_": Words("Ska vara ett heltal.", "Should be a whole number."),
    "float_": Words("Ska vara ett tal.", "Should be a number."),
    "finite_number": Words("Ska vara ett tal.", "Should be a number."),
    "bool_": Words("Ska vara sant eller falskt.", "Should be true or false."),
    "string_": Words("Ska vara text.", "Should be text."),
    "date": Words(
        "Ska vara ett datum som 2022-02-24, för tidpunkter med tidszon.",
        "Should be a date such as 2022-02-24; times need a time zone.",
    ),
    "timezone": Words("Tidszon saknas.", "The time zone is missing."),
    "list_": Words("Ska vara en lista.", "Should be a list."),
    "model_": Words("Ska vara ett objekt.", "Should be an object."),
    "dict_": Words("Ska vara ett objekt.", "Should be an object."),
}

_FALLBACK = Words("Värdet går inte att använda.", "The value cannot be used.")

SAID = "said"
"""Error type of our own checks: their words come in the context, in both languages."""


def from_validation(errors: Sequence[Any]) -> list[Violation]:
    """The violations that pydantic's errors amount to, without the values that were sent."""
    return [Violation(_field(error["loc"]), _message(error)) for error in errors]


def _message(error: Mapping[str, Any]) -> Words:
    values = error.get("ctx") or {}
    if error["type"] == SAID:
        return Words(values["sv"], values["en"])
    # A text that has been through a validator of ours is measured as if it were a list.
    kind = "string_" if error["type"] in _LENGTHS and isinstance(error["input"], str) else ""
    kind += error["type"]
    template = _MESSAGES.get(kind) or _prefixed(kind)
    expected = str(values.get("expected", "")).replace("'", "")
    words = {**values, "expected": expected}
    try:
        return Words(
            template.sv.format(**{**words, "expected": expected.replace(" or ", " eller ")}),
            template.en.format(**words),
        )
    except KeyError:
        return _FALLBACK


def _prefixed(error_type: str) -> Words:
    for prefix, words in _BY_PREFIX.items():
        if error_type.startswith(prefix):
            return words
    return _FALLBACK


def _field(location: Iterable[int | str]) -> str:
    """answers[3].status from ("body", "answers", 3, "status")."""
    path = ""
    for step in tuple(location)[1:]:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path or "body"
