"""Results of a round: counted, protected, and beside what reports say of older rounds."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.disclosure.model import TOTAL, Rule
from samplan.disclosure.shares import implied_counts
from samplan.disclosure.words import explanation
from samplan.organisations.tables import Organisation
from samplan.questionnaires.closing import takes_answers, today
from samplan.questionnaires.comparison import Hindrance, Share, Shares, compare
from samplan.questionnaires.form import Form, Question, Text, parse
from samplan.questionnaires.results.terms import ResultFigures
from samplan.questionnaires.rounds.participation import (
    names_of_organisations,
    names_of_unit_kinds,
    principal_of,
)
from samplan.questionnaires.tables import (
    PublishedResult,
    QuestionnaireRound,
    QuestionnaireVersion,
    Recipient,
    Response,
    StatedResult,
)
from samplan.questionnaires.tally import (
    EVERYBODY,
    Group,
    QuestionTally,
    Respondent,
    Tally,
    count,
    options_of,
)
from samplan.questionnaires.terms import QuestionType, RoundStatus
from samplan.questionnaires.withholding import QuestionWithheld, Withheld, shows_mean, withhold
from samplan.sources.service import places
from samplan.web.errors import CONFLICT, ProblemError
from samplan.web.fields import text
from samplan.web.texts import Words

Document = dict[str, Any]

EXACT: Final = "exact"
_OF_GROUP: Final = ("principalId", "unitKindId", "respondents")
HINDRANCE_WORDS: Final[Mapping[Hindrance, Words]] = {
    Hindrance.MEANING: Words(
        "Frågan betyder något annat än förra gången.",
        "The question means something else than last time.",
    ),
    Hindrance.TYPE: Words(
        "Frågan besvaras på ett annat sätt än förra gången.",
        "The question is answered in another way than last time.",
    ),
    Hindrance.CHOICES: Words(
        "Svarsalternativen är inte desamma som förra gången.",
        "The choices are not the same as last time.",
    ),
    Hindrance.NOT_ASKED_BEFORE: Words(
        "Frågan ställdes inte förra gången.", "The question was not asked last time."
    ),
    Hindrance.NOT_ASKED_NOW: Words(
        "Frågan ställdes inte den här gången.", "The question was not asked this time."
    ),
}


def check_closed(row: QuestionnaireRound, *, is_lead: bool) -> None:
    """A problem while answers come in, for everybody; until publishing, for all but the lead."""
    status = RoundStatus(row.status)
    if status in {RoundStatus.DRAFT, RoundStatus.OPEN}:
        words = Words(
            "Resultatet visas när enkäten har stängt. Innan dess ser ingen svaren.",
            "Results are shown once the questionnaire has closed. Nobody sees answers before.",
        )
        raise ProblemError(CONFLICT, words)
    if status is RoundStatus.CLOSED and not is_lead:
        words = Words(
            "Resultatet visas när projektledaren har publicerat det.",
            "Results are shown once the project lead has published them.",
        )
        raise ProblemError(CONFLICT, words)


def round_reference(row: QuestionnaireRound) -> Document:
    """The round in short."""
    return {
        "id": row.id,
        "title": text(row.title_sv, row.title_en),
        "status": RoundStatus(row.status).value,
        "takesAnswers": takes_answers(row.status, row.closes_on, today()),
        "closesOn": row.closes_on.isoformat() if row.closes_on else None,
    }


def form_of(session: Session, row: QuestionnaireRound) -> Form:
    """What the round asked."""
    version = session.get_one(QuestionnaireVersion, (row.questionnaire_id, row.form_number))
    return parse(version.form)


def respondents_of(session: Session, row: QuestionnaireRound) -> list[Respondent]:
    """The units that have sent in their answers, under their principals."""
    under = sa.select(col(Organisation.id), col(Organisation.parent_id)).where(
        col(Organisation.county_id) == row.county_id
    )
    parents = {one.id: one.parent_id for one in session.connection().execute(under)}
    statement = (
        sa.select(
            col(Recipient.organisation_id), col(Recipient.unit_kind_id), col(Response.answers)
        )
        .join(
            Response,
            sa.and_(
                col(Response.round_id) == col(Recipient.round_id),
                col(Response.recipient_id) == col(Recipient.id),
            ),
        )
        .where(col(Recipient.round_id) == row.id)
        .where(col(Response.submitted_at).is_not(None))
    )
    return [
        Respondent(principal_of(organisation_id, parents), kind, answers or {})
        for organisation_id, kind, answers in session.connection().execute(statement)
    ]


def results(
    session: Session,
    row: QuestionnaireRound,
    rule: Rule,
    figures: ResultFigures,
    only: Group | None,
) -> Document:
    """The round's results as JSON; of one group where it is named."""
    form = form_of(session, row)
    respondents = respondents_of(session, row)
    tally = count(form, respondents)
    protected = figures is ResultFigures.PROTECTED
    withheld = withhold(tally, rule) if protected else Withheld()
    # Of a round that only a report tells of there are no answers to count, which is not none.
    margins = [group for group in tally.groups if group.is_margin]
    groups = [only] if only and margins else margins
    stated = stated_of(session, row.id)
    sections = {one.id: section.id for section in form.sections for one in section.questions}
    words = explanation(rule)
    document: Document = {
        "round": round_reference(row),
        "figures": figures.value,
        "withheld": text(words.sv, words.en),
        "groups": _groups(session, row.county_id, tally, withheld, groups),
        "questions": [
            _question(one, sections[name], groups, withheld, rule, stated.get(name, []))
            for name, one in tally.questions.items()
        ],
    }
    elsewhere = None if respondents else session.get(PublishedResult, row.id)
    if elsewhere is not None:
        _take_over(session, row.county_id, document, elsewhere.body or {}, only)
    return document


