"""Rounds of a questionnaire that have closed, and what units answered in them."""

import itertools
from collections.abc import Iterable
from typing import Any

from samplan.db.base import now
from samplan.db.history import revision
from samplan.db.session import writing
from samplan.questionnaires.tables import Recipient, Response
from support.asking import Json
from support.people import MAKER, Stage
from support.questionnaires import make_kind, make_round, move

Given = tuple[str, str, Json]
_numbers = itertools.count(1)


def closed_round(stage: Stage, given: Iterable[Given], to: str = "published", **more: Any) -> str:
    """A round that has closed, and what units of principals and kinds answered; its id."""
    answered = list(given)
    for kind in sorted({kind for _, kind, _ in answered} | {"provslag"}):
        make_kind(stage.api, stage.keys, kind)
    round_id = make_round(stage.api, stage.keys, **more)
    with writing(stage.database) as session:
        for organisation_id, kind, answers in [*answered, ("2281", "provslag", None)]:
            name = f"enhet-{next(_numbers)}"
            session.add(
                Recipient(
                    round_id=round_id,
                    id=name,
                    name=name,
                    organisation_id=organisation_id,
                    unit_kind_id=kind,
                )
            )
            session.flush()
            session.add(
                Response(
                    round_id=round_id,
                    recipient_id=name,
                    answers=answers or {"routine": "no"},
                    saved_at=now(),
                    submitted_at=None if answers is None else now(),
                    receipt=None if answers is None else name,
                )
            )
        revision(session, MAKER)
    for step in ("open", "closed", "published"):
        if step == "published" and to != step:
            break
        move(stage.api, stage.keys, round_id, step)
        if step == to:
            break
    return round_id


def units(number: int, organisation_id: str = "2281", **answers: Any) -> list[Given]:
    """So many units that answered the same."""
    return [(organisation_id, "provslag", answers)] * number
