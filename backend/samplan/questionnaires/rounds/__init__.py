"""Rounds of questionnaires: whom they ask, the links that go out, and who has answered."""
