"""Provenance: the documents that figures come from, the places in them, and import runs."""
