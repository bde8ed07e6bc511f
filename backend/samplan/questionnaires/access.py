"""Who sees which questionnaire and which round of one."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.auth.service import Caller
from samplan.auth.terms import Permission, Reach
from samplan.organisations import scope
from samplan.questionnaires.tables import (
    Questionnaire,
    QuestionnaireRound,
    QuestionnaireVersion,
    Recipient,
)
from samplan.questionnaires.terms import RoundStatus, VersionStatus
from samplan.web.errors import not_found
from samplan.web.texts import Words

QUESTIONNAIRE = Words("Enkäten", "questionnaire")
VERSION = Words("Versionen", "version")
ROUND = Words("Omgången", "round")


def leads(session: Session, caller: Caller, county_id: str) -> bool:
    """Whether the caller keeps the county's questionnaires."""
    return scope.allows(session, caller, Permission.MANAGE_ROUNDS, county_id=county_id)


def seen_questionnaires(caller: Caller, statement: Any) -> Any:
    """The statement limited to questionnaires with a final version, and the lead's own."""
    reach = caller.reach(Permission.MANAGE_ROUNDS)
    if reach is Reach.ANY:
        return statement
    final = select(QuestionnaireVersion.questionnaire_id).where(
        col(QuestionnaireVersion.status) == VersionStatus.FINAL
    )
    seen: list[sa.ColumnElement[bool]] = [col(Questionnaire.id).in_(final)]
    if reach is Reach.COUNTY:
        seen.append(col(Questionnaire.county_id) == caller.county_id)
    return statement.where(sa.or_(*seen))


def see_questionnaire(session: Session, caller: Caller, questionnaire_id: str) -> Questionnaire:
    """The questionnaire; the problem that there is none when the caller may not see it."""
    statement = select(Questionnaire).where(col(Questionnaire.id) == questionnaire_id)
    row = session.exec(seen_questionnaires(caller, statement)).first()
    if row is None:
        raise not_found(QUESTIONNAIRE)
    found: Questionnaire = row
    return found


def see_version(
    session: Session, caller: Caller, questionnaire: Questionnaire, number: int
) -> QuestionnaireVersion:
    """A version of the questionnaire; drafts are only for the county's lead."""
    row = session.get(QuestionnaireVersion, (questionnaire.id, number))
    if row is None or (
        row.status == VersionStatus.DRAFT and not leads(session, caller, questionnaire.county_id)
    ):
        raise not_found(VERSION)
    return row


def seen_rounds(session: Session, caller: Caller, statement: Any) -> Any:
    """The statement limited to published rounds and those that the caller has a part in."""
    reach = caller.reach(Permission.READ_UNPUBLISHED)
    if reach is Reach.ANY:
        return statement
    seen = [col(QuestionnaireRound.status) == RoundStatus.PUBLISHED]
    if reach is Reach.COUNTY:
        seen.append(col(QuestionnaireRound.county_id) == caller.county_id)
    elif reach is Reach.OWN:
        own = scope.under(session, caller.organisation_id)
        asked = select(Recipient.round_id).where(col(Recipient.organisation_id).in_(own))
        under_way = col(QuestionnaireRound.status) != RoundStatus.DRAFT
        seen.append(col(QuestionnaireRound.id).in_(asked) & under_way)
    return statement.where(sa.or_(*seen))


def see_round(session: Session, caller: Caller, round_id: str) -> QuestionnaireRound:
    """The round; the problem that there is none when the caller may not see it.

    A reporter sees the rounds under way that ask units of the own organisation.
    """
    statement = select(QuestionnaireRound).where(col(QuestionnaireRound.id) == round_id)
    row = session.exec(seen_rounds(session, caller, statement)).first()
    if row is None:
        raise not_found(ROUND)
    found: QuestionnaireRound = row
    return found
