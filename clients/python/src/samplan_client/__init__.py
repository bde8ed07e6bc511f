"""A client of Samplan: every operation of its contract, typed.

from samplan_client import Client

with Client("https://samplan.example.se") as client:
    for gap in client.gap.list_gaps(round="22-2021"):
        print(gap["rank"], gap["methodName"]["sv"])
"""

from samplan_client.calls import Listing
from samplan_client.client import Client
from samplan_client.documents import Document, File
from samplan_client.errors import (
    ChangedError,
    ConflictError,
    InvalidError,
    NotAllowedError,
    NotFoundError,
    NotSignedInError,
    ProblemError,
    SamplanError,
    TooManyRequestsError,
    UnavailableError,
    UnreachableError,
    Violation,
)
from samplan_client.frames import json_stat_frame, list_frame, matrix_frame

__all__ = [
    "ChangedError",
    "Client",
    "ConflictError",
    "Document",
    "File",
    "InvalidError",
    "Listing",
    "NotAllowedError",
    "NotFoundError",
    "NotSignedInError",
    "ProblemError",
    "SamplanError",
    "TooManyRequestsError",
    "UnavailableError",
    "UnreachableError",
    "Violation",
    "json_stat_frame",
    "list_frame",
    "matrix_frame",
]
