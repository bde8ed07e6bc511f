import type { DecisionOutcome } from "@/api/types";
import { useText } from "@/text/language";

export type OutcomeKind = DecisionOutcome | "nothing";

/** What a board has done, as a shape; the word always stands beside it. */
export function OutcomeMark({ kind }: { kind: OutcomeKind }) {
  return (
    <svg className="outcome-mark" data-kind={kind} width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <Shape kind={kind} />
    </svg>
  );
}

function Shape({ kind }: { kind: OutcomeKind }) {
  const box = <rect x="2" y="2" width="16" height="16" rx="2" className="edge" />;
  const full = <rect x="1.5" y="1.5" width="17" height="17" rx="2" className="fill" />;
  switch (kind) {
    case "adopted":
      return <>{full}<path d="m5.5 10.3 3 3 6-6.6" className="cut" /></>;
    case "adopted_with_changes":
      return <>{full}<path d="M10 4.5v6M7 7.5h6M7 14.5h6" className="cut" /></>;
    case "rejected":
      return <>{full}<path d="m6 6 8 8M14 6l-8 8" className="cut" /></>;
    case "proposed":
      return <>{box}<path d="M5.5 10h8.5M10.5 6.5 14 10l-3.5 3.5" className="edge" /></>;
    case "tabled":
      return <>{box}<path d="M8 6.5v7M12 6.5v7" className="edge" /></>;
    case "meeting_cancelled":
      return <><circle cx="10" cy="10" r="7.8" className="edge" /><path d="m4.7 4.7 10.6 10.6" className="edge" /></>;
    case "noted":
      return <>{box}<path d="M6 7.5h8M6 10.5h8M6 13.5h5" className="edge thin" /></>;
    case "unknown":
      return <>{box}<path d="M7.7 8a2.4 2.4 0 1 1 3.3 2.2c-.7.3-1 .8-1 1.5" className="edge thin" /><circle cx="10" cy="14.3" r="1" className="fill" /></>;
    case "nothing":
      return <rect x="2" y="2" width="16" height="16" rx="2" className="edge dashed" />;
  }
}

const KINDS: readonly OutcomeKind[] = ["adopted", "adopted_with_changes", "rejected", "tabled", "proposed", "noted", "meeting_cancelled", "unknown", "nothing"];

export function OutcomeLegend() {
  const { t } = useText();
  const words = t.planWork.decisions;
  return (
    <ul className="outcome-legend plain-list" aria-label={words.legend}>
      {KINDS.map((one) => <li key={one}><OutcomeMark kind={one} /> {one === "nothing" ? words.nothing : words.outcome[one]}</li>)}
    </ul>
  );
}
