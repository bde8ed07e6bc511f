"""How full the outbox is, for those who watch the service."""

from collections.abc import Iterator

import sqlalchemy as sa
from prometheus_client.core import GaugeMetricFamily, Metric
from sqlmodel import Session, col

from samplan.db.base import now
from samplan.mail.tables import OutgoingMail
from samplan.mail.terms import MailStatus


def outbox_measures(session: Session) -> Iterator[Metric]:
    """Messages by how far they have come, and how long the oldest has waited."""
    counted = sa.select(
        col(OutgoingMail.status), sa.func.count(), sa.func.min(col(OutgoingMail.queued_at))
    ).group_by(col(OutgoingMail.status))
    found = {row[0]: row for row in session.connection().execute(counted)}
    messages = GaugeMetricFamily(
        "samplan_mail", "Messages in the outbox, by how far they have come.", labels=["status"]
    )
    for status in MailStatus:
        messages.add_metric([status.value], found[status][1] if status in found else 0)
    yield messages
    oldest = found[MailStatus.QUEUED][2] if MailStatus.QUEUED in found else None
    seconds = (now() - oldest).total_seconds() if oldest else 0
    words = "Seconds that the oldest message not yet sent has waited."
    yield GaugeMetricFamily("samplan_mail_oldest_seconds", words, value=seconds)
