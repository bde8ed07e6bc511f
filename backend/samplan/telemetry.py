"""Traces for a collector (OpenTelemetry over OTLP/HTTP), where the settings name one.

FastAPI makes the spans itself; this says where they go and what they are called. Without the
setting nothing of the SDK is imported. A span belongs to the trace that logs, problems and the
history name, and the request's own span is the one that `traceparent` answers with.
"""

import contextlib
import importlib.util
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from fastapi.telemetry import TelemetryConfig

from samplan.settings import Settings
from samplan.web import context

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

PATIENCE_SECONDS = 3
"""For the collector to answer; requests never wait for it."""
_taken: ContextVar[str] = ContextVar("taken_span", default="")


class Telemetry:
    """Where the spans of one application go."""

    def __init__(self, settings: Settings, release: str) -> None:
        self._provider: TracerProvider | None = None
        if settings.telemetry_endpoint:
            self._provider = _provider(settings.telemetry_endpoint, release)

    @property
    def config(self) -> TelemetryConfig:
        """What FastAPI is told; numbers and logs go their own ways."""
        told: TelemetryConfig = {
            "tracing": self._provider is not None,
            "metrics": False,
            "logs": False,
            "auto_configure": False,
        }
        if self._provider is not None:
            told["tracer_provider"] = self._provider
        return told

    def close(self) -> None:
        """Send what has not been sent yet."""
        if self._provider is not None:
            self._provider.shutdown()


def is_installed() -> bool:
    """Whether the extra is there."""
    with contextlib.suppress(ModuleNotFoundError):
        return importlib.util.find_spec("opentelemetry.exporter.otlp.proto.http") is not None
    return False


def _provider(endpoint: str, release: str) -> "TracerProvider":
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import Span, SpanProcessor, TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor
    from opentelemetry.sdk.trace.id_generator import RandomIdGenerator

    class OfTheRequest(RandomIdGenerator):
        """The ids of the request under way, which its log lines and answers name."""

        def generate_trace_id(self) -> int:
            request = context.under_way()
            return int(request.trace_id, 16) if request else super().generate_trace_id()

        def generate_span_id(self) -> int:
            request = context.under_way()
            if request is None or _taken.get() == request.span_id:
                return super().generate_span_id()
            _taken.set(request.span_id)
            return int(request.span_id, 16)

    class WithoutQuery(SpanProcessor):
        """A query may hold what somebody searched for: it goes nowhere, not into logs either."""

        def on_start(self, span: Span, parent_context: Any = None) -> None:  # noqa: ARG002 - the name that the SDK gives
            if span.attributes and "url.query" in span.attributes:
                span.set_attribute("url.query", "")

    provider = TracerProvider(
        resource=Resource.create({"service.name": "samplan", "service.version": release}),
        id_generator=OfTheRequest(),
        shutdown_on_exit=False,
    )
    provider.add_span_processor(WithoutQuery())
    address = f"{endpoint.rstrip('/')}/v1/traces"
    exporter = OTLPSpanExporter(endpoint=address, timeout=PATIENCE_SECONDS)
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return provider
