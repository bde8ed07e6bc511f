"""Administration of API keys: made, listed and revoked by those who keep a county."""
