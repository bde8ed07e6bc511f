"""Secrets and signatures by Standard Webhooks; the library does the arithmetic."""

import base64
import secrets
from collections.abc import Sequence
from datetime import datetime

from standardwebhooks import Webhook

PREFIX = "whsec_"
_BYTES = 32


def new_secret() -> str:
    """A secret as receivers' libraries take it."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def headers_of(
    event_id: str, body: str, moment: datetime, signing: Sequence[str]
) -> dict[str, str]:
    """The headers that a receiver checks; one signature for each secret that holds."""
    signatures = [Webhook(secret).sign(event_id, moment, body) for secret in signing]
    return {
        "webhook-id": event_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signatures),
    }
