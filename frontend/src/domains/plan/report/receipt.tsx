import { useEffect, useRef, type ReactNode } from "react";
import type { ProgressReport } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { capital, progressText } from "../words";

type Props = { report: ProgressReport; onAgain: () => void; children?: ReactNode };

/** That the report has come in, what it says, and its number. */
export function Receipt({ report, onAgain, children }: Props) {
  const { t, lang } = useText();
  const words = t.plan.report.receipt;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={place} tabIndex={-1} className="receipt">
      <Message tone="success" heading={words.heading} live actions={<>{children}<Button variant="tertiary" onClick={onAgain}>{words.again}</Button></>}>
        <p>{words.body(capital(progressText(report.status, report.degree, t, lang)), formatDate(report.asOf))} {words.kept}</p>
        <p className="small">{words.number(report.id)}</p>
      </Message>
    </div>
  );
}
