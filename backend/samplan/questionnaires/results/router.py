"""Results of rounds, what was written in them, and two rounds side by side."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from samplan.auth.dependencies import Reader, RoundLead, refusal
from samplan.auth.terms import Permission
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.disclosure.model import TOTAL, Rule
from samplan.organisations import scope
from samplan.questionnaires.access import leads, see_round
from samplan.questionnaires.results import service
from samplan.questionnaires.results.schemas import (
    FreeTextDocument,
    QuestionnaireComparisonDocument,
    ResultDocument,
)
from samplan.questionnaires.results.terms import ResultFigures
from samplan.questionnaires.tally import Group
from samplan.questionnaires.terms import RoundStatus
from samplan.settings import Settings
from samplan.web.answers import FormatDep, answer, file_responses, other_formats
from samplan.web.contract import problems
from samplan.web.errors import invalid
from samplan.web.fields import Id, QuestionnaireRoundId
from samplan.web.paging import self_link
from samplan.web.texts import Words
from samplan.web.violations import Violation

router = APIRouter(tags=["questionnaires"])


def _rule(request: Request) -> Rule:
    settings: Settings = request.app.state.settings
    return Rule(settings.protection_threshold, settings.protect_zeros)


@router.get(
    "/questionnaire-rounds/{roundId}/results",
    response_model=None,
    responses=file_responses(ResultDocument) | problems(401, 403, 404, 406, 409, 422, 429),
)
def get_results(
    request: Request,
    session: SessionDep,
    caller: Reader,
    round_id: QuestionnaireRoundId,
    file_format: FormatDep,
    principal: Annotated[Id | None, Query(description="Only units of this principal")] = None,
    unit_kind: Annotated[
        Id | None, Query(alias="unitKind", description="Only units of this kind")
    ] = None,
    figures: Annotated[
        ResultFigures, Query(description="unprotected: small counts too, for the county's lead")
    ] = ResultFigures.PROTECTED,
) -> Response:
    """How the questions were answered, by principal and by kind of unit. Small counts are withheld.

    A kind of unit at one principal is given unprotected only. Nobody sees results before the
    questionnaire has closed; until they are published only the county's lead does.
    """
    row = see_round(session, caller, round_id)
    service.check_closed(row, is_lead=leads(session, caller, row.county_id))
    if figures is ResultFigures.UNPROTECTED:
        may = Permission.READ_UNPROTECTED
        if not scope.allows(session, caller, may, county_id=row.county_id):
            raise refusal(caller)
    elif principal and unit_kind:
        words = Words(
            "Välj huvudman eller verksamhet, inte båda: så små grupper skyddas.",
            "Choose a principal or a kind of unit, not both: groups so small are withheld.",
        )
        raise invalid(Violation("unitKind", words))
    only = Group(principal or TOTAL, unit_kind or TOTAL) if principal or unit_kind else None
    document = service.results(session, row, _rule(request), figures, only)
    document["_links"] = {"self": self_link(request), **other_formats(request, "csv", "xlsx")}
    return answer(
        request,
        file_format,
        document,
        kind="questionnaire-results",
        name=f"enkatresultat-{round_id}",
        revision=current_revision(session),
        public=row.status == RoundStatus.PUBLISHED and figures is ResultFigures.PROTECTED,
    )


@router.get(
    "/questionnaire-rounds/{roundId}/free-texts",
    responses=problems(401, 403, 404, 409, 422, 429),
)
def get_free_texts(
    session: SessionDep, caller: RoundLead, round_id: QuestionnaireRoundId
) -> FreeTextDocument:
    """What units wrote, for the county's lead: texts can point somebody out."""
    row = see_round(session, caller, round_id)
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id)
    service.check_closed(row, is_lead=True)
    return FreeTextDocument.model_validate(service.free_texts(session, row))


@router.get(
    "/questionnaire-comparisons",
    response_model=None,
    responses=file_responses(QuestionnaireComparisonDocument)
    | problems(401, 404, 406, 409, 422, 429),
)
def compare_rounds(
    request: Request,
    session: SessionDep,
    caller: Reader,
    rounds: Annotated[
        list[Id],
        Query(
            alias="round",
            min_length=2,
            max_length=2,
            description="The two rounds, the earlier first",
            examples=[["22-region-2020", "22-municipalities-2020"]],
        ),
    ],
    file_format: FormatDep,
) -> Response:
    """Shares then and now, of questions that both rounds ask and that still mean the same.

    The rounds may be of two questionnaires that share questions.
    """
    before, after = (see_round(session, caller, one) for one in rounds)
    for row in (before, after):
        service.check_closed(row, is_lead=leads(session, caller, row.county_id))
    document = service.comparison(session, before, after, _rule(request))
    document["_links"] = {"self": self_link(request), **other_formats(request, "csv", "xlsx")}
    published = RoundStatus.PUBLISHED
    return answer(
        request,
        file_format,
        document,
        kind="questionnaire-comparisons",
        name=f"enkatjamforelse-{before.id}-{after.id}",
        revision=current_revision(session),
        public=before.status == published and after.status == published,
    )
