"""An example of decisions beside each other, for the contract."""

from typing import Any

from samplan.plan.decisions.examples import link

Example = dict[str, Any]

MADE: Example = {
    "id": "22-adopt-plan-2280-1",
    "outcome": "meeting_cancelled",
    "words": {"sv": "Sammanträdet inställt 2022-02-24", "en": "Meeting cancelled 2022-02-24"},
    "decidedOn": "2022-02-24",
    "referenceNumber": None,
    "paragraph": None,
    "text": {"sv": "Sammanträdet ställdes in på grund av sjukdom.", "en": None},
    "sourcePlaceId": None,
}

CELL: Example = {
    "matterId": "22-adopt-plan",
    "boardId": "2280-social-committee",
    "words": MADE["words"],
    "hasAdopted": False,
    "decision": MADE,
    "later": [],
    "earlierCount": 0,
}

BOARD: Example = {
    "id": "2280-social-committee",
    "name": {"sv": "Socialnämnden i Härnösand", "en": None},
    "organisationId": "2280",
    "shortName": "Härnösand",
    "adopted": 0,
    "of": 1,
    "missingMatterIds": ["22-adopt-plan"],
}

MATTER: Example = {
    "id": "22-adopt-plan",
    "title": {"sv": "Anta den övergripande planen", "en": "Adopt the overall plan"},
    "stepId": None,
    "activityId": None,
    "adoptsPlan": True,
    "boardIds": ["2280-social-committee"],
    "adopted": 0,
    "of": 1,
    "missingBoardIds": ["2280-social-committee"],
    "isAdoptedEverywhere": False,
    "adoptedOn": None,
    "words": {"sv": "Antagen av 0 av 1 nämnder", "en": "Adopted by 0 of 1 boards"},
    "sourcePlaceId": None,
}

MATRIX: Example = {
    "countyId": "22",
    "plan": {"id": "22-plan", "title": {"sv": "Länets missbruks- och beroendeplan", "en": None}},
    "decidedOn": None,
    "boards": [BOARD],
    "matters": [MATTER],
    "cells": [CELL],
    "sources": {"documents": [], "places": []},
    "_meta": {"revision": 1},
    "_links": {
        "self": link("decision-matrices?plan=22-plan"),
        "csv": link("decision-matrices?plan=22-plan&format=csv", "alternate"),
        "xlsx": link("decision-matrices?plan=22-plan&format=xlsx", "alternate"),
        "plan": link("plans/22-plan", "up"),
    },
}
