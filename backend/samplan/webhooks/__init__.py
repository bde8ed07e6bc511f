"""Webhooks: what has happened in a county, told to others' systems as it happens."""
