"""How the server takes connections."""

from typing import Any

from samplan.settings import Settings


def server_options(settings: Settings) -> dict[str, Any]:
    """What uvicorn is told, however it is started."""
    return {
        "access_log": False,
        "log_config": None,
        "proxy_headers": True,
        "forwarded_allow_ips": settings.trusted_proxies,
        "timeout_graceful_shutdown": 10,
    }
