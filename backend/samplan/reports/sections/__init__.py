"""The sections of a report: each out of plain documents, with no database and no HTTP."""
