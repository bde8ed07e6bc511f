"""What routes that show figures depend on: the gate, for the one who asks."""

from typing import Annotated

from fastapi import Depends, Query, Request

from samplan.auth.dependencies import CallerDep
from samplan.db.session import SessionDep
from samplan.disclosure.model import Rule
from samplan.settings import Settings
from samplan.statistics.gate import Figures, Gate


def rule_of(request: Request) -> Rule:
    """What the installation protects."""
    settings: Settings = request.app.state.settings
    return Rule(settings.protection_threshold, settings.protect_zeros)


async def _gate(
    request: Request,
    session: SessionDep,
    caller: CallerDep,
    figures: Annotated[
        Figures,
        Query(
            description="unprotected: small numbers as they are, for those who may see them "
            "(a lead in the county, a reporter the own organisation's); others stay protected"
        ),
    ] = Figures.PROTECTED,
) -> Gate:
    return Gate(session, caller, rule_of(request), figures)


GateDep = Annotated[Gate, Depends(_gate)]
