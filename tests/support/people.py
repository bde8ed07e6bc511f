"""Those who call: a key for each role and place that the tests speak of."""

from dataclasses import dataclass, fields
from datetime import timedelta

from samplan.auth.service import NewKey, create_key, revoke_key
from samplan.auth.terms import Role
from samplan.db.base import now
from samplan.db.engine import Database
from samplan.db.history import Actor
from samplan.db.session import writing
from support.asking import Api

MAKER = Actor(name="Testet", role=Role.ADMINISTRATOR.value, channel="command")


@dataclass(frozen=True)
class Keys:
    """The secrets of keys in county 22."""

    reader: str
    reporter: str
    """Sundsvall, 2281."""
    neighbour: str
    """Härnösand, 2280."""
    regional: str
    """The region, 22, with its care levels below."""
    lead: str
    administrator: str


KINDS = {
    "reader": NewKey("Läsaren", Role.READER),
    "reporter": NewKey("Socialtjänsten i Sundsvall", Role.REPORTER, "2281", "22"),
    "neighbour": NewKey("Socialtjänsten i Härnösand", Role.REPORTER, "2280", "22"),
    "regional": NewKey("Regionens kontakt", Role.REPORTER, "22", "22"),
    "lead": NewKey("Projektledningen", Role.LEAD, county_id="22"),
    "administrator": NewKey("Förvaltaren", Role.ADMINISTRATOR),
}


@dataclass(frozen=True)
class OtherKeys:
    """The secrets of keys in county 25."""

    reporter: str
    lead: str


def make_keys(database: Database) -> Keys:
    """One key of each kind, in one revision."""
    with writing(database) as session:
        made = {
            field.name: create_key(session, KINDS[field.name], by=MAKER)[1]
            for field in fields(Keys)
        }
    return Keys(**made)


def make_key(database: Database, new: NewKey) -> tuple[str, str]:
    """The id and the secret of a new key."""
    with writing(database) as session:
        key, secret = create_key(session, new, by=MAKER)
        return key.id, secret


def make_expired_key(database: Database, new: NewKey) -> str:
    """The secret of a key that has just gone out."""
    with writing(database) as session:
        key, secret = create_key(session, new, by=MAKER)
        key.expires_at = now() - timedelta(seconds=1)
    return secret


def make_revoked_key(database: Database, new: NewKey) -> str:
    """The secret of a key that has been taken back."""
    with writing(database) as session:
        key, secret = create_key(session, new, by=MAKER)
        revoke_key(session, key, by=MAKER)
    return secret


def make_other_keys(database: Database) -> OtherKeys:
    """A reporter's and the lead's key in county 25."""
    return OtherKeys(
        reporter=make_key(database, NewKey("Luleå", Role.REPORTER, "2580", "25"))[1],
        lead=make_key(database, NewKey("Norrbotten", Role.LEAD, county_id="25"))[1],
    )


@dataclass(frozen=True, eq=False)
class Stage:
    """An application that the tests of a file share, and those who call it."""

    api: Api
    keys: Keys
    others: OtherKeys
    database: Database
