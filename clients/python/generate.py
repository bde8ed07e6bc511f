"""Writes samplan_client/generated.py from the contract: shapes, and a method for each operation.

The contract is regular (one naming of ids, one way of paging, one of errors), so this is short.
What is not regular stops it: a form of parameter or body that it does not know is no guess.

    python clients/python/generate.py            # writes the file
"""

import json
import keyword
import re
import subprocess
import sys
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

HERE = Path(__file__).resolve().parent
CONTRACT = HERE.parents[1] / "openapi" / "openapi.json"
TARGET = HERE / "src" / "samplan_client" / "generated.py"

Json = dict[str, Any]

HEAD = '''"""The shapes and operations of the contract, version {version}.

Written by generate.py. Do not edit: run `make openapi`.
"""

# mypy: disable-error-code="no-any-return"
from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal, NotRequired, TypedDict

from samplan_client.calls import Listing, Match, Operations, Upload, path
from samplan_client.documents import File
from samplan_client.transport import Transport

CONTRACT_VERSION: Final = "{version}"
'''

PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
HANDLED_HEADERS = {"traceparent", "If-Match"}
PAGED = {"page", "limit"}


class UnknownFormError(Exception):
    """The contract has something that this generator has not met."""


def class_name(schema: str) -> str:
    """The name of a shape: `samplan__costs__terms__Frequency` is CostsTermsFrequency."""
    words = re.split(r"[^0-9A-Za-z]+|_+", schema.removeprefix("samplan__"))
    return "".join(word[0].upper() + word[1:] for word in words if word)


def snake(name: str) -> str:
    """The Python name of a parameter: `ageGroup` is age_group, `from` is from_."""
    made = re.sub(r"(?<!^)(?=[A-Z])", "_", name).replace("-", "_").lower()
    return f"{made}_" if keyword.iskeyword(made) else made


def type_of(schema: Json) -> str:
    """The Python type of a schema."""
    if "$ref" in schema:
        return class_name(schema["$ref"].rsplit("/", 1)[-1])
    if values := schema.get("enum") or ([schema["const"]] if "const" in schema else None):
        return f"Literal[{', '.join(json.dumps(value) for value in values)}]"
    if several := schema.get("anyOf") or schema.get("oneOf"):
        return " | ".join(dict.fromkeys(type_of(one) for one in several))
    return _plain_type(schema)


def _plain_type(schema: Json) -> str:
    kind = schema.get("type")
    if kind == "array":
        return f"list[{type_of(schema.get('items', {}))}]"
    if kind == "object":
        return _mapping(schema)
    if kind is None and set(schema) <= {"title", "description", "default", "examples"}:
        return "Any"
    if kind not in PLAIN:
        raise UnknownFormError(f"type {kind!r}: {schema}")
    return PLAIN[kind]


def _mapping(schema: Json) -> str:
    values = schema.get("additionalProperties")
    if "properties" in schema:
        raise UnknownFormError(f"an object without a name: {schema}")
    return f"dict[str, {type_of(values) if isinstance(values, dict) and values else 'Any'}]"


def shape(name: str, schema: Json) -> str:
    """The definition of a shape: a TypedDict for an object, an alias for anything else."""
    if "properties" not in schema:
        return f"type_alias:{class_name(name)} = {type_of(schema)}"
    required = set(schema.get("required", ()))
    fields = {
        key: type_of(value) if key in required else f"NotRequired[{type_of(value)}]"
        for key, value in schema["properties"].items()
    }
    if any(keyword.iskeyword(key) or not key.isidentifier() for key in fields):
        entries = ", ".join(f'"{key}": "{value}"' for key, value in fields.items())
        return f'{class_name(name)} = TypedDict("{class_name(name)}", {{{entries}}})'
    lines = [f"    {key}: {value}" for key, value in fields.items()]
    doc = docstring(schema.get("description", ""), "    ")
    return "\n".join([f"class {class_name(name)}(TypedDict):", *doc, *lines])


