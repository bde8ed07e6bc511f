"""Figures as the history keeps them."""

import hashlib
from collections.abc import Mapping
from typing import Any

from samplan.db.history import Scope
from samplan.statistics.collections.documents import moment
from samplan.statistics.tables import Collection
from samplan.statistics.terms import MAIN, CollectionStatus

_LONGEST = 400


def observation_name(row: Mapping[str, Any]) -> str:
    """What the history calls a figure: 22/inpatient-patients/2019-h1/2281/sex/women.

    Its key, in the form that /changes can be asked about; the account only where it is another.
    """
    breakdown = row["breakdown"].replace("=", "/").replace(";", "/")
    account = "" if row["account"] == MAIN else row["account"]
    key = (row["county_id"], row["indicator_id"], row["period"], row["area_id"])
    name = "/".join(part for part in (*key, breakdown, account) if part).lower()
    if len(name) > _LONGEST:
        digest = hashlib.sha256(name.encode()).hexdigest()
        name = f"{name[: _LONGEST - len(digest) - 1]}-{digest}"
    return name


def observation_document(row: Any) -> dict[str, Any]:
    """A figure, without its source's text."""
    return {
        "countyId": row["county_id"],
        "indicatorId": row["indicator_id"],
        "period": row["period"],
        "areaId": row["area_id"],
        "breakdown": row["breakdown"],
        "account": row["account"],
        "collectionId": row["collection_id"],
        "organisationId": row["organisation_id"],
        "edition": row["edition"],
        "value": row["value"],
        "valueTo": row["value_to"],
        "valueText": row["value_text"],
        "qualifier": row["qualifier"],
        "quality": row["quality"],
        "numerator": row["numerator"],
        "denominator": row["denominator"],
        "denominatorText": row["denominator_text"],
        "isPublic": row["is_public"],
        "sourcePlaceId": row["place_id"],
        "note": row["note"],
        "enteredBy": row["entered_by"],
        "enteredAt": moment(row["entered_at"]),
        "importRunId": row["import_run_id"],
        "revision": row["revision"],
    }


def scope_of_figure(collection: Collection, *, is_protected: bool) -> Scope:
    """Whom a figure's history concerns: what protection or a draft may hide, it does not tell."""
    hidden = is_protected or collection.status != CollectionStatus.PUBLISHED
    return Scope(county_id=collection.county_id, restricted=hidden)
