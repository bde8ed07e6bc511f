"""A county's methods, indicators and forms without its data: what another county starts from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from samplan.county_documents.contents import Contents
from samplan.county_documents.fields import Row
from samplan.county_documents.sections import SECTIONS
from samplan.gap.terms import RoundStatus
from samplan.questionnaires.terms import VersionStatus
from samplan.statistics.terms import AreaKind, CollectionStatus

Rows = Mapping[str, list[Row]]
Make = Callable[["Template", Rows], Iterable[Row]]


@dataclass(frozen=True)
class Template:
    """A new county made of what another uses."""

    old: str
    new: str
    name: str

    def sections(self, contents: Contents) -> Iterator[tuple[str, Iterable[Row]]]:
        """Every section: what is shared as it is, what is asked as drafts, and nothing more."""
        rows = {name: list(of) for name, of in contents.sections() if name in _READ}
        for section in SECTIONS:
            make = _MADE.get(section.name)
            as_is = rows[section.name] if section.name in _AS_THEY_ARE else []
            yield section.name, make(self, rows) if make else as_is

    def renamed(self, name: str) -> str:
        """An id of the county, as the new county has it."""
        own = f"{self.old}-"
        return f"{self.new}-{name.removeprefix(own)}"


def _counties(to: Template, _: Rows) -> list[Row]:
    return [{"id": to.new, "name": {"sv": to.name, "en": None}}]


def _areas(to: Template, rows: Rows) -> list[Row]:
    """The nation, and the new county itself; its municipalities come with its organisations."""
    place = int(to.new) if to.new.isdecimal() else 0
    known = next((one for one in rows["areas"] if one["id"] == to.new), {})
    own = {
        "id": to.new,
        "kind": AreaKind.COUNTY.value,
        "countyId": to.new,
        "name": known.get("name", {"sv": to.name, "en": None}),
        "position": known.get("position", place),
    }
    nation = [one for one in rows["areas"] if one["kind"] == AreaKind.NATION.value]
    return sorted([*nation, own], key=lambda one: str(one["id"]))


def _places(_: Template, rows: Rows) -> list[Row]:
    """Only those that the recommendations themselves are taken from."""
    named = {one["sourcePlaceId"] for one in rows["recommendations"]}
    return [one for one in rows["sourcePlaces"] if one["id"] in named]


def _documents(to: Template, rows: Rows) -> list[Row]:
    named = {one["documentId"] for one in _places(to, rows)}
    return [one for one in rows["sourceDocuments"] if one["id"] in named]


def _unit_kinds(to: Template, rows: Rows) -> list[Row]:
    """Those that are not the old county's own."""
    return [one for one in rows["unitKinds"] if not one["id"].startswith(f"{to.old}-")]


def _indexes(_: Template, rows: Rows) -> list[Row]:
    return [one for one in rows["priceIndexes"] if one["organisationId"] is None]


def _index_values(to: Template, rows: Rows) -> list[Row]:
    named = {one["id"] for one in _indexes(to, rows)}
    return [one for one in rows["priceIndexValues"] if one["indexId"] in named]


def _collections(to: Template, rows: Rows) -> list[Row]:
    cleared = dict.fromkeys(("period", "opensOn", "dueOn", "publishedAt"))
    status = CollectionStatus.DRAFT.value
    return _own(to, rows["collections"], cleared | {"status": status})


def _collection_indicators(to: Template, rows: Rows) -> list[Row]:
    return [
        one | {"collectionId": to.renamed(one["collectionId"])}
        for one in rows["collectionIndicators"]
    ]


def _questionnaires(to: Template, rows: Rows) -> list[Row]:
    return _own(to, rows["questionnaires"], {})


def _questionnaire_versions(to: Template, rows: Rows) -> list[Row]:
    """The newest final form of each."""
    newest: dict[str, Row] = {}
    for one in rows["questionnaireVersions"]:
        if one["status"] == VersionStatus.FINAL.value:
            newest[one["questionnaireId"]] = one
    return [
        one | {"questionnaireId": to.renamed(one["questionnaireId"])} for one in newest.values()
    ]


def _newest_round(rows: Rows) -> Row | None:
    return max(rows["gapRounds"], key=lambda one: (one["year"], one["id"]), default=None)


def _rounds(to: Template, rows: Rows) -> list[Row]:
    """The newest round, to be asked anew."""
    newest = _newest_round(rows)
    cleared = dict.fromkeys(
        ("previousId", "documentId", "opensOn", "closesOn", "asOf", "publishedAt")
    )
    status = RoundStatus.DRAFT.value
    return _own(to, [newest] if newest else [], cleared | {"status": status})


def _round_methods(to: Template, rows: Rows) -> list[Row]:
    newest = _newest_round(rows)
    return [
        one | {"roundId": to.renamed(one["roundId"])}
        for one in rows["roundMethods"]
        if newest and one["roundId"] == newest["id"]
    ]


def _own(to: Template, rows: Iterable[Row], changed: Mapping[str, Any]) -> list[Row]:
    made = [{**one, **changed, "id": to.renamed(one["id"]), "countyId": to.new} for one in rows]
    return sorted(made, key=lambda one: str(one["id"]))


_AS_THEY_ARE: Final = frozenset(
    {
        "guidelines", "guidelineEditions", "methodAreas", "methods", "methodLinks",
        "recommendations", "methodLineages", "topics", "dimensions", "categories", "indicators",
        "indicatorEditions", "indicatorDimensions", "costRoles",
    }
)  # fmt: skip
"""What all counties share and speak of their figures in."""

_MADE: Final[Mapping[str, Make]] = {
    "counties": _counties,
    "sourceDocuments": _documents,
    "sourcePlaces": _places,
    "areas": _areas,
    "collections": _collections,
    "collectionIndicators": _collection_indicators,
    "questionnaires": _questionnaires,
    "questionnaireVersions": _questionnaire_versions,
    "unitKinds": _unit_kinds,
    "gapRounds": _rounds,
    "roundMethods": _round_methods,
    "priceIndexes": _indexes,
    "priceIndexValues": _index_values,
}

_READ: Final = _AS_THEY_ARE | _MADE.keys()
