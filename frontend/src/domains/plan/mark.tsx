import type { ProgressStatus } from "@/api/types";
import { useText } from "@/text/language";
import "./mark.css";

const SIDE = 20;

/** What a mark can say: a status, that nobody has said anything, or that nobody is to. */
export type MarkKind = ProgressStatus | "no_report" | "no_reporting";

/** How far something has come, as a shape. The word stands beside it or is read out. */
export function Mark({ kind }: { kind: MarkKind }) {
  return (
    <svg className="mark" data-kind={kind} width={SIDE} height={SIDE} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <Shape kind={kind} />
    </svg>
  );
}

function Shape({ kind }: { kind: MarkKind }) {
  switch (kind) {
    case "done":
      return (
        <>
          <circle cx="10" cy="10" r="8.5" className="fill" />
          <path d="m6 10.3 2.8 2.9 5.2-6" className="cut" />
        </>
      );
    case "started":
      return (
        <>
          <circle cx="10" cy="10" r="7.6" className="edge" />
          <path d="M10 2.400a7.6 7.6 0 0 1 0 15.200z" className="fill" />
        </>
      );
    case "not_started":
      return <circle cx="10" cy="10" r="7.6" className="edge" />;
    case "paused":
      return (
        <>
          <circle cx="10" cy="10" r="7.6" className="edge" />
          <path d="M8 7v6M12 7v6" className="edge" />
        </>
      );
    case "stopped":
      return (
        <>
          <rect x="2.5" y="2.5" width="15" height="15" rx="1.5" className="fill" />
          <path d="m6.5 6.5 7 7M13.5 6.500l-7 7" className="cut" />
        </>
      );
    case "no_report":
      return <circle cx="10" cy="10" r="7.6" className="edge dashed" />;
    case "no_reporting":
      return <circle cx="10" cy="10" r="2.2" className="fill" />;
  }
}

/** The shape and its word. */
export function MarkWord({ kind, children }: { kind: ProgressStatus | "no_report"; children?: string }) {
  const { t } = useText();
  const words = t.plan.terms;
  return <span className="mark-word"><Mark kind={kind} /> {children ?? (kind === "no_report" ? words.noReport : words.status[kind])}</span>;
}

const STATUSES: readonly ProgressStatus[] = ["not_started", "started", "done", "paused", "stopped"];

/** How the marks are read. */
export function MarkLegend() {
  const { t } = useText();
  const words = t.plan;
  return (
    <ul className="mark-legend plain-list" aria-label={words.page.legend}>
      {STATUSES.map((one) => <li key={one} title={words.terms.statusMeaning[one]}><MarkWord kind={one} /></li>)}
      <li><MarkWord kind="no_report" /></li>
      <li className="mark-word"><Mark kind="no_reporting" /> {words.page.legendOther}</li>
      <li className="mark-word"><span className="late-corner-key" aria-hidden="true" /> {words.page.legendLate}</li>
    </ul>
  );
}
