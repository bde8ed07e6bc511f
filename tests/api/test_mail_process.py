"""A server sends what is queued, and what another had not noted when it was killed."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from samplan.db.base import now
from samplan.db.engine import Database
from samplan.db.session import beside
from samplan.mail.tables import OutgoingMail
from support.asking import Api, Json, MakeApi
from support.people import Keys
from support.postbox import Postbox, listening, text_of
from support.questionnaires import ask, make_round, move
from support.server import free_port, killable, running
from support.waiting import wait_until

ADDRESS = "enheten@example.se"


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    """A mail server that takes everything."""
    with listening() as made:
        yield made


def invited(make_api: MakeApi, keys: Keys, postbox: Postbox) -> Json:
    """A round whose one unit is to get its link by mail; the unit's subject and path."""
    api = make_api(**postbox.settings)
    round_id = make_round(api, keys)
    ask(api, keys, round_id, "ost", email=ADDRESS)
    move(api, keys, round_id, "open")
    sent = {"send": True}
    path = f"/questionnaire-rounds/{round_id}"
    assert api.post(f"{path}/invitations", json=sent, key=keys.lead).status_code == 201
    return {"api": api, "path": f"{path}/recipients/ost"}


def as_environment(postbox: Postbox) -> dict[str, str]:
    """The settings as a process gets them."""
    return {name: str(value) for name, value in postbox.settings.items()}


def test_a_server_sends_by_itself_what_is_queued(
    make_api: MakeApi, keys: Keys, postbox: Postbox, database_url: str, tmp_path: Path
) -> None:
    made = invited(make_api, keys, postbox)
    with running(database_url, tmp_path, **as_environment(postbox)):
        wait_until(lambda: bool(postbox.got))
        api: Api = made["api"]
        wait_until(lambda: api.read(made["path"], key=keys.lead)["mail"]["status"] == "sent")
    assert "https://samplan.example.se/svara#" in text_of(postbox.got[0])


def test_what_a_killed_server_had_not_noted_is_sent_by_the_next(
    make_api: MakeApi, keys: Keys, database_url: str, database: Database, tmp_path: Path
) -> None:
    class SlowPostbox(Postbox):
        """Takes its time with the first message."""

        asked = 0

        async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
            self.asked += 1
            if self.asked == 1:
                await asyncio.sleep(60)
            return await super().handle_DATA(server, session, envelope)

    postbox = SlowPostbox(port=free_port())
    with listening(postbox):
        made = invited(make_api, keys, postbox)
        environment = as_environment(postbox)
        with killable(database_url, tmp_path, **environment) as (_, process):
            wait_until(lambda: postbox.asked == 1)
            process.kill()
            process.wait()
        with beside(database) as session:  # the claim runs out
            session.connection().execute(
                sa.update(OutgoingMail).values(due_at=now() - timedelta(seconds=1))
            )
        with running(database_url, tmp_path, **environment):
            api: Api = made["api"]
            wait_until(lambda: api.read(made["path"], key=keys.lead)["mail"]["status"] == "sent")
    [message] = postbox.got
    assert message["To"] == ADDRESS
