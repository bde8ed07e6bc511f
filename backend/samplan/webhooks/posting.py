"""One attempt to hand an event to a receiver, which may be anything: slow, huge, or elsewhere.

The connection goes to a number that has been checked, under the name that was given, so that a name
that changes its mind in between leads nowhere. Nothing is read but the status line and the headers.
"""

import asyncio
import ssl
from collections.abc import Mapping
from http import HTTPStatus
from typing import NamedTuple

import httpx

from samplan.webhooks.addresses import Allowed, Number, Target, read_target, refused
from samplan.webhooks.resolving import numbers_of
from samplan.webhooks.terms import DeliveryProblem

NAMES_SECONDS = 5.0
CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
WHOLE_SECONDS = 15.0
"""However it is spread: a byte a second is no answer."""
_TIMES = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)


class Outcome(NamedTuple):
    """What came of an attempt."""

    answer_status: int | None = None
    problem: DeliveryProblem | None = None

    @property
    def is_delivered(self) -> bool:
        """Whether the receiver has it."""
        return self.problem is None

    @property
    def is_gone(self) -> bool:
        """Whether the receiver wants no more, ever."""
        return self.answer_status == HTTPStatus.GONE


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    allowed: Allowed,
    trust: ssl.SSLContext,
    whole_seconds: float,
) -> Outcome:
    """Send the body once, and say what came of it."""
    target = read_target(url)
    if not isinstance(target, Target):
        return Outcome(problem=DeliveryProblem.ADDRESS_REFUSED)
    numbers = numbers_of(target.host, target.port, NAMES_SECONDS)
    if not numbers:
        return Outcome(problem=DeliveryProblem.ADDRESS_NOT_FOUND)
    if refused(target, numbers, allowed) is not None:
        return Outcome(problem=DeliveryProblem.ADDRESS_REFUSED)
    sending = _send(target, numbers, body, headers, trust)
    try:
        status = asyncio.run(asyncio.wait_for(sending, whole_seconds))
    except (TimeoutError, httpx.TimeoutException):
        return Outcome(problem=DeliveryProblem.TOO_SLOW)
    except (httpx.TransportError, OSError) as error:
        return Outcome(problem=_problem_of(error))
    return Outcome(status, _meaning(status))


async def _send(
    target: Target,
    numbers: list[Number],
    body: bytes,
    headers: Mapping[str, str],
    trust: ssl.SSLContext,
) -> int:
    """The status of the answer of the first number that takes a connection."""
    sent = {**headers, "Host": target.authority, "Connection": "close"}
    async with httpx.AsyncClient(
        verify=trust, trust_env=False, follow_redirects=False, timeout=_TIMES
    ) as client:
        for place, number in enumerate(numbers):
            request = client.build_request("POST", target.at(number), content=body, headers=sent)
            request.extensions["sni_hostname"] = target.host
            try:
                response = await client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                if place + 1 < len(numbers) and not _is_distrust(error):
                    continue
                raise
            await response.aclose()
            return response.status_code
    raise httpx.ConnectError("no address")


def _is_distrust(error: BaseException) -> bool:
    """Whether a certificate that is not valid is at the bottom of it."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _problem_of(error: BaseException) -> DeliveryProblem:
    return DeliveryProblem.NOT_TRUSTED if _is_distrust(error) else DeliveryProblem.NO_CONNECTION


def _meaning(status: int) -> DeliveryProblem | None:
    if HTTPStatus(200) <= status < HTTPStatus.MULTIPLE_CHOICES:
        return None
    if status < HTTPStatus.BAD_REQUEST:
        return DeliveryProblem.REDIRECTED
    return DeliveryProblem.REFUSED
