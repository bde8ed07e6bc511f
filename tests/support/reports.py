"""Status reports that tests are made of."""

from typing import Any

from samplan.db.days import today
from support.asking import Api, Json, body
from support.contract import Operation
from support.costs import PLAN, some_id
from support.people import Keys


def new_report(**fields: Any) -> Json:
    """What is sent for a new report about the whole plan of county 22, as of today."""
    sent = {"id": some_id("report"), "planId": PLAN, "scope": "plan", "asOf": str(today())}
    return sent | {"title": "Lägesrapport"} | fields


def draft_report(api: Api, keys: Keys, **fields: Any) -> Json:
    """A new draft, as the lead makes it."""
    return body(api.post("/status-reports", json=new_report(**fields), key=keys.lead), 201)


def issue_report(api: Api, keys: Keys, report: Json) -> Json:
    """The draft issued, as the lead does it."""
    path = f"/status-reports/{report['id']}/issues"
    return body(api.post(path, key=keys.lead, version=report["version"]), 201)


def texts_of(report: Json, section: str) -> str:
    """All that a section says in Swedish, one piece a line."""
    [found] = [one for one in report["body"]["sections"] if one["id"] == section]
    lines = [found["own"] or ""]
    for block in found["blocks"]:
        lines.append((block["text"] or {"sv": ""})["sv"])
        lines += [item["sv"] for item in block["items"]]
        lines += [" | ".join(cell["sv"] for cell in row["cells"]) for row in block["rows"]]
    return "\n".join(lines)


_ISSUED = new_report(id="22-spare-issued")
SPARES: dict[str, tuple[str, str, Json]] = {
    "GET /status-reports/{reportId}": ("reportId", "/status-reports", _ISSUED),
    "PATCH /status-reports/{reportId}": (
        "reportId",
        "/status-reports",
        new_report(id="22-spare-draft"),
    ),
    "DELETE /status-reports/{reportId}": (
        "reportId",
        "/status-reports",
        new_report(id="22-spare-report"),
    ),
    "POST /status-reports/{reportId}/issues": (
        "reportId",
        "/status-reports",
        new_report(id="22-spare-issue"),
    ),
}
"""What operations show, change or take away: its name in the address, where it is made, and what
is sent."""


def issue_spare(api: Api, operation: Operation, key: str | None) -> None:
    """Issue the report that everybody is to read, unless it is issued."""
    if str(operation) == "GET /status-reports/{reportId}":
        path = f"/status-reports/{_ISSUED['id']}/issues"
        assert api.post(path, key=key, version="*").status_code in {201, 409}