def docstring(text: str, indent: str) -> list[str]:
    """The first paragraph of a description as a docstring, if there is one."""
    first = " ".join(text.strip().split("\n\n")[0].split()).replace("\\", "").replace('"""', "'''")
    if not first:
        return []
    if first.endswith('"'):
        first += "."
    lines = textwrap.wrap(first, 99 - len(indent) - 6)
    if len(lines) == 1:
        return [f'{indent}"""{lines[0]}"""']
    return [f'{indent}"""{lines[0]}', *(indent + line for line in lines[1:]), f'{indent}"""']


@dataclass
class Operation:
    """One operation of the contract, as its method needs it."""

    method: str
    path: str
    name: str
    group: str
    description: str
    inputs: dict[str, str] = field(default_factory=dict)
    query: dict[str, tuple[str, bool]] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    needs_match: bool = False
    body: str | None = None
    uploads: bool = False
    answer: str | None = None
    items: tuple[str, str] | None = None
    formats: tuple[str, ...] = ()

    @classmethod
    def of(cls, contract: Json, where: str, method: str, said: Json) -> Self:
        """The operation that stands at a path and method."""
        group, _, name = said["operationId"].partition("-")
        made = cls(method.upper(), where, snake(name), group, said.get("description", ""))
        for parameter in said.get("parameters", ()):
            made._take(contract, parameter)
        for media, content in said.get("requestBody", {}).get("content", {}).items():
            made._take_body(media, content["schema"])
        made._take_answer(contract, said["responses"])
        return made

    def _take(self, contract: Json, parameter: Json) -> None:
        name, place, schema = parameter["name"], parameter["in"], parameter["schema"]
        if place == "path":
            self.inputs[name] = type_of(schema)
        elif place == "header":
            self.needs_match |= name == "If-Match"
            if name not in HANDLED_HEADERS:
                self.headers[name] = snake(name.removeprefix("X-"))
        elif place != "query" or parameter.get("style", "form") != "form":
            raise UnknownFormError(f"{self.path}: {parameter}")
        elif name == "format":
            self.formats = formats_of(contract, schema)
        else:
            needed = parameter.get("required", False)
            self.query[name] = (parameter_type(schema, needed=needed), needed)

    def _take_body(self, media: str, schema: Json) -> None:
        if media == "multipart/form-data":
            self.uploads = True
        elif media == "application/json":
            self.body = type_of(schema)
        else:
            raise UnknownFormError(f"{self.path} takes {media}")

    def _take_answer(self, contract: Json, responses: Json) -> None:
        contents = [said.get("content", {}) for code, said in responses.items() if code < "300"]
        schemas = [
            one["application/json"]["schema"] for one in contents if "application/json" in one
        ]
        if len({json.dumps(schema) for schema in schemas}) > 1:
            raise UnknownFormError(f"{self.path} answers in several shapes")
        if schemas:
            self.answer = type_of(schemas[0])
        if set(self.query) >= PAGED and schemas:
            shown = contract["components"]["schemas"][schemas[0]["$ref"].rsplit("/", 1)[-1]]
            lists = [(key, one) for key, one in shown["properties"].items() if "items" in one]
            self.items = (lists[0][0], type_of(lists[0][1]["items"]))
            self.query = {key: one for key, one in self.query.items() if key not in PAGED}

    def lines(self) -> list[str]:
        """The method, and a second one for files where the operation has other forms than JSON."""
        made = self._method(self.name, *self._reading())
        if kinds := [f'"{one}"' for one in self.formats if one != "json"]:
            name = f"export_{re.sub('^(list|get)_', '', self.name)}"
            wanted = f"format: Literal[{', '.join(kinds)}]"
            call = f"self._file({self._where()}, {self._asked(('format', 'format'))})"
            made += ["", *self._method(name, "File", call, wanted)]
        return made

    def _reading(self) -> tuple[str, str, str]:
        where, asked = self._where(), self._asked()
        if self.items:
            shapes = f"Listing[{self.items[1]}, {self.answer}]"
            call = f'self._list({where}, {asked}, "{self.items[0]}", limit=limit)'
            return shapes, call, "limit: int = 500"
        parts = [f'"{self.method}"', where, asked]
        if self.body:
            parts.append("json=body")
        if self.uploads:
            parts.append("file=file")
        if self.needs_match:
            parts.append("if_match=if_match")
        if self.headers:
            sent = ", ".join(f'"{name}": {given}' for name, given in self.headers.items())
            parts.append(f"headers={{{sent}}}")
        return self.answer or "None", f"self._call({', '.join(parts)})", ""

    def _where(self) -> str:
        if not self.inputs:
            return f'"{self.path}"'
        return f'path("{self.path}", {", ".join(snake(name) for name in self.inputs)})'

    def _asked(self, *more: tuple[str, str]) -> str:
        named = [(name, snake(name)) for name in self.query]
        entries = ", ".join(f'"{name}": {given}' for name, given in [*named, *more])
        return f"{{{entries}}}" if entries else "{}"

    def _method(self, name: str, answer: str, call: str, more: str = "") -> list[str]:
        plain = [f"{snake(one)}: {kind}" for one, kind in self.inputs.items()]
        if self.body:
            plain.append(f"body: {self.body}")
        if self.uploads:
            plain.append("file: Upload")
        named = [f"{given}: str" for given in self.headers.values()]
        # A PUT may be of what is not there yet: then there is nothing to match, and None says so.
        match = "if_match: Match | None" if self.method == "PUT" else "if_match: Match"
        named += [match] if self.needs_match else []
        must = [f"{snake(key)}: {kind}" for key, (kind, needed) in self.query.items() if needed]
        may = [
            f"{snake(key)}: {kind} = None"
            for key, (kind, needed) in self.query.items()
            if not needed
        ]
        wanted = [more] if more else []
        keywords = [*named, *(wanted if "=" not in more else []), *must, *may]
        keywords += wanted if "=" in more else []
        given = ", ".join(["self", *plain, *(["*"] if keywords else []), *keywords])
        return [
            f"    def {name}({given}) -> {answer}:",
            *docstring(self.description, "        "),
            f"        {'' if answer == 'None' else 'return '}{call}",
        ]


