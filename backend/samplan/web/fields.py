"""Types that every API model is made of: camelCase, closed input, clean text, sound ids."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import Path
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from samplan.db.base import ID_LENGTH, ID_PATTERN
from samplan.web.texts import Words
from samplan.web.violations import SAID


def refusal(words: Words) -> PydanticCustomError:
    """The error that a validator of ours raises, with its words in both languages."""
    return PydanticCustomError(SAID, "refused", {"sv": words.sv, "en": words.en})


class ApiModel(BaseModel):
    """What an answer is made of."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, from_attributes=True, frozen=True
    )


class InputModel(BaseModel):
    """What a request body is made of: nothing unknown, nothing coerced."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=False, extra="forbid", strict=True, frozen=True
    )


_CONTROL = {chr(code) for code in range(32)} | {chr(code) for code in range(127, 160)}


def _one_line(text: str) -> str:
    if any(letter in _CONTROL for letter in text):
        raise refusal(
            Words(
                "Texten får inte ha radbrytningar eller styrtecken.",
                "The text may not have line breaks or control characters.",
            )
        )
    return text


_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = rf"^{_ATOM}(\.{_ATOM})*@({_LABEL}\.)+[A-Za-z]{{2,63}}$"


def email_address(text: str) -> str:
    """The address trimmed; a refusal when it is none that mail can be sent to."""
    text = text.strip()
    if re.fullmatch(_EMAIL, text) is None:
        words = Words(
            "Skriv en hel e-postadress, som enheten@kommunen.se, utan å, ä och ö.",
            "Write a whole e-mail address, such as unit@municipality.se, in letters a-z.",
        )
        raise refusal(words)
    return text


def clean_text(text: str) -> str:
    """The text trimmed, with one kind of line break; a refusal when it has control characters."""
    if any(letter in _CONTROL and letter not in "\n\r\t" for letter in text):
        raise refusal(
            Words("Texten innehåller styrtecken.", "The text contains control characters.")
        )
    return text.replace("\r\n", "\n").strip()


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH)]
"""A public id: SCB code or slug."""

CountyId = Annotated[Id, Path(alias="countyId", description="County, SCB code", examples=["22"])]
OrganisationId = Annotated[
    Id, Path(alias="organisationId", description="SCB code or slug", examples=["2281"])
]
DocumentId = Annotated[
    Id, Path(alias="documentId", description="Source document", examples=["utredning-2021"])
]
PlaceId = Annotated[
    Id, Path(alias="placeId", description="Source place", examples=["bilaga-2-audit-adult"])
]
GuidelineId = Annotated[
    Id, Path(alias="guidelineId", description="Guideline", examples=["missbruk-beroende"])
]
MethodId = Annotated[Id, Path(alias="methodId", description="Method", examples=["audit-adult"])]
RoundId = Annotated[Id, Path(alias="roundId", description="Round", examples=["22-2021"])]
SubscriptionId = Annotated[
    Id, Path(alias="subscriptionId", description="Subscription", examples=["22-portal"])
]
DeliveryId = Annotated[
    Id, Path(alias="deliveryId", description="Delivery", examples=["ping-22-portal-1"])
]
KeyId = Annotated[Id, Path(alias="keyId", description="Key", examples=["key-0a1b2c3d4e5f"])]
IndicatorId = Annotated[
    Id, Path(alias="indicatorId", description="Indicator", examples=["inpatient-patients"])
]
DimensionId = Annotated[Id, Path(alias="dimensionId", description="Dimension", examples=["sex"])]
CollectionId = Annotated[
    Id, Path(alias="collectionId", description="Collection", examples=["22-mapping-2021"])
]
DatasetId = Annotated[
    Id, Path(alias="datasetId", description="Dataset", examples=["22-care-by-form"])
]
QuestionnaireId = Annotated[
    Id, Path(alias="questionnaireId", description="Questionnaire", examples=["22-region"])
]
QuestionnaireRoundId = Annotated[
    Id,
    Path(alias="roundId", description="Round of a questionnaire", examples=["22-region-2020"]),
]
RecipientId = Annotated[
    Id, Path(alias="recipientId", description="Unit that is asked", examples=["halsocentral-ost"])
]
PlanId = Annotated[Id, Path(alias="planId", description="Plan", examples=["22-plan"])]
StepId = Annotated[
    Id, Path(alias="stepId", description="Step of a plan", examples=["22-plan-step-1"])
]
GoalId = Annotated[Id, Path(alias="goalId", description="Goal", examples=["22-plan-goal-2-1"])]
PointId = Annotated[
    Id, Path(alias="pointId", description="Point of a plan", examples=["22-prerequisite-1"])
]
ResponsibilityId = Annotated[
    Id,
    Path(
        alias="responsibilityId",
        description="Who is responsible for what",
        examples=["22-level-moderate"],
    ),
]
ActivityId = Annotated[
    Id, Path(alias="activityId", description="Activity", examples=["22-plan-1-4"])
]
ProgressReportId = Annotated[
    Id,
    Path(
        alias="progressReportId",
        description="Report of progress",
        examples=["progress-0a1b2c3d4e5f6071"],
    ),
]
BoardId = Annotated[
    Id, Path(alias="boardId", description="Board", examples=["2280-social-committee"])
]
MatterId = Annotated[Id, Path(alias="matterId", description="Matter", examples=["22-adopt-plan"])]
DecisionId = Annotated[
    Id,
    Path(alias="decisionId", description="Decision", examples=["22-adopt-plan-2280-1"]),
]
AnalysisId = Annotated[
    Id, Path(alias="analysisId", description="Consequence analysis", examples=["22-impact-ca4"])
]
CheckId = Annotated[
    Id, Path(alias="checkId", description="Check of a benefit", examples=["22-check-1"])
]
FollowUpId = Annotated[
    Id, Path(alias="followUpId", description="Follow-up", examples=["22-plan-1-4-2023"])
]
AgreementId = Annotated[
    Id, Path(alias="agreementId", description="Agreement", examples=["22-agreement-lvm"])
]
CourseId = Annotated[Id, Path(alias="courseId", description="Course", examples=["22-course-mi"])]
OccasionId = Annotated[
    Id, Path(alias="occasionId", description="Occasion", examples=["22-course-mi-2027"])
]
ReportId = Annotated[
    Id, Path(alias="reportId", description="Status report", examples=["22-status-2023"])
]
CostItemId = Annotated[Id, Path(alias="itemId", description="Cost item", examples=["22-f10-5"])]
StatementId = Annotated[
    Id,
    Path(alias="statementId", description="What a source says", examples=["22-f10-total"]),
]
CostRoleId = Annotated[
    Id, Path(alias="roleId", description="Occupation", examples=["social-worker"])
]
RoleCostId = Annotated[
    Id,
    Path(alias="roleCostId", description="Cost of a post", examples=["22-social-worker-2021"]),
]
PriceIndexId = Annotated[Id, Path(alias="indexId", description="Price index", examples=["kpi"])]
ScenarioId = Annotated[
    Id, Path(alias="scenarioId", description="Scenario", examples=["22-plan-steps-1"])
]
SavedScenarioId = Annotated[
    Id, Path(alias="scenarioId", description="Saved scenario", examples=["22-lean-start"])
]

Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=300, strip_whitespace=True),
    AfterValidator(_one_line),
]
"""A line of text for a title or a name."""

SearchText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=100, strip_whitespace=True),
    AfterValidator(_one_line),
]

Comment = Annotated[str, StringConstraints(max_length=2000), AfterValidator(clean_text)]
"""Free text about an organisation's offer; line breaks are kept."""

