"""What a newer contract breaks for those who built on an older one.

Breaking for readers: an operation, an answer, a header, a field or a word of a vocabulary that is
gone, a type or a format that changed, a success of another kind. Breaking for writers: a new
demand, a parameter or field that is gone, a word that is no longer taken, a limit, a pattern or a
default that changed, a key that is demanded where none was. Breaking for generated clients: an
operation of another name.
"""

from collections.abc import Iterator
from typing import Any

Document = dict[str, Any]

GROWING = (
    ".permissions[]",
    ".permissions[].permission",
    ".countyFindings[].domain",
    ".countyFindings[].kind",
)
"""The vocabularies that may grow in a minor version, as openapi/README.md tells its readers."""

METHODS = ("get", "put", "post", "patch", "delete")


def breaking_changes(old: Document, new: Document) -> list[str]:
    """Each breaking change as a line that says where and what."""
    return list(_operations(old, new))


def _operations(old: Document, new: Document) -> Iterator[str]:
    for path, methods in old["paths"].items():
        for method in METHODS:
            before = methods.get(method)
            if before is None:
                continue
            where = f"{method.upper()} {path}"
            after = new["paths"].get(path, {}).get(method)
            if after is None:
                yield f"{where}: the operation is gone"
                continue
            yield from _naming(where, before, after)
            yield from _security(where, before, after)
            yield from _parameters(where, old, before, new, after)
            yield from _body(where, old, before, new, after)
            yield from _answers(where, old, before, new, after)


def _naming(where: str, before: Document, after: Document) -> Iterator[str]:
    """What generated clients call it, and what keys must be granted."""
    for name in ("operationId", "x-permission"):
        if before.get(name) != after.get(name):
            yield f"{where}: {name} is another"


def _security(where: str, before: Document, after: Document) -> Iterator[str]:
    """Each way of proving who one is goes on being enough; none at all is one such way."""
    later = [frozenset(one.items()) for one in _hashable(after.get("security") or [{}])]
    for one in _hashable(before.get("security") or [{}]):
        if not any(way <= frozenset(one.items()) for way in later):
            yield f"{where}: {', '.join(one) or 'nobody in particular'} is no longer let in"


def _hashable(security: list[Document]) -> list[Document]:
    return [{name: tuple(scopes) for name, scopes in one.items()} for one in security]


def _parameters(
    where: str, old: Document, before: Document, new: Document, after: Document
) -> Iterator[str]:
    earlier = {(p["in"], p["name"]): p for p in before.get("parameters", [])}
    later = {(p["in"], p["name"]): p for p in after.get("parameters", [])}
    for key in earlier.keys() - later.keys():
        yield f"{where}: the parameter {key[1]} is gone"
    for key, parameter in later.items():
        known = earlier.get(key)
        if parameter.get("required") and not (known or {}).get("required"):
            yield f"{where}: the parameter {key[1]} is newly demanded"
        if known:
            name = f"{where}: parameter {key[1]}"
            yield from _taken(name, old, known["schema"], new, parameter["schema"])


def _body(
    where: str, old: Document, before: Document, new: Document, after: Document
) -> Iterator[str]:
    later = after.get("requestBody", {}).get("content", {})
    for media_type, content in before.get("requestBody", {}).get("content", {}).items():
        if media_type not in later:
            yield f"{where}: {media_type} is no longer taken"
        else:
            schema = later[media_type]["schema"]
            yield from _taken(f"{where}: body", old, content["schema"], new, schema)
    demanded = after.get("requestBody", {}).get("required", bool(later))
    if demanded and not before.get("requestBody", {}).get("required", "requestBody" in before):
        yield f"{where}: a body is newly demanded"


def _answers(
    where: str, old: Document, before: Document, new: Document, after: Document
) -> Iterator[str]:
    good = {status for status in before["responses"] if status.startswith("2")}
    for status in after["responses"]:
        if status.startswith("2") and status not in good:
            yield f"{where}: may now answer {status}"
    for status, answer in before["responses"].items():
        if status not in good:
            continue
        later = after["responses"].get(status)
        if later is None:
            yield f"{where}: no longer answers {status}"
            continue
        for header in answer.get("headers", {}).keys() - later.get("headers", {}).keys():
            yield f"{where}: no longer has the header {header}"
        for media_type, content in answer.get("content", {}).items():
            if media_type not in later.get("content", {}):
                yield f"{where}: no longer answers as {media_type}"
                continue
            schema = later["content"][media_type].get("schema", {})
            yield from _given(f"{where}: answer", old, content.get("schema", {}), new, schema)


def _resolved(document: Document, schema: Document) -> Document:
    while "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        schema = document["components"]["schemas"][name]
    return schema