def parameter_type(schema: Json, *, needed: bool) -> str:
    """What a query parameter takes: any sequence for a list, None to leave it out."""
    made = type_of(schema).replace("list[", "Sequence[")
    return made if needed or "| None" in made else f"{made} | None"


def formats_of(contract: Json, schema: Json) -> tuple[str, ...]:
    """The values that a parameter of format takes."""
    for one in (schema, *schema.get("anyOf", ())):
        if "$ref" in one:
            one = contract["components"]["schemas"][one["$ref"].rsplit("/", 1)[-1]]
        if "json" in one.get("enum", ()):
            return tuple(one["enum"])
    raise UnknownFormError(f"format is none of a list: {schema}")


def operations(contract: Json) -> list[Operation]:
    """Every operation of the contract."""
    return [
        Operation.of(contract, where, method, said)
        for where, methods in contract["paths"].items()
        for method, said in methods.items()
    ]


def written(contract: Json) -> str:
    """The module's text."""
    schemas = contract["components"]["schemas"]
    shapes = [shape(name, one) for name, one in schemas.items() if not name.startswith("Body_")]
    aliases = [one.removeprefix("type_alias:") for one in shapes if one.startswith("type_alias:")]
    parts = [HEAD.format(version=contract["info"]["version"]), "\n".join(aliases)]
    parts += [one for one in shapes if not one.startswith("type_alias:")]
    groups: dict[str, list[str]] = {}
    for operation in operations(contract):
        groups.setdefault(operation.group, []).append("\n".join(operation.lines()))
    for group, methods in groups.items():
        head = (
            f'class {class_name(group)}Operations(Operations):\n    """What is under `{group}`."""'
        )
        parts.append("\n\n".join([head, *methods]))
    parts.append(together(list(groups)))
    return formatted("\n\n\n".join(parts) + "\n")


def together(groups: list[str]) -> str:
    """The class that has every group."""
    made = [
        f"        self.{snake(group)} = {class_name(group)}Operations(transport)"
        for group in groups
    ]
    return "\n".join(
        [
            "class Contract:",
            '    """All operations of the contract, in the groups of its tags."""',
            "",
            "    def __init__(self, transport: Transport) -> None:",
            *made,
        ]
    )


def formatted(text: str) -> str:
    """The text as the formatter leaves it."""
    ruff = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(TARGET), "-"]
    return subprocess.run(ruff, input=text, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    TARGET.write_text(written(json.loads(CONTRACT.read_text())))
