"""The finishing touches of the contract, the same for every operation.

FastAPI writes the schema; here the problem object, the trace header, the permissions and the
server's address are added, so that no route has to repeat them.
"""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from samplan.web.contract import Problem, ProblemViolation, problems
from samplan.web.lifecycle import mark

UNPROCESSABLE = 422

_TRACE_PARAMETER = {
    "name": "traceparent",
    "in": "header",
    "required": False,
    "description": "W3C Trace Context; continued and returned",
    "schema": {"type": "string"},
    "example": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
}
_TRACE_HEADER = {
    "description": "The trace of this request (W3C Trace Context)",
    "schema": {"type": "string"},
}
_STANDING_HEADERS = {
    "RateLimit-Policy": {
        "description": "The limit that the request was counted against, on counted answers: at "
        "most q requests in any w seconds (draft-ietf-httpapi-ratelimit-headers-10)",
        "schema": {"type": "string"},
        "example": '"requests";q=3000;w=60',
    },
    "RateLimit": {
        "description": "Where that leaves the caller, on counted answers: r are left, and one more "
        "is free in t seconds",
        "schema": {"type": "string"},
        "example": '"requests";r=2988;t=41',
    },
}
_RETRY_HEADER = {
    "description": "Seconds until the same request may be made again",
    "schema": {"type": "integer", "minimum": 1},
    "example": 41,
}
_TOO_MANY = "429"
_UNCOUNTED = frozenset({"500", "503"})
"""Where the request came to nothing before or after it was counted."""
_ETAG_HEADER = {
    "description": "Strong ETag of exactly these bytes; none where Cache-Control is no-store",
    "schema": {"type": "string"},
    "example": '"3f5b1c0d9a8e7f6a5b4c3d2e"',
}
_LOCATION_HEADER = {
    "description": "Where that which was made is read",
    "schema": {"type": "string"},
    "example": "/samplan/v1/gap-rounds/22-2026",
}


def finished_schema(app: FastAPI, *, server: str, contact_email: str) -> dict[str, Any]:
    """The contract as it is served and committed."""
    schema = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        webhooks=app.webhooks.routes,
        tags=app.openapi_tags,
        contact=app.contact,
        license_info=app.license_info,
        terms_of_service=app.terms_of_service,
        external_docs=app.openapi_external_docs,
        servers=[{"url": server, "description": "Where the service is reached"}],
    )
    # Set here: FastAPI asks for a whole package only to check this one address.
    schema["info"]["contact"]["email"] = contact_email
    components = schema.setdefault("components", {})
    _add_problem(components)
    components["securitySchemes"] = {
        "apiKey": {
            "type": "http",
            "scheme": "bearer",
            "description": "An API key: Authorization: Bearer samplan_…",
        },
        "accessToken": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "An access token of the organisations' identity provider (OAuth 2.0), "
            "where one is set: Authorization: Bearer eyJ…",
        },
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": "samplan_session",
            "description": "A browser that has signed in; writes also carry X-CSRF-Token",
        },
    }
    for part in components["schemas"].values():
        if "example" in part:
            part["example"] = _completed(part["example"], part, components)
    for hook in schema.get("webhooks", {}).values():
        for operation in hook.values():
            del operation["responses"][str(UNPROCESSABLE)]  # FastAPI's own: receivers judge nothing
    for path in schema["paths"].values():
        for method, operation in path.items():
            _add_answers(method, operation["responses"])
            _finish(operation, components.setdefault("responses", {}))
    mark(schema["paths"], app.state.leaving)
    return schema


def _add_problem(components: dict[str, Any]) -> None:
    schemas = components.setdefault("schemas", {})
    for model in (ProblemViolation, Problem):
        part = model.model_json_schema(ref_template="#/components/schemas/{model}")
        part.pop("$defs", None)
        schemas[model.__name__] = part
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)


def _completed(value: Any, schema: dict[str, Any], components: dict[str, Any]) -> Any:
    """An example with its nulls, which FastAPI leaves out of whatever it writes."""
    while "$ref" in schema:
        schema = components["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    for option in schema.get("anyOf", ()):
        if isinstance(value, dict) and option.get("type") != "null":
            return _completed(value, option, components)
    if isinstance(value, list) and "items" in schema:
        return [_completed(item, schema["items"], components) for item in value]
    if not isinstance(value, dict):
        return value
    fields = schema.get("properties", {})
    missing = {name: None for name in schema.get("required", ()) if name not in value}
    return {
        name: _completed(item, fields.get(name, {}), components)
        for name, item in {**value, **missing}.items()
    }


def _add_answers(method: str, responses: dict[str, Any]) -> None:
    """What the layers around all routes answer with, and the headers that they give."""
    good = [answer for status, answer in responses.items() if status.startswith("2")]
    if any("application/json" in answer.get("content", {}) for answer in good):
        responses.setdefault("406", problems(406)[406])
    if method == "get":
        unchanged = {"description": "Not changed since the ETag in If-None-Match"}
        for answer in (responses["200"], responses.setdefault("304", unchanged)):
            answer.setdefault("headers", {}).setdefault("ETag", _ETAG_HEADER)
    if "201" in responses:
        responses["201"].setdefault("headers", {})["Location"] = _LOCATION_HEADER


def _finish(operation: dict[str, Any], problems: dict[str, Any]) -> None:
    operation.setdefault("parameters", []).append(_TRACE_PARAMETER)
    responses = operation["responses"]
    for status, response in list(responses.items()):
        headers = response.setdefault("headers", {})
        headers["traceparent"] = _TRACE_HEADER
        if status not in _UNCOUNTED:
            headers.update(_STANDING_HEADERS)
        if status == _TOO_MANY:
            headers["Retry-After"] = _RETRY_HEADER
        if "application/problem+json" in response.get("content", {}):
            responses[status] = {"$ref": f"#/components/responses/Problem{status}"}
            problems[f"Problem{status}"] = response
        elif int(status) == UNPROCESSABLE:
            del responses[status]  # FastAPI's own, for an operation that names none
    reading_for_all = operation.get("x-permission") in ("open", "read")
    schemes: list[dict[str, list[str]]] = [
        {"apiKey": []},
        {"accessToken": []},
        {"session": []},
    ]
    operation["security"] = [{}, *schemes] if reading_for_all else schemes
