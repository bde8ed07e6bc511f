"""Rules for questionnaires: one draft at a time, and final versions that never change."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.history import Action, Actor, Recorded, Scope, record
from samplan.organisations.tables import County
from samplan.questionnaires.form import Form, differences, parse, to_document
from samplan.questionnaires.form_rules import faults, meaning_faults
from samplan.questionnaires.forms.schemas import (
    FormInput,
    QuestionnaireCreate,
    QuestionnaireUpdate,
)
from samplan.questionnaires.tables import Questionnaire, QuestionnaireRound, QuestionnaireVersion
from samplan.questionnaires.terms import VersionStatus
from samplan.web.errors import CONFLICT, ProblemError, invalid
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation


def questionnaire_document(row: Questionnaire) -> dict[str, Any]:
    """The questionnaire as the history keeps it."""
    return {
        "id": row.id,
        "countyId": row.county_id,
        "title": text(row.title_sv, row.title_en),
        "version": row.version,
    }


def version_numbers(
    session: Session, rows: Sequence[Questionnaire]
) -> dict[str, dict[VersionStatus, int]]:
    """The newest number of each status, by questionnaire."""
    found: dict[str, dict[VersionStatus, int]] = {row.id: {} for row in rows}
    statement = (
        sa.select(
            col(QuestionnaireVersion.questionnaire_id),
            col(QuestionnaireVersion.status),
            sa.func.max(col(QuestionnaireVersion.number)),
        )
        .where(col(QuestionnaireVersion.questionnaire_id).in_(list(found)))
        .group_by(col(QuestionnaireVersion.questionnaire_id), col(QuestionnaireVersion.status))
    )
    for name, status, number in session.connection().execute(statement):
        found[name][VersionStatus(status)] = number
    return found


def latest_final(session: Session, questionnaire_id: str) -> QuestionnaireVersion | None:
    """The newest final version."""
    return _newest(session, questionnaire_id, VersionStatus.FINAL)


def draft_of(session: Session, questionnaire_id: str) -> QuestionnaireVersion | None:
    """The version that is being written; there is at most one."""
    return _newest(session, questionnaire_id, VersionStatus.DRAFT)


def _newest(
    session: Session, questionnaire_id: str, status: VersionStatus
) -> QuestionnaireVersion | None:
    statement = (
        select(QuestionnaireVersion)
        .where(col(QuestionnaireVersion.questionnaire_id) == questionnaire_id)
        .where(col(QuestionnaireVersion.status) == status)
        .order_by(col(QuestionnaireVersion.number).desc())
    )
    return session.exec(statement).first()


def previous_form(session: Session, row: QuestionnaireVersion) -> Form | None:
    """What the version before asked; None when the version is the first."""
    before = session.get(QuestionnaireVersion, (row.questionnaire_id, row.number - 1))
    return None if before is None else parse(before.form)


def draft_or_beginning(session: Session, questionnaire: Questionnaire) -> QuestionnaireVersion:
    """The draft, or what a new one would begin with: the newest version's form.

    The version for If-Match rises over all versions of the questionnaire, so that nobody goes on
    writing what another has made final.
    """
    draft = draft_of(session, questionnaire.id)
    if draft is not None:
        return draft
    final = latest_final(session, questionnaire.id)
    return QuestionnaireVersion(
        questionnaire_id=questionnaire.id,
        number=final.number + 1 if final else 1,
        status=VersionStatus.DRAFT,
        form=final.form if final else {"sections": []},
        version=final.version if final else 0,
    )


def remaining_faults(session: Session, row: QuestionnaireVersion) -> list[Violation]:
    """What must be put right before the draft can be made final."""
    form = parse(row.form)
    before = previous_form(session, row)
    return [*faults(form), *(meaning_faults(before, form) if before else [])]


def create(session: Session, new: QuestionnaireCreate, *, by: Actor) -> Questionnaire:
    """A new questionnaire, still without a version."""
    if session.get(Questionnaire, new.id) is not None:
        words = Words("Det finns redan en enkät med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    if session.get(County, new.county_id) is None:
        words = Words("Länet finns inte.", "There is no such county.")
        raise invalid(Violation("countyId", words))
    row = Questionnaire(
        id=new.id, county_id=new.county_id, title_sv=new.title.sv, title_en=new.title.en
    )
    session.add(row)
    session.flush()
    _record(session, by, Action.CREATE, row, None)
    return row


def update(
    session: Session, row: Questionnaire, change: QuestionnaireUpdate, *, by: Actor
) -> Questionnaire:
    """Change the title."""
    if "title" not in change.model_fields_set:
        return row
    if (change.title.sv, change.title.en) == (row.title_sv, row.title_en):
        return row
    before = questionnaire_document(row)
    row.title_sv, row.title_en = change.title.sv, change.title.en
    row.version += 1
    session.flush()
    _record(session, by, Action.UPDATE, row, before)
    return row


def delete(session: Session, row: Questionnaire, *, by: Actor) -> None:
    """Take away a questionnaire that has never been made final."""
    rounds = select(QuestionnaireRound.id).where(col(QuestionnaireRound.questionnaire_id) == row.id)
    if latest_final(session, row.id) is not None or session.exec(rounds).first() is not None:
        words = Words(
            "Enkäten har en fastställd version och tas inte bort.",
            "The questionnaire has a final version and is not removed.",
        )
        raise ProblemError(CONFLICT, words)
    before = questionnaire_document(row)
    scope = _scope(session, row)
    versions = sa.delete(QuestionnaireVersion).where(
        col(QuestionnaireVersion.questionnaire_id) == row.id
    )
    session.connection().execute(versions)
    session.delete(row)
    session.flush()
    record(session, by, Recorded(Action.DELETE, "questionnaire", row.id, before, None, scope))


def save_draft(
    session: Session, questionnaire: Questionnaire, form: FormInput, *, by: Actor
) -> QuestionnaireVersion:
    """Write the draft; the first time, it becomes the next version."""
    row = draft_or_beginning(session, questionnaire)
    is_new = not sa.inspect(row).persistent
    document = to_document(parse(form.model_dump(by_alias=True, mode="json")))
    if not is_new and document == row.form:
        return row
    before = None if is_new else _version_document(row)
    old_form = None if is_new else row.form
    row.form = document
    row.version += 1
    session.add(row)
    session.flush()
    after = _version_document(row)
    if before is not None:
        before |= {"questions": _questions_that_differ(old_form, document)}
    after |= {"questions": _questions_that_differ(document, old_form)}
    action = Action.CREATE if is_new else Action.UPDATE
    _record_version(session, by, action, questionnaire, row, before, after, restricted=True)
    return row


def delete_draft(
    session: Session, questionnaire: Questionnaire, row: QuestionnaireVersion, *, by: Actor
) -> None:
    """Throw the draft away."""
    before = _version_document(row)
    session.delete(row)
    session.flush()
    _record_version(session, by, Action.DELETE, questionnaire, row, before, None, restricted=True)


def make_final(
    session: Session, questionnaire: Questionnaire, row: QuestionnaireVersion, *, by: Actor
) -> QuestionnaireVersion:
    """Make the draft final, after which it is never changed."""
    found = remaining_faults(session, row)
    if found:
        raise invalid(*found)
    before = _version_document(row)
    row.status = VersionStatus.FINAL
    row.version += 1
    session.flush()
    after = _version_document(row)
    _record_version(session, by, Action.UPDATE, questionnaire, row, before, after, restricted=False)
    return row


def changes(session: Session, row: QuestionnaireVersion) -> list[dict[str, Any]]:
    """What is new in the version since the one before."""
    before = previous_form(session, row)
    if before is None:
        return []
    found = differences(before, parse(row.form))
    return [{"questionId": name, "kinds": sorted(kinds)} for name, kinds in found.items()]


def _questions_that_differ(
    form: dict[str, Any] | None, other: dict[str, Any] | None
) -> dict[str, Any]:
    """The questions of a form that the other lacks or has otherwise."""
    own, others = _by_id(form), _by_id(other)
    return {name: question for name, question in own.items() if others.get(name) != question}


def _by_id(form: dict[str, Any] | None) -> dict[str, Any]:
    sections = form["sections"] if form else []
    return {one["id"]: one for section in sections for one in section["questions"]}


def _version_document(row: QuestionnaireVersion) -> dict[str, Any]:
    return {
        "questionnaireId": row.questionnaire_id,
        "number": row.number,
        "status": VersionStatus(row.status).value,
        "questionCount": len(_by_id(row.form)),
        "version": row.version,
    }


def _scope(session: Session, row: Questionnaire) -> Scope:
    """A questionnaire that is not in use yet concerns the lead alone."""
    return Scope(county_id=row.county_id, restricted=latest_final(session, row.id) is None)


def _record(
    session: Session,
    by: Actor,
    action: Action,
    row: Questionnaire,
    before: dict[str, Any] | None,
) -> None:
    after = questionnaire_document(row)
    scope = _scope(session, row)
    record(session, by, Recorded(action, "questionnaire", row.id, before, after, scope))


def _record_version(
    session: Session,
    by: Actor,
    action: Action,
    questionnaire: Questionnaire,
    row: QuestionnaireVersion,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    *,
    restricted: bool,
) -> None:
    name = f"{questionnaire.id}/{row.number}"
    scope = Scope(county_id=questionnaire.county_id, restricted=restricted)
    record(session, by, Recorded(action, "questionnaire-version", name, before, after, scope))
