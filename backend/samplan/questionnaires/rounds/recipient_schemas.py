"""Whom a round asks, the links that go out and who has answered, as the API shows and takes it."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field

from samplan.mail.terms import MailProblem, MailStatus
from samplan.questionnaires.rounds import examples
from samplan.questionnaires.rounds.schemas import QuestionnaireRoundReference
from samplan.questionnaires.terms import MessageKind, ResponseState
from samplan.web.fields import (
    ApiModel,
    Id,
    InputModel,
    Line,
    Text,
    TextInput,
    email_address,
    example,
    left_out,
)
from samplan.web.paging import Link, Page

Email = Annotated[
    str, Field(max_length=254, json_schema_extra={"format": "email"}), AfterValidator(email_address)
]


class RecipientMail(ApiModel):
    """How far the newest message to the unit has come."""

    kind: MessageKind = Field(description="What it is about")
    status: MailStatus = Field(description="queued, sent, or failed: given up")
    queued_at: datetime = Field(
        description="When it was queued, UTC", examples=["2026-02-01T08:00:00Z"]
    )
    sent_at: datetime | None = Field(
        description="When the mail server took it, UTC", examples=["2026-02-01T08:00:05Z"]
    )
    attempts: int = Field(description="How many times it has been tried")
    problem: MailProblem | None = Field(description="Why the last attempt failed")


class RecipientInfo(ApiModel):
    """A unit that a round asks."""

    model_config = example(**examples.RECIPIENT)

    id: str = Field(description="Slug, of this round")
    name: str = Field(description="The unit's name")
    organisation_id: str = Field(description="The principal, or the unit where it is known")
    organisation_name: Text = Field(description="Its name")
    unit_kind_id: str = Field(description="What kind of unit")
    unit_kind_name: Text = Field(description="What the kind is called")
    email: str | None = Field(description="The unit's functional address (funktionsadress)")
    state: ResponseState = Field(description="How far its answer has come")
    invited_at: datetime | None = Field(
        description="When it first got a link, UTC", examples=["2026-02-01T08:00:00Z"]
    )
    valid_links: int = Field(description="How many links of it are valid")
    mail: RecipientMail | None = Field(description="The newest message to it")
    version: int = Field(description='For If-Match, as "v1"')


class RecipientList(Page):
    """Units of the page."""

    model_config = example(recipients=[examples.RECIPIENT], **examples.PAGE)

    recipients: list[RecipientInfo] = Field(description="The page's units")


class RecipientCreate(InputModel):
    """A unit to ask."""

    model_config = example(
        id="halsocentral-vast",
        name="Hälsocentral Väst",
        organisationId="22",
        unitKindId="primary-care",
        email="vast@example.se",
    )

    id: Id = Field(description="A slug of your own that never changes, of this round")
    name: Line = Field(description="The unit's name; never a person's")
    organisation_id: Id = Field(description="The principal that it belongs to, or the unit")
    unit_kind_id: Id = Field(description="What kind of unit")
    email: Email | None = Field(
        None, description="The unit's functional address (funktionsadress), never a person's"
    )


class RecipientUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(email="enheten@example.se")

    name: Line = Field(default_factory=left_out, description="The unit's name")
    organisation_id: Id = Field(default_factory=left_out, description="The principal, or the unit")
    unit_kind_id: Id = Field(default_factory=left_out, description="What kind of unit")
    email: Email | None = Field(
        None, description="The unit's functional address (funktionsadress), never a person's"
    )


class UnitKindInfo(ApiModel):
    """A kind of unit, such as primary care."""

    model_config = example(
        id="primary-care", name={"sv": "Primärvård", "en": "Primary care"}, position=1
    )

    id: str = Field(description="Slug that never changes")
    name: Text = Field(description="Name")
    position: int = Field(description="Place in the order")


class UnitKindList(Page):
    """Kinds of the page."""

    model_config = example(
        unitKinds=[
            {
                "id": "primary-care",
                "name": {"sv": "Primärvård", "en": "Primary care"},
                "position": 1,
            }
        ],
        **examples.PAGE,
    )

    unit_kinds: list[UnitKindInfo] = Field(description="The page's kinds")


class UnitKindCreate(InputModel):
    """A new kind of unit, for all counties."""

    model_config = example(
        id="occupational-health", name={"sv": "Företagshälsa", "en": "Occupational health"}
    )

    id: Id = Field(description="A slug of your own that never changes")
    name: TextInput = Field(description="Name")


RecipientIds = Annotated[list[Id], Field(min_length=1, max_length=2000)]


class InvitationCreate(InputModel):
    """Whom to give links."""

    model_config = example(recipientIds=["halsocentral-ost"], renew=False, send=False)

    recipient_ids: RecipientIds | None = Field(None, description="Which units; all if left out")
    renew: bool = Field(False, description="End the links that the units have got before")
    send: bool = Field(
        False, description="Send the links by e-mail; otherwise they are shown here, once"
    )


class ReminderCreate(InputModel):
    """Whom to remind."""

    model_config = example(recipientIds=["halsocentral-ost"])

    recipient_ids: RecipientIds | None = Field(
        None, description="Which units; all that have not sent in their answers if left out"
    )


class InvitationInfo(ApiModel):
    """A unit's link, or that it is on its way."""

    recipient_id: str = Field(description="The unit")
    link: str | None = Field(
        description="The unit's own link, shown this once; null when it is sent by e-mail"
    )
    queued: bool = Field(description="Whether it is sent by e-mail")


class InvitationList(ApiModel):
    """The links, in the order of the units."""

    model_config = example(**examples.INVITATIONS)

    invitations: list[InvitationInfo] = Field(description="One for each unit")


class ParticipationCounts(ApiModel):
    """How far the units have come. Each number includes those that came further."""

    asked: int = Field(description="Units that are asked")
    opened: int = Field(description="Units that have opened their link")
    begun: int = Field(description="Units that have saved an answer")
    submitted: int = Field(description="Units that have sent in their answers")
    rate: float | None = Field(description="Per cent of those asked that have sent in; null of 0")


class LateRecipient(ApiModel):
    """A unit that has not sent in its answers."""

    id: str = Field(description="The unit")
    name: str = Field(description="Its name")
    state: ResponseState = Field(description="How far it has come")


class ParticipationGroup(ParticipationCounts):
    """The units of a principal and a kind."""

    organisation_id: str = Field(description="The principal")
    organisation_name: Text = Field(description="Its name")
    unit_kind_id: str = Field(description="What kind of unit")
    unit_kind_name: Text = Field(description="What the kind is called")
    late: list[LateRecipient] = Field(description="Those that have not sent in their answers")


class Participation(ApiModel):
    """Who has answered and who has not; never what."""

    model_config = example(**examples.PARTICIPATION)

    round: QuestionnaireRoundReference = Field(description="The round")
    is_late: bool = Field(description="Whether the last day for answers has passed")
    sends_mail: bool = Field(
        description="Whether the installation can send links by mail; else they are copied"
    )
    total: ParticipationCounts = Field(description="All units together")
    groups: list[ParticipationGroup] = Field(description="By principal and kind of unit")
    revision: int = Field(description="The newest revision")
    links: dict[str, Link] = Field(alias="_links", description="This answer")
