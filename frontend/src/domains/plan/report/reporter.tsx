import { useState, type ReactNode } from "react";
import type { ProgressReport, ProgressStatus } from "@/api/types";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { readDraft, type Subject } from "./draft";
import { Receipt } from "./receipt";
import { ReportForm } from "./report-form";

type Props = {
  subject: Subject;
  name: string;
  last: { status: ProgressStatus; degree: number | null } | null;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** The way on from the receipt. */
  next?: ReactNode;
};

/** The button, the form under it, and the receipt in its place. */
export function Reporter({ subject, name, last, open, onOpen, next }: Props) {
  const { t } = useText();
  const words = t.plan.report.form;
  const [receipt, setReceipt] = useState<ProgressReport | null>(null);
  const [begun] = useState(() => readDraft(subject) !== null);
  if (open) return <ReportForm subject={subject} last={last} onSaved={(report) => { setReceipt(report); onOpen(false); }} onClose={() => onOpen(false)} />;
  if (receipt) return <Receipt report={receipt} onAgain={() => { setReceipt(null); onOpen(true); }}>{next}</Receipt>;
  const label = begun ? words.resume : words.open;
  return <div className="no-print"><Button aria-label={`${label}: ${name}`} onClick={() => onOpen(true)}>{label}</Button></div>;
}