def _types(document: Document, schema: Document) -> set[str]:
    schema = _resolved(document, schema)
    kinds = {kind for part in schema.get("anyOf", ()) for kind in _types(document, part)}
    if "type" in schema:
        kinds.add(schema["type"])
    return kinds


def _given(
    where: str,
    old: Document,
    before: Document,
    new: Document,
    after: Document,
    seen: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """What readers rely on: fields, types and words that were there."""
    if before.get("$ref", "") in seen:
        return
    seen |= {before.get("$ref", "")} - {""}
    before, after = _resolved(old, before), _resolved(new, after)
    if new_types := _types(new, after) - _types(old, before):
        yield f"{where}: may now be {', '.join(sorted(new_types))}"
    if before.get("format") != after.get("format"):
        yield f"{where}: is written in another format"
    extra = set(after.get("enum", ())) - set(before.get("enum", ()))
    if extra and before.get("enum") and not where.endswith(GROWING):
        yield f"{where}: new words {', '.join(sorted(map(str, extra)))}"
    for name, schema in before.get("properties", {}).items():
        later = after.get("properties", {}).get(name)
        if later is None:
            yield f"{where}.{name}: the field is gone"
            continue
        if name in before.get("required", ()) and name not in after.get("required", ()):
            yield f"{where}.{name}: is no longer always there"
        yield from _given(f"{where}.{name}", old, schema, new, later, seen)
    if "items" in before and "items" in after:
        yield from _given(f"{where}[]", old, before["items"], new, after["items"], seen)
    for earlier, later in zip(before.get("anyOf", ()), after.get("anyOf", ()), strict=False):
        yield from _given(where, old, earlier, new, later, seen)


_NARROWER_WHEN_LOWER = ("maxLength", "maximum", "maxItems")
_NARROWER_WHEN_HIGHER = ("minLength", "minimum", "minItems")


def _limits(where: str, before: Document, after: Document) -> Iterator[str]:
    for rule in ("pattern", "format", "multipleOf"):
        if rule in after and after[rule] != before.get(rule):
            yield f"{where}: {rule} is another"
    if after.get("uniqueItems") and not before.get("uniqueItems"):
        yield f"{where}: may no longer say anything twice"
    if after.get("additionalProperties") is False is not before.get("additionalProperties"):
        yield f"{where}: takes nothing further any more"
    if before.get("default") != after.get("default") and "default" in before:
        yield f"{where}: the default is another"
    for limit in _NARROWER_WHEN_LOWER:
        if limit in after and after[limit] < before.get(limit, float("inf")):
            yield f"{where}: {limit} is lower"
    for limit in _NARROWER_WHEN_HIGHER:
        if limit in after and after[limit] > before.get(limit, float("-inf")):
            yield f"{where}: {limit} is higher"


def _alternatives(
    old: Document, before: Document, new: Document, after: Document
) -> list[tuple[Document, Document]]:
    """The kinds of value that may stand here, less null, each with what it became."""
    earlier, later = _branches(old, before), _branches(new, after)
    if not earlier and not later:
        return []
    return list(zip(earlier or [before], later or [after], strict=False))


def _branches(document: Document, schema: Document) -> list[Document]:
    parts = [_resolved(document, part) for part in schema.get("anyOf", ())]
    return [part for part in parts if part.get("type") != "null"]


def _taken(
    where: str,
    old: Document,
    before: Document,
    new: Document,
    after: Document,
    seen: frozenset[str] = frozenset(),
) -> Iterator[str]:
    """What writers rely on: that what they send goes on being taken."""
    if before.get("$ref", "") in seen:
        return
    seen |= {before.get("$ref", "")} - {""}
    before, after = _resolved(old, before), _resolved(new, after)
    if gone := _types(old, before) - _types(new, after):
        yield f"{where}: may no longer be {', '.join(sorted(gone))}"
    if after.get("enum") and (gone := set(before.get("enum", ())) - set(after["enum"])):
        yield f"{where}: no longer takes {', '.join(sorted(map(str, gone)))}"
    if after.get("enum") and not before.get("enum"):
        yield f"{where}: takes certain words only"
    yield from _limits(where, before, after)
    for one, other in _alternatives(old, before, new, after):
        yield from _taken(where, old, one, new, other, seen)
    for name in set(after.get("required", ())) - set(before.get("required", ())):
        yield f"{where}.{name}: is newly demanded"
    for name, schema in before.get("properties", {}).items():
        field = after.get("properties", {}).get(name)
        if field is None:
            yield f"{where}.{name}: is no longer taken"
        else:
            yield from _taken(f"{where}.{name}", old, schema, new, field, seen)
    if "items" in before and "items" in after:
        yield from _taken(f"{where}[]", old, before["items"], new, after["items"], seen)
