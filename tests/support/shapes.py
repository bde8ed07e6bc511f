"""Holding answers against the models that the contract is made from."""

import types
from collections.abc import Iterator
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, create_model

Json = dict[str, Any]


@cache
def closed(model: type[BaseModel]) -> type[BaseModel]:
    """The model with nothing unknown in it allowed, at any depth."""
    fields: Json = {
        name: (_closed_type(field.annotation), field) for name, field in model.model_fields.items()
    }
    config = ConfigDict(**{**model.model_config, "extra": "forbid", "populate_by_name": False})
    config.pop("json_schema_extra", None)
    made: type[BaseModel] = create_model(f"Closed{model.__name__}", __config__=config, **fields)
    return made


def _closed_type(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return closed(annotation)
    origin, parts = get_origin(annotation), tuple(map(_closed_type, get_args(annotation)))
    if origin in {Union, types.UnionType}:
        return Union[parts]  # noqa: UP007 - of parts that are only known here
    return origin[parts] if origin in {list, dict} else annotation


def assert_shape(model: type[BaseModel], answer: Json) -> None:
    """An answer has every field of the model, of its type, and no others."""
    read = closed(model).model_validate(answer)
    assert sorted(_paths(read.model_dump(by_alias=True, exclude_unset=True))) == sorted(
        _paths(answer)
    )


def _paths(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield f"{path}.{name}"
            yield from _paths(part, f"{path}.{name}")
    elif isinstance(value, list):
        for part in value:
            yield from _paths(part, f"{path}[]")