_PARTIAL_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_WEB_ADDRESS = r"^https?://[^\s<>\"]+$"


def _partial_date(text: str) -> str:
    parts = [int(part) for part in text.split("-")] if re.fullmatch(_PARTIAL_DATE, text) else []
    try:
        date(*[*parts, 1, 1][:3])
    except (TypeError, ValueError):
        raise refusal(
            Words(
                "Det finns inget sådant datum. Skriv 2021, 2021-10 eller 2021-10-05.",
                "There is no such date. Write 2021, 2021-10 or 2021-10-05.",
            )
        ) from None
    return text


def _web_address(text: str) -> str:
    if re.fullmatch(_WEB_ADDRESS, text) is None:
        raise refusal(
            Words(
                "Skriv en hel webbadress utan mellanslag, som https://www.example.se/sida.",
                "Write a whole web address without spaces, such as https://www.example.se/page.",
            )
        )
    return text


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        raise refusal(
            Words("Tidpunkten ligger för långt bort.", "The moment is too far away.")
        ) from None


# The contract shows the patterns; what is wrong is said in words of our own.
PartialDate = Annotated[
    str,
    Field(max_length=10, json_schema_extra={"pattern": _PARTIAL_DATE}),
    AfterValidator(_partial_date),
]
"""A date as exact as the source says: 2021, 2021-10 or 2021-10-05."""

WebAddress = Annotated[
    str,
    Field(max_length=500, json_schema_extra={"pattern": _WEB_ADDRESS}),
    AfterValidator(_web_address),
]

Moment = Annotated[AwareDatetime, AfterValidator(_in_utc), Field(examples=["2022-02-24T09:30:00Z"])]
"""A moment with its time zone, kept in UTC to the second."""


class Text(ApiModel):
    """A text in Swedish and, where it has been written, English."""

    sv: str = Field(description="Swedish", examples=["Återfallsprevention"])
    en: str | None = Field(
        description="English, null where none has been written", examples=["Relapse prevention"]
    )


class TextInput(InputModel):
    """A text in Swedish and perhaps English."""

    sv: Line = Field(description="Swedish")
    en: Line | None = Field(None, description="English")


def text(sv: str, en: str | None) -> dict[str, str | None]:
    """A text as JSON."""
    return {"sv": sv, "en": en}


def left_out() -> Any:
    """What a field of a partial update holds when it is left out: nothing that anybody reads.

    As a factory it keeps a default out of the contract, which would be a lie there: null may not
    be sent.
    """
    return None


def example(**fields: Any) -> ConfigDict:
    """The model configuration that carries a full example into the contract."""
    return ConfigDict(json_schema_extra={"example": fields})
