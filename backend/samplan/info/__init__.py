"""api-info: what the API is and how it stands."""
