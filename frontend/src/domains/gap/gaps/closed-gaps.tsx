import type { ClosedGap } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { StatusLabel } from "../status-symbol";

/** What has closed since the last round: the work that gave something. */
export function ClosedGaps({ closed }: { closed: ClosedGap[] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.gap.gaps;
  if (closed.length === 0) return <p className="muted">{words.closedNone}</p>;
  return (
    <section className="card closed-gaps">
      <h2>{closed.length === 1 ? words.closedOne : words.closed(formatNumber(closed.length, lang))}</h2>
      <ul className="plain-list stack-tight">
        {closed.map((one) => (
          <li key={one.methodId + one.organisationId} className="row">
            <span><span className="strong">{local(one.methodName)}</span>, {local(one.organisationName)}</span>
            <span className="row"><StatusLabel status={one.fromStatus} /> <span aria-hidden="true">→</span> <StatusLabel status={one.toStatus} /></span>
          </li>
        ))}
      </ul>
    </section>
  );
}
