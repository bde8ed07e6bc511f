"""What the contract says of every operation alike: problems, the trace header, api-info."""

from typing import Annotated, Any

from fastapi import Header
from pydantic import Field

from samplan.web.errors import BY_STATUS, INVALID
from samplan.web.fields import ApiModel, example


class ProblemViolation(ApiModel):
    """One field that cannot be accepted."""

    field: str = Field(description="Path of the field", examples=["answers[3].status"])
    message: str = Field(description="What is wrong and what to do", examples=["Uppgiften saknas."])


class Problem(ApiModel):
    """An error (RFC 9457). Texts follow Accept-Language, Swedish first."""

    model_config = example(
        type="urn:samplan:problem:invalid",
        title="Uppgifterna stämmer inte",
        status=422,
        detail="Inget har sparats. Rätta det som står här och försök igen.",
        instance="/samplan/v1/gap-rounds/22-2026/columns/2281",
        traceId="4bf92f3577b34da6a3ce929d0e0e4736",
        violations=[{"field": "answers[3].status", "message": "Okänt värde."}],
    )

    type: str = Field(description="What kind of problem, stable over time")
    title: str = Field(description="The kind of problem in words")
    status: int = Field(description="HTTP status")
    detail: str = Field(description="What happened and what to do")
    instance: str = Field(description="The address that was asked")
    trace_id: str = Field(description="Number to give when asking for help")
    violations: list[ProblemViolation] | None = Field(None, description="Each faulty field")


_DESCRIPTIONS = {
    400: "The request cannot be read",
    401: "A key, a token or sign-in is needed, or what was sent is not valid",
    403: "The caller may not do this",
    404: "There is no such thing",
    405: "The address does not take this method",
    406: "No such format",
    409: "In conflict with what is there",
    412: "Changed since it was fetched (If-Match)",
    413: "Too large",
    415: "Wrong Content-Type",
    422: "Fields cannot be accepted; nothing has been written",
    428: "If-Match is missing",
    429: "Too many requests; see Retry-After",
    500: "An error on our side, with a trace id",
    503: "The database, or the identity provider, does not answer; nothing has been written",
}


def _example(status: int) -> dict[str, Any]:
    kind = BY_STATUS[status]
    shown = {
        "type": f"urn:samplan:problem:{kind.code}",
        "title": kind.title.sv,
        "status": status,
        "detail": "Det som hänt, och vad du kan göra.",
        "instance": "/samplan/v1/gap-rounds/22-2026",
        "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
    }
    if status == INVALID.status:
        return shown | {"violations": [{"field": "answers[3].status", "message": "Okänt värde."}]}
    return shown


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that an operation can answer with, for its `responses`."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {
            "description": _DESCRIPTIONS[status],
            "content": {
                "application/problem+json": {"schema": schema, "example": _example(status)}
            },
        }
        for status in sorted({*statuses, 500, 503})
    }


IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        description="The version that the change is made on, from ETag. Missing: 428. Stale: 412.",
        examples=['"v1"'],
    ),
]
"""What `check_version` takes."""