def publishable(session: Session, row: QuestionnaireRound, rule: Rule) -> Document | None:
    """What everybody sees of the answers, to be kept where the answers are not; None: no answers.

    Without names, which stand in the form and with the organisations.
    """
    shown = results(session, row, rule, ResultFigures.PROTECTED, None)
    if not shown["groups"]:
        return None
    return {
        "groups": [{name: one[name] for name in _OF_GROUP} for one in shown["groups"]],
        "questions": [{"id": one["id"], "results": one["results"]} for one in shown["questions"]],
    }


def _take_over(
    session: Session, county_id: str, document: Document, body: Document, only: Group | None
) -> None:
    """Fill in results as they were published where the answers are."""

    def is_wanted(one: Document) -> bool:
        return only is None or _identity(only).items() <= one.items()

    results_of = {one["id"]: one["results"] for one in body["questions"]}
    name_of = _namer(session, county_id)
    document["groups"] = [
        {**one, "name": name_of(one["principalId"], one["unitKindId"])}
        for one in body["groups"]
        if is_wanted(one)
    ]
    for question in document["questions"]:
        found = results_of.get(question["id"], [])
        question["results"] = [one for one in found if is_wanted(one)]


def _namer(session: Session, county_id: str) -> Callable[[str | None, str | None], Document]:
    """What a group of units is called, by its principal and its kind of unit."""
    organisations = names_of_organisations(session, county_id)
    kinds = names_of_unit_kinds(session)

    def name_of(principal: str | None, unit_kind: str | None) -> Document:
        names = [organisations.get(principal or ""), kinds.get(unit_kind or "")]
        known = [name for name in names if name] or [text("Alla", "All")]
        return text(
            ", ".join(name["sv"] or "" for name in known),
            ", ".join(name["en"] or name["sv"] or "" for name in known),
        )

    return name_of


def _groups(
    session: Session, county_id: str, tally: Tally, withheld: Withheld, groups: Sequence[Group]
) -> list[Document]:
    name_of = _namer(session, county_id)
    return [
        _identity(group)
        | {
            "name": name_of(group.principal, group.unit_kind),
            "respondents": None if group in withheld.respondents else tally.respondents[group],
        }
        for group in groups
    ]


def _identity(group: Group) -> Document:
    return {
        "principalId": None if group.principal == TOTAL else group.principal,
        "unitKindId": None if group.unit_kind == TOTAL else group.unit_kind,
    }


def _question(
    one: QuestionTally,
    section_id: str,
    groups: Sequence[Group],
    withheld: Withheld,
    rule: Rule,
    stated: Sequence[Document],
) -> Document:
    question = one.question
    kept = withheld.questions.get(question.id, QuestionWithheld())
    protected = bool(withheld.questions)
    return {
        "id": question.id,
        "sectionId": section_id,
        "type": question.type.value,
        "text": _text(question.text),
        "unit": _text(question.unit) if question.unit else None,
        "options": [
            {"id": option, "text": name} for option, name in option_names(question).items()
        ],
        "results": [_result(one, group, kept, rule, protected=protected) for group in groups],
        "stated": list(stated),
    }


def _text(words: Text) -> dict[str, str | None]:
    return text(words.sv, words.en)


def option_names(question: Question) -> dict[str, dict[str, str | None]]:
    """What there is to choose among, in words; of a scale the points."""
    if question.type is QuestionType.SCALE:
        return {option: text(option, option) for option in options_of(question)}
    return {one.id: _text(one.text) for one in question.options}


