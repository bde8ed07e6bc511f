"""Answering a questionnaire through a link, without a key."""
