import { useState, type ReactNode } from "react";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "./button";
import { ConfirmDialog } from "./dialog";
import { useLeaveWarning } from "./use-leave-warning";
import "./form.css";

type Props = { unsaved: boolean; faultCount: number; busy: boolean; disabled?: boolean; label: ReactNode; onSave: () => void; onDiscard: () => void; children?: ReactNode };

/** Always in sight: whether the work is saved, what has to be put right, and the two ways to end it. */
export function FormBar({ unsaved, faultCount, busy, disabled, label, onSave, onDiscard, children }: Props) {
  const { t, lang } = useText();
  const words = t.common.form;
  const [discarding, setDiscarding] = useState(false);
  useLeaveWarning(unsaved);
  const faults = faultCount === 1 ? words.faultsOne : words.faults(formatNumber(faultCount, lang));
  return (
    <div className="save-bar form-bar">
      <div className="save-bar-inner">
        <p role="status" className={faultCount > 0 ? "field-error" : "muted"}>
          {busy ? t.common.saving : faultCount > 0 ? faults : unsaved ? words.unsaved : words.nothingChanged}
          {unsaved && !busy && faultCount === 0 && <span className="form-bar-more">. {words.unsavedKept}</span>}
        </p>
        <div className="row">
          {children}
          {unsaved && <Button variant="tertiary" onClick={() => setDiscarding(true)}>{words.discard}</Button>}
          <Button onClick={onSave} disabled={busy || disabled || !unsaved}>{label}</Button>
        </div>
      </div>
      <ConfirmDialog open={discarding} danger heading={words.discardHeading} confirm={words.discard} onConfirm={() => { onDiscard(); setDiscarding(false); }} onClose={() => setDiscarding(false)}>
        <p>{words.discardBody}</p>
      </ConfirmDialog>
    </div>
  );
}
