import type { Status } from "@/api/types";
import { useText } from "@/text/language";
import "./status.css";

const SIDE = 18;

/** The status as a shape. The word stands beside it or is read out; the drawing itself says nothing aloud. */
export function StatusSymbol({ status }: { status: Status }) {
  return (
    <svg className="status-symbol" data-status={status} width={SIDE} height={SIDE} viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <Shape status={status} />
    </svg>
  );
}

function Shape({ status }: { status: Status }) {
  switch (status) {
    case "offered":
      return <rect x="1.5" y="1.5" width="15" height="15" rx="2" className="fill" />;
    case "partly":
      return (
        <>
          <path d="M2 2v14h14z" className="fill" />
          <rect x="2.25" y="2.25" width="13.5" height="13.5" rx="1.5" className="edge" />
        </>
      );
    case "not_offered":
      return <rect x="2.5" y="2.5" width="13" height="13" rx="1.5" className="edge" />;
    case "other_provider":
      return (
        <>
          <rect x="1.5" y="1.5" width="15" height="15" rx="2" className="fill" />
          <path d="M5 9h7M9 5.5 12.5 9 9 12.5" className="cut" />
        </>
      );
    case "not_applicable":
      return <path d="M4 9h10" className="edge" />;
    case "unknown":
      return <path d="M6 6.500a3 3 0 1 1 4.5 2.600C9.4 9.7 9 10.2 9 11.300M9 14.200v.1" className="edge" />;
    case "not_asked":
      return null;
  }
}

/** Shape and word together, where there is room for both. */
export function StatusLabel({ status }: { status: Status }) {
  const { t } = useText();
  return <span className="status-line"><StatusSymbol status={status} /> {t.terms.status[status]}</span>;
}
