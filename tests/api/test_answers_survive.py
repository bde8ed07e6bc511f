"""What a unit has been told is saved is there, also when the server dies the next moment."""

import threading
from pathlib import Path

import httpx

from samplan.db.engine import Database
from samplan.db.session import beside
from samplan.questionnaires.rounds.invitations import new_link
from samplan.questionnaires.tables import Recipient
from samplan.questionnaires.terms import MessageKind
from support.asking import Api, Json
from support.people import Keys
from support.questionnaires import header, mine, open_questionnaire
from support.server import killable


def token_of(database: Database, round_id: str) -> str:
    """The token of a new link."""
    with beside(database) as session:
        recipient = session.get_one(Recipient, (round_id, "ost"))
        return new_link(session, recipient, MessageKind.INVITATION, sent=False)


def save_until_the_end(
    address: str, token: str, saved: list[Json], enough: threading.Event
) -> None:
    """Save again and again, noting what the server said was saved, until it says nothing more."""
    path = f"{address}/samplan/v1/responses/mine"
    with httpx.Client(headers=header(token), timeout=10, trust_env=False) as http:
        version = 0
        try:
            for number in range(100_000):
                sent = {"answers": {"routine": "yes", "screened": number % 10_000}}
                response = http.put(path, json=sent, headers={"If-Match": f'"v{version}"'})
                assert response.status_code == 200, response.text
                answer = response.json()
                version = answer["version"]
                saved.append({"answers": answer["answers"], "version": version})
                if len(saved) == 20:
                    enough.set()
        except httpx.TransportError:
            return


def test_what_was_said_to_be_saved_is_there_after_the_server_was_killed(
    api: Api, keys: Keys, database: Database, database_url: str, tmp_path: Path
) -> None:
    round_id = open_questionnaire(api, keys)
    token = token_of(database, round_id)
    saved: list[Json] = []
    enough = threading.Event()
    with killable(database_url, tmp_path) as (address, process):
        thread = threading.Thread(target=save_until_the_end, args=(address, token, saved, enough))
        thread.start()
        assert enough.wait(60)
        process.kill()  # in the middle of one saving or between two
        process.wait()
        thread.join()
    shown = mine(api, token)
    last = saved[-1]
    assert shown["version"] in (last["version"], last["version"] + 1)
    if shown["version"] == last["version"]:
        assert shown["answers"] == last["answers"]
    else:  # saved, and killed before it could say so
        assert shown["answers"]["screened"] == last["answers"]["screened"] + 1
