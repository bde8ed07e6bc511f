"""Reading a description of open data as a portal does, and holding it against the profile."""

from pathlib import Path
from typing import Any

from pyshacl import validate
from rdflib import Graph

SHAPES = Path(__file__).resolve().parents[1] / "data" / "dcat"

PUBLISHED: dict[str, Any] = {
    "public_url": "https://samplan.test",
    "contact_email": "beroendevard@example.org",
    "publisher_name": "Region Prov",
    "publisher_number": "2321000206",
    "publisher_type": "RegionalAuthority",
    "open_data_licence": "CC-BY-4.0",
}
"""Settings of an installation that has said who publishes."""


def faults(graph: Graph) -> list[str]:
    """What the profile and its Swedish part find wrong."""
    shapes = Graph()
    for path in sorted(SHAPES.glob("*.ttl")):
        shapes.parse(path)
    conforms, _, words = validate(graph, shacl_graph=shapes, inference="none")
    return [] if conforms else words.split("Constraint Violation in ")[1:]