def _result(
    one: QuestionTally, group: Group, kept: QuestionWithheld, rule: Rule, *, protected: bool
) -> Document:
    answered = None if group in kept.answered else one.answered[group]
    asked = None if group in kept.asked or answered is None else one.asked[group]
    has_mean = not protected or shows_mean(one.question, kept, group, one.answered[group], rule)
    mean = one.mean(group) if has_mean else None
    return _identity(group) | {
        "asked": asked,
        "answered": answered,
        "missing": None if asked is None or answered is None else asked - answered,
        "mean": None if mean is None else round(mean, 2),
        "choices": [
            _choice(option, numbers[group], answered, hidden=(group, option) in kept.chosen)
            for option, numbers in one.chosen.items()
        ],
        "isWithheld": not kept.is_whole(group),
    }


def _choice(option: str, number: int, answered: int | None, *, hidden: bool) -> Document:
    if hidden or answered is None:
        return {"choiceId": option, "count": None, "share": None}
    share = round(100 * number / answered, 1) if answered else None
    return {"choiceId": option, "count": number, "share": share}


def stated_of(session: Session, round_id: str) -> dict[str, list[Document]]:
    """What reports say of the round, by question."""
    statement = (
        select(StatedResult)
        .where(col(StatedResult.round_id) == round_id)
        .order_by(col(StatedResult.question_id), col(StatedResult.choice_id))
    )
    rows = session.exec(statement).all()
    sources = {one["id"]: one for one in places(session, [row.place_id for row in rows])}
    found: dict[str, list[Document]] = {}
    for row in rows:
        implied = _implied(row)
        possible = implied is not None and implied[0] <= implied[1]
        found.setdefault(row.question_id, []).append(
            {
                "choiceId": row.choice_id,
                "share": row.share,
                "qualifier": row.qualifier,
                "base": row.base,
                "impliedCount": {"least": implied[0], "most": implied[1]}
                if implied is not None and possible
                else None,
                "isImpossible": implied is not None and not possible,
                "sourcePlace": sources.get(row.place_id or ""),
                "note": row.note,
            }
        )
    return found


def _implied(row: StatedResult) -> tuple[int, int] | None:
    """The fewest and the most answers that the share can be; None where that cannot be told."""
    if row.share is None or not row.base or row.qualifier != EXACT:
        return None
    written = f"{row.share:g}"
    decimals = len(written.partition(".")[2])
    return implied_counts(row.share, decimals, row.base)


def free_texts(session: Session, row: QuestionnaireRound) -> Document:
    """What was written in the round, each question's texts by themselves."""
    form = form_of(session, row)
    tally = respondents_of(session, row)
    return {
        "round": round_reference(row),
        "questions": [
            {
                "id": name,
                "text": _text(question.text),
                "answers": sorted(str(one.answers[name]) for one in tally if name in one.answers),
            }
            for name, question in form.questions.items()
            if question.type is QuestionType.TEXT
        ],
    }


def shares_of(session: Session, row: QuestionnaireRound, rule: Rule) -> Shares:
    """The shares of all units that the round shows, or that a report says of it."""
    shown = results(session, row, rule, ResultFigures.PROTECTED, EVERYBODY)
    found: dict[tuple[str, str], Share] = {}
    for question in shown["questions"]:
        for result in question["results"]:
            for choice in result["choices"]:
                found[question["id"], choice["choiceId"]] = Share(choice["share"])
        for one in question["stated"]:
            is_open = one["qualifier"] != EXACT
            found[question["id"], one["choiceId"]] = Share(one["share"], is_open)
    return found


def comparison(
    session: Session, before: QuestionnaireRound, after: QuestionnaireRound, rule: Rule
) -> Document:
    """Two rounds side by side, question by question."""
    changes = compare(
        form_of(session, before),
        form_of(session, after),
        shares_of(session, before, rule),
        shares_of(session, after, rule),
    )
    questions = []
    for change in changes:
        question = change.after or change.before
        if question is None:
            continue
        names = option_names(question)
        words = HINDRANCE_WORDS.get(change.hindrance) if change.hindrance else None
        questions.append(
            {
                "id": change.question_id,
                "text": _text(question.text),
                "notComparable": None
                if words is None
                else {"reason": change.hindrance, "words": text(words.sv, words.en)},
                "choices": [
                    {
                        "choiceId": one.choice_id,
                        "text": names[one.choice_id],
                        "before": one.before,
                        "after": one.after,
                        "change": one.change,
                    }
                    for one in change.choices
                ],
            }
        )
    return {"rounds": [round_reference(before), round_reference(after)], "questions": questions}
