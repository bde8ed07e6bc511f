"""The operations of the contract, each with a request that its own examples make."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samplan.auth.terms import Permission
from samplan.settings import REPOSITORY

COMMITTED: Path = REPOSITORY / "openapi" / "openapi.json"
VERBS = ("get", "post", "put", "patch", "delete")

Json = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Operation:
    """One operation and an example of what it takes."""

    method: str
    path: str
    permission: Permission
    names: Json
    """Path parameters."""
    query: Json
    """Required query parameters."""
    optional: frozenset[str]
    """Other query parameters."""
    media_types: frozenset[str]
    """What it answers with when all is well."""
    body: Json | None
    takes_file: bool
    headers: Json
    """Required headers."""

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def reads(self) -> bool:
        """Whether it only reads."""
        return self.method == "GET"

    @property
    def is_of_questionnaires(self) -> bool:
        """Whether a round in its address is one of a questionnaire."""
        return self.path.startswith("/questionnaire")

    def request(self, *, body: Json | None = None, **names: Any) -> tuple[str, str, Json]:
        """Method, path and httpx's options.

        `names` stand instead of the path's and the query's examples, `body` of the body's. A
        `roundId` or `round` is one of the gap analysis; `questionnaireRoundId` is the other kind.
        """
        if self.is_of_questionnaires:
            # Rounds of questionnaires have ids of their own.
            names = names | {"roundId": names.get("questionnaireRoundId"), "round": None}
            names = {name: value for name, value in names.items() if value is not None}
        path = self.path.format_map(_replaced(self.names, names))
        options: Json = {"params": _replaced(self.query, names)} if self.query else {}
        if self.body is not None:
            options["json"] = _replaced(self.body, body or {})
        if self.takes_file:
            options["files"] = {"file": ("svar.csv", b"method;status\r\n", "text/csv")}
        if self.headers:
            options["headers"] = _replaced(self.headers, names)
        return self.method, path, options


def _replaced(values: Json, instead: Json) -> Json:
    return {name: instead.get(name, value) for name, value in values.items()}


def operations(document: Json | None = None) -> list[Operation]:
    """Every operation of a contract; of the committed one when none is given."""
    chosen = document or json.loads(COMMITTED.read_text(encoding="utf-8"))
    return [
        _operation(chosen, path, verb, item[verb])
        for path, item in chosen["paths"].items()
        for verb in VERBS
        if verb in item
    ]


def _operation(document: Json, path: str, verb: str, described: Json) -> Operation:
    examples = {
        (parameter["in"], parameter["name"]): parameter["schema"]["examples"][0]
        for parameter in described["parameters"]
        if parameter.get("required")
    }
    content = described.get("requestBody", {}).get("content", {})
    return Operation(
        method=verb.upper(),
        path=path,
        permission=Permission(described["x-permission"]),
        names={name: value for (where, name), value in examples.items() if where == "path"},
        query={name: value for (where, name), value in examples.items() if where == "query"},
        optional=frozenset(
            parameter["name"]
            for parameter in described["parameters"]
            if parameter["in"] == "query" and not parameter.get("required")
        ),
        media_types=frozenset(
            media_type
            for status, response in described["responses"].items()
            if status.startswith("2")
            for media_type in response.get("content", {})
        ),
        body=_body(document, content),
        takes_file="multipart/form-data" in content,
        headers={name: value for (where, name), value in examples.items() if where == "header"},
    )


def _body(document: Json, content: Json) -> Json | None:
    if "application/json" not in content:
        return None
    name = content["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
    example: Json = document["components"]["schemas"][name]["example"]
    return example
