"""A small collector of traces on the loopback: it takes OTLP over HTTP and keeps the spans."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


@dataclass
class Collector:
    """What has come."""

    address: str = ""
    spans: list[Any] = field(default_factory=list)
    resources: list[dict[str, str]] = field(default_factory=list)
    paths: set[str] = field(default_factory=set)
    status: int = 200
    """What it answers."""

    def take(self, path: str, body: bytes) -> None:
        """Keep the spans of one delivery."""
        self.paths.add(path)
        said = ExportTraceServiceRequest.FromString(body)
        for resource in said.resource_spans:
            self.resources.append(texts(resource.resource.attributes))
            for scope in resource.scope_spans:
                self.spans += scope.spans

    def servers(self) -> list[Any]:
        """The spans of whole requests."""
        return [span for span in self.spans if span.kind == span.SPAN_KIND_SERVER]


def texts(attributes: Any) -> dict[str, str]:
    """Attributes by name, as text."""
    return {one.key: one.value.string_value or str(one.value.int_value) for one in attributes}


@contextmanager
def collecting() -> Iterator[Collector]:
    """A collector while the block lasts."""
    collector = Collector()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            if self.headers.get("content-encoding") == "gzip":
                body = gzip.decompress(body)
            collector.take(self.path, body)
            self.send_response(collector.status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    collector.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield collector
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
