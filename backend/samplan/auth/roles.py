"""What the identity provider says of somebody, turned into a role by the mapping in the settings.

Pure. The first rule that fits decides; where none does, nothing is granted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, model_validator
from pydantic.alias_generators import to_camel

from samplan.auth.terms import Role

Short = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]+$")]


class RoleRule(BaseModel):
    """Whoever has the claim with the value has the role.

    `name` is what the history says of them: a function at an organisation, never a person.
    """

    model_config = ConfigDict(
        alias_generator=to_camel, extra="forbid", frozen=True, validate_by_name=True
    )

    claim: Short
    value: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    role: Role
    name: Name
    organisation_id: Short | None = None
    county_id: Short | None = None
    read_only: bool = False
    requests_per_minute: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _place_belongs_to_the_role(self) -> Self:
        if (self.role is Role.REPORTER) is not (self.organisation_id is not None):
            message = "a reporter has an organisationId, and nobody else has"
            raise ValueError(message)
        if self.role is Role.LEAD and self.county_id is None:
            message = "a lead has a countyId"
            raise ValueError(message)
        if self.role is Role.REPORTER and self.county_id is not None:
            message = "a reporter's county is the organisation's own"
            raise ValueError(message)
        return self


_RULES = TypeAdapter(tuple[RoleRule, ...])


def read_rules(rules: Sequence[Mapping[str, Any]]) -> tuple[RoleRule, ...]:
    """The rules of the settings; a ValueError that says which of them is wrong."""
    return _RULES.validate_python(list(rules))


@dataclass(frozen=True)
class RoleRules:
    """The mapping, in the order of the settings."""

    rules: tuple[RoleRule, ...] = ()

    def role_of(self, claims: Mapping[str, Any]) -> RoleRule | None:
        """The first rule that fits the claims; None when there is none."""
        return next((rule for rule in self.rules if _fits(rule, claims)), None)


def _fits(rule: RoleRule, claims: Mapping[str, Any]) -> bool:
    return rule.value in _values(rule.claim, claims)


def _values(claim: str, claims: Mapping[str, Any]) -> Sequence[str]:
    """The claim's values. `realm_access.roles` is a claim of that name, or one within another."""
    found = claims.get(claim)
    if found is None and "." in claim:
        found = claims
        for part in claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        # OAuth writes scopes as words with spaces between; other claims are whole.
        return found.split(" ") if claim in {"scope", "scp"} else [found]
    if isinstance(found, list):
        return [one for one in found if isinstance(one, str)]
    return []
