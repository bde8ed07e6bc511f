"""Results of questionnaires, and two rounds side by side, as sheets."""

from collections.abc import Iterator
from typing import Any

from samplan.exports.fields import (
    Item,
    heading,
    made,
    named,
    number,
    place_text,
    plain,
    tabulate,
    worded,
)
from samplan.exports.sheets import Sheet
from samplan.exports.words import QUALIFIER, QUESTION_TYPE, YES_NO, Language

_ID = plain("question.id", "Fråge-id", "Question id", 30)
_TEXT = named("question.text", "Fråga", "Question", 50, "long")

RESULT_FIELDS = (
    _ID,
    _TEXT,
    worded("question.type", QUESTION_TYPE, "Slag", "Kind", 14),
    plain("result.principalId", "Huvudman, id", "Principal id", 16),
    plain("result.unitKindId", "Verksamhet, id", "Unit kind id", 20),
    named("group", "Vilka", "Who", 30),
    plain("option.id", "Svars-id", "Answer id", 18),
    named("option.text", "Svar", "Answer", 30),
    number("choice.count", "Antal", "Count"),
    number("choice.share", "Andel, procent", "Share, per cent"),
    number("result.answered", "Antal svar", "Answers"),
    number("result.missing", "Obesvarad av", "Left blank by"),
    number("result.asked", "Ställd till", "Asked of"),
    number("result.mean", "Medelvärde", "Average"),
    worded("hidden", YES_NO, "Skyddad", "Withheld", 10),
    worded("stated.qualifier", QUALIFIER, "Tillägg", "Qualifier", 14),
    worded("impossible", YES_NO, "Omöjlig andel", "Impossible share", 14),
    plain("source.id", "Käll-id", "Source id", 30),
    made("source", ("Källa", "Source"), lambda i, la: place_text(i["source"], la), 50, "long"),
)

COMPARISON_FIELDS = (
    _ID,
    _TEXT,
    plain("choice.choiceId", "Svars-id", "Answer id", 18),
    named("choice.text", "Svar", "Answer", 30),
    number("choice.before", "Procent före", "Per cent before"),
    number("choice.after", "Procent efter", "Per cent after"),
    number("choice.change", "Förändring, procentenheter", "Change, percentage points"),
    named("why", "Varför inte jämförbar", "Why not comparable", 50, "long"),
)


def result_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return results with a row for each question, group and answer, stated shares among them."""
    title = heading("Resultat", "Results")
    return [tabulate(title, RESULT_FIELDS, _rows(body), language, frozen=2)]


def _rows(body: Item) -> Iterator[dict[str, Any]]:
    groups = {(one["principalId"], one["unitKindId"]): one["name"] for one in body["groups"]}
    for question in body["questions"]:
        options = {one["id"]: one for one in question["options"]}
        for result in question["results"]:
            row = {
                "question": question,
                "result": result,
                "group": groups[result["principalId"], result["unitKindId"]],
                "stated": None,
                "impossible": None,
                "source": None,
            }
            for choice in result["choices"] or [None]:
                hidden = result["answered"] is None or (choice and choice["count"] is None)
                yield row | {
                    "choice": choice,
                    "option": options[choice["choiceId"]] if choice else None,
                    "hidden": str(bool(hidden)).lower(),
                }
        for stated in question["stated"]:
            yield {
                "question": question,
                "result": {"answered": stated["base"]},
                "group": {"sv": "Enligt rapport", "en": "As reported"},
                "choice": {"share": stated["share"]},
                "option": options.get(stated["choiceId"], {"id": stated["choiceId"]}),
                "hidden": "false",
                "stated": stated,
                "impossible": str(stated["isImpossible"]).lower(),
                "source": stated["sourcePlace"],
            }


def result_places(body: Item) -> list[Item]:
    """Return the places that stated shares come from, as items with a source."""
    return [
        {"source": one["sourcePlace"]}
        for question in body["questions"]
        for one in question["stated"]
    ]


def questionnaire_comparison_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return two rounds side by side: a row for each question and answer."""
    rows = [
        {
            "question": question,
            "choice": choice,
            "why": (question["notComparable"] or {}).get("words"),
        }
        for question in body["questions"]
        for choice in question["choices"] or [None]
    ]
    title = heading("Jämförelse", "Comparison")
    return [tabulate(title, COMPARISON_FIELDS, rows, language, frozen=2)]
