"""The Python client of an application that runs in this process."""

import httpx

from samplan_client import Client
from support.asking import HOST, Api

HOP = {"host", "connection", "content-length", "accept-encoding", "user-agent"}
"""What is between two machines only."""


class InProcess(httpx.BaseTransport):
    """Hands each request to the application, and remembers the answers' status."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.answered: list[int] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The application's answer, as it would come over a socket."""
        headers = {name: value for name, value in request.headers.items() if name not in HOP}
        answer = self.api.request(
            request.method,
            str(request.url),
            headers={**headers, "Accept-Encoding": "identity"},
            content=request.read(),
        )
        self.answered.append(answer.status_code)
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


def client_for(api: Api, key: str | None = None, **options: object) -> tuple[Client, InProcess]:
    """A client, and what it sends by."""
    transport = InProcess(api)
    made = Client(HOST, key, transport=transport, allow_http=True, **options)  # type: ignore[arg-type]
    return made, transport
